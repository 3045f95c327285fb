// What is written while one reads history: it is fetched again when the document pauses, and only while it is visible.
import { type Accessor, createEffect, on, onCleanup, onMount } from 'solid-js'
import type { LiveDocument } from '../live/types.ts'

/** Long enough for the server to have read the edit, and for a pause in typing. */
const REST_MS = 1_200

/** `changed` gives another value whenever what one reads about has changed. */
export const createFollowing = (live: LiveDocument, changed: Accessor<unknown>, refresh: () => void): void => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStale = false
  const ask = () => {
    if (!isStale || document.hidden) return
    isStale = false
    refresh()
  }
  const wait = () => {
    isStale = true
    clearTimeout(timer)
    timer = setTimeout(ask, REST_MS)
  }
  createEffect(on([changed, live.lastConfirmed], wait, { defer: true }))
  onMount(() => {
    document.addEventListener('visibilitychange', ask)
    onCleanup(() => {
      document.removeEventListener('visibilitychange', ask)
      clearTimeout(timer)
    })
  })
}
