// Heading of a section: name in both languages, total duration, menu.
import { Show } from 'solid-js'
import type { AgendaSection } from '../../../shared/meeting/model.ts'
import { sectionText } from '../../../shared/meeting/write.ts'
import { sectionPair } from '../../../shared/pairs/pairNames.ts'
import { useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { PairButton } from '../../item/PairButton.tsx'
import { useLive, useMeeting } from '../../live/LiveDocument.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { BilingualLine } from '../BilingualLine.tsx'
import { useMeetingWrites } from '../meetingWrites.ts'
import { useSession } from '../SessionContext.tsx'
import { useAgenda } from './AgendaContext.tsx'

export function SectionHead(props: { section: AgendaSection; minutes: number; points: number }) {
  const text = useText()
  const live = useLive()
  const session = useSession()
  const { drag, nameOf } = useAgenda()
  const { who } = useItemContext()
  return (
    <div
      class="agenda__section"
      classList={{
        'row--lower': drag.fallsAt(`${props.section.id} lower`) || drag.fallsAt(`${props.section.id} upper`),
      }}
      data-row={props.section.id}
    >
      <div class="agenda__titles">
        <h3>
          <BilingualLine
            words={props.section.title}
            textOf={(side) => sectionText(live.doc, props.section.id, side)}
            labels={text().meeting.sectionIn}
            editingKey={`meeting:section:${props.section.id}`}
          />
        </h3>
        <PairButton name={sectionPair(props.section.id)} pair={props.section.title} who={who} of={nameOf(props.section)} />
      </div>
      <span class="sub nowrap">{text().meeting.total(props.points, props.minutes)}</span>
      <Show when={session.canWrite()}>
        <SectionMenu section={props.section} />
      </Show>
    </div>
  )
}

function SectionMenu(props: { section: AgendaSection }) {
  const text = useText()
  const toast = useToast()
  const meeting = useMeeting()
  const live = useLive('meeting')
  const write = useMeetingWrites()
  const { report } = useItemContext()
  const { nameOf } = useAgenda()
  const living = () => meeting.sections.filter(({ archived }) => !archived)
  const at = () => living().findIndex(({ id }) => id === props.section.id)
  const remove = () => {
    const { id } = props.section
    const { made, undo } = live.undoManager.asStep(() => write.setSectionArchived(id, true))
    report(made)
    if (made.ok) toast({ text: text().meeting.sectionArchived, action: { label: text().meeting.undo, undoes: undo, run: undo } })
  }
  return (
    <Menu
      placement="bottom-end"
      trigger={(given) => <IconButton {...given} icon="ellipsis" label={text().meeting.sectionMenu(nameOf(props.section))} />}
    >
      <Show when={living()[at() - 1]}>
        {(before) => (
          <MenuItem icon="arrow-up" onSelect={() => report(write.moveSection(props.section.id, { before: before().id }))}>
            {text().meeting.moveUp}
          </MenuItem>
        )}
      </Show>
      <Show when={living()[at() + 1]}>
        {(after) => (
          <MenuItem icon="arrow-down" onSelect={() => report(write.moveSection(props.section.id, { after: after().id }))}>
            {text().meeting.moveDown}
          </MenuItem>
        )}
      </Show>
      <Show when={living().length > 1}>
        <MenuSeparator />
      </Show>
      <MenuItem icon="archive" onSelect={remove}>
        {text().meeting.archiveSection}
      </MenuItem>
    </Menu>
  )
}
