// A document at a later moment that still contains what was deleted since an earlier one, with the entry that inserted or deleted each id between.

import type * as Y from 'yjs'
import { isBroughtBack } from '../../shared/broughtBack.ts'
import { createMovedRanges, type MovedRanges } from '../../shared/history/fold/movedRanges.ts'
import type { DocumentId, Seq } from '../../shared/ids.ts'
import { type StateOfIds, stateOfIds } from '../../shared/yjs/structStore.ts'
import { type AuthorContexts, NO_AUTHOR_CONTEXTS, tokenOfEntry } from '../history/authorContexts.ts'
import { replay } from '../log/checkpoints.ts'
import type { LogEntry } from '../log/log.ts'
import { createIdRanges, type IdRanges } from './idRanges.ts'
import { idsOfUpdate } from './idsOfUpdate.ts'
import { inBatches, keepingStateAt, type PastStates } from './pastStates.ts'
import type { Stamp } from './stamp.ts'
import { attributionCredit } from './unverifiedStamps.ts'

export interface EventsBetween {
  /** At the later moment; content that existed at the earlier one, or was created since, has not been garbage-collected. */
  readonly doc: Y.Doc
  readonly earlier: StateOfIds
  readonly inserted: IdRanges<Stamp>
  readonly deleted: IdRanges<Stamp>
  /** Text that was only moved; moves after the later moment are not followed. */
  readonly moved?: { readonly ranges: MovedRanges; readonly upTo: Seq }
}

export const eventsBetween = async (
  past: PastStates,
  document: DocumentId,
  span: { readonly from: Seq; readonly to: Seq },
  moved: MovedRanges = createMovedRanges(),
  contexts: AuthorContexts = NO_AUTHOR_CONTEXTS,
): Promise<EventsBetween> => {
  const doc = await keepingStateAt(past, document, span.from)
  const begun: EventsBetween = {
    doc,
    earlier: stateOfIds(doc),
    inserted: createIdRanges(),
    deleted: createIdRanges(),
    moved: { ranges: moved, upTo: span.to },
  }
  return addEvents(past, document, begun, span, contexts)
}

/** Reads on, into the same document and ranges; `span` begins where they end. */
export const addEvents = async (
  past: PastStates,
  document: DocumentId,
  moments: EventsBetween,
  span: { readonly from: Seq; readonly to: Seq },
  contexts: AuthorContexts = NO_AUTHOR_CONTEXTS,
): Promise<EventsBetween> => {
  const { doc, inserted, deleted } = moments
  const attributions = new Map((await past.log.attributions(document)).map((one) => [one.seq, one]))
  const note = (entry: LogEntry) => {
    const { seq, delegation, at } = entry
    const stamp: Stamp = isBroughtBack(entry)
      ? { seq, at, ...attributionCredit(attributions.get(seq)) }
      : {
          seq,
          account: entry.author,
          delegation,
          at,
          ...contexts.of({ author: entry.author, document, at, seq, token: tokenOfEntry(entry) }),
        }
    for (const update of entry.updates) {
      const ids = idsOfUpdate(document, entry.seq, update)
      for (const range of ids.inserted) inserted.add(range, stamp)
      for (const range of ids.deleted) deleted.add(range, stamp)
    }
  }
  await inBatches(past.log.read(document, span.from, span.to), (entries) => {
    for (const entry of entries) note(entry)
    replay(
      doc,
      entries.flatMap((entry) => entry.updates),
    )
  })
  return { ...moments, ...(moments.moved ? { moved: { ...moments.moved, upTo: span.to } } : {}) }
}
