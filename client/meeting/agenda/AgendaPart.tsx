// A section with its points, and the field that adds the next one. What stands in no section is the first part.
import { createMemo, For, Show } from 'solid-js'
import { NO_SECTION } from '../../../shared/meeting/agenda.ts'
import { useText } from '../../base/i18n.tsx'
import { useSession } from '../SessionContext.tsx'
import { AddPoint } from './AddPoint.tsx'
import { useAgenda } from './AgendaContext.tsx'
import { PointRow } from './PointRow.tsx'
import { SectionHead } from './SectionHead.tsx'

export function AgendaPart(props: { key: string }) {
  const text = useText()
  const session = useSession()
  const { agenda, nameOf } = useAgenda()
  const part = createMemo(() => agenda().parts.find(({ section }) => (section?.id ?? NO_SECTION) === props.key))
  const ids = () => part()?.slots.map(({ point }) => point.id) ?? []
  const name = () => nameOf(part()?.section ?? null)
  return (
    <section class="agenda__part" aria-label={part()?.section ? name() : text().meeting.agenda}>
      <Show when={part()?.section}>
        {(section) => <SectionHead section={section()} minutes={part()?.minutes ?? 0} points={ids().length} />}
      </Show>
      <ol class="points">
        <For each={ids()}>{(id) => <PointRow id={id} />}</For>
      </ol>
      <Show when={session.canWrite()}>
        <AddPoint
          label={part()?.section ? text().meeting.addPointIn(name()) : text().meeting.addPoint}
          fields={{ section: part()?.section?.id ?? null }}
        />
      </Show>
    </section>
  )
}
