// What of an update its sender may bring: the structs under ids of their own, as far as they depend on nothing that stays out, and the
// deletions of what is here or comes with it.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { scan } from '../../log/scan.ts'
import { decodeUpdate } from './decodeUpdate.ts'
import { encodeDeleteSet } from './deleteSet.ts'
import type { Decoded } from './places.ts'
import type { ValidationContext } from './validateUpdate.ts'

type Structs = Decoded['structs']

/** Null when nothing of it is theirs. `isTheirs`: of an id that is not known to be anybody else's. */
export const ownPart = (
  update: Uint8Array,
  { document, limits }: ValidationContext,
  isTheirs: (client: number) => boolean,
): Uint8Array | null => {
  const ids = scan(update, limits)
  const decoded = ids && !ids.tooLarge ? decodeUpdate(update) : null
  if (!ids || !decoded) return null
  const sections = new Map<number, Structs>()
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id
    if (!isTheirs(client) || clock + struct.length <= document.next(client)) continue
    const section = sections.get(client)
    if (section) section.push(struct)
    else sections.set(client, [struct])
  }

  const ends = new Map<number, number>()
  const has = (id: unknown) => !(id instanceof Y.ID) || id.clock < (ends.get(id.client) ?? document.next(id.client))
  const isReady = (struct: Structs[number]) => !(struct instanceof Y.Item) || [struct.origin, struct.rightOrigin, struct.parent].every(has)
  /** How many of each section are taken. */
  const taken = new Map<number, number>()
  for (let any = true; any; ) {
    any = false
    for (const [client, structs] of sections) {
      const before = taken.get(client) ?? 0
      let count = before
      for (let struct = structs[count]; struct; struct = structs[count]) {
        if (struct.id.clock > (ends.get(client) ?? document.next(client)) || !isReady(struct)) break
        ends.set(client, struct.id.clock + struct.length)
        count += 1
      }
      if (count === before) continue
      taken.set(client, count)
      any = true
    }
  }

  const deletes = deletable(ids.deletes, (client) => ends.get(client) ?? document.next(client))
  if (taken.size === 0 && deletes.length === 0) return null
  const own = [...taken].map(([client, count]) => [client, sections.get(client)?.slice(0, count) ?? []] as const)
  return Buffer.concat([encodeSections(own), encodeDeleteSet(deletes)])
}

/** Of what is here, or comes with it. */
const deletable = (ranges: readonly number[], end: (client: number) => number): readonly number[] => {
  const deletes: number[] = []
  for (let i = 0; i < ranges.length; i += 3) {
    const [client = 0, from = 0, to = 0] = [ranges[i], ranges[i + 1], ranges[i + 2]]
    const upTo = Math.min(to, end(client))
    if (from < upTo) deletes.push(client, from, upTo)
  }
  return deletes
}

const encodeSections = (sections: readonly (readonly [number, Structs])[]): Uint8Array => {
  const encoder = new Y.UpdateEncoderV1()
  const write = (number: number) => encoding.writeVarUint(encoder.restEncoder, number)
  write(sections.length)
  for (const [client, structs] of [...sections].sort((a, b) => b[0] - a[0])) {
    write(structs.length)
    encoder.writeClient(client)
    write(structs[0]?.id.clock ?? 0)
    for (const struct of structs) struct.write(encoder, 0)
  }
  return encoder.toUint8Array()
}
