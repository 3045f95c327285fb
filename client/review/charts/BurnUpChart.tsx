// Burn-up chart: scope and done as two step lines, with values at each session's closing and at the end.
import { createMemo, For, Show } from 'solid-js'
import type { BurnStep } from '../../../shared/history/burnUp.ts'
import { burnAt } from '../../../shared/history/burnUp.ts'
import type { Comparison } from '../../../shared/history/comparison.ts'
import { instant, roadmapId } from '../../../shared/ids.ts'
import { address } from '../../base/address.ts'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { formatDate } from '../../base/intl.ts'
import { CATALOGUE } from '../../base/messages/catalogue.ts'
import { useComparison } from '../../compare/ComparisonProvider.tsx'
import { AskedPart } from '../AskedPart.tsx'
import { ReviewSentence, SheetSummary, useSheet } from '../SheetContext.tsx'
import { percent } from './axis.ts'
import { type BurnLines, burnLines, HEIGHT, WIDTH } from './burnLines.ts'
import { ChartTable } from './ChartTable.tsx'

interface Station {
  readonly at: number
  /** Null: the later moment. */
  readonly session: number | null
}

export function BurnUpChart(props: { comparison: Comparison; now: number }) {
  const group = useGroup()
  const seq = () => props.comparison.to.seqs.find(({ document }) => document === roadmapId(group().id))?.seq ?? 0
  return (
    <AskedPart
      id="review-burn"
      title={(words) => words.burn.title}
      failed={(words) => words.burn.failed}
      path={address('/api/groups/:group/burn-up', { group: group().id, to: `seq:${seq()}` })}
    >
      {(found) => (
        <Show
          when={found().steps.length > 0}
          fallback={
            <p class="sub">
              <ReviewSentence words={(words) => words.burn.none} />
            </p>
          }
        >
          <Chart steps={found().steps} comparison={props.comparison} now={props.now} />
        </Show>
      )}
    </AskedPart>
  )
}

function Chart(props: { steps: readonly BurnStep[]; comparison: Comparison; now: number }) {
  const { moments } = useComparison()
  const text = useText()
  const { languages } = useSheet()
  const language = () => languages()[0] ?? 'es'
  const stations = createMemo((): readonly Station[] => [
    ...moments()
      .meetings.flatMap(({ closedAt, number }) => (closedAt !== null && closedAt < props.now ? [{ at: closedAt, session: number }] : []))
      .toSorted((a, b) => a.at - b.at),
    { at: props.now, session: null },
  ])
  const lines = createMemo(() => burnLines(props.steps, { until: instant(props.now), moments: stations().map(({ at }) => at) }))
  const at = (station: Station) => burnAt(props.steps, instant(station.at))
  const [then, now] = [() => burnAt(props.steps, instant(props.comparison.from.at ?? 0)), () => burnAt(props.steps, instant(props.now))]
  const nameOf = (station: Station) =>
    station.session === null ? formatDate(station.at, language()) : CATALOGUE[language()].compare.session(station.session)
  const spoken = (station: Station) => {
    const { scope, done } = at(station)
    return text().review.burn.step(nameOf(station), scope, done)
  }
  /** Labels that would overlap are omitted; the table has all values. */
  const isApart = (index: number) => {
    const [one, next] = [stations()[index], stations()[index + 1]]
    return !one || !next || lines().axis.placeOf(next.at) - lines().axis.placeOf(one.at) > 14
  }
  return (
    <>
      <SheetSummary words={(words) => words.burn.found(then(), now())} />
      <div class="bu">
        <svg class="ch" width="100%" height="216" role="img" aria-label={text().review.burn.spoken(stations().map(spoken).join('; '))}>
          <For each={lines().ticks}>
            {(n) => (
              <>
                <line class="ch-grid" x1="0" x2="100%" y1={lines().y(n)} y2={lines().y(n)} />
                <text x="-6" y={lines().y(n) + 4} text-anchor="end">
                  {n}
                </text>
              </>
            )}
          </For>
          <line class="ch-base" x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} />
          <For each={stations().filter(({ session }) => session !== null)}>
            {(one) => <rect class="ch-band" x={percent(lines().axis.placeOf(one.at) - 0.3)} width="0.6%" y="0" height={HEIGHT} />}
          </For>
          <svg aria-hidden="true" x="0" y="0" width="100%" height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
            <path class="bu-a" d={lines().area} />
            <path class="bu-s" d={lines().scope} />
            <path class="bu-d" d={lines().done} />
          </svg>
          <line
            class="ch-today"
            x1={percent(lines().axis.placeOf(props.now))}
            x2={percent(lines().axis.placeOf(props.now))}
            y1="0"
            y2={HEIGHT}
          />
          <For each={stations()}>
            {(one, index) => (
              <StationMark
                values={at(one)}
                lines={lines()}
                place={percent(lines().axis.placeOf(one.at))}
                name={nameOf(one)}
                isFirst={index() === 0}
                isLast={index() === stations().length - 1}
                isNamed={isApart(index())}
              />
            )}
          </For>
        </svg>
      </div>
      <ChartTable
        caption={(words) => words.burn.title}
        rows={stations()}
        columns={[
          {
            title: text().review.burn.moment,
            cell: (one) => (
              <>
                {nameOf(one)}
                <Show when={one.session !== null}>, {formatDate(one.at, language())}</Show>
              </>
            ),
          },
          { title: text().review.burn.scope, isNumber: true, cell: (one) => at(one).scope },
          { title: text().review.burn.done, isNumber: true, cell: (one) => at(one).done },
          { title: text().review.burn.left, isNumber: true, cell: (one) => at(one).scope - at(one).done },
        ]}
      />
    </>
  )
}

interface StationMarkProps {
  readonly values: Pick<BurnStep, 'scope' | 'done'>
  readonly lines: BurnLines
  readonly place: string
  readonly name: string
  readonly isFirst: boolean
  readonly isLast: boolean
  /** False where the labels would overlap those of the next one. */
  readonly isNamed: boolean
}
function StationMark(props: StationMarkProps) {
  const text = useText()
  return (
    <>
      <svg aria-hidden="true" x={props.place} y="0" overflow="visible">
        <rect class="bu-p" x="-3" y={props.lines.y(props.values.scope) - 3} width="6" height="6" />
        <circle class="bu-q" cy={props.lines.y(props.values.done)} r="3.5" />
        <Show when={props.isNamed}>
          <text
            class="ch-n"
            x={props.isLast ? -6 : 5}
            y={props.lines.y(props.values.scope) - 7}
            text-anchor={props.isLast ? 'end' : 'start'}
          >
            {props.isLast ? text().review.burn.scopeNow(props.values.scope) : props.values.scope}
          </text>
          <text
            class="ch-n bu-n"
            x={props.isLast ? -6 : 5}
            y={props.lines.y(props.values.done) - 8}
            text-anchor={props.isLast ? 'end' : 'start'}
          >
            {props.isLast ? text().review.burn.doneNow(props.values.done) : props.values.done}
          </text>
        </Show>
      </svg>
      <Show when={props.isNamed}>
        <svg aria-hidden="true" x={props.place} y={HEIGHT} overflow="visible">
          <text class="ch-l" y="16" text-anchor={props.isLast ? 'end' : props.isFirst ? 'start' : 'middle'}>
            {props.name}
          </text>
        </svg>
      </Show>
    </>
  )
}
