// Section with its points and an input for the next one. Points without a section are the first part.
import { createMemo, For, Show } from 'solid-js'
import { NO_SECTION } from '../../../shared/meeting/agenda.ts'
import { useText } from '../../base/i18n.tsx'
import { AddLine } from '../AddLine.tsx'
import { useSession } from '../SessionContext.tsx'
import { useAgenda } from './AgendaContext.tsx'
import { useAddPoint } from './addPoint.ts'
import { PointRow } from './PointRow.tsx'
import { SectionHead } from './SectionHead.tsx'

export function AgendaPart(props: { key: string }) {
  const text = useText()
  const session = useSession()
  const { agenda, nameOf } = useAgenda()
  const add = useAddPoint()
  const part = createMemo(() => agenda().parts.find(({ section }) => (section?.id ?? NO_SECTION) === props.key))
  const ids = () => part()?.slots.map(({ point }) => point.id) ?? []
  const name = () => nameOf(part()?.section ?? null)
  return (
    <section class="agenda__part" aria-label={part()?.section ? name() : text().meeting.noSection}>
      <Show when={part()?.section}>
        {(section) => <SectionHead section={section()} minutes={part()?.minutes ?? 0} points={ids().length} />}
      </Show>
      <ol class="points">
        <For each={ids()}>{(id) => <PointRow id={id} />}</For>
      </ol>
      <Show when={session.canWrite()}>
        <AddLine
          label={part()?.section ? text().meeting.addPointIn(name()) : text().meeting.addPoint}
          onAdd={(title) => add(title, { section: part()?.section?.id ?? null })}
        />
      </Show>
    </section>
  )
}
