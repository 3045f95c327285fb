// What a server has lost, cut into pieces of one client id each, so that every piece has one author; in an order in which none leans on
// what neither the server nor an earlier piece holds.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Structs } from '../../../shared/recovery/sameStructs.ts'

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
  const sections = new Map<number, Structs>()
  for (const struct of Y.decodeUpdate(lacking).structs) {
    const section = sections.get(struct.id.client)
    if (section) section.push(struct)
    else sections.set(struct.id.client, [struct])
  }
  const reached = new Map(serverState)
  const has = ({ client, clock }: Y.ID) => clock < (reached.get(client) ?? 0)
  const isReady = (struct: Structs[number]) =>
    !(struct instanceof Y.Item) || [struct.origin, struct.rightOrigin, struct.parent].every((id) => !(id instanceof Y.ID) || has(id))

  const pieces: ClientUpdate[] = []
  for (let any = true; any; ) {
    any = false
    for (const [client, waiting] of sections) {
      const taken = takeReady(
        waiting,
        (struct) => isReady(struct),
        (struct) => reached.set(client, struct.id.clock + struct.length),
      )
      const [first] = taken
      if (!first) continue
      any = true
      pieces.push({ client, update: encodeStructs(taken, first.id.clock) })
    }
  }
  return [...pieces, { client: null, update: Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)) }]
}

const takeReady = (waiting: Structs, isReady: (struct: Structs[number]) => boolean, took: (struct: Structs[number]) => void): Structs => {
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
export const encodeStructs = (structs: Structs, from: number): Uint8Array => {
  const [first] = structs
  const encoder = new Y.UpdateEncoderV1()
  const write = (number: number) => encoding.writeVarUint(encoder.restEncoder, number)
  write(first ? 1 : 0)
  if (first) {
    write(structs.length)
    encoder.writeClient(first.id.client)
    write(from)
    for (const struct of structs) struct.write(encoder, Math.max(0, from - struct.id.clock))
  }
  write(0)
  return encoder.toUint8Array()
}
