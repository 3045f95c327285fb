// Backlog: topics for a later session, outside the agenda and without time.
import { For, Show } from 'solid-js'
import { BACKLOG } from '../../../shared/meeting/agenda.ts'
import { useText } from '../../base/i18n.tsx'
import { AddLine } from '../AddLine.tsx'
import { useSession } from '../SessionContext.tsx'
import { useAgenda } from './AgendaContext.tsx'
import { useAddPoint } from './addPoint.ts'
import { PointRow } from './PointRow.tsx'

export function Backlog() {
  const text = useText()
  const session = useSession()
  const add = useAddPoint()
  const { agenda, drag } = useAgenda()
  return (
    <Show when={session.canWrite() || agenda().backlog.length > 0}>
      <section class="agenda__part backlog" aria-labelledby="session-backlog">
        <div
          class="agenda__section"
          classList={{ 'row--lower': drag.fallsAt(`${BACKLOG} lower`) || drag.fallsAt(`${BACKLOG} upper`) }}
          data-row={BACKLOG}
        >
          <div class="agenda__titles">
            <h3 id="session-backlog">{text().meeting.backlog}</h3>
            <p class="sub">{text().meeting.backlogWhy}</p>
          </div>
        </div>
        <ol class="points">
          <For each={agenda().backlog.map(({ id }) => id)} fallback={<li class="sub points__none">{text().meeting.backlogEmpty}</li>}>
            {(id) => <PointRow id={id} />}
          </For>
        </ol>
        <Show when={session.canWrite()}>
          <AddLine label={text().meeting.addToBacklog} onAdd={(title) => add(title, { backlog: true })} />
        </Show>
      </section>
    </Show>
  )
}
