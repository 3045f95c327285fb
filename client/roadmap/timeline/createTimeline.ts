// The state of the timeline: its scale, the active row, and the bar that is being dragged.
import { type Accessor, createMemo, createSelector, createSignal } from 'solid-js'
import type { ItemId } from '../../../shared/ids.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { useText } from '../../base/i18n.tsx'
import { datesWords } from '../../item/datesWords.ts'
import { editingKey } from '../../item/editingKey.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useItemWrites } from '../../item/itemWrites.ts'
import { useLive, useRoadMap } from '../../live/LiveDocument.tsx'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { createPrinting } from '../../ui/printing.ts'
import { useToast } from '../../ui/Toasts.tsx'
import type { PlanView } from '../createPlanView.ts'
import type { Zoom } from '../forms.ts'
import { idsIn } from '../tableLayout.ts'
import { createPositioner, type Put } from './createPositioner.ts'
import { type BarSpan, childrenSpans, type Dates, dragged, type Grip, shiftFollowers } from './timelineBars.ts'
import {
  DAY_PX,
  fitOf,
  PAPER_LEDGER_PX,
  PAPER_ROOM_PX,
  type Range,
  type TimelineScale,
  timelineRange,
  timelineScale,
  zoomFor,
} from './timelineScale.ts'

/**
 * The width for bars on a printed page (A4 or Letter in landscape, within its margins), without the titles and the ledger.
 */
const PAPER_PX = 690 - PAPER_LEDGER_PX

export interface Dragging {
  readonly item: ItemId
  /** The dates at the start of the drag. */
  readonly from: Dates
  readonly grip: Grip
  readonly days: number
}
export interface TimelineModel {
  readonly view: PlanView
  readonly zoom: Accessor<Zoom>
  readonly range: Accessor<Range>
  /** While printing, the whole plan is drawn at a scale that fits the page. */
  readonly isPrinting: Accessor<boolean>
  readonly scale: Accessor<TimelineScale>
  /** Of the present scale. */
  readonly x: TimelineScale['x']
  readonly put: Put
  readonly canWrite: Accessor<boolean>
  /** The ids of the items in the order of their rows. */
  readonly order: Accessor<readonly ItemId[]>
  readonly active: Accessor<string>
  readonly isActive: (key: string) => boolean
  readonly goTo: (key: string) => void
  readonly setDragging: (now: Dragging | null) => void
  /** The dates as they are shown: those of a bar that is being dragged follow the pointer. */
  readonly datesOf: (item: Item) => Dates
  readonly isDragged: (id: ItemId) => boolean
  /** The time from the first start to the last due date of the children of an item. */
  readonly spanBelow: (id: ItemId) => BarSpan | undefined
  readonly reschedule: (item: Item, grip: Grip, days: number) => void
  /** Holds the changes of others back until the returned function is called, or for `longest` milliseconds. */
  readonly holdIncoming: (longest?: number) => () => void
  /** Moves the items that depend on this one, as little as their dependencies require. */
  readonly shift: (id: ItemId) => void
  readonly link: (from: Item, to: ItemId, type: 'FS' | 'SS') => void
}

