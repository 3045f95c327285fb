// A part of the review with its own request: placeholder, error with retry, content.
import { type Accessor, createEffect, type JSX, Match, on, Switch } from 'solid-js'
import type { Address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { TryAgain } from '../states/QueryGate.tsx'
import { PartLoading } from './PartLoading.tsx'
import { ReviewSentence } from './SheetContext.tsx'

interface AskedPartProps<T> {
  /** Id of its heading. */
  readonly id: string
  readonly title: Words
  readonly failed: Words
  readonly path: Address<T>
  /** Refetches when this changes. */
  readonly upTo?: string | undefined
  readonly children: (found: Accessor<T>) => JSX.Element
}
type Words = Parameters<typeof ReviewSentence>[0]['words']

export function AskedPart<T extends object>(props: AskedPartProps<T>) {
  const query = createQuery(() => props.path)
  createEffect(on(() => props.upTo, query.refresh, { defer: true }))
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>
        <ReviewSentence words={props.title} inline />
      </h2>
      <Switch fallback={<PartLoading lines={4} />}>
        <Match when={query.value()}>{props.children}</Match>
        <Match when={query.failure()}>
          <p class="sub" role="status">
            <ReviewSentence words={props.failed} /> <TryAgain query={query} ghost />
          </p>
        </Match>
      </Switch>
    </section>
  )
}
