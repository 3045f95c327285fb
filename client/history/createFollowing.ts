// Loads a history again when its document is edited: after a pause in the edits, and only while the page is visible.
import { type Accessor, createEffect, on, onCleanup, onMount } from 'solid-js'
import type { LiveDocument } from '../live/types.ts'

/** In milliseconds: a pause in typing, and time for the server to process the edit. */
const REST_MS = 1_200

/** `changed` returns another value whenever the subject of the history has changed. */
export const createHistoryRefresh = (live: LiveDocument, changed: Accessor<unknown>, refresh: () => void): void => {
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