/** `widthPx`: the width of the timeline without the titles. */
export const createTimeline = (view: PlanView, widthPx: Accessor<number>): TimelineModel => {
  const text = useText()
  const live = useLive()
  const roadMap = useRoadMap()
  const write = useItemWrites()
  const announce = useAnnounce()
  const toast = useToast()
  const context = useItemContext()

  const printing = createPrinting()
  const { comparison, isOn } = view.compared
  /** All starts and due dates that are shown; the first and the last give the range. */
  const extent = createMemo(
    () => {
      const now = view.shown().flatMap(({ start, due }) => [start, due])
      const before = isOn()
        ? view.shown().flatMap(({ id }) => {
            const was = comparison.difference(id)?.before
            return was ? [was.start, was.due] : []
          })
        : []
      const meetings = comparison.moments().meetings.map(({ start }) => start)
      return firstAndLast([...now, ...before, ...meetings])
    },
    undefined,
    { equals: sameValue },
  )
  const whole = createMemo(() => (printing() || view.zoom.now() !== null ? null : fitOf(extent(), context.today(), widthPx())), undefined, {
    equals: sameValue,
  })
  const zoom = createMemo(() =>
    printing() ? zoomFor(extent(), context.today(), PAPER_PX) : (view.zoom.now() ?? whole()?.zoom ?? 'months'),
  )
  const range = createMemo(
    () => whole()?.range ?? timelineRange(extent(), context.today(), zoom(), printing() ? PAPER_ROOM_PX : undefined),
    undefined,
    { equals: sameValue },
  )
  // A single memo, however many days are converted.
  const scale = createMemo(() => {
    const days = range().to - range().from
    // A plan of many years is drawn at a smaller scale than any zoom level of the screen.
    const fitted = whole()
    if (fitted) return timelineScale(fitted.range, fitted.dayPx)
    return timelineScale(range(), printing() ? Math.min(DAY_PX[zoom()], PAPER_PX / days) : DAY_PX[zoom()])
  })
  const [chosen, setChosen] = createSignal('')
  const active = createMemo(() => (view.rows().some(({ key }) => key === chosen()) ? chosen() : (view.rows()[0]?.key ?? '')))
  const [dragging, setDragging] = createSignal<Dragging | null>(null, { equals: sameValue })
  const isDragged = createSelector<ItemId | null, ItemId>(() => dragging()?.item ?? null)
  const spans = createMemo(() => childrenSpans(roadMap.all()))
  const canWrite = () => live.canWrite() && !view.compared.isPast()

  const shift = (id: ItemId) => {
    if (!canWrite()) return
    const followers = shiftFollowers(roadMap.all(), id)
    const done = write.reschedule(followers)
    context.report(done)
    if (done.ok) announce(text().timeline.shifted(followers.length))
  }
  const offerToShift = (id: ItemId) => {
    const followers = shiftFollowers(roadMap.all(), id)
    if (followers.length === 0) return
    toast({
      text: text().timeline.tooEarly(followers.length),
      action: {
        label: text().timeline.shift,
        // Computed again, because others may have moved some of the items in the meantime.
        run: () => shift(id),
      },
    })
  }
  return {
    view,
    zoom,
    range,
    isPrinting: printing,
    scale,
    x: (day) => scale().x(day),
    put: createPositioner(scale),
    canWrite,
    order: createMemo(() => idsIn(view.rows())),
    active,
    isActive: createSelector(active),
    goTo: setChosen,
    setDragging: (now) => {
      // Presence: the others see who is moving the bar.
      if (now || dragging()) live.setEditing(now && editingKey(now.item, now.grip === 'start' ? 'start' : 'due'))
      setDragging(now)
    },
    isDragged,
    datesOf: (item) => {
      const now = isDragged(item.id) ? dragging() : null
      return now ? dragged(now.from, now.grip, now.days) : item
    },
    spanBelow: (id) => spans().get(id),
    reschedule: (item, grip, days) => {
      if (days === 0 || !canWrite() || item.archived) return
      const dates = dragged(item, grip, days)
      const done = write.reschedule([{ id: item.id, ...dates }])
      context.report(done)
      if (!done.ok) return
      announce(text().timeline.moved(item.code, datesWords(dates, context.day, text())))
      offerToShift(item.id)
    },
    holdIncoming: live.holdIncoming,
    shift,
    link: (from, to, type) => {
      const other = context.item(to)
      if (!canWrite() || !other || to === from.id) return
      const done = write.addDependency(to, { item: from.id, type, lag: 0 })
      context.report(done)
      if (done.ok) announce(text().timeline.linked(from.code, other.code))
    },
  }
}

const firstAndLast = (days: readonly (string | null)[]): readonly string[] => {
  let [first, last]: (string | undefined)[] = []
  for (const day of days) {
    if (day === null) continue
    if (first === undefined || day < first) first = day
    if (last === undefined || day > last) last = day
  }
  return [first, last].flatMap((day) => day ?? [])
}
