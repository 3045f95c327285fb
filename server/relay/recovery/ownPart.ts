// What of an update its sender may bring: the structs under ids of their own, as far as they depend on nothing that stays out, and the
// deletions of what is here or comes with it.
import { encodeSections } from '../../../shared/yjs/decodedUpdate.ts'
import { dependenciesOf, type Id, isItem, type Struct } from '../../../shared/yjs/item.ts'
import { scan } from '../../log/scan.ts'
import { decodeForeign } from '../validation/decodeForeign.ts'
import { encodeDeleteSet } from '../validation/deleteSet.ts'
import type { ValidationContext } from '../validation/validateUpdate.ts'

/** Null when nothing of it is theirs. `isTheirs`: of an id that is not known to be anybody else's. */
export const ownPart = (
  update: Uint8Array,
  { document, limits }: ValidationContext,
  isTheirs: (client: number) => boolean,
): Uint8Array | null => {
  const ids = scan(update, limits)
  const decoded = ids && !ids.tooLarge ? decodeForeign(update) : null
  if (!ids || !decoded) return null
  const sections = new Map<number, Struct[]>()
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id
    if (!isTheirs(client) || clock + struct.length <= document.next(client)) continue
    const section = sections.get(client)
    if (section) section.push(struct)
    else sections.set(client, [struct])
  }

  const ends = new Map<number, number>()
  const has = (id: Id | null) => id === null || id.clock < (ends.get(id.client) ?? document.next(id.client))
  const isReady = (struct: Struct) => !isItem(struct) || dependenciesOf(struct).every(has)
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
  const own = [...taken]
    .sort(([a], [b]) => b - a)
    .map(([client, count]) => {
      const structs = sections.get(client)?.slice(0, count) ?? []
      return { client, from: structs[0]?.id.clock ?? 0, structs }
    })
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
