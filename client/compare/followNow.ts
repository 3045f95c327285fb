// Refetches a comparison with *now* when changes pause, only while it is visible.
import { createEffect, on, onCleanup, onMount } from 'solid-js'
import type { LiveDocument } from '../live/types.ts'
import type { ComparisonContext } from './ComparisonProvider.tsx'

/** Long enough for the server to have committed the edit, and for a pause in typing. */
const REST_MS = 1_200
/** Maximum wait, for groups that never pause. */
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
  // Edits that were pending when the comparison was fetched are included by the next fetch.
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
