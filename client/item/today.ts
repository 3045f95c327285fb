// Today in the reader's zone, as a signal: a table that stays open over midnight says the right thing in the morning.
import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'
import type { Day } from '../../shared/roadmap/model.ts'
import { dayOf } from './due.ts'

const LOOK_EVERY = 60_000

export const createToday = (): Accessor<Day> => {
  const [today, setToday] = createSignal(dayOf(new Date()))
  const look = () => setToday(dayOf(new Date()))
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
