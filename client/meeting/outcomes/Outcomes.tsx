// Outcomes of a session: decisions in both languages, and action items created in it.
import { useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, For, on, Show } from 'solid-js'
import { isBegun, isRegistered } from '../../../shared/meeting/register.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useMeeting } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { keepRowFocus } from '../agenda/keepRowFocus.ts'
import { useMeetingWrites } from '../meetingWrites.ts'
import { useSession } from '../SessionContext.tsx'
import { ActionItems } from './ActionItems.tsx'
import { DecisionRow } from './DecisionRow.tsx'

export function Outcomes() {
  const text = useText()
  const language = useLanguage()
  const meeting = useMeeting()
  const session = useSession()
  const write = useMeetingWrites()
  const { report } = useItemContext()
  const [query] = useSearchParams()
  let list!: HTMLOListElement
  const registered = createMemo(() => meeting.decisions.filter(isRegistered).toSorted((a, b) => a.number - b.number))
  /** Without a word yet: only for who may write it. */
  const blank = createMemo(() => (session.canWrite() ? meeting.decisions.filter((one) => !one.archived && !isBegun(one)) : []))
  const ids = createMemo(() => [...registered(), ...blank()].map(({ id }) => id))
  // The first word moves a row up to its number.
  keepRowFocus({ within: () => list, moved: ids })
  const rowOf = (id: unknown) => [...list.children].find((row) => row instanceof HTMLElement && row.dataset.decision === id)
  const add = () => {
    const made = write.addDecision({ number: session.nextNumber() })
    report(made)
    if (made.ok) rowOf(made.value)?.querySelector<HTMLElement>(`textarea[lang="${language()}"]`)?.focus()
  }
  // The register links to single decisions.
  createEffect(
    on(
      () => query.decision,
      (decision) => rowOf(decision)?.scrollIntoView({ block: 'center' }),
    ),
  )
  const button = () => (
    <Button icon="plus" onClick={add}>
      {text().meeting.newDecision}
    </Button>
  )
  return (
    <div class="outcomes">
      <section class="session-part" aria-labelledby="session-decisions">
        <div class="session-part__top">
          <h2 id="session-decisions" class="session-part__h">
            {text().meeting.decisions}
          </h2>
          <Show when={registered().length > 0}>
            <span class="sub">{registered().length}</span>
          </Show>
          <Show when={session.canWrite() && ids().length > 0}>
            <span class="end">{button()}</span>
          </Show>
        </div>
        <Show when={ids().length === 0}>
          <EmptyState title={text().meeting.noDecisions} action={session.canWrite() ? button() : undefined}>
            {session.canWrite() ? text().meeting.noDecisionsWhy : text().meeting.noDecisionsRead}
          </EmptyState>
        </Show>
        <ol ref={list} class="decisions">
          <For each={ids()}>{(id) => <DecisionRow id={id} isMeant={query.decision === id} />}</For>
        </ol>
      </section>
      <ActionItems />
    </div>
  )
}
