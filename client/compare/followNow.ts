// While one end of the comparison is *now*, it follows what is open: fetched again when changes pause, and only while it is visible.
import { createEffect, on, onCleanup, onMount } from 'solid-js'
import type { LiveDocument } from '../live/types.ts'
import type { ComparisonContext } from './ComparisonProvider.tsx'

/** Long enough for the server to have the edit on disk, and for a pause in typing. */
const REST_MS = 1_200
/** Where people never pause, it is asked all the same. */
const LONGEST_MS = 10_000

export const followNow = (live: LiveDocument, comparison: Pick<ComparisonContext, 'comparing' | 'refresh'>): void => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStale = false
  let waitsSince: number | null = null
  const follows = () => comparison.comparing().from !== null && comparison.comparing().to.type === 'now'
  const ask = () => {
    waitsSince = null
    if (!isStale || !follows() || document.hidden) return
    isStale = false
    comparison.refresh()
  }
  const changed = () => {
    isStale = true
    if (!follows()) return
    waitsSince ??= performance.now()
    clearTimeout(timer)
    timer = setTimeout(ask, Math.min(REST_MS, Math.max(0, waitsSince + LONGEST_MS - performance.now())))
  }
  // What was on its way to the server when one looked is compared once it is there.
  createEffect(on(live.lastConfirmed, changed, { defer: true }))
  onMount(() => {
    live.doc.on('update', changed)
    document.addEventListener('visibilitychange', ask)
    onCleanup(() => {
      live.doc.off('update', changed)
      document.removeEventListener('visibilitychange', ask)
      clearTimeout(timer)
    })
  })
}
