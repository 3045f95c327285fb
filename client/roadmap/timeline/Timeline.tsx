// The plan as a timeline: a treegrid whose rows have bars that are dragged, resized and linked. The axis and the titles stay visible while
// scrolling.

import { createEffect, createMemo, createSignal, For, Index, on, onCleanup, onMount, type ParentProps, Show, untrack } from 'solid-js'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import type { Day, Item } from '../../../shared/roadmap/model.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { createPhone } from '../../ui/phone.ts'
import { createRem } from '../../ui/rem.ts'
import { createSteps } from '../createSteps.ts'
import { createWidth } from '../createWidth.ts'
import type { FormProps } from '../FormProps.ts'
import { keepFocus } from '../keepFocus.ts'
import { keepWordsUnmarked, selectPress } from '../selection/selectPress.ts'
import { showNamed } from '../showNamed.ts'
import { itemKey, type PlanRow, streamOfRow } from '../tableLayout.ts'
import { createRowWindow, type RowPosition, VirtualRows } from '../VirtualRows.tsx'
import { createTimeline, type TimelineModel as TimelineState } from './createTimeline.ts'
import { createVisibleDays } from './createVisibleDays.ts'
import { Edges } from './Edges.tsx'
import { daysOf, SessionRow, sessionsIn } from './SessionRow.tsx'
import { TimelineGroup } from './TimelineGroup.tsx'
import { TimelineHead } from './TimelineHead.tsx'
import { TimelineRow } from './TimelineRow.tsx'
import { createTitleWidth } from './TitleGrip.tsx'
import { createTimelineKeys } from './timelineKeys.ts'
import { numberOf, PAPER_LEDGER_PX, type Range, type TimelineTick, timelineTicks } from './timelineScale.ts'

const REM = { desk: { item: 2.75, group: 2, empty: 2.75 }, phone: { item: 5.5, group: 2.25, empty: 2.75 } }
/** The height of the axis and the row of sessions. */
const HEAD_REM = 4.5

/** Left margin of the axis on phones, where titles are above the bars. */
const MARGIN_REM = 1
/** The width of the ledger, without its words where there is less room than for all. */
const LEDGER_REM = { wide: 14.375, narrow: 6 }
const NARROW_REM = 68.75
/** The width of the titles when printing. */
const PAPER_TITLE_REM = 15
export function TimelineView(props: FormProps) {
  const text = useText()
  const context = useItemContext()
  const rem = createRem()
  const phone = createPhone()
  const width = createWidth(props.scroller)
  const title = createTitleWidth(() => width() / rem())
  /** On a phone the titles are above their bars. */
  const titlePx = () => (phone() ? MARGIN_REM : title.rem()) * rem()
  const ledgerRem = () => (phone() ? 0 : width() / rem() < NARROW_REM ? LEDGER_REM.narrow : LEDGER_REM.wide)
  /** Between the titles and the ledger. */
  const roomPx = () => width() - ledgerRem() * rem()
  const timeline = createTimeline(props.view, () => roomPx() - titlePx() - (phone() ? titlePx() : 0))
  const { compared } = props.view
  let grid!: HTMLDivElement
  onCleanup(() => props.onSteps(null))

  const rowRem = () => REM[phone() ? 'phone' : 'desk']
  const heightOf = (row: PlanRow) => rowRem()[row.type] * rem()
  const headHeight = () => HEAD_REM * rem()
  const activeIndex = createMemo(() => props.view.rows().findIndex(({ key }) => key === timeline.active()))
  const rows = createRowWindow({
    rows: props.view.rows,
    scroller: () => props.scroller,
    heightOf,
    measured: () => false,
    headHeight,
    pinned: () => [activeIndex()],
  })
  const focus = (key: string) => {
    timeline.goTo(key)
    const index = props.view.rows().findIndex((row) => row.key === key)
    if (index >= 0) rows.scrollToIndex(index, { align: 'auto' })
    queueMicrotask(() => {
      const row = grid.querySelector(`[data-row="${key}"] [data-column]`)
      if (row instanceof HTMLElement) row.focus({ preventScroll: true })
    })
  }
  props.onSteps(createSteps({ view: props.view, activeIndex, goTo: (row) => focus(row.key) }))
  keepFocus({ grid: () => grid, rows: props.view.rows, backToCell: () => focus(timeline.active()) })

  const visible = createVisibleDays({
    timeline,
    scroller: props.scroller,
    width: roomPx,
    titlePx,
    first: untrack(() => firstDay(props.view.shown(), context.today())),
  })
  onMount(() => void compared.comparison.loadMoments())
  createEffect(on(props.view.zoom.wantsToday, () => visible.look(numberOf(context.today())), { defer: true }))
  showNamed(props, (id) => {
    focus(itemKey(id))
    props.onOpen(id, 'keyboard')
  })
  createEffect(() => props.onStream(streamOfRow(props.view.rows()[activeIndex()])))
  const onKeyDown = createTimelineKeys({ timeline, activeIndex, focus, open: props.onOpen })
  const press = createTimelinePress(timeline, props.onOpen)
  const looks = createLooks()
  const ticks = createMemo(() => timelineTicks(visible.days(), timeline.zoom()))
  const sessions = createMemo(() => sessionsIn(timeline, visible.days()), undefined, { equals: sameValue })
  const items = createMemo(() => props.view.rows().filter((row) => row.type === 'item').length)
  return (
    <div
      ref={grid}
      class="timeline"
      classList={{
        'is-selecting': props.view.selection.items().length > 0,
        'timeline--narrow': !timeline.isPrinting() && ledgerRem() === LEDGER_REM.narrow,
      }}
      role="treegrid"
      aria-multiselectable={props.view.selection.may()}
      tabindex={-1}
      aria-label={text().timeline.label(items())}
      aria-rowcount={props.view.rows().length + 1}
      aria-describedby="timeline-keys"
      style={{
        width: `calc(var(--title) + ${timeline.scale().width}px + var(--ledger))`,
        '--ledger': timeline.isPrinting() ? `${PAPER_LEDGER_PX}px` : `${ledgerRem()}rem`,
        '--title': `${timeline.isPrinting() ? PAPER_TITLE_REM : phone() ? MARGIN_REM : title.rem()}rem`,
        '--today': `${timeline.x(numberOf(context.today()))}px`,
      }}
      onKeyDown={onKeyDown}
      {...looks.listeners}
      onMouseDown={keepWordsUnmarked}
      onClick={press}
    >
      <p class="vh" id="timeline-keys">
        {text().timeline.keys}
      </p>
      <TimelineHead timeline={timeline} visible={visible} ticks={ticks()} title={title} grid={() => grid} />
      <SessionRow timeline={timeline} visible={visible.days()} sessions={sessions()} />
      <Lines timeline={timeline} ticks={ticks()} sessions={sessions()}>
        <Show when={!phone()}>
          <Edges
            timeline={timeline}
            all={props.view.state().dependencies}
            of={looks.row()}
            rows={props.view.rows()}
            window={rows}
            visible={visible.days()}
            heightOf={heightOf}
            rowPx={rowRem().item * rem()}
          />
        </Show>
      </Lines>
      <VirtualRows rows={props.view.rows()} window={rows} measured={false} headHeight={headHeight()}>
        {(row, stand) => rowOf({ timeline, row, stand, left: visible.left, onOpen: props.onOpen })}
      </VirtualRows>
    </div>
  )
}

