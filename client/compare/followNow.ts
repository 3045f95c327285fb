// While one end of the comparison is *now*, it follows what is open: asked again when that rests, and only while somebody can see it.
import { createEffect, on, onCleanup, onMount } from 'solid-js'
import type { LiveDocument } from '../live/types.ts'
import type { ComparisonContext } from './ComparisonProvider.tsx'

/** Long enough for the server to have the edit on disk, and for whoever types to pause. */
const REST_MS = 1_200

export const followNow = (live: LiveDocument, comparison: ComparisonContext): void => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStale = false
  const follows = () => comparison.comparing().from !== null && comparison.comparing().to.type === 'now'
  const ask = () => {
    if (!isStale || !follows() || document.hidden) return
    isStale = false
    comparison.refresh()
  }
  const changed = () => {
    isStale = true
    clearTimeout(timer)
    if (follows()) timer = setTimeout(ask, REST_MS)
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
