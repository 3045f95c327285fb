// A part of the review that is asked of the server by itself: a placeholder while it comes, and words with a way on where it did not.
import { type Accessor, createResource, type JSX, Match, Switch, untrack } from 'solid-js'
import { useApi } from '../base/actor.tsx'
import { useText } from '../base/i18n.tsx'
import { settled } from '../base/settled.ts'
import { Button } from '../ui/Button.tsx'
import { Skeleton } from '../ui/States.tsx'
import { Say } from './SheetContext.tsx'

interface AskedPartProps<T> {
  /** Of its heading. */
  readonly id: string
  readonly title: Words
  readonly failed: Words
  readonly path: string
  /** Asked again when this has become another. */
  readonly upTo?: string | undefined
  readonly children: (found: Accessor<T>) => JSX.Element
}
type Words = Parameters<typeof Say>[0]['words']

export function AskedPart<T extends object>(props: AskedPartProps<T>) {
  const api = useApi()
  const text = useText()
  const [answer, { refetch }] = createResource(
    () => `${props.path} ${props.upTo ?? ''}`,
    () =>
      api.request<T>(
        'GET',
        untrack(() => props.path),
      ),
  )
  const found = () => {
    const now = settled(answer)
    return now?.ok ? now.value : null
  }
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>
        <Say words={props.title} inline />
      </h2>
      <Switch fallback={<Skeleton label={text().common.loading} lines={4} />}>
        <Match when={found()}>{(value) => props.children(value)}</Match>
        <Match when={settled(answer)?.ok === false}>
          <p class="sub" role="status">
            <Say words={props.failed} />{' '}
            <Button kind="ghost" icon="rotate-cw" onClick={() => void refetch()}>
              {text().common.tryAgain}
            </Button>
          </p>
        </Match>
      </Switch>
    </section>
  )
}
