// Activity over the life of the group: weeks as columns, stacked by delegation, sessions above. A range of weeks is selected by dragging or by its
// two ends; the feed below shows that range.
import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { type Activity, type ActivitySide, NO_DELEGATION, sideOf } from '../../../shared/history/activity.ts'
import { type AuthorMark, SECRETARIAT } from '../../../shared/people.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatDate, formatDay, formatShortMonth } from '../../base/intl.ts'
import { localDay } from '../../base/today.ts'
import { useComparing } from '../../compare/ComparisonProvider.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import type { FeedFilter } from '../feedFilter.ts'
import { capOf, labelledPeaks, placeOnStrip, type StripSpan, stackOf, stripColumns, totalIn } from './columns.ts'
import { createBrush } from './createBrush.ts'
import { instantOf } from './instantOf.ts'
import { monthTicks } from './monthTicks.ts'
import { StripTable } from './StripTable.tsx'
import { StripTop } from './StripTop.tsx'

interface StripMark extends Pick<AuthorMark, 'code' | 'identity'> {
  readonly side: ActivitySide
  readonly name: string
}
interface ActivityStripProps {
  readonly activity: Activity
  readonly filter: FeedFilter
  readonly onChange: (part: Partial<FeedFilter>) => void
}

/** Until it is measured, and where measuring is impossible. */
const USUAL_PX = 900
export function ActivityStrip(props: ActivityStripProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const context = useItemContext()
  const { moments } = useComparing()
  const columns = createMemo(() => stripColumns(props.activity.weeks))
  const marks = createMemo((): readonly StripMark[] => [
    ...group().delegations.map(({ id, code, identity, name }) => ({ side: sideOf(id), code, identity, name: name[language()] })),
    { side: NO_DELEGATION, code: SECRETARIAT.code, identity: SECRETARIAT.identity, name: SECRETARIAT.name[language()] },
  ])
  const shown = createMemo((): readonly ActivitySide[] =>
    props.filter.delegation ? [props.filter.delegation] : marks().map(({ side }) => side),
  )
  const cap = createMemo(() => capOf(columns(), shown()))
  const [width, setWidth] = createSignal(USUAL_PX)
  let axis!: HTMLDivElement
  onMount(() => {
    const observer = new ResizeObserver(() => axis.clientWidth > 0 && setWidth(axis.clientWidth))
    observer.observe(axis)
    onCleanup(() => observer.disconnect())
  })
  const peaks = createMemo(() =>
    labelledPeaks(
      columns().map(({ counts }) => totalIn(counts, shown())),
      cap(),
      width(),
    ),
  )
  const identityOf = (side: string) => marks().find((mark) => mark.side === side)?.identity ?? 'none'
  const day = (at: number) => formatDay(localDay(new Date(at)), language(), Number(context.today().slice(0, 4)))
  const ends = () => ({
    from: props.filter.from && instantOf(props.filter.from, moments()),
    to: props.filter.to && instantOf(props.filter.to, moments()),
  })
  const brush = createBrush({ columns, ends, onChange: (marks) => props.onChange({ ...marks, meeting: null }) })
  const isIn = (index: number) => index >= brush.span().first && index <= brush.span().last
  const busiest = createMemo(() =>
    columns().reduce<{ readonly index: number; readonly total: number }>(
      (most, { counts }, index) => (totalIn(counts, shown()) > most.total ? { index, total: totalIn(counts, shown()) } : most),
      { index: 0, total: 0 },
    ),
  )
  const spanWords = ({ first, last }: StripSpan) => {
    const [from, to] = [columns()[first], columns()[last]]
    return from && to ? text().feed.strip.span(day(from.from), day(to.to - 1)) : ''
  }
  const chartWords = () => {
    const [first, last] = [columns()[0], columns().at(-1)]
    if (!first || !last) return ''
    const { index, total } = busiest()
    const peak = total > 0 ? text().feed.strip.peak(spanWords({ first: index, last: index }), text().feed.count(total)) : ''
    return text().feed.strip.chart(formatDate(first.from, language()), formatDate(last.to - 1, language()), peak)
  }
  const now = () => placeOnStrip(columns(), Date.now())
  return (
    <section class="strip" aria-labelledby="strip-h">
      <h2 id="strip-h" class="vh">
        {text().feed.strip.title}
      </h2>
      <StripKey {...props} marks={marks()} shown={shown()} />
      <div class="strip__plot">
        <StripTop columns={columns()} width={width()} meeting={props.filter.meeting} onChange={props.onChange} />
        <div class="strip__chart" ref={brush.setTrack} {...brush.track}>
          <i class="strip__grid strip__grid--top" aria-hidden="true">
            {cap()}
          </i>
          <i class="strip__grid" aria-hidden="true">
            {cap() / 2}
          </i>
          <div class="strip__cols" role="img" aria-label={chartWords()} style={{ '--n': columns().length }}>
            <For each={columns()}>
              {(column, index) => {
                const stack = () => stackOf(column.counts, shown(), cap())
                return (
                  <span class="strip__col" classList={{ 'is-out': !isIn(index()), 'is-cut': stack().isCut }}>
                    <Show when={peaks().has(index())}>
                      <b>{stack().total}</b>
                    </Show>
                    <For each={stack().parts.toReversed()}>
                      {(part) => <i data-identity={identityOf(part.side)} style={{ '--h': part.height }} />}
                    </For>
                  </span>
                )
              }}
            </For>
          </div>
          <Show when={now()}>{(place) => <i class="strip__now" style={{ '--at': place() }} data-tip={text().feed.strip.today} />}</Show>
          <Show when={columns().length > 1}>
            <BrushEnds brush={brush} weeks={columns().length} words={spanWords} />
          </Show>
        </div>
        <div ref={axis} class="strip__axis" aria-hidden="true">
          <For each={monthTicks(columns(), width())}>
            {(tick) => (
              <span style={{ '--at': tick.place }} classList={{ 'is-year': tick.saysYear }}>
                {[tick.saysMonth ? formatShortMonth(tick.at, language()) : '', tick.saysYear ? localDay(new Date(tick.at)).slice(0, 4) : '']
                  .filter(Boolean)
                  .join(' ')}
              </span>
            )}
          </For>
        </div>
      </div>
      <StripTable weeks={props.activity.weeks} marks={marks().filter(({ side }) => shown().includes(side))} />
    </section>
  )
}

