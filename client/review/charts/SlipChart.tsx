// How far each due date moved, and who moved it: old day → new day on one axis, each step with the pattern and letters of its author.
import { A } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { pickWords } from '../../../shared/bilingual.ts'
import type { Comparison } from '../../../shared/history/comparison.ts'
import { marksOf } from '../../../shared/history/creditMarks.ts'
import type { Mover } from '../../../shared/review/delegations.ts'
import { type Moving, movingWords, type SlipRow, type SlipSort, type Step, slipRows } from '../../../shared/review/slips.ts'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { formatDay, formatShortMonth } from '../../base/intl.ts'
import { CATALOGUE } from '../../base/messages/catalogue.ts'
import { DelegationMark } from '../../ui/Marks.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { markOfMover } from '../markOfMover.ts'
import { ReviewSentence, shortDays, useSheet } from '../SheetContext.tsx'
import { axisOf, namedMonths, percent, type Room } from './axis.ts'
import { ChartPatterns, patternOf } from './ChartPatterns.tsx'

/** Fractions of the axis. */
const MARGIN = 0.2
const MOST_MONTHS = 18
/** Percent of the axis below which a step has no room for letters. */
const LETTERS = 4
/** The same on a phone. */
const LETTERS_NARROW = 12
const ROW_PX = 38

