// Today's date in the user's time zone, as a signal, so that a page left open over midnight stays correct.
import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'
import type { Day } from '../../shared/roadmap/model.ts'

const LOOK_EVERY = 60_000

/** Current calendar date in the user's time zone. */
export const localDay = (now: Date): Day => {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** `2026-11-20 14:05` in the user's time zone, which a spreadsheet reads as a time. */
export const minuteOf = (at: number): string => {
  const time = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${localDay(time)} ${two(time.getHours())}:${two(time.getMinutes())}`
}

export const createToday = (): Accessor<Day> => {
  const [today, setToday] = createSignal(localDay(new Date()))
  const look = () => setToday(localDay(new Date()))
  onMount(() => {
    const timer = setInterval(look, LOOK_EVERY)
    document.addEventListener('visibilitychange', look)
    onCleanup(() => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    })
  })
  return today
}
