// The server's time here: what a timer that forty screens share is counted by, whatever a device's own clock says.
import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'
import { type Instant, instant } from '../../../shared/ids.ts'
import type { Api } from '../../base/api.ts'

const REFRESH_EVERY = 5 * 60_000
const TICK = 250

/** The server read its clock somewhere between our asking and its answer: in the middle, at best. */
export const skewOf = (asked: number, server: number, answered: number): number => server - (asked + answered) / 2

/** Answers anew four times a second. Without a server it goes on with what was last known. */
export const createServerTime = (api: Pick<Api, 'me'>): Accessor<Instant> => {
  let skew = 0
  /** Of the answer that `skew` comes from: a slow one says less, and is not believed over a quick one. */
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
  /** A device that slept may have set its clock anew. */
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
