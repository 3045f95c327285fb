// The plan as a timeline: a treegrid whose rows have bars that are dragged, resized and linked. The axis and the titles stay visible while
// scrolling.

import { createEffect, createMemo, For, Index, on, onCleanup, onMount, Show, untrack } from 'solid-js'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { capital, formatDay } from '../../base/intl.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { isTyping } from '../../ui/isTyping.ts'
import { createPhone } from '../../ui/phone.ts'
import { createRem } from '../../ui/rem.ts'
import { createWidth } from '../createWidth.ts'
import type { FormProps } from '../FormProps.ts'
import { streamOf } from '../grouping.ts'
import { keepFocus } from '../keepFocus.ts'
import { createLetterKeys } from '../selection/letterKeys.ts'
import { createSelectKeys } from '../selection/selectKeys.ts'
import { keepWordsUnmarked, selectPress } from '../selection/selectPress.ts'
import { itemKey, type Row } from '../tableLayout.ts'
import { createRowWindow, VirtualRows } from '../VirtualRows.tsx'
import { createTimeline, type Timeline as TimelineState } from './createTimeline.ts'
import { createVisibleDays } from './createVisibleDays.ts'
import { Edges } from './Edges.tsx'
import { daysOf, SessionRow, sessionsIn } from './SessionRow.tsx'
import { TimelineGroup } from './TimelineGroup.tsx'
import { TimelineRow } from './TimelineRow.tsx'
import { createTitleWidth, TitleGrip } from './TitleGrip.tsx'
import { hasLabelRoom, numberOf, type Range, SNAP_DAYS, type Tick, ticksOf } from './timelineScale.ts'

const REM = { desk: { item: 2.75, group: 2, empty: 2.75 }, phone: { item: 5.5, group: 2.25, empty: 2.75 } }
/** The height of the axis and the row of sessions. */
const HEAD_REM = 4.5

/** Left margin of the axis on phones, where titles are above the bars. */
const MARGIN_REM = 1
/** The width of the titles when printing. */
const PAPER_TITLE_REM = 15
/** The width in CSS pixels that the label of today covers on both sides of its line. */
const TODAY_PX = { before: 80, after: 52 }

/** Letters of the timeline: go to today, and show all of it. With Shift they are the shortcuts of the item. */
const LOOKS: Readonly<Record<string, (zoom: FormProps['view']['zoom']) => void>> = {
  t: (zoom) => zoom.lookAtToday(),
  f: (zoom) => zoom.change(null),
}

