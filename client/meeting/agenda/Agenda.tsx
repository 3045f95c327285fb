// Agenda editor: days, sections with points, and the backlog. Several users can edit it at once.
import { For, onMount, Show } from 'solid-js'
import { NO_SECTION } from '../../../shared/meeting/agenda.ts'
import { useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { UndoButtons } from '../../item/UndoButtons.tsx'
import { useUndoKeys } from '../../item/undoKeys.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { useMeetingWrites } from '../meetingWrites.ts'
import { useSession } from '../SessionContext.tsx'
import { AgendaContextProvider, useAgenda } from './AgendaContext.tsx'
import { AgendaPart } from './AgendaPart.tsx'
import { Backlog } from './Backlog.tsx'
import { Days } from './Days.tsx'
import { keepRowFocus } from './keepRowFocus.ts'

export function SessionAgenda(props: { scroller: () => HTMLElement }) {
  return (
    <AgendaContextProvider scroller={props.scroller}>
      <Sheet />
    </AgendaContextProvider>
  )
}

function Sheet() {
  const text = useText()
  const session = useSession()
  const write = useMeetingWrites()
  const { report } = useItemContext()
  const { agenda } = useAgenda()
  let sheet!: HTMLElement
  keepRowFocus({ within: () => sheet, moved: agenda })
  useUndoKeys(useLive())
  // A link may name one of its points.
  onMount(() => sheet.querySelector('.point--open')?.scrollIntoView({ block: 'center' }))
  const isEmpty = () => agenda().slots.length === 0 && agenda().parts.every(({ section }) => section === null)
  const addSection = () => {
    const made = write.addSection()
    report(made)
    if (made.ok) sheet.querySelector<HTMLElement>(`[data-row="${made.value}"] textarea`)?.focus()
  }
  return (
    <section ref={sheet} class="agenda" aria-labelledby="session-agenda">
      <div class="agenda__head">
        <h2 id="session-agenda" class="session-part__h">
          {text().meeting.agenda}
        </h2>
        <Show when={agenda().slots.length > 0}>
          <span class="sub">{text().meeting.total(agenda().slots.length, agenda().minutes)}</span>
        </Show>
        <Show when={session.canWrite()}>
          <span class="end">
            <UndoButtons />
          </span>
        </Show>
      </div>
      <Days />
      <Show when={isEmpty()}>
        <EmptyState title={text().meeting.agendaEmpty}>
          {session.canWrite() ? text().meeting.agendaEmptyWhy : text().meeting.agendaEmptyRead}
        </EmptyState>
      </Show>
      <For each={agenda().parts.map(({ section }) => section?.id ?? NO_SECTION)}>{(key) => <AgendaPart key={key} />}</For>
      <Show when={session.canWrite()}>
        <Button class="agenda__add" icon="plus" onClick={addSection}>
          {text().meeting.addSection}
        </Button>
      </Show>
      <Backlog />
    </section>
  )
}
