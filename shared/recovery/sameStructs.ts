// Whether somebody offers what stands here under the same ids, clock by clock: how structs are cut differs from one replica to another.
import * as Y from 'yjs'

export type Structs = ReturnType<typeof Y.decodeUpdate>['structs']

/** What is deleted on either side says nothing any more, and cannot differ. `standing` answers for every clock that is offered. */
export const sameStructs = (offered: Structs, standing: (client: number, clock: number) => Y.Item | Y.GC): boolean =>
  offered.every((struct) => {
    if (!(struct instanceof Y.Item)) return true
    for (let at = 0; at < struct.length; at++) if (!isSame(struct, at, standing(struct.id.client, struct.id.clock + at))) return false
    return true
  })

const isSame = (item: Y.Item, at: number, stands: Y.Item | Y.GC): boolean => {
  if (item.content instanceof Y.ContentDeleted || !(stands instanceof Y.Item) || stands.deleted) return true
  const there = item.id.clock + at - stands.id.clock
  return (
    isSameId(originOf(item, at), originOf(stands, there)) &&
    isSameId(item.rightOrigin, stands.rightOrigin) &&
    (item.origin !== null || item.rightOrigin !== null || at > 0 || isSameParent(item, stands)) &&
    isSameContent(item.content, at, stands.content, there)
  )
}

const originOf = ({ id, origin }: Y.Item, at: number): Y.ID | null => (at > 0 ? Y.createID(id.client, id.clock + at - 1) : origin)
const isSameId = (a: Y.ID | null, b: Y.ID | null) => a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock)

/** Of what was decoded, a root's name or an id; of what stands, the type itself. */
const isSameParent = (offered: Y.Item, stands: Y.Item): boolean => {
  const [named, type]: readonly unknown[] = [offered.parent, stands.parent]
  if (offered.parentSub !== stands.parentSub || !(type instanceof Y.AbstractType)) return false
  if (named instanceof Y.ID) return type._item !== null && isSameId(named, type._item.id)
  return type._item === null && type.doc?.share.get(String(named)) === type
}

const isSameContent = (a: Y.Item['content'], at: number, b: Y.Item['content'], there: number): boolean => {
  if (a instanceof Y.ContentString && b instanceof Y.ContentString) return a.str[at] === b.str[there]
  if (a instanceof Y.ContentAny && b instanceof Y.ContentAny) return JSON.stringify(a.arr[at]) === JSON.stringify(b.arr[there])
  if (a instanceof Y.ContentFormat && b instanceof Y.ContentFormat)
    return a.key === b.key && JSON.stringify(a.value) === JSON.stringify(b.value)
  if (a instanceof Y.ContentType && b instanceof Y.ContentType)
    return a.type.constructor === b.type.constructor && nameOf(a.type) === nameOf(b.type)
  return false
}
const nameOf = (type: unknown): string | null => (type instanceof Y.XmlElement ? type.nodeName : null)
