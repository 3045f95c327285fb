// Yjs → Solid: the plan as a store that views read. Each transaction re-reads what it touched, once, in one batch; nothing else moves.
import { batch, onCleanup } from 'solid-js'
import { createStore, produce, reconcile, type Store } from 'solid-js/store'
import * as Y from 'yjs'
import { rootMap } from '../../shared/editor/foreign.ts'
import { type ItemId, parseItemId, parseStreamId, type StreamId } from '../../shared/ids.ts'
import { codesOf } from '../../shared/roadmap/codes.ts'
import { ROOTS } from '../../shared/roadmap/layout.ts'
import type { Item, Workstream } from '../../shared/roadmap/model.ts'
import { readItem, readRoadMap, readStream } from '../../shared/roadmap/read.ts'

export interface RoadMapProjection {
  readonly items: Readonly<Record<ItemId, Item>>
  readonly streams: Readonly<Record<StreamId, Workstream>>
}
export type RoadMapStore = Store<RoadMapProjection>

/** Only this file writes. */
interface Writable {
  items: Record<ItemId, { -readonly [Key in keyof Item]: Item[Key] }>
  streams: Record<StreamId, Workstream>
}

/** Read it in views, never write to it. Dies with its owner. */
export const createRoadMapStore = (doc: Y.Doc): RoadMapStore => {
  const whole = readRoadMap(doc)
  const items: Record<ItemId, Item> = byId(whole.items)
  const streams: Record<StreamId, Workstream> = byId(whole.streams)
  const [store, setStore] = createStore<Writable>({ items, streams })

  const itemRoot = rootMap(doc, ROOTS.items)
  const streamRoot = rootMap(doc, ROOTS.streams)
  /** Items by number, because two that were made offline may share one, and then their codes differ by a letter. */
  const numbers = new Map<number, Set<ItemId>>()
  for (const item of whole.items) numbersAdd(numbers, item)

  const itemsChanged = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
    const renumbered = new Set<number>()
    batch(() => {
      for (const key of touchedKeys(events)) {
        const id = parseItemId(key)
        const map = itemRoot?.get(key)
        const before = id ? store.items[id] : undefined
        if (!id) continue
        if (!(map instanceof Y.Map)) {
          if (before) {
            numbers.get(before.number)?.delete(id)
            renumbered.add(before.number)
            setStore(
              'items',
              produce((all) => delete all[id]),
            )
          }
          continue
        }
        const item = readItem(id, map)
        if (before?.number !== item.number) {
          if (before) numbers.get(before.number)?.delete(id)
          numbersAdd(numbers, item)
          for (const number of [before?.number, item.number]) if (number !== undefined) renumbered.add(number)
          setStore('items', id, before ? reconcile(item) : item)
        } else {
          setStore('items', id, reconcile({ ...item, code: before.code }))
        }
      }
      for (const number of renumbered) {
        const same = [...(numbers.get(number) ?? [])].map((id) => ({ id, number }))
        for (const [id, code] of codesOf(same)) setStore('items', id, 'code', code)
      }
    })
  }

  const streamsChanged = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) =>
    batch(() => {
      for (const key of touchedKeys(events)) {
        const id = parseStreamId(key)
        const map = streamRoot?.get(key)
        if (!id) continue
        if (map instanceof Y.Map) setStore('streams', id, store.streams[id] ? reconcile(readStream(id, map)) : readStream(id, map))
        else
          setStore(
            'streams',
            produce((all) => delete all[id]),
          )
      }
    })

  itemRoot?.observeDeep(itemsChanged)
  streamRoot?.observeDeep(streamsChanged)
  onCleanup(() => {
    itemRoot?.unobserveDeep(itemsChanged)
    streamRoot?.unobserveDeep(streamsChanged)
  })
  return store
}

/** The keys of the root below which something happened. */
const touchedKeys = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): ReadonlySet<string> => {
  const keys = new Set<string>()
  for (const { path, changes } of events) {
    if (path.length > 0) keys.add(String(path[0]))
    else for (const key of changes.keys.keys()) keys.add(key)
  }
  return keys
}

const numbersAdd = (numbers: Map<number, Set<ItemId>>, item: Item) => {
  const same = numbers.get(item.number)
  if (same) same.add(item.id)
  else numbers.set(item.number, new Set([item.id]))
}

const byId = <Id extends string, Entry extends { readonly id: Id }>(entries: readonly Entry[]): Record<Id, Entry> =>
  entries.reduce((all, entry) => Object.assign(all, { [entry.id]: entry }), Object.create(null))