interface RowProps extends Pick<FormProps, 'onOpen'> {
  readonly timeline: TimelineState
  readonly row: PlanRow
  readonly stand: RowPosition
  readonly left: () => number
}
const rowOf = ({ timeline, row, stand, left, onOpen }: RowProps) => {
  // A row never changes its type, so the type is read once.
  switch (row.type) {
    case 'item':
      return <TimelineRow timeline={timeline} row={row} stand={stand} left={left} onOpen={onOpen} onFocus={() => timeline.goTo(row.key)} />
    case 'group':
      return <TimelineGroup timeline={timeline} row={row} stand={stand} />
    case 'empty':
      return <div class="timeline__empty" role="presentation" style={{ 'margin-block-start': stand.gap() }} />
  }
}

/** The row with the pointer or the focus, whose dependencies are drawn. */
const createLooks = () => {
  const [row, setRow] = createSignal<string | null>(null)
  const keyOf = ({ target }: Event) => (target instanceof Element ? (target.closest('[data-row]')?.getAttribute('data-row') ?? null) : null)
  const listeners = {
    onFocusIn: (event: FocusEvent) => setRow(keyOf(event)),
    onFocusOut: () => setRow(null),
    onPointerOver: (event: PointerEvent) => event.pointerType !== 'touch' && setRow(keyOf(event)),
    onPointerLeave: () => setRow(null),
  }
  return { row, listeners }
}

/** What is drawn over all rows: a line for each tick, the days of each session, today, and dependencies. */
function Lines(props: ParentProps<{ timeline: TimelineState; ticks: readonly TimelineTick[]; sessions: readonly MeetingInfo[] }>) {
  const context = useItemContext()
  return (
    <div class="timeline__over" aria-hidden="true">
      <Index each={props.ticks}>{(tick) => <i class="timeline__line" style={{ left: `${props.timeline.x(tick().at)}px` }} />}</Index>
      <For each={props.sessions}>{(meeting) => <Band timeline={props.timeline} days={daysOf(meeting)} />}</For>
      <i class="timeline__today" style={{ left: `${props.timeline.x(numberOf(context.today()))}px` }} />
      {props.children}
    </div>
  )
}

/** The background band of the days of a session. */
function Band(props: { timeline: TimelineState; days: Range | null }) {
  const from = () => props.timeline.x(props.days?.from ?? 0)
  const width = () => props.timeline.x(props.days?.to ?? 0) - from()
  return <i class="timeline__band" style={{ left: `${from()}px`, width: `${width()}px` }} />
}

/** A click on a title: it folds a group, selects an item, or opens it. */
const createTimelinePress = (timeline: TimelineState, open: FormProps['onOpen']) => (event: MouseEvent) => {
  const { view } = timeline
  const target = event.target instanceof Element && !event.target.closest('button') ? event.target : null
  const key = target?.closest('.timeline__t')?.closest('[data-row]')?.getAttribute('data-row')
  const row = view.rows().find((one) => one.key === key)
  if (row?.type === 'group') view.toggleFold(row.key)
  else if (row?.type === 'item' && !selectPress(event, view.selection, row.item.id, timeline.order)) open(row.item.id, 'pointer')
}

/** The day that is shown first: today, or the middle of the plan when today is outside it. */
const firstDay = (shown: readonly Item[], today: Day) => {
  const days = shown.flatMap(({ start, due }) => [start, due].flatMap((day) => day ?? [])).toSorted()
  const [first, middle, last] = [days[0], days[Math.floor(days.length / 2)], days.at(-1)]
  return numberOf(first && middle && last && (today < first || today > last) ? middle : today)
}
