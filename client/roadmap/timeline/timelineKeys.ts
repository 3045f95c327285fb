// The keys of the timeline: those of its rows, and those of its axis, which work wherever the focus is on the page.
import { type Accessor, onCleanup } from 'solid-js'
import { isTyping } from '../../ui/isTyping.ts'
import type { FormProps } from '../FormProps.ts'
import { createLetterKeys } from '../selection/letterKeys.ts'
import { createSelectKeys } from '../selection/selectKeys.ts'
import { itemKey, type PlanRow } from '../tableLayout.ts'
import type { TimelineModel } from './createTimeline.ts'
import { SNAP_DAYS } from './timelineScale.ts'

interface TimelineKeysDeps {
  readonly timeline: TimelineModel
  readonly activeIndex: Accessor<number>
  readonly focus: (key: string) => void
  readonly open: FormProps['onOpen']
}

/** Letters of the timeline: go to today, and show all of it. With Shift they are the shortcuts of the item. */
const LOOKS: Readonly<Record<string, (zoom: FormProps['view']['zoom']) => void>> = {
  t: (zoom) => zoom.lookAtToday(),
  f: (zoom) => zoom.change(null),
}

export const createTimelineKeys = ({ timeline, activeIndex, focus, open }: TimelineKeysDeps): ((event: KeyboardEvent) => void) => {
  const { view } = timeline
  const active = (): PlanRow | undefined => view.rows()[activeIndex()]
  const at = () => {
    const row = active()
    return row?.type === 'item' ? row.item.id : null
  }
  const letter = createLetterKeys({ bulk: view.bulk, at, taken: Object.keys(LOOKS) })
  const select = createSelectKeys({ selection: view.selection, order: timeline.order, at, go: (id) => focus(itemKey(id)) })
  useLookKeys(view.zoom)

  return (event) => {
    const row = active()
    if (event.defaultPrevented || !row || !(event.target instanceof HTMLElement) || event.target.dataset.column === undefined) return
    const { key } = event
    if (select(event) || letter(event)) return event.preventDefault()
    if (event.altKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      if (row.type !== 'item') return
      const days = SNAP_DAYS[timeline.zoom()] * (key === 'ArrowLeft' ? -1 : 1)
      timeline.reschedule(row.item, event.shiftKey ? 'due' : 'move', days)
    } else if (event.altKey || event.ctrlKey || event.metaKey) return
    else if (key === 'ArrowDown' || key === 'ArrowUp' || key === 'Home' || key === 'End') {
      const all = view.rows()
      const to = key === 'Home' ? 0 : key === 'End' ? all.length - 1 : activeIndex() + (key === 'ArrowDown' ? 1 : -1)
      const next = all[Math.min(Math.max(to, 0), all.length - 1)]
      if (next) focus(next.key)
    } else if (row.type === 'group') {
      const folded = view.isFolded(row.key)
      if (key === 'Enter' || key === ' ' || (key === 'ArrowLeft' && !folded) || (key === 'ArrowRight' && folded)) view.toggleFold(row.key)
      else return
    } else if (row.type === 'item' && (key === 'Enter' || key === ' ')) open(row.item.id, 'keyboard')
    // Accepts a suggestion that is otherwise offered only by a toast for some seconds.
    else if (row.type === 'item' && event.shiftKey && key.toLowerCase() === 'f') timeline.shift(row.item.id)
    else return
    event.preventDefault()
  }
}

const useLookKeys = (zoom: FormProps['view']['zoom']) => {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return
    const look = isTyping(event.target) ? undefined : LOOKS[event.key.toLowerCase()]
    if (!look) return
    look(zoom)
    event.preventDefault()
  }
  window.addEventListener('keydown', onKey)
  onCleanup(() => window.removeEventListener('keydown', onKey))
}
