// SVG patterns of delegations and of SEC for chart areas, with the geometry of `tokens.css`. Rendered once on a page with charts.
import { For } from 'solid-js'

const SHAPES: readonly (readonly [identity: string, size: number, shape: string])[] = [
  ['1', 6, 'M-1.5 1.5l3-3M0 6L6 0M4.5 7.5l3-3'],
  ['3', 4, 'M2 0V4'],
  ['4', 7, 'M0 7L7 0M0 0l7 7'],
  ['5', 10, 'M-2.5 7.5l10 10M0 0l10 10M2.5 -7.5l10 10'],
  ['sec', 6, 'M3 1v4M1 3h4'],
]

export const patternOf = (identity: number | 'sec' | null): string => `url(#chart-pattern-${identity ?? 'none'})`

export function ChartPatterns() {
  return (
    <svg class="chart-defs" width="0" height="0" aria-hidden="true">
      <defs>
        <For each={SHAPES}>
          {([identity, size, shape]) => (
            <pattern id={`chart-pattern-${identity}`} data-identity={identity} width={size} height={size} patternUnits="userSpaceOnUse">
              <rect class="pt" width={size} height={size} />
              <path class="ps" d={shape} />
            </pattern>
          )}
        </For>
        <pattern id="chart-pattern-2" data-identity="2" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect class="pt" width="5" height="5" />
          <circle class="pf" cx="2.5" cy="2.5" r="1.35" />
        </pattern>
        <pattern id="chart-pattern-6" data-identity="6" width="8" height="8" patternUnits="userSpaceOnUse">
          <rect class="pt" width="8" height="8" />
          <circle class="ps" cx="4" cy="4" r="2" />
        </pattern>
        <pattern id="chart-pattern-none" data-identity="none" width="4" height="4" patternUnits="userSpaceOnUse">
          <rect class="pt" width="4" height="4" />
        </pattern>
      </defs>
    </svg>
  )
}
