// Values of the group's own fields in an item: read from and written to its map.
import type * as Y from 'yjs'
import { compareStrings } from '../order.ts'
import { putValue } from '../schema/change.ts'
import type { OwnValue } from './model.ts'
import { acceptsOwn, ownSchema } from './ownFields.ts'
import { isOwnKey, memberKey, type OwnFieldKey, type OwnPlace, ownKindOf, parseOwnPlace } from './ownKeys.ts'

/** The keys are the same in all items of a plan: each is parsed once. */
const KNOWN = new Map<string, { readonly place: OwnPlace; readonly accepts: (value: unknown) => boolean } | null>()
const MOST_KNOWN = 5_000
const knownKey = (key: string) => {
  const known = KNOWN.get(key)
  if (known !== undefined) return known
  const place = parseOwnPlace(key)
  const schema = ownSchema(key)
  const found = place && schema?.type === 'value' ? { place, accepts: schema.accepts } : null
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(key, found)
  return found
}

/** Total; null if it has none. A value is under the key of its field, in an order that does not depend on that of the updates. */
export const readOwnValues = (map: Y.Map<unknown>): Readonly<Record<OwnFieldKey, OwnValue>> | null => {
  const found: [OwnFieldKey, OwnValue][] = []
  // `forEach` reads each value once; `keys` and `get` would look each of them up twice.
  map.forEach((stored, key) => {
    if (stored === null || !key.startsWith('own-')) return
    const known = knownKey(key)
    if (!known?.accepts(stored)) return
    const { place } = known
    if (place.choice !== null) {
      const list = found.find(([field]) => field === place.field)
      if (list && Array.isArray(list[1])) list[1] = [...list[1], place.choice].sort(compareStrings)
      else found.push([place.field, [place.choice]])
    } else if (typeof stored === 'string' || typeof stored === 'number') found.push([place.field, stored])
  })
  return found.length === 0 ? null : Object.fromEntries(found.sort(([a], [b]) => compareStrings(a, b)))
}

/** Writes only what differs: of several of a list, the choices that were added and removed. Whether it is accepted is the caller's to ask. */
export const putOwnValue = (map: Y.Map<unknown>, key: OwnFieldKey, value: OwnValue | null): void => {
  if (ownKindOf(key) !== 'choices') {
    putValue(map, key, value)
    return
  }
  const wanted = Array.isArray(value) ? value : []
  for (const stored of [...map.keys()]) {
    const place = parseOwnPlace(stored)
    if (place?.field === key && place.choice !== null && !wanted.includes(place.choice)) map.delete(stored)
  }
  for (const choice of wanted) if (map.get(memberKey(key, choice)) !== true) map.set(memberKey(key, choice), true)
}

/** In a new item. */
export const createOwnValue = (into: Y.Map<unknown>, key: string, given: unknown): boolean => {
  if (!isOwnKey(key) || !acceptsOwn(key, given)) return false
  if (Array.isArray(given)) for (const choice of given) into.set(memberKey(key, choice), true)
  else if (given !== null) into.set(key, given)
  return true
}
