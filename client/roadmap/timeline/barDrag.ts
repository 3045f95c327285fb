// Drags a bar or one of its ends, and draws a link from it. Nothing is written before the pointer is released.
import { onCleanup } from 'solid-js'
import { parseItemId } from '../../../shared/ids.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import type { TimelineModel } from './createTimeline.ts'
import type { Grip } from './timelineBars.ts'
import { snap } from './timelineScale.ts'

interface BarDragDeps {
  readonly timeline: TimelineModel
  readonly item: () => Item
  /** Called when the pointer was released without moving. */
  readonly open: () => void
}
export interface BarDrag {
  /** `still`: the press cannot become a drag. */
  readonly begin: (event: PointerEvent, grip: Grip, still?: boolean) => void
  readonly link: (event: PointerEvent) => void
}
const STILL_PX = 4
/** In milliseconds. During a longer drag the changes of others are applied again, and the drop then overwrites them. */
const LONGEST_DRAG = 60_000

export const createBarDrag = ({ timeline, item, open }: BarDragDeps): BarDrag => {
  let listening: AbortController | null = null
  let letIn: (() => void) | null = null
  const end = () => {
    listening?.abort()
    listening = null
    letIn?.()
    letIn = null
    timeline.setDragging(null)
  }
  onCleanup(end)
  const listen = (down: PointerEvent) => {
    down.preventDefault()
    down.stopPropagation()
    end()
    listening = new AbortController()
    const { signal } = listening
    window.addEventListener('pointercancel', end, { signal })
    window.addEventListener('keydown', (pressed) => pressed.key === 'Escape' && end(), { signal })
    return signal
  }
  const dayPx = () => timeline.x(1) - timeline.x(0)
  return {
    begin(down, grip, still = false) {
      if (down.button !== 0) return
      const signal = listen(down)
      // The dates at the start of the drag, even if another person changes them before the drop.
      const taken = { ...item() }
      const daysAt = (now: PointerEvent) => (still ? 0 : snap((now.clientX - down.clientX) / dayPx(), timeline.zoom()))
      window.addEventListener(
        'pointermove',
        (now) => {
          if (still || Math.abs(now.clientX - down.clientX) < STILL_PX) return
          // Changes by others are held back during the drag, so that their change of the same dates and the drop are concurrent edits
          // instead of one overwriting the other.
          letIn ??= timeline.holdIncoming(LONGEST_DRAG)
          timeline.setDragging({ item: taken.id, from: { start: taken.start, due: taken.due }, grip, days: daysAt(now) })
        },
        { signal },
      )
      window.addEventListener(
        'pointerup',
        (now) => {
          const wasPress = Math.abs(now.clientX - down.clientX) < STILL_PX
          if (!wasPress) timeline.reschedule(taken, grip, daysAt(now))
          end()
          if (wasPress) open()
        },
        { signal },
      )
    },
    link(down) {
      if (down.button !== 0) return
      const signal = listen(down)
      window.addEventListener(
        'pointerup',
        (now) => {
          end()
          const row = document.elementFromPoint(now.clientX, now.clientY)?.closest('[data-row^="item:"]')
          const to = row instanceof HTMLElement ? parseItemId(row.dataset.row?.slice('item:'.length)) : null
          // With Shift the dependency is start to start instead of finish to start.
          if (to) timeline.link(item(), to, now.shiftKey ? 'SS' : 'FS')
        },
        { signal },
      )
    },
  }
}
