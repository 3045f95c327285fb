// Y.Doc → RoadMap. Total, whatever a hostile or an old client wrote (SPEC I10), and in canonical order: the order of a Y.Map's
// keys depends on the order in which updates arrived.
import type * as Y from 'yjs'
import type { Bilingual } from '../bilingual.ts'
import { type Check, isFlag, orNull } from '../checks.ts'
import { fragmentIn, mapIn, mapsIn, rootMap, textIn } from '../editor/foreign.ts'
import { plainText } from '../editor/plainText.ts'
import { type ItemId, isName, parseItemId } from '../ids.ts'
import { byOrder, compare, isOrder } from '../order.ts'
import { readEntries } from '../schema/entries.ts'
import { side } from '../schema/field.ts'
import { isDelegationId, isDependency } from './checks.ts'
import { codeOf, codesOf } from './codes.ts'
import { FIELDS, type MemberOf, type SetKey } from './fields.ts'
import { CHECKLIST_ENTRY, memberEntry, ROOTS, STREAMS } from './layout.ts'
import type { ChecklistEntry, Dependency, Item, RoadMap, Workstream } from './model.ts'

export const readRoadMap = (doc: Y.Doc): RoadMap => {
  const items = mapsIn(rootMap(doc, ROOTS.items), parseItemId).map(([id, map]) => readItem(id, map))
  const codes = codesOf(items)
  return {
    streams: readStreams(doc),
    items: items.map((item) => ({ ...item, code: codes.get(item.id) ?? item.code })).sort(byOrder),
  }
}

export const readStreams = (doc: Y.Doc): readonly Workstream[] => readEntries(doc, STREAMS).toSorted(byOrder)

/** One item by itself; where two items have one number, `codesOf` tells their codes apart. */
export const readItem = (id: ItemId, map: Y.Map<unknown>): Item => {
  const number = value(map, 'number', FIELDS.number)
  const parent = value(map, 'parent', FIELDS.parent)
  const { every, months } = value(map, 'recurs', FIELDS.recurs)
  return {
    id,
    number,
    code: codeOf(number),
    kind: value(map, 'kind', FIELDS.kind),
    title: pair(map, 'title'),
    description: { es: rich(map, side('description', 'es')), en: rich(map, side('description', 'en')) },
    stream: value(map, 'stream', FIELDS.stream),
    status: value(map, 'status', FIELDS.status),
    progress: value(map, 'progress', FIELDS.progress),
    stage: value(map, 'stage', FIELDS.stage),
    priority: value(map, 'priority', FIELDS.priority),
    lead: value(map, 'lead', FIELDS.lead),
    coDelegations: members(map, 'coDelegations', FIELDS.coDelegations.accepts),
    agencies: members(map, 'agencies', FIELDS.agencies.accepts),
    people: members(map, 'people', FIELDS.people.accepts),
    start: value(map, 'start', FIELDS.start),
    due: value(map, 'due', FIELDS.due),
    originalDue: value(map, 'originalDue', FIELDS.originalDue),
    dependsOn: dependencies(id, map),
    parent: parent === id ? null : parent,
    labels: members(map, 'labels', FIELDS.labels.accepts),
    checklist: mapsIn(mapIn(map, 'checklist'), entryId)
      .map(([entry, inside]) => readEntry(entry, inside))
      .sort(byOrder),
    recurs: { every, months },
    origin: value(map, 'origin', FIELDS.origin),
    marking: value(map, 'marking', FIELDS.marking),
    order: value(map, 'order', FIELDS.order),
    archived: value(map, 'archived', FIELDS.archived),
  }
}

const checked = <Value>(map: Y.Map<unknown>, key: string, accepts: Check<Value>, initial: Value): Value => {
  const stored = map.get(key)
  return accepts(stored) ? stored : initial
}
const value = <Value>(map: Y.Map<unknown>, key: string, field: { readonly accepts: Check<Value>; readonly initial: Value }): Value =>
  checked(map, key, field.accepts, field.initial)

const pair = (map: Y.Map<unknown>, field: string): Bilingual => ({
  es: textIn(map, side(field, 'es'))?.toString() ?? '',
  en: textIn(map, side(field, 'en'))?.toString() ?? '',
})
const rich = (map: Y.Map<unknown>, key: string): string => {
  const fragment = fragmentIn(map, key)
  return fragment ? plainText(fragment) : ''
}

/** A member counts only under the key that `memberEntry` gives it, so that removing it removes it. */
const members = <Key extends SetKey>(map: Y.Map<unknown>, field: Key, accepts: Check<MemberOf<Key>>): readonly MemberOf<Key>[] => {
  const found: MemberOf<Key>[] = []
  mapIn(map, field)?.forEach((stored, key) => {
    const member = field === 'labels' ? stored : key
    if (!accepts(member)) return
    const [home, kept] = memberEntry(field, member)
    if (home === key && kept === stored) found.push(member)
  })
  return found.sort(compare)
}

const dependencies = (id: ItemId, map: Y.Map<unknown>): readonly Dependency[] => {
  const found: Dependency[] = []
  mapIn(map, 'dependsOn')?.forEach((stored, key) => {
    const item = parseItemId(key)
    if (item && item !== id && isDependency(stored)) found.push({ item, type: stored.type, lag: stored.lag })
  })
  return found.sort((a, b) => compare(a.item, b.item))
}

const entryId = (key: string) => (isName(key) ? key : null)
const readEntry = (id: string, map: Y.Map<unknown>): ChecklistEntry => ({
  id,
  text: pair(map, CHECKLIST_ENTRY.text),
  done: checked(map, CHECKLIST_ENTRY.done, isFlag, false),
  delegation: checked(map, CHECKLIST_ENTRY.delegation, orNull(isDelegationId), null),
  order: checked(map, CHECKLIST_ENTRY.order, isOrder, ''),
})
