// Who wrote which part of a text as it stands, asked of the server, which alone knows; and again when the text rests after a change.
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Authorship } from '../../shared/history/textDiff.ts'
import { useApi } from '../base/actor.tsx'
import type { NoServer, Refused } from '../base/api.ts'
import type { LiveDocument } from '../live/types.ts'

export interface Authored {
  /** Null until the server has answered. */
  readonly value: Accessor<Authorship | null>
  readonly failure: Accessor<Refused | NoServer | null>
  readonly refresh: () => void
}

/** Long enough for the server to have the edit on disk. */
const REST_MS = 1_200

/** `part` is `body.es` or `item:<id>/description.en`. Dies with its owner. */
export const createAuthorship = (live: LiveDocument, part: Accessor<string>): Authored => {
  const api = useApi()
  const [value, setValue] = createSignal<Authorship | null>(null)
  const [failure, setFailure] = createSignal<Refused | NoServer | null>(null)
  let asked = 0
  const path = () => {
    const at = live.shownAt?.() ?? null
    return `/api/documents/${encodeURIComponent(live.id)}/authorship?part=${encodeURIComponent(part())}&at=${at === null ? 'now' : `seq:${at}`}`
  }
  const refresh = async () => {
    const mine = ++asked
    const answer = await api.request<Authorship>('GET', path())
    if (mine !== asked) return
    setFailure(answer.ok ? null : answer)
    if (answer.ok) setValue(answer.value)
  }
  createEffect(on(path, refresh))
  let timer: ReturnType<typeof setTimeout> | undefined
  const changed = () => {
    clearTimeout(timer)
    timer = setTimeout(refresh, REST_MS)
  }
  // A copy that shows another moment has another path.
  if (!live.shownAt) {
    live.doc.on('update', changed)
    createEffect(on(live.lastConfirmed, changed, { defer: true }))
  }
  onCleanup(() => {
    asked += 1
    clearTimeout(timer)
    live.doc.off('update', changed)
  })
  return { value, failure, refresh }
}
