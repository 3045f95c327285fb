// Changes to the workstreams of a road map. Their names are texts: see `texts.ts`.
import * as Y from 'yjs'
import { type Bilingual, LANGUAGES } from '../bilingual.ts'
import { mapIn, mapsIn, rootMap } from '../editor/foreign.ts'
import { newStreamId, parseStreamId, type Random, type StreamId } from '../ids.ts'
import { isOrder } from '../order.ts'
import { LOCAL } from '../origins.ts'
import { type Result, refuse } from '../result.ts'
import { DONE, give, put } from '../schema/change.ts'
import { side } from '../schema/field.ts'
import { ROOTS, STREAM } from './layout.ts'
import { type Place, placeAmong } from './place.ts'

/** At the end of the list. */
export const addStream = (doc: Y.Doc, name: Partial<Bilingual>, random: Random): StreamId => {
  const streams = doc.getMap(ROOTS.streams)
  const stream = new Y.Map<unknown>()
  for (const language of LANGUAGES) stream.set(side(STREAM.name, language), new Y.Text(name[language]))
  stream.set(STREAM.order, placeAmong(mapsIn(streams, parseStreamId), {}, random))
  const id = newStreamId(random)
  give(doc, streams, id, stream)
  return id
}

export const archiveStream = (doc: Y.Doc, id: StreamId): Result<undefined> => changeStream(doc, id, STREAM.archived, () => true)
export const restoreStream = (doc: Y.Doc, id: StreamId): Result<undefined> => changeStream(doc, id, STREAM.archived, () => false)
/** Behind `after`, or else before `before`. */
export const moveStream = (doc: Y.Doc, id: StreamId, place: Place<StreamId>, random: Random): Result<undefined> =>
  changeStream(doc, id, STREAM.order, () => {
    const others = mapsIn(rootMap(doc, ROOTS.streams), parseStreamId).filter(([other]) => other !== id)
    return placeAmong(others, place, random)
  })

const changeStream = (doc: Y.Doc, id: StreamId, key: string, value: () => unknown): Result<undefined> => {
  const stream = mapIn(rootMap(doc, ROOTS.streams), id)
  if (!stream) return refuse('not-found')
  const wanted = value()
  if (key === STREAM.order && !isOrder(wanted)) return refuse('bad-request')
  doc.transact(() => put(stream, key, wanted), LOCAL)
  return DONE
}
