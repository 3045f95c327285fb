// What a server has lost, cut into pieces of one client id each, so that every piece has one author; in an order in which none depends on
// what neither the server nor an earlier piece holds.
import * as Y from 'yjs'
import { decodeUpdate, encodeSections } from '../../../shared/yjs/decodedUpdate.ts'
import { dependenciesOf, type Id, isItem, type Struct } from '../../../shared/yjs/item.ts'

export interface ClientUpdate {
  /** Null for the deletions, which no id says anything of. */
  readonly client: number | null
  readonly update: Uint8Array
}

/** Of which an honest one is far below what the relay takes at once. */
const MOST_STRUCTS = 2_000
const MOST_LENGTH = 100_000

export const updatesByClient = (doc: Y.Doc, serverState: ReadonlyMap<number, number>): readonly ClientUpdate[] => {
  const lacking = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(new Map(serverState)))
  const sections = new Map<number, Struct[]>()
  for (const struct of decodeUpdate(lacking).structs) {
    const section = sections.get(struct.id.client)
    if (section) section.push(struct)
    else sections.set(struct.id.client, [struct])
  }
  const reached = new Map(serverState)
  const has = (id: Id | null) => id === null || id.clock < (reached.get(id.client) ?? 0)
  const isReady = (struct: Struct) => !isItem(struct) || dependenciesOf(struct).every(has)

  const pieces: ClientUpdate[] = []
  for (let any = true; any; ) {
    any = false
    for (const [client, waiting] of sections) {
      const taken = takeReady(waiting, isReady, (struct) => reached.set(client, struct.id.clock + struct.length))
      const [first] = taken
      if (!first) continue
      any = true
      pieces.push({ client, update: encodeStructs(taken, first.id.clock) })
    }
  }
  return [...pieces, { client: null, update: Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)) }]
}

const takeReady = (waiting: Struct[], isReady: (struct: Struct) => boolean, took: (struct: Struct) => void): Struct[] => {
  let length = 0
  let count = 0
  for (const struct of waiting) {
    if (count >= MOST_STRUCTS || length >= MOST_LENGTH || !isReady(struct)) break
    took(struct)
    count += 1
    length += struct.length
  }
  return waiting.splice(0, count)
}

/** Neighbours of one client, from this clock on. */
export const encodeStructs = (structs: readonly Struct[], from: number): Uint8Array => {
  const [first] = structs
  const sections = encodeSections(first ? [{ client: first.id.client, from, structs }] : [])
  return new Uint8Array([...sections, NOTHING_DELETED])
}
const NOTHING_DELETED = 0
