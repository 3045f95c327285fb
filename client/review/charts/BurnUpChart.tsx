// Burn-up chart: scope and done as two step lines, with values at each session's closing and at the end.
import { max, ticks } from 'd3-array'
import { area, curveStepAfter, line } from 'd3-shape'
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
import { Found, ReviewSentence, useSheet } from '../SheetContext.tsx'
import { axisOf, percent } from './axis.ts'

const [TOP, HEIGHT, WIDE] = [8, 176, 1000]
const MOST_LINES = 4

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
  const axis = createMemo(() => axisOf([...stations().map(({ at }) => at), ...props.steps.slice(0, 1).map(({ at }) => at)], 0.02, 1))
  const most = () => Math.max(1, max(props.steps, ({ scope }) => scope) ?? 0)
  const lines = () => ticks(0, most(), MOST_LINES).filter((n) => n > 0)
  const top = () => Math.max(most(), lines().at(-1) ?? 0)
  const y = (n: number) => HEIGHT - (n / top()) * (HEIGHT - TOP)
  const x = (at: number) => (axis().placeOf(at) / 100) * WIDE
  const drawn = () => {
    const inside = props.steps.filter(({ at }) => at <= props.now)
    return [...inside, { ...burnAt(inside, instant(props.now)), at: props.now }]
  }
  const stepped = (of: 'scope' | 'done') =>
    line<{ readonly at: number; readonly scope: number; readonly done: number }>(
      ({ at }) => x(at),
      (one) => y(one[of]),
    ).curve(curveStepAfter)(drawn()) ?? ''
  const filled = () =>
    area<{ readonly at: number; readonly done: number }>(
      ({ at }) => x(at),
      HEIGHT,
      ({ done }) => y(done),
    ).curve(curveStepAfter)(drawn()) ?? ''
  const at = (station: Station) => burnAt(props.steps, instant(station.at))
  const [then, now] = [() => burnAt(props.steps, instant(props.comparison.from.at ?? 0)), () => burnAt(props.steps, instant(props.now))]
  const nameIn = (station: Station, spoken: 'es' | 'en') =>
    station.session === null ? formatDate(station.at, spoken) : CATALOGUE[spoken].compare.session(station.session)
  const spoken = (station: Station) => {
    const { scope, done } = at(station)
    return text().review.burn.step(nameIn(station, language()), scope, done)
  }
  /** Labels that would overlap are omitted; the table has all values. */
  const isApart = (index: number) => {
    const [one, next] = [stations()[index], stations()[index + 1]]
    return !one || !next || axis().placeOf(next.at) - axis().placeOf(one.at) > 14
  }
  return (
    <>
      <Found words={(words) => words.burn.found(then(), now())} />
      <div class="bu">
        <svg class="ch" width="100%" height="216" role="img" aria-label={text().review.burn.spoken(stations().map(spoken).join('; '))}>
          <For each={lines()}>
            {(n) => (
              <>
                <line class="ch-grid" x1="0" x2="100%" y1={y(n)} y2={y(n)} />
                <text x="-6" y={y(n) + 4} text-anchor="end">
                  {n}
                </text>
              </>
            )}
          </For>
          <line class="ch-base" x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} />
          <For each={stations().filter(({ session }) => session !== null)}>
            {(one) => <rect class="ch-band" x={percent(axis().placeOf(one.at) - 0.3)} width="0.6%" y="0" height={HEIGHT} />}
          </For>
          <svg aria-hidden="true" x="0" y="0" width="100%" height={HEIGHT} viewBox={`0 0 ${WIDE} ${HEIGHT}`} preserveAspectRatio="none">
            <path class="bu-a" d={filled()} />
            <path class="bu-s" d={stepped('scope')} />
            <path class="bu-d" d={stepped('done')} />
          </svg>
          <line class="ch-today" x1={percent(axis().placeOf(props.now))} x2={percent(axis().placeOf(props.now))} y1="0" y2={HEIGHT} />
          <For each={stations()}>
            {(one, index) => {
              const isLast = () => index() === stations().length - 1
              const place = () => percent(axis().placeOf(one.at))
              return (
                <>
                  <svg aria-hidden="true" x={place()} y="0" overflow="visible">
                    <rect class="bu-p" x="-3" y={y(at(one).scope) - 3} width="6" height="6" />
                    <circle class="bu-q" cy={y(at(one).done)} r="3.5" />
                    <Show when={isApart(index())}>
                      <text class="ch-n" x={isLast() ? -6 : 5} y={y(at(one).scope) - 7} text-anchor={isLast() ? 'end' : 'start'}>
                        {isLast() ? text().review.burn.scopeNow(at(one).scope) : at(one).scope}
                      </text>
                      <text class="ch-n bu-n" x={isLast() ? -6 : 5} y={y(at(one).done) - 8} text-anchor={isLast() ? 'end' : 'start'}>
                        {isLast() ? text().review.burn.doneNow(at(one).done) : at(one).done}
                      </text>
                    </Show>
                  </svg>
                  <Show when={isApart(index())}>
                    <svg aria-hidden="true" x={place()} y={HEIGHT} overflow="visible">
                      <text class="ch-l" y="16" text-anchor={isLast() ? 'end' : index() === 0 ? 'start' : 'middle'}>
                        {nameIn(one, language())}
                      </text>
                    </svg>
                  </Show>
                </>
              )
            }}
          </For>
        </svg>
      </div>
      <details class="alt-table">
        <summary>{text().review.asTable}</summary>
        <table class="ledger">
          <caption class="vh">
            <ReviewSentence words={(words) => words.burn.title} />
          </caption>
          <thead>
            <tr>
              <th scope="col">{text().review.burn.moment}</th>
              <th scope="col" class="r">
                {text().review.burn.scope}
              </th>
              <th scope="col" class="r">
                {text().review.burn.done}
              </th>
              <th scope="col" class="r">
                {text().review.burn.left}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={stations()}>
              {(one) => (
                <tr>
                  <th scope="row">
                    {nameIn(one, language())}
                    <Show when={one.session !== null}>, {formatDate(one.at, language())}</Show>
                  </th>
                  <td class="r">{at(one).scope}</td>
                  <td class="r">{at(one).done}</td>
                  <td class="r">{at(one).scope - at(one).done}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </details>
    </>
  )
}
