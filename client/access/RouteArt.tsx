// Illustration: three patterned lines that become one line with stations, two past, the next one open.
import { For } from 'solid-js'

const WAYS = [
  { identity: '1', d: 'M-20 46H120C235 46 235 150 350 150' },
  { identity: '3', d: 'M-20 254H120C235 254 235 150 350 150' },
  { identity: '2', d: 'M-20 150H350' },
] as const

export function RouteArt() {
  return (
    <svg viewBox="0 0 720 300" class="sign__svg" aria-hidden="true" preserveAspectRatio="xMinYMid slice">
      <defs>
        <pattern id="way-1" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V9" class="way-line" data-identity="1" />
        </pattern>
        <pattern id="way-2" width="9" height="9" patternUnits="userSpaceOnUse">
          <circle cx="3" cy="3" r="2.1" class="way-dot" data-identity="2" />
        </pattern>
        <pattern id="way-3" width="8" height="8" patternUnits="userSpaceOnUse">
          <path d="M2 0V8" class="way-line" data-identity="3" />
        </pattern>
      </defs>
      <For each={WAYS}>
        {(way) => (
          <g data-identity={way.identity}>
            <path d={way.d} class="way way--edge" />
            <path d={way.d} class="way way--tint" />
            <path d={way.d} class="way" stroke={`url(#way-${way.identity})`} />
          </g>
        )}
      </For>
      <path d="M350 150H740" class="way way--one" />
      <circle cx="350" cy="150" r="15" class="station" />
      <circle cx="500" cy="150" r="15" class="station" />
      <circle cx="650" cy="150" r="15" class="station station--next" />
    </svg>
  )
}
