// The timeline as a thing that has a scale, a row where the keyboard is, and bars that are being dragged.
import { type Accessor, createMemo, createSelector, createSignal } from 'solid-js'
import type { ItemId } from '../../../shared/ids.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { useText } from '../../base/i18n.tsx'
import { editingKey } from '../../item/editingKey.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useItemWrites } from '../../item/itemWrites.ts'
import { useLive, useRoadMap } from '../../live/LiveDocument.tsx'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { createPrinting } from '../../ui/printing.ts'
import { useToast } from '../../ui/Toasts.tsx'
import type { PlanView } from '../createPlanView.ts'
import { idsIn } from '../tableLayout.ts'
import { createPositioner, type Put } from './createPositioner.ts'
import { datesWords } from './datesWords.ts'
import { childrenSpans, type Dates, dragged, type Grip, type Span, shiftFollowers } from './timelineBars.ts'
import {
  DAY_PX,
  fitOf,
  PAPER_ROOM_PX,
  PAPER_WORDS_PX,
  type Range,
  rangeOf,
  type Scale,
  scaleOf,
  type Zoom,
  zoomFor,
} from './timelineScale.ts'

/** For bars, on A4 or Letter that lie on their side, within the margins: beside the titles, and with room for the words after a bar. */
const PAPER_PX = 690 - PAPER_WORDS_PX

export interface Dragging {
  readonly item: ItemId
  /** Its dates when it was taken. */
  readonly from: Dates
  readonly grip: Grip
  readonly days: number
}
export interface Timeline {
  readonly view: PlanView
  readonly zoom: Accessor<Zoom>
  readonly range: Accessor<Range>
  /** All of it is drawn, as small as a sheet asks for. */
  readonly isPrinting: Accessor<boolean>
  readonly scale: Accessor<Scale>
  /** On the scale as it is now. */
  readonly x: Scale['x']
  readonly put: Put
  readonly canWrite: Accessor<boolean>
  /** Of the items, as the rows stand. */
  readonly order: Accessor<readonly ItemId[]>
  readonly active: Accessor<string>
  readonly isActive: (key: string) => boolean
  readonly goTo: (key: string) => void
  readonly setDragging: (now: Dragging | null) => void
  /** As they are shown: those of a bar that is being dragged move with it. */
  readonly datesOf: (item: Item) => Dates
  readonly isDragged: (id: ItemId) => boolean
  /** What the parts of an item span. */
  readonly spanBelow: (id: ItemId) => Span | undefined
  readonly reschedule: (item: Item, grip: Grip, days: number) => void
  /** Until what it returns is called. */
  readonly holdIncoming: (longest?: number) => () => void
  /** What waits for it, just as far as it must. */
  readonly shift: (id: ItemId) => void
  readonly link: (from: Item, to: ItemId, type: 'FS' | 'SS') => void
}

/** `widthPx`: what the line has beside the titles. */
export const createTimeline = (view: PlanView, widthPx: Accessor<number>): Timeline => {
  const text = useText()
  const live = useLive()
  const roadMap = useRoadMap()
  const write = useItemWrites()
  const announce = useAnnounce()
  const toast = useToast()
  const context = useItemContext()

  const printing = createPrinting()
  const { comparison, isOn } = view.compared
  /** Beginnings and ends of everything that is shown: the first and the last of all. */
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
    () => whole()?.range ?? rangeOf(extent(), context.today(), zoom(), printing() ? PAPER_ROOM_PX : undefined),
    undefined,
    { equals: sameValue },
  )
  // One thing to follow, however many days are asked for.
  const scale = createMemo(() => {
    const days = range().to - range().from
    // A plan of many years is drawn narrower than any zoom on screen.
    const fitted = whole()
    if (fitted) return scaleOf(fitted.range, fitted.dayPx)
    return scaleOf(range(), printing() ? Math.min(DAY_PX[zoom()], PAPER_PX / days) : DAY_PX[zoom()])
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
        // Looked for again: colleagues may have moved some of them in the meantime.
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
      // Others who look at it see who is moving it.
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
