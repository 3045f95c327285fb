// Activity over the life of the group: weeks as columns, stacked by delegation, sessions above. A range of weeks is selected by dragging or by its
// two ends; the feed below shows that range.
import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { type Activity, NO_DELEGATION, type Side, sideOf } from '../../../shared/history/activity.ts'
import { type AuthorMark, SECRETARIAT } from '../../../shared/people.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatDate, formatDay, formatShortMonth } from '../../base/intl.ts'
import { dayOf } from '../../base/today.ts'
import { useComparing } from '../../compare/ComparisonProvider.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import type { FeedFilter } from '../feedFilter.ts'
import { capOf, columnsOf, labelledPeaks, placeOf, type Span, stackOf, totalIn } from './columns.ts'
import { createBrush } from './createBrush.ts'
import { instantOf } from './instantOf.ts'
import { monthTicks } from './monthTicks.ts'
import { StripTable } from './StripTable.tsx'

interface StripMark extends Pick<AuthorMark, 'code' | 'identity'> {
  readonly side: Side
  readonly name: string
}
interface ActivityStripProps {
  readonly activity: Activity
  readonly filter: FeedFilter
  readonly onChange: (part: Partial<FeedFilter>) => void
}

/** Until it is measured, and where measuring is impossible. */
const USUAL_PX = 900
/** *Session 12*, in its label. */
const SESSION_PX = 70

export function ActivityStrip(props: ActivityStripProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const context = useItemContext()
  const { moments } = useComparing()
  const columns = createMemo(() => columnsOf(props.activity.weeks))
  const marks = createMemo((): readonly StripMark[] => [
    ...group().delegations.map(({ id, code, identity, name }) => ({ side: sideOf(id), code, identity, name: name[language()] })),
    { side: NO_DELEGATION, code: SECRETARIAT.code, identity: SECRETARIAT.identity, name: SECRETARIAT.name[language()] },
  ])
  const shown = createMemo((): readonly Side[] => (props.filter.delegation ? [props.filter.delegation] : marks().map(({ side }) => side)))
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
  const day = (at: number) => formatDay(dayOf(new Date(at)), language(), Number(context.today().slice(0, 4)))
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
  const spanWords = ({ first, last }: Span) => {
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
  const sessions = createMemo(() =>
    moments().meetings.flatMap(({ id, number, startedAt, closedAt }) => {
      const place = startedAt === null ? null : placeOf(columns(), startedAt)
      return place === null ? [] : [{ id, number, place, isOpen: closedAt === null }]
    }),
  )
  /** Beside another session only the number is shown; a flag below one is omitted. */
  const isShort = (place: number) => sessions().some((other) => other.place > place && (other.place - place) * width() < SESSION_PX)
  const flags = createMemo(() =>
    moments().named.flatMap(({ name, at }) => {
      const place = placeOf(columns(), at)
      const isUnder = place !== null && sessions().some((session) => Math.abs(place - session.place) * width() < SESSION_PX)
      return place === null || isUnder ? [] : [{ name, place }]
    }),
  )
  const now = () => placeOf(columns(), Date.now())
  return (
    <section class="strip" aria-labelledby="strip-h">
      <h2 id="strip-h" class="vh">
        {text().feed.strip.title}
      </h2>
      <div class="strip__key" role="group" aria-label={text().feed.strip.delegations}>
        <For each={marks()}>
          {(mark) => (
            <button
              type="button"
              class="strip__d"
              aria-pressed={shown().includes(mark.side)}
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
      <div class="strip__plot">
        <div class="strip__top">
          <For each={sessions()}>
            {(session) => (
              <button
                type="button"
                class="strip__s"
                classList={{ 'is-open': session.isOpen, 'is-end': session.place > 0.85, 'is-short': isShort(session.place) }}
                data-number={session.number}
                style={{ '--at': session.place }}
                aria-label={text().feed.strip.choose(text().compare.session(session.number))}
                aria-pressed={props.filter.meeting === session.id}
                data-tip={text().feed.strip.choose(text().compare.session(session.number))}
                onClick={() => props.onChange({ meeting: props.filter.meeting === session.id ? null : session.id, from: null, to: null })}
              >
                {text().compare.session(session.number)}
              </button>
            )}
          </For>
          <For each={flags()}>
            {(flag) => (
              <i class="strip__f" style={{ '--at': flag.place }} data-tip={flag.name} aria-hidden="true">
                <Icon name="flag" size="s" />
              </i>
            )}
          </For>
        </div>
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
            <span
              class="brush"
              classList={{ 'brush--all': brush.isAll() }}
              style={{ '--a': brush.span().first / columns().length, '--b': (brush.span().last + 1) / columns().length }}
            >
              <For each={['first', 'last'] as const}>
                {(end) => (
                  <span
                    class={`brush__h brush__h--${end}`}
                    role="slider"
                    tabindex="0"
                    aria-label={end === 'first' ? text().feed.strip.from : text().feed.strip.until}
                    aria-valuemin={0}
                    aria-valuemax={columns().length - 1}
                    aria-valuenow={brush.span()[end]}
                    aria-valuetext={spanWords({ first: brush.span()[end], last: brush.span()[end] })}
                    {...brush.handle(end)}
                  />
                )}
              </For>
            </span>
          </Show>
        </div>
        <div ref={axis} class="strip__axis" aria-hidden="true">
          <For each={monthTicks(columns(), width())}>
            {(tick) => (
              <span style={{ '--at': tick.place }} classList={{ 'is-year': tick.saysYear }}>
                {[tick.saysMonth ? formatShortMonth(tick.at, language()) : '', tick.saysYear ? dayOf(new Date(tick.at)).slice(0, 4) : '']
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