export function Timeline(props: FormProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const rem = createRem()
  const phone = createPhone()
  const width = createWidth(props.scroller)
  const title = createTitleWidth(() => width() / rem())
  /** On a phone the titles are above their bars. */
  const titlePx = () => (phone() ? MARGIN_REM : title.rem()) * rem()
  const timeline = createTimeline(props.view, () => width() - titlePx() - (phone() ? titlePx() : 0))
  const { compared } = props.view
  let grid!: HTMLDivElement
  onCleanup(() => props.onSteps(null))

  const rowRem = () => REM[phone() ? 'phone' : 'desk']
  const heightOf = (row: Row) => rowRem()[row.type] * rem()
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
  const marked = createMemo(() =>
    compared.isOn()
      ? props.view.rows().flatMap((row, index) => (row.type === 'item' && compared.mark(row.item) ? [{ key: row.key, index }] : []))
      : [],
  )
  props.onSteps({
    count: () => marked().length,
    at: () => marked().findIndex(({ index }) => index === activeIndex()),
    go: (step) => {
      const from = activeIndex()
      const all = marked()
      const to = step === 1 ? (all.find(({ index }) => index > from) ?? all[0]) : (all.findLast(({ index }) => index < from) ?? all.at(-1))
      if (to) focus(to.key)
    },
  })
  keepFocus({ grid: () => grid, rows: props.view.rows, backToCell: () => focus(timeline.active()) })

  /** The day that is shown first: today, or the middle of the plan when today is outside it. */
  const usualDay = () => {
    const days = props.view.shown().flatMap(({ start, due }) => [start, due].flatMap((day) => day ?? []))
    const sorted = days.toSorted()
    const [first, middle, last] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
    const today = context.today()
    return numberOf(first && middle && last && (today < first || today > last) ? middle : today)
  }
  const visible = createVisibleDays({
    timeline,
    scroller: props.scroller,
    width,
    titlePx,
    first: untrack(usualDay),
  })
  onMount(() => void compared.comparison.loadMoments())
  createEffect(on(props.view.zoom.wantsToday, () => visible.look(numberOf(context.today())), { defer: true }))
  createEffect(
    on(
      () => props.named,
      (id) => {
        if (!id) return
        focus(itemKey(id))
        props.onOpen(id, 'keyboard')
        props.onNamed()
      },
    ),
  )
  createEffect(() => {
    const row = props.view.rows()[activeIndex()]
    props.onStream(!row ? null : row.type === 'item' ? row.item.stream : row.type === 'group' ? streamOf(row.of) : row.stream)
  })

  const at = () => {
    const row = props.view.rows()[activeIndex()]
    return row?.type === 'item' ? row.item.id : null
  }
  const letter = createLetterKeys({ bulk: props.view.bulk, at, taken: Object.keys(LOOKS) })
  const select = createSelectKeys({
    selection: props.view.selection,
    order: timeline.order,
    at,
    go: (id) => focus(itemKey(id)),
  })
  /** Works wherever the focus is on the page. */
  const onLookKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return
    const look = isTyping(event.target) ? undefined : LOOKS[event.key.toLowerCase()]
    if (!look) return
    look(props.view.zoom)
    event.preventDefault()
  }
  window.addEventListener('keydown', onLookKey)
  onCleanup(() => window.removeEventListener('keydown', onLookKey))
  const onKeyDown = (event: KeyboardEvent) => {
    const row = props.view.rows()[activeIndex()]
    if (event.defaultPrevented || !row || !(event.target instanceof HTMLElement) || event.target.dataset.column === undefined) return
    const { key } = event
    if (select(event) || letter(event)) return event.preventDefault()
    if (event.altKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      if (row.type !== 'item') return
      const days = SNAP_DAYS[timeline.zoom()] * (key === 'ArrowLeft' ? -1 : 1)
      timeline.reschedule(row.item, event.shiftKey ? 'due' : 'move', days)
    } else if (event.altKey || event.ctrlKey || event.metaKey) return
    else if (key === 'ArrowDown' || key === 'ArrowUp' || key === 'Home' || key === 'End') {
      const all = props.view.rows()
      const to = key === 'Home' ? 0 : key === 'End' ? all.length - 1 : activeIndex() + (key === 'ArrowDown' ? 1 : -1)
      const next = all[Math.min(Math.max(to, 0), all.length - 1)]
      if (next) focus(next.key)
    } else if (row.type === 'group') {
      const folded = props.view.isFolded(row.key)
      if (key === 'Enter' || key === ' ' || (key === 'ArrowLeft' && !folded) || (key === 'ArrowRight' && folded))
        props.view.toggleFold(row.key)
      else return
    } else if (row.type === 'item' && (key === 'Enter' || key === ' ')) props.onOpen(row.item.id, 'keyboard')
    // Accepts a suggestion that is otherwise offered only by a toast for some seconds.
    else if (row.type === 'item' && event.shiftKey && key.toLowerCase() === 'f') timeline.shift(row.item.id)
    else return
    event.preventDefault()
  }
  const press = (event: MouseEvent) => {
    const target = event.target instanceof Element && !event.target.closest('button') ? event.target : null
    const key = target?.closest('.timeline__t')?.closest('[data-row]')?.getAttribute('data-row')
    const row = props.view.rows().find((one) => one.key === key)
    if (row?.type === 'group') props.view.toggleFold(row.key)
    else if (row?.type === 'item') {
      if (!selectPress(event, props.view.selection, row.item.id, timeline.order)) props.onOpen(row.item.id, 'pointer')
    }
  }
  const ticks = createMemo(() => ticksOf(visible.days(), timeline.zoom()))
  /** The first visible tick shows its year, as each January does. */
  const firstTick = createMemo(() => ticks().find(({ at }) => at >= visible.from())?.at)
  const saysYear = ({ at, of }: Tick) => of === 'year' || at === firstTick()
  const isCovered = (at: number) => {
    const after = timeline.x(at) - timeline.x(numberOf(context.today()))
    return after > -TODAY_PX.before && after < TODAY_PX.after
  }
  const axisEnd = (at: number) => ({ x: timeline.x(at), end: timeline.scale().width, characterPx: rem() / 2 })
  const label = (tick: Tick) => {
    const { day, of } = tick
    if (of === 'week') return formatDay(day, language(), saysYear(tick) ? 0 : Number(day.slice(0, 4)))
    if (timeline.zoom() === 'years') return day.slice(0, 4)
    const [, month = '', year = ''] = formatDay(day, language(), 0).split(' ')
    return saysYear(tick) ? `${capital(month)} ${year}` : capital(month)
  }
  const sessions = createMemo(() => sessionsIn(timeline, visible.days()), undefined, { equals: sameValue })
  const items = createMemo(() => props.view.rows().filter((row) => row.type === 'item').length)
  return (
    <div
      ref={grid}
      class="timeline"
      classList={{ 'is-selecting': props.view.selection.items().length > 0 }}
      role="treegrid"
      aria-multiselectable={props.view.selection.may()}
      tabindex={-1}
      aria-label={text().timeline.label(items())}
      aria-rowcount={props.view.rows().length + 1}
      aria-describedby="timeline-keys"
      style={{
        width: `calc(var(--title) + ${timeline.scale().width}px)`,
        '--title': `${timeline.isPrinting() ? PAPER_TITLE_REM : phone() ? MARGIN_REM : title.rem()}rem`,
        '--today': `${timeline.x(numberOf(context.today()))}px`,
      }}
      onKeyDown={onKeyDown}
      onMouseDown={keepWordsUnmarked}
      onClick={press}
    >
      <p class="vh" id="timeline-keys">
        {text().timeline.keys}
      </p>
      <div role="row" class="timeline__head" aria-rowindex={1}>
        <span role="columnheader" class="timeline__t" aria-label={text().timeline.item}>
          {text().timeline.item}
          <TitleGrip width={title} grid={() => grid} />
        </span>
        <span role="columnheader" class="timeline__c" aria-label={text().timeline.zooms[timeline.zoom()]}>
          <Index each={ticks()}>
            {(tick) => (
              <span
                class="timeline__tick"
                classList={{
                  'timeline__tick--year': saysYear(tick()),
                  'is-covered': isCovered(tick().at) || !hasLabelRoom(label(tick()), axisEnd(tick().at)),
                }}
                style={{ left: `${timeline.x(tick().at)}px` }}
              >
                {label(tick())}
              </span>
            )}
          </Index>
          <span class="timeline__now" style={{ left: `${timeline.x(numberOf(context.today()))}px` }}>
            {text().timeline.todayOn(context.day(context.today()))}
          </span>
        </span>
      </div>
      <SessionRow timeline={timeline} visible={visible.days()} sessions={sessions()} />
      <div class="timeline__over" aria-hidden="true">
        <Index each={ticks()}>{(tick) => <i class="timeline__line" style={{ left: `${timeline.x(tick().at)}px` }} />}</Index>
        <For each={sessions()}>{(meeting) => <Band timeline={timeline} days={daysOf(meeting)} />}</For>
        <i class="timeline__today" style={{ left: `${timeline.x(numberOf(context.today()))}px` }} />
        <Show when={props.view.state().dependencies && !phone()}>
          <Edges
            timeline={timeline}
            rows={props.view.rows()}
            window={rows}
            visible={visible.days()}
            heightOf={heightOf}
            rowPx={rowRem().item * rem()}
          />
        </Show>
      </div>
      <VirtualRows rows={props.view.rows()} window={rows} measured={false} headHeight={headHeight()}>
        {(row, stand) => {
          // A row never changes its type, so the type is read once.
          switch (row.type) {
            case 'item':
              return (
                <TimelineRow
                  timeline={timeline}
                  row={row}
                  stand={stand}
                  left={visible.left}
                  onOpen={props.onOpen}
                  onFocus={() => timeline.goTo(row.key)}
                />
              )
            case 'group':
              return <TimelineGroup timeline={timeline} row={row} stand={stand} />
            case 'empty':
              return <div class="timeline__empty" role="presentation" style={{ 'margin-block-start': stand.gap() }} />
          }
        }}
      </VirtualRows>
    </div>
  )
}

/** The background band of the days of a session. */
function Band(props: { timeline: TimelineState; days: Range | null }) {
  const from = () => props.timeline.x(props.days?.from ?? 0)
  const width = () => props.timeline.x(props.days?.to ?? 0) - from()
  return <i class="timeline__band" style={{ left: `${from()}px`, width: `${width()}px` }} />
}
