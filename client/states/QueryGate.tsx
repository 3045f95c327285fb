// One gate for every answer of the server that a screen shows: its children once there is one, and until then why not.
import { type Accessor, createEffect, type JSX, Match, Show, Switch } from 'solid-js'
import { contentDrawn } from '../base/content.ts'
import type { ServerQuery } from '../base/createQuery.ts'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorState, Note, Skeleton } from '../ui/States.tsx'

interface QueryGateProps<Value> {
  readonly query: Pick<ServerQuery<Value>, 'value' | 'failure' | 'refresh'>
  /** What needs a connection, and what there is without one. */
  readonly offline?: { readonly title: string; readonly why?: string } | undefined
  /** What did not load, when the server refuses it: it says why. */
  readonly refused?: string | undefined
  /** Stands above what was known before, when nothing newer came. */
  readonly stale?: string | undefined
  readonly page?: boolean | undefined
  readonly lines?: number | undefined
  readonly children: (value: Accessor<NonNullable<Value>>) => JSX.Element
}

export function QueryGate<Value>(props: QueryGateProps<Value>) {
  const text = useText()
  createEffect(() => props.query.value() !== null && contentDrawn())
  const said = () => {
    const failure = props.query.failure()
    if (failure?.why === 'refused') return { title: props.refused ?? text().common.didNotLoad, why: failure.message }
    return (
      failure && {
        title: props.offline?.title ?? text().common.needsConnection,
        why: props.offline?.why ?? text().common.offlineStillWorks,
      }
    )
  }
  return (
    <Switch fallback={<Skeleton label={text().common.loading} lines={props.lines ?? 9} />}>
      <Match when={props.query.value()}>
        {(value) => (
          <>
            <Show when={props.query.failure() && props.stale}>{(words) => <Note icon="cloud-off">{words()}</Note>}</Show>
            {props.children(value)}
          </>
        )}
      </Match>
      <Match when={said()}>
        {(sentence) => (
          <ErrorState page={props.page} title={sentence().title} action={<TryAgain query={props.query} />}>
            {sentence().why}
          </ErrorState>
        )}
      </Match>
    </Switch>
  )
}

export function TryAgain(props: { query: Pick<ServerQuery<unknown>, 'refresh'>; ghost?: boolean }) {
  const text = useText()
  return (
    <Button kind={props.ghost ? 'ghost' : undefined} icon="rotate-cw" onClick={() => void props.query.refresh()}>
      {text().common.tryAgain}
    </Button>
  )
}
