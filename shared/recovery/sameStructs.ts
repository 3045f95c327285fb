// Whether an update offers what this document holds under the same ids, clock by clock: how structs are cut differs from one replica to another.
import * as Y from 'yjs'

import {
  containerItem,
  decodedParentOf,
  type Id,
  isItem,
  isSameId,
  keyInParent,
  originOf as ownOriginOf,
  parentOf,
  rightOriginOf,
  type Struct,
  type YjsItem,
} from '../yjs/item.ts'
import { formatIn, isErased, lettersIn, typeIn, valuesIn } from '../yjs/itemContent.ts'

/** What is deleted on either side says nothing any more, and cannot differ. `standing` answers for every clock that is offered. */
export const sameStructs = (offered: readonly Struct[], standing: (client: number, clock: number) => Struct): boolean =>
  offered.every((struct) => {
    if (!isItem(struct)) return true
    for (let at = 0; at < struct.length; at++) if (!isSame(struct, at, standing(struct.id.client, struct.id.clock + at))) return false
    return true
  })

const isSame = (item: YjsItem, at: number, stands: Struct): boolean => {
  if (isErased(item) || !isItem(stands) || stands.deleted) return true
  const there = item.id.clock + at - stands.id.clock
  return (
    isSameId(originOf(item, at), originOf(stands, there)) &&
    isSameId(rightOriginOf(item), rightOriginOf(stands)) &&
    (ownOriginOf(item) !== null || rightOriginOf(item) !== null || at > 0 || isSameParent(item, stands)) &&
    isSameContent(item, at, stands, there)
  )
}

const originOf = (item: YjsItem, at: number): Id | null =>
  at > 0 ? { client: item.id.client, clock: item.id.clock + at - 1 } : ownOriginOf(item)

/** Of what was decoded, a root's name or an id; of what the document holds, the type itself. */
const isSameParent = (offered: YjsItem, stands: YjsItem): boolean => {
  const [named, type] = [decodedParentOf(offered), parentOf(stands)]
  if (keyInParent(offered) !== keyInParent(stands) || !type) return false
  const holder = containerItem(type)
  if (named !== null && typeof named === 'object') return holder !== null && isSameId(named, holder.id)
  return holder === null && type.doc?.share.get(String(named)) === type
}

const isSameContent = (a: YjsItem, at: number, b: YjsItem, there: number): boolean => {
  const [letters, others] = [lettersIn(a), lettersIn(b)]
  if (letters !== null && others !== null) return letters[at] === others[there]
  const [values, held] = [valuesIn(a), valuesIn(b)]
  if (values && held) return JSON.stringify(values[at]) === JSON.stringify(held[there])
  const [format, mark] = [formatIn(a), formatIn(b)]
  if (format && mark) return format.key === mark.key && JSON.stringify(format.value) === JSON.stringify(mark.value)
  const [type, other] = [typeIn(a), typeIn(b)]
  return type !== null && other !== null && type.constructor === other.constructor && nameOf(type) === nameOf(other)
}
const nameOf = (type: unknown): string | null => (type instanceof Y.XmlElement ? type.nodeName : null)
