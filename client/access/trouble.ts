// The error of a form as a sentence: the server's refusal, with the time to wait if there is one.
import { createSignal, onCleanup } from 'solid-js'
import type { ApiAnswer } from '../base/api.ts'
import { useOutsideText } from '../base/language.tsx'

export type FailedAnswer = Exclude<ApiAnswer<unknown>, { ok: true }>

/** Refusals after which one waits. */
const WAITS: ReadonlySet<string> = new Set(['too-many', 'network-failures'])

/** A failure whose waiting time counts down; `busy` while it must not be tried again. */
export const createTrouble = () => {
  const text = useOutsideText()
  const [failure, setFailure] = createSignal<FailedAnswer | null>(null)
  const [seconds, setSeconds] = createSignal(0)
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = () => clearInterval(timer)
  onCleanup(stop)

  const clear = () => {
    stop()
    setSeconds(0)
    setFailure(null)
  }
  const show = (next: FailedAnswer) => {
    clear()
    setFailure(next)
    if (next.why !== 'refused' || !WAITS.has(next.refusal) || !next.retryAfter) return
    setSeconds(Math.ceil(next.retryAfter))
    timer = setInterval(() => {
      setSeconds((left) => left - 1)
      if (seconds() <= 0) clear()
    }, 1000)
  }
  const sentence = (): string | null => {
    const now = failure()
    if (!now) return null
    if (now.why === 'offline') return text().access.offline
    // It says which other ways in are open.
    if (now.refusal === 'network-failures') return now.message
    if (seconds() > 90) return text().access.throttled(Math.ceil(seconds() / 60))
    return seconds() > 0 ? text().access.throttledSeconds(seconds()) : now.message
  }
  return { failure, sentence, show, clear, throttled: () => seconds() > 0 }
}
