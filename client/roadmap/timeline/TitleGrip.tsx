// The handle that sets the width of the titles: by dragging, by keys, or to the longest title. The width is remembered on this device.
import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { rememberedWord } from '../../base/remembered.ts'

const USUAL_REM = 21
const LEAST_REM = 12
const MOST_REM = 40
const STEP_REM = 1

export interface TitleWidth {
  readonly rem: Accessor<number>
  readonly set: (rem: number) => void
}
const within = (rem: number) => Math.min(MOST_REM, Math.max(LEAST_REM, rem))
const last = rememberedWord('timeline-titles', (word) => (Number.isFinite(Number(word)) && Number(word) > 0 ? word : null))

/**
 * `roomRem`: the width of titles and timeline together. Beside the panel on a tablet the titles are narrowed, so that the timeline keeps
 * some room.
 */
export const createTitleWidth = (roomRem: Accessor<number>): TitleWidth => {
  const [wanted, setWanted] = createSignal(within(Number(last.read() ?? USUAL_REM)))
  return {
    rem: () => Math.min(wanted(), Math.max(LEAST_REM, roomRem() / 2)),
    set: (to) => {
      setWanted(within(to))
      last.write(String(wanted()))
    },
  }
}

/** `grid`: the element that contains the rendered titles. */
export function TitleGrip(props: { width: TitleWidth; grid: () => HTMLElement }) {
  const text = useText()
  let dragging: AbortController | null = null
  onCleanup(() => dragging?.abort())
  const remPx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  const drag = (down: PointerEvent) => {
    if (down.button !== 0) return
    down.preventDefault()
    dragging?.abort()
    dragging = new AbortController()
    const { signal } = dragging
    const before = props.width.rem()
    window.addEventListener('pointermove', (now) => props.width.set(before + (now.clientX - down.clientX) / remPx()), { signal })
    for (const end of ['pointerup', 'pointercancel'] as const) window.addEventListener(end, () => dragging?.abort(), { signal })
  }
  /** Measures the titles without wrapping. */
  const showLongest = () => {
    const widest = Math.max(0, ...[...props.grid().querySelectorAll('.timeline__title')].map(lineWidth))
    if (widest > 0) props.width.set(widest / remPx() + BESIDE_REM)
  }
  return (
    <button
      type="button"
      class="timeline__grip"
      aria-label={text().timeline.titleWidth}
      data-tip={text().timeline.titleWidthHow}
      onPointerDown={drag}
      onDblClick={showLongest}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? STEP_REM : event.key === 'ArrowLeft' ? -STEP_REM : 0
        if (event.key === 'Enter') showLongest()
        else if (step !== 0) props.width.set(props.width.rem() + step)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
/** The width of the number, the marks and the padding, in rem. */
const BESIDE_REM = 9
const lineWidth = (title: Element): number => {
  const range = document.createRange()
  range.selectNodeContents(title)
  return [...range.getClientRects()].reduce((sum, { width }) => sum + width, 0)
}
