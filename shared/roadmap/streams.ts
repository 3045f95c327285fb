// Changes to the workstreams of a road map. Their names are texts: see `texts.ts`.
import type * as Y from 'yjs'
import type { Bilingual } from '../bilingual.ts'
import type { Random, StreamId } from '../ids.ts'
import { must, type Result } from '../result.ts'
import { addEntry, moveEntry, setArchived } from '../schema/entries.ts'
import type { InsertPosition } from '../schema/insertPosition.ts'
import { STREAMS } from './layout.ts'

/** At the end of the list. */
export const addStream = (doc: Y.Doc, name: Partial<Bilingual>, random: Random): StreamId => {
  const added = addEntry(doc, STREAMS, { name }, random)
  return must(added.ok ? added.value : null, 'the stream')
}

export const archiveStream = (doc: Y.Doc, id: StreamId): Result<undefined> => setArchived(doc, STREAMS, [id], true)
export const restoreStream = (doc: Y.Doc, id: StreamId): Result<undefined> => setArchived(doc, STREAMS, [id], false)
/** After `after`, or else before `before`. */
export const moveStream = (doc: Y.Doc, id: StreamId, place: InsertPosition<StreamId>, random: Random): Result<undefined> =>
  moveEntry(doc, STREAMS, id, place, random)
