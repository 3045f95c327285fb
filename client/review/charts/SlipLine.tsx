// The due date of one item on the axis: where it was, where it is, and between them each step with the pattern and letters of its author.
import { For, Show } from 'solid-js'
import type { SlipRow } from '../../../shared/review/slips.ts'
import { type Axis, percent } from './axis.ts'
import { patternOf } from './ChartPatterns.tsx'
import type { SlipWords } from './slipWords.ts'

/** Percent of the axis below which a step has no room for letters. */
const LETTERS = 4
/** The same on a phone. */
const LETTERS_NARROW = 12
const HEIGHT = 38

export function SlipLine(props: { row: SlipRow; axis: Axis; now: number; words: SlipWords }) {
  const place = (one: string) => props.axis.placeOf(Date.parse(one))
  const isForward = () => props.row.days >= 0
  return (
    <svg class="ch slp__s" width="100%" height={HEIGHT} aria-hidden="true">
      <Grid axis={props.axis} now={props.now} />
      <For each={props.row.steps}>
        {(step) => {
          const [from, to] = [Math.min(place(step.from), place(step.to)), Math.max(place(step.from), place(step.to))]
          return (
            <g data-identity={props.words.markOf(step.mover)?.identity ?? 'none'}>
              <rect
                class="cs"
                fill={patternOf(props.words.markOf(step.mover)?.identity ?? null)}
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
                  <rect
                    class="sl-lb"
                    x={-5 * props.words.letters(step).length}
                    y="1"
                    width={10 * props.words.letters(step).length}
                    height="12"
                    rx="2"
                  />
                  <text class="sl-l" y="11" text-anchor="middle">
                    {props.words.letters(step)}
                  </text>
                </svg>
              </Show>
            </g>
          )
        }}
      </For>
      <svg aria-hidden="true" x={percent(place(props.row.was))} y="19" overflow="visible">
        <circle class="sl-was" r="4.5" />
        <text x={isForward() ? -9 : 9} y="4" text-anchor={isForward() ? 'end' : 'start'}>
          {props.words.day(props.row.was)}
        </text>
      </svg>
      <svg aria-hidden="true" x={percent(place(props.row.is))} y="19" overflow="visible">
        <Show when={!props.row.isCleared}>
          <path class="sl-is" d={isForward() ? 'M-1 -8l9 8-9 8z' : 'M1 -8l-9 8 9 8z'} />
        </Show>
        <text class="ch-l" x={isForward() ? 13 : -13} y="4" text-anchor={isForward() ? 'start' : 'end'}>
          {props.words.after(props.row)}
        </text>
      </svg>
    </svg>
  )
}

/** First days of months, and the later moment if it is within the axis. */
function Grid(props: { axis: Axis; now: number }) {
  const today = () => props.axis.placeOf(props.now)
  const isShown = () => today() >= 0 && today() <= 100
  return (
    <>
      <For each={props.axis.months}>
        {({ at }) => <line class="ch-grid" x1={percent(props.axis.placeOf(at))} x2={percent(props.axis.placeOf(at))} y1="0" y2={HEIGHT} />}
      </For>
      <Show when={isShown()}>
        <line class="ch-today" x1={percent(today())} x2={percent(today())} y1="0" y2={HEIGHT} />
      </Show>
    </>
  )
}