export function SlipChart(props: { comparison: Comparison; now: number }) {
  const text = useText()
  const group = useGroup()
  const { languages, itemHref } = useSheet()
  const [sort, setSort] = createSignal<SlipSort>('days')
  const language = () => languages()[0] ?? 'es'
  const movers = (): readonly Mover[] => [...group().delegations.map(({ id }) => id), null, 'unverified']
  const rows = createMemo(() => slipRows(props.comparison, sort(), movers()))
  const axis = createMemo(() => axisOf([...rows().flatMap(({ was, is }) => [Date.parse(was), Date.parse(is)])], MARGIN, MOST_MONTHS))
  const named = (room: Room) => namedMonths(axis(), room)
  /** Of the later moment, if it is within the axis. */
  const isShown = () => axis().placeOf(props.now) >= 0 && axis().placeOf(props.now) <= 100
  const thisYear = () => new Date(props.now).getUTCFullYear()
  const day = (one: string) => formatDay(one, language(), thisYear())
  const days = (n: number) => shortDays(CATALOGUE[language()].compare.days(n))
  const markOf = (mover: Mover) => markOfMover(group(), mover)
  const codeOf = (mover: Mover) => markOf(mover)?.code ?? '?'
  const moveWords = (moving: Moving) => movingWords(moving, { code: codeOf, count: days, language: language() })
  const isMarked = (step: Step) => marksOf(step.by).length > 0
  const letters = (step: Step) => `${codeOf(step.mover)}${isMarked(step) ? '*' : ''}`
  const now = (row: SlipRow) => (row.isCleared ? CATALOGUE[language()].past.item.noDate : day(row.is))
  const month = (at: number, isFirst: boolean) => {
    const date = new Date(at + 12 * 3_600_000)
    const name = formatShortMonth(date.getTime(), language())
    return isFirst ? `${name} ${date.getUTCFullYear()}` : name
  }
  const Grid = (grid: { height: number }) => (
    <>
      <For each={axis().months}>
        {({ at }) => <line class="ch-grid" x1={percent(axis().placeOf(at))} x2={percent(axis().placeOf(at))} y1="0" y2={grid.height} />}
      </For>
      <Show when={isShown()}>
        <line class="ch-today" x1={percent(axis().placeOf(props.now))} x2={percent(axis().placeOf(props.now))} y1="0" y2={grid.height} />
      </Show>
    </>
  )
  const Row = (shown: { row: SlipRow }) => {
    const place = (one: string) => axis().placeOf(Date.parse(one))
    const isForward = () => shown.row.days >= 0
    return (
      <svg class="ch slp__s" width="100%" height={ROW_PX} aria-hidden="true">
        <Grid height={ROW_PX} />
        <For each={shown.row.steps}>
          {(step) => {
            const [from, to] = [Math.min(place(step.from), place(step.to)), Math.max(place(step.from), place(step.to))]
            return (
              <g data-identity={markOf(step.mover)?.identity ?? 'none'}>
                <rect
                  class="cs"
                  fill={patternOf(markOf(step.mover)?.identity ?? null)}
                  x={percent(from)}
                  width={percent(to - from)}
                  y="12"
                  height="14"
                />
                <Show when={to - from >= LETTERS}>
                  <svg
                    class={to - from < LETTERS_NARROW ? 'sl-near' : undefined}
                    aria-hidden="true"
                    x={percent((from + to) / 2)}
                    y="12"
                    overflow="visible"
                  >
                    <rect class="sl-lb" x={-5 * letters(step).length} y="1" width={10 * letters(step).length} height="12" rx="2" />
                    <text class="sl-l" y="11" text-anchor="middle">
                      {letters(step)}
                    </text>
                  </svg>
                </Show>
              </g>
            )
          }}
        </For>
        <svg aria-hidden="true" x={percent(place(shown.row.was))} y="19" overflow="visible">
          <circle class="sl-was" r="4.5" />
          <text x={isForward() ? -9 : 9} y="4" text-anchor={isForward() ? 'end' : 'start'}>
            {day(shown.row.was)}
          </text>
        </svg>
        <svg aria-hidden="true" x={percent(place(shown.row.is))} y="19" overflow="visible">
          <Show when={!shown.row.isCleared}>
            <path class="sl-is" d={isForward() ? 'M-1 -8l9 8-9 8z' : 'M1 -8l-9 8 9 8z'} />
          </Show>
          <text class="ch-l" x={isForward() ? 13 : -13} y="4" text-anchor={isForward() ? 'start' : 'end'}>
            {now(shown.row)}
          </text>
        </svg>
      </svg>
    )
  }
  return (
    <section class="slp" aria-labelledby="review-slip">
      <ChartPatterns />
      <div class="sec2">
        <h2 id="review-slip">
          <ReviewSentence words={(words) => words.slip.title} inline />
        </h2>
        <Show when={rows().length > 1}>
          <Segmented<SlipSort>
            small
            label={text().review.slip.sort}
            value={sort()}
            segments={[
              { value: 'days', label: text().review.slip.byDays },
              { value: 'mover', label: text().review.slip.byMover },
            ]}
            onChange={setSort}
          />
        </Show>
      </div>
      <Show
        when={rows().length > 0}
        fallback={
          <p class="sub">
            <ReviewSentence words={(words) => words.slip.none} />
          </p>
        }
      >
        <p class="rkey sub">
          <span>
            <svg width="14" height="12" aria-hidden="true">
              <circle class="sl-was" cx="7" cy="6" r="4.5" />
            </svg>
            <ReviewSentence words={(words) => words.slip.first} inline />
          </span>
          <span>
            <svg width="14" height="14" aria-hidden="true">
              <path class="sl-is" d="M3 -1l9 8-9 8z" />
            </svg>
            <ReviewSentence words={(words) => words.slip.second} inline />
          </span>
          <span>
            <ReviewSentence words={(words) => words.slip.key} inline />{' '}
            <For each={group().delegations}>{(one) => <DelegationMark code={one.code} identity={one.identity} />}</For>
          </span>
          <Show when={rows().some(({ steps }) => steps.some(isMarked))}>
            <span>
              <ReviewSentence words={(words) => words.slip.marked} inline />
            </span>
          </Show>
        </p>
        <div class="slp__axis" aria-hidden="true">
          <svg class="ch" width="100%" height="18" aria-hidden="true">
            <For each={axis().months}>
              {({ at, isFirst }) => (
                <Show when={named('wide').has(at)}>
                  <text classList={{ 'ch-tight': !named('narrow').has(at) }} x={percent(axis().placeOf(at))} dx="4" y="12">
                    {month(at, isFirst)}
                  </text>
                </Show>
              )}
            </For>
          </svg>
        </div>
        <ol class="slp__l">
          <For each={rows()}>
            {(row) => (
              <li>
                <span class="slp__i">
                  <span class="id">{row.item.code}</span>
                  <A href={itemHref(row.id)}>
                    {pickWords(row.item.title, language())}
                    <span class="vh">
                      : {CATALOGUE[language()].review.slip.spoken(day(row.was), now(row), row.moves.map(moveWords).join(', '))}
                    </span>
                  </A>
                  <Show when={row.hasDetours}>
                    <span class="sub slp__n">{row.moves.map(moveWords).join(', ')}</span>
                  </Show>
                </span>
                <Row row={row} />
                <b class="slp__d">{days(row.days)}</b>
              </li>
            )}
          </For>
        </ol>
        <details class="alt-table">
          <summary>{text().review.asTable}</summary>
          <table class="ledger">
            <caption class="vh">
              <ReviewSentence words={(words) => words.slip.title} />
            </caption>
            <thead>
              <tr>
                <th scope="col">{text().review.slip.item}</th>
                <th scope="col">{text().review.slip.moves}</th>
                <th scope="col" class="r">
                  {text().review.slip.was}
                </th>
                <th scope="col" class="r">
                  {text().review.slip.is}
                </th>
                <th scope="col" class="r">
                  {text().review.slip.days}
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={rows()}>
                {(row) => (
                  <tr>
                    <th scope="row">{row.item.code}</th>
                    <td>{row.moves.map(moveWords).join(', ')}</td>
                    <td class="r">{day(row.was)}</td>
                    <td class="r">{now(row)}</td>
                    <td class="r">{days(row.days)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </details>
      </Show>
    </section>
  )
}
