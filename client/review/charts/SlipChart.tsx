// How far each due date moved, and who moved it: old day → new day on one axis, each step with the pattern and letters of its author.
import { A } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { pickWords } from '../../../shared/bilingual.ts'
import type { Comparison } from '../../../shared/history/comparison.ts'
import type { Mover } from '../../../shared/review/delegations.ts'
import { type SlipSort, slipRows } from '../../../shared/review/slips.ts'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { ReviewSentence, useSheet } from '../SheetContext.tsx'
import { axisOf, namedMonths, percent } from './axis.ts'
import { ChartPatterns } from './ChartPatterns.tsx'
import { ChartTable } from './ChartTable.tsx'
import { SlipLine } from './SlipLine.tsx'
import { createSlipWords } from './slipWords.ts'

/** Fractions of the axis. */
const MARGIN = 0.2
const MOST_MONTHS = 18

export function SlipChart(props: { comparison: Comparison; now: number }) {
  const text = useText()
  const group = useGroup()
  const { itemHref } = useSheet()
  const words = createSlipWords(() => props.now)
  const [sort, setSort] = createSignal<SlipSort>('days')
  const movers = (): readonly Mover[] => [...group().delegations.map(({ id }) => id), null, 'unverified']
  const rows = createMemo(() => slipRows(props.comparison, sort(), movers()))
  const axis = createMemo(() => axisOf([...rows().flatMap(({ was, is }) => [Date.parse(was), Date.parse(is)])], MARGIN, MOST_MONTHS))
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
        <SlipKey isMarked={rows().some(({ steps }) => steps.some(words.isMarked))} />
        <div class="slp__axis" aria-hidden="true">
          <svg class="ch" width="100%" height="18" aria-hidden="true">
            <For each={axis().months}>
              {({ at, isFirst }) => (
                <Show when={namedMonths(axis(), 'wide').has(at)}>
                  <text classList={{ 'ch-tight': !namedMonths(axis(), 'narrow').has(at) }} x={percent(axis().placeOf(at))} dx="4" y="12">
                    {words.month(at, isFirst)}
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
                    {pickWords(row.item.title, words.language())}
                    <span class="vh">: {words.spoken(row)}</span>
                  </A>
                  <Show when={row.hasDetours}>
                    <span class="sub slp__n">{words.moves(row)}</span>
                  </Show>
                </span>
                <SlipLine row={row} axis={axis()} now={props.now} words={words} />
                <b class="slp__d">{words.days(row.days)}</b>
              </li>
            )}
          </For>
        </ol>
        <ChartTable
          caption={(words) => words.slip.title}
          rows={rows()}
          columns={[
            { title: text().review.slip.item, cell: ({ item }) => item.code },
            { title: text().review.slip.moves, cell: words.moves },
            { title: text().review.slip.was, isNumber: true, cell: ({ was }) => words.day(was) },
            { title: text().review.slip.is, isNumber: true, cell: words.after },
            { title: text().review.slip.days, isNumber: true, cell: (row) => words.days(row.days) },
          ]}
        />
      </Show>
    </section>
  )
}

function SlipKey(props: { isMarked: boolean }) {
  const group = useGroup()
  return (
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
      <Show when={props.isMarked}>
        <span>
          <ReviewSentence words={(words) => words.slip.marked} inline />
        </span>
      </Show>
    </p>
  )
}