/** The delegations, with how much each has done; one at a time can be shown alone. */
function StripKey(props: ActivityStripProps & { marks: readonly StripMark[]; shown: readonly ActivitySide[] }) {
  const text = useText()
  return (
    <div class="strip__key" role="group" aria-label={text().feed.strip.delegations}>
      <For each={props.marks}>
        {(mark) => (
          <button
            type="button"
            class="strip__d"
            aria-pressed={props.shown.includes(mark.side)}
            data-tip={mark.name}
            onClick={() => props.onChange({ delegation: props.filter.delegation === mark.side ? null : mark.side })}
          >
            <DelegationMark code={mark.code} identity={mark.identity} />
            <span class="vh">{`, ${mark.name}, `}</span>
            <span class="strip__n">{props.activity.within[mark.side] ?? 0}</span>
          </button>
        )}
      </For>
    </div>
  )
}

/** The two ends of the range, which are moved by keys. */
function BrushEnds(props: { brush: ReturnType<typeof createBrush>; weeks: number; words: (span: StripSpan) => string }) {
  const text = useText()
  const at = (end: keyof StripSpan) => props.brush.span()[end]
  return (
    <span
      class="brush"
      classList={{ 'brush--all': props.brush.isAll() }}
      style={{ '--a': at('first') / props.weeks, '--b': (at('last') + 1) / props.weeks }}
    >
      <For each={['first', 'last'] as const}>
        {(end) => (
          <span
            class={`brush__h brush__h--${end}`}
            role="slider"
            tabindex="0"
            aria-label={end === 'first' ? text().feed.strip.from : text().feed.strip.until}
            aria-valuemin={0}
            aria-valuemax={props.weeks - 1}
            aria-valuenow={at(end)}
            aria-valuetext={props.words({ first: at(end), last: at(end) })}
            {...props.brush.handle(end)}
          />
        )}
      </For>
    </span>
  )
}
