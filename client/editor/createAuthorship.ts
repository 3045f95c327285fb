// Answers of the server about a text that is open, for what it alone knows, as its authors: fetched again when changes pause.
import { type Accessor, createEffect, on, onCleanup } from 'solid-js'
import type { Authorship } from '../../shared/history/textDiff.ts'
import { type Address, address } from '../base/address.ts'
import { createQuery, type ServerQuery } from '../base/createQuery.ts'
import type { LiveDocument } from '../live/types.ts'

/** Long enough for the server to have committed the edit. */
const REST_MS = 1_200

/** `part` is `body.es` or `item:<id>/description.en`. Stops with its owner. */
export const createAuthorship = (live: LiveDocument, part: Accessor<string>): ServerQuery<Authorship> =>
  createTextAnswer(live, (at) => address('/api/documents/:document/authorship', { document: live.id, part: part(), at }))

/** `of`: the address for a moment; null while nothing is asked for. Stops with its owner. */
export const createTextAnswer = <Value>(live: LiveDocument, of: (at: string) => Address<Value> | null): ServerQuery<Value> => {
  const query = createQuery(
    () => {
      const at = live.shownAt?.() ?? null
      return of(at === null ? 'now' : `seq:${at}`)
    },
    { keepsPrevious: true },
  )
  let timer: ReturnType<typeof setTimeout> | undefined
  const changed = () => {
    clearTimeout(timer)
    timer = setTimeout(query.refresh, REST_MS)
  }
  // A copy that shows a past moment has another path.
  if (!live.shownAt) {
    live.doc.on('update', changed)
    createEffect(on(live.lastConfirmed, changed, { defer: true }))
  }
  onCleanup(() => {
    clearTimeout(timer)
    live.doc.off('update', changed)
  })
  return query
}
