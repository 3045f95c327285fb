// Menu of a point: everything that dragging does, and more.
import { For, Show } from 'solid-js'
import { POINT_STATES, type Point } from '../../../shared/meeting/model.ts'
import { useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useLive } from '../../live/LiveDocument.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { useMeetingWrites } from '../meetingWrites.ts'
import { useAgenda } from './AgendaContext.tsx'

const STATE_ICONS: Readonly<Record<Point['state'], IconName>> = { planned: 'circle-dashed', done: 'check', deferred: 'corner-down-right' }

export function PointMenu(props: { point: Point }) {
  const text = useText()
  const toast = useToast()
  const live = useLive('meeting')
  const write = useMeetingWrites()
  const { report } = useItemContext()
  const { agenda, isOpen, toggle, titleOf, nameOf, step, place } = useAgenda()
  const id = () => props.point.id
  const here = () => agenda().parts.find(({ slots }) => slots.some(({ point }) => point.id === id()))
  const remove = () => {
    const { made, undo } = live.undoManager.asStep(() => write.setPoint(id(), 'archived', true))
    report(made)
    if (made.ok) toast({ text: text().meeting.pointArchived, action: { label: text().meeting.undo, undoes: undo, run: undo } })
  }
  const mark = (state: Point['state']) => {
    report(write.setPoint(id(), 'state', state))
    // The reason for a deferral is entered in the point's details.
    if (state === 'deferred' && !isOpen(id())) toggle(id())
  }
  return (
    <Menu
      placement="bottom-end"
      trigger={(given) => (
        <IconButton {...given} class="point__menu" icon="ellipsis" label={text().meeting.pointMenu(titleOf(props.point))} />
      )}
    >
      <MenuItem icon="arrow-up" shortcut="Alt Shift ↑" onSelect={() => step(props.point, -1)}>
        {text().meeting.moveUp}
      </MenuItem>
      <MenuItem icon="arrow-down" shortcut="Alt Shift ↓" onSelect={() => step(props.point, 1)}>
        {text().meeting.moveDown}
      </MenuItem>
      <For each={agenda().parts.filter((part) => part !== here())}>
        {(part) => (
          <MenuItem
            icon="arrow-right"
            onSelect={() => place(props.point, { section: part.section?.id ?? null, backlog: false, ...behind(part.slots.at(-1)?.point) })}
          >
            {props.point.backlog && part.section === null ? text().meeting.toAgenda : text().meeting.moveTo(nameOf(part.section))}
          </MenuItem>
        )}
      </For>
      <Show when={!props.point.backlog}>
        <MenuItem
          icon="corner-down-right"
          onSelect={() => place(props.point, { section: null, backlog: true, ...behind(agenda().backlog.at(-1)) })}
        >
          {text().meeting.toBacklog}
        </MenuItem>
        <MenuSeparator />
        <For each={POINT_STATES.filter((state) => state !== props.point.state)}>
          {(state) => (
            <MenuItem icon={STATE_ICONS[state]} onSelect={() => mark(state)}>
              {text().meeting.markAs[state]}
            </MenuItem>
          )}
        </For>
      </Show>
      <MenuSeparator />
      <MenuItem icon="archive" onSelect={remove}>
        {text().meeting.archivePoint}
      </MenuItem>
    </Menu>
  )
}
const behind = (point: Point | undefined) => (point ? { after: point.id } : {})
