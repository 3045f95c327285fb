// Changes to the workstreams of a road map. Their names are texts: see `texts.ts`.
import type * as Y from 'yjs'
import type { Bilingual } from '../bilingual.ts'
import { mapsIn, rootMap } from '../editor/foreign.ts'
import { parseStreamId, type Random, type StreamId } from '../ids.ts'
import { isOrder } from '../order.ts'
import { LOCAL } from '../origins.ts'
import { must, type Result, refuse } from '../result.ts'
import { DONE, put } from '../schema/change.ts'
import { addEntry, entryMap, setArchived } from '../schema/entries.ts'
import { ROOTS, STREAM, STREAMS } from './layout.ts'
import { type Place, placeAmong } from './place.ts'

/** At the end of the list. */
export const addStream = (doc: Y.Doc, name: Partial<Bilingual>, random: Random): StreamId => {
  const added = addEntry(doc, STREAMS, { name }, random)
  return must(added.ok ? added.value : null, 'the stream')
}

export const archiveStream = (doc: Y.Doc, id: StreamId): Result<undefined> => setArchived(doc, STREAMS, [id], true)
export const restoreStream = (doc: Y.Doc, id: StreamId): Result<undefined> => setArchived(doc, STREAMS, [id], false)
/** Behind `after`, or else before `before`. */
export const moveStream = (doc: Y.Doc, id: StreamId, place: Place<StreamId>, random: Random): Result<undefined> => {
  const stream = entryMap(doc, STREAMS, id)
  if (!stream) return refuse('not-found')
  const others = mapsIn(rootMap(doc, ROOTS.streams), parseStreamId).filter(([other]) => other !== id)
  const order = placeAmong(others, place, random)
  if (!isOrder(order)) return refuse('bad-request')
  doc.transact(() => put(stream, STREAM.order, order), LOCAL)
  return DONE
}
