// Decodes an update without a document, and encodes structs.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { type Id, isItem, raw, type Struct, type YjsItem } from './item.ts'

/** What is deleted, by client. */
export type DeleteSet = Parameters<typeof Y.isDeleted>[0]
export interface DeletedRange {
  readonly clock: number
  readonly len: number
}
export interface Decoded {
  readonly structs: readonly Struct[]
  readonly deleted: DeleteSet
}

/** Throws if it is invalid. */
export const decodeUpdate = (update: Uint8Array): Decoded => {
  const { structs, ds } = Y.decodeUpdate(update)
  return { structs, deleted: ds }
}

export const rangesIn = ({ clients }: DeleteSet): ReadonlyMap<number, readonly DeletedRange[]> => clients
export const isDeletedIn = (deleted: DeleteSet, { client, clock }: Id): boolean => Y.isDeleted(deleted, Y.createID(client, clock))

/** Consecutive structs of one client; the first one is written from the clock `from` on. */
interface Section {
  readonly client: number
  readonly from: number
  readonly structs: readonly Struct[]
}
/** The structs of an update, without its deletions. */
export const encodeSections = (sections: readonly Section[]): Uint8Array => {
  const encoder = new Y.UpdateEncoderV1()
  const write = (number: number) => encoding.writeVarUint(encoder.restEncoder, number)
  write(sections.length)
  for (const { client, from, structs } of sections) {
    write(structs.length)
    encoder.writeClient(client)
    write(from)
    for (const struct of structs) rawStruct(struct).write(encoder, Math.max(0, from - struct.id.clock))
  }
  return encoder.toUint8Array()
}

/** Up to the clock `to`: a copy, so that the document itself is not changed. */
export const shortened = (struct: Struct, to: number): Struct => {
  const length = to - struct.id.clock
  if (length >= struct.length) return struct
  return isItem(struct) ? shortenedItem(struct, length) : new Y.GC(rawStruct(struct).id, length)
}
const shortenedItem = (item: YjsItem, length: number): YjsItem => {
  const { id, origin, rightOrigin, parent, parentSub, content } = raw(item)
  const copy = content.copy()
  copy.splice(length)
  return new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, copy)
}

const rawStruct = (struct: Struct) => struct as Y.Item | Y.GC
