// Yjs → Solid: the plan as a store that views read. Each transaction re-reads what it touched, once, in one batch; nothing else moves.
// A view of one item follows it in the store; reading all of them (filter, sort, layout) takes plain data: thousands of
// properties, each followed by itself, would cost more than reading them again.
import { type Accessor, batch, createMemo, createSignal, onCleanup } from 'solid-js'
import * as Y from 'yjs'
import { rootMap } from '../../shared/editor/foreign.ts'
import { type ItemId, parseItemId, type StreamId } from '../../shared/ids.ts'
import { byOrder } from '../../shared/order.ts'
import { codesOf } from '../../shared/roadmap/codes.ts'
import { ITEMS, STREAMS } from '../../shared/roadmap/layout.ts'
import type { Item, OwnField, Workstream } from '../../shared/roadmap/model.ts'
import { OWN_FIELDS } from '../../shared/roadmap/ownFields.ts'
import { createOwnRows } from '../../shared/roadmap/ownRows.ts'
import { readOwnFields, readRoadMap } from '../../shared/roadmap/read.ts'
import type { YjsType } from '../../shared/yjs/item.ts'
import { createEntryStore, touchedKeys } from './entryStore.ts'
import { createFollowedItems } from './followedItems.ts'
import { showOwnFields } from './ownFields.ts'

export interface RoadMapProjection {
  readonly items: Readonly<Record<ItemId, Item>>
  readonly streams: Readonly<Record<StreamId, Workstream>>
}
export interface RoadMapStore extends RoadMapProjection {
  /** Every item in the group's order, never changed: another list whenever one has changed, in which all others are the very same objects. */
  readonly all: Accessor<readonly Item[]>
  /** The group's own fields in their order, archived ones included. */
  readonly fields: Accessor<readonly OwnField[]>
}

/** Read it in views, never write to it. Dies with its owner. */
export const createRoadMapStore = (doc: Y.Doc): RoadMapStore => {
  const whole = readRoadMap(doc)
  const plain = new Map(whole.items.map((item) => [item.id, item]))
  const followed = createFollowedItems(plain)
  const [all, setAll] = createSignal(whole.items)

  const itemRoot = rootMap(doc, ITEMS.root)
  /** Items by number, because two that were made offline may share one, and then their codes differ by a letter. */
  const numbers = new Map<number, Set<ItemId>>()
  for (const item of whole.items) numbersAdd(numbers, item)

  const itemsChanged = (events: readonly Y.YEvent<YjsType>[]) => {
    const renumbered = new Set<number>()
    const changed = new Set<ItemId>()
    let arranged = true
    batch(() => {
      for (const key of touchedKeys(events)) {
        const id = parseItemId(key)
        const map = itemRoot?.get(key)
        const before = id ? plain.get(id) : undefined
        if (!id) continue
        if (!(map instanceof Y.Map)) {
          if (before) {
            arranged = false
            plain.delete(id)
            numbers.get(before.number)?.delete(id)
            renumbered.add(before.number)
            changed.add(id)
          }
          continue
        }
        const read = ITEMS.read(map, id)
        if (before?.number !== read.number) {
          if (before) numbers.get(before.number)?.delete(id)
          numbersAdd(numbers, read)
          for (const number of [before?.number, read.number]) if (number !== undefined) renumbered.add(number)
        }
        const item = before?.number === read.number ? { ...read, code: before.code } : read
        plain.set(id, item)
        changed.add(id)
        if (before?.order !== item.order) arranged = false
      }
      for (const number of renumbered) {
        const same = [...(numbers.get(number) ?? [])].map((id) => ({ id, number }))
        for (const [id, code] of codesOf(same)) {
          const item = plain.get(id)
          if (!item || item.code === code) continue
          plain.set(id, { ...item, code })
          changed.add(id)
        }
      }
      for (const id of changed) followed.changed(id)
      setAll((before) => (arranged ? before.map((item) => (changed.has(item.id) && plain.get(item.id)) || item) : inOrder(before, plain)))
    })
  }

  const fieldRoot = rootMap(doc, OWN_FIELDS.root)
  const [fields, setFields] = createSignal(whole.fields)
  const rows = createMemo(() => createOwnRows(fields()))
  showOwnFields(rows)
  const fieldsChanged = () => setFields(readOwnFields(doc))
  fieldRoot?.observeDeep(fieldsChanged)
  itemRoot?.observeDeep(itemsChanged)
  onCleanup(() => {
    itemRoot?.unobserveDeep(itemsChanged)
    fieldRoot?.unobserveDeep(fieldsChanged)
  })
  return {
    items: followed.byId,
    streams: createEntryStore(doc, STREAMS),
    all,
    fields,
  }
}

/** What stood in order still does so: little is left to be put in order. */
const inOrder = (before: readonly Item[], items: ReadonlyMap<ItemId, Item>): readonly Item[] => {
  const born = new Map(items)
  const stayed = before.flatMap(({ id }) => {
    born.delete(id)
    return items.get(id) ?? []
  })
  return [...stayed, ...born.values()].sort(byOrder)
}

const numbersAdd = (numbers: Map<number, Set<ItemId>>, item: Item) => {
  const same = numbers.get(item.number)
  if (same) same.add(item.id)
  else numbers.set(item.number, new Set([item.id]))
}
