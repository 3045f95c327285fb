// Server time on the client, so that all screens show the same timer whatever their own clocks say.
import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'
import { type Instant, instant } from '../../../shared/ids.ts'
import type { Api } from '../../base/api.ts'

const REFRESH_EVERY = 5 * 60_000
const TICK = 250

/** The server read its clock between request and answer: the midpoint is the estimate. */
export const skewOf = (asked: number, server: number, answered: number): number => server - (asked + answered) / 2

/** Ticks four times a second. Without a connection it continues with the last offset. */
export const createServerTime = (api: Pick<Api, 'me'>): Accessor<Instant> => {
  let skew = 0
  /** Round-trip time of the answer that `skew` comes from: a slower answer is less exact and does not replace it. */
  let took = Number.POSITIVE_INFINITY
  const read = () => instant(Math.round(Date.now() + skew))
  const [now, setNow] = createSignal(read())

  const ask = async () => {
    const asked = Date.now()
    const answer = await api.me()
    const answered = Date.now()
    if (!answer.ok || answered - asked > took * 2) return
    took = Math.max(answered - asked, 1)
    skew = skewOf(asked, answer.value.session.now, answered)
    setNow(read())
  }
  /** The clock of a device may have been adjusted after sleep. */
  const woken = () => {
    if (document.visibilityState !== 'visible') return
    took = Number.POSITIVE_INFINITY
    ask()
  }
  onMount(() => {
    ask()
    const asking = setInterval(ask, REFRESH_EVERY)
    const ticking = setInterval(() => setNow(read()), TICK)
    document.addEventListener('visibilitychange', woken)
    window.addEventListener('online', woken)
    onCleanup(() => {
      clearInterval(asking)
      clearInterval(ticking)
      document.removeEventListener('visibilitychange', woken)
      window.removeEventListener('online', woken)
    })
  })
  return now
}
