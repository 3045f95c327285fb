// Plays the slider change by change, so that the whole history takes a minute or two.
import { type Accessor, createSignal, onCleanup } from 'solid-js'

interface PlayRequest {
  readonly index: Accessor<number>
  /** Waits until the last requested moment is shown: a slow connection plays slower, and skips nothing. */
  readonly isReady: Accessor<boolean>
  readonly last: Accessor<number>
  readonly go: (index: number) => void
}

const WHOLE_MS = 60_000
const SLOWEST_MS = 900
const FASTEST_MS = 120

/** Stops with its owner. At the end it starts again from the beginning. */
export const createPlay = ({ index, isReady, last, go }: PlayRequest) => {
  const [isPlaying, setPlaying] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  const next = () => {
    timer = setTimeout(
      () => {
        if (isReady()) go(index() + 1)
        if (index() < last()) next()
        else setPlaying(false)
      },
      Math.max(FASTEST_MS, Math.min(SLOWEST_MS, WHOLE_MS / Math.max(1, last()))),
    )
  }
  onCleanup(() => clearTimeout(timer))
  return {
    isPlaying,
    play: (on: boolean) => {
      clearTimeout(timer)
      setPlaying(on)
      if (!on) return
      if (index() >= last()) go(0)
      next()
    },
  }
}
