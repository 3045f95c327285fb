// Undo of values under keys: fields, members of a set, attributes of a block. Deleting one's own item, as Y.UndoManager does, leaves the key
// empty if somebody else has written it concurrently. So a step has for each key what stood before and after it, and undo writes what stood
// before as a new edit, provided that what stands now is still what stood after.
import type * as Y from 'yjs'
import { MOVED_TOGETHER } from '../../shared/roadmap/fields.ts'
import type { Type } from '../../shared/yjs/item.ts'
import { isSameState, itemsWithin, type KeyState, livingType, putUnder, type Stood, stateUnder, valuesAround } from '../../shared/yjs/keyedValues.ts'

export interface ValueChange {
  readonly type: Type
  readonly key: string
  readonly before: Stood
  readonly after: Stood
}
export type ValueChanges = ReadonlyMap<Type, ReadonlyMap<string, ValueChange>>

export interface TakenBack {
  /** The reverse of what was written. */
  readonly reverse: readonly ValueChange[]
  readonly done: number
  /** For each change that was left: the client that wrote what stands there now; null if unknown, as for a removal. */
  readonly left: readonly (number | null)[]
}

export const createUndoValues = (doc: Y.Doc) => {
  /** An undo writes a new item, which stands for the one whose value it repeats. */
  const standsFor = new Map<string, KeyState>()
  const origin = (state: KeyState): KeyState => (state.id && standsFor.get(nameOf(state))) ?? state
  const stand = (type: Type, key: string, state: KeyState) => {
    const now = stateUnder(type, key)
    if (!isSameState(now, state)) standsFor.set(nameOf(now), state)
  }

  /** Null if it can be taken back; else the client that changed it. */
  const obstacle = (change: ValueChange, type: Type, seen: Clocks): { readonly client: number | null } | null => {
    const now = origin(stateUnder(type, change.key))
    if (isSameState(now, change.before.state)) return null
    if (!isSameState(now, change.after.state)) return { client: now.deleted ? null : (now.id?.client ?? null) }
    // Archiving hides what others have written in the entry since.
    const hides = change.key === 'archived' && change.before.value === true
    const client = hides ? newWriterIn(type, doc.clientID, seen) : null
    return client === null ? null : { client }
  }

  return {
    origin,
    /** A copy that Yjs has made when it restored the entry of which it is a part. */
    copied: (from: KeyState, to: KeyState) => void standsFor.set(nameOf(to), origin(from)),

    /** In `afterTransaction`. */
    changesOf: (transaction: Y.Transaction): readonly ValueChange[] =>
      [...transaction.changed].flatMap(([type, keys]) =>
        [...keys].flatMap((key) => {
          const around = key === null ? null : valuesAround(transaction, type, key)
          if (key === null || !around) return []
          const [before, after] = [around.before, around.after].map(({ state, value }) => ({ state: origin(state), value }))
          return before && after && !isSameState(before.state, after.state) ? { type, key, before, after } : []
        }),
      ),

    /** In a transaction. `gone`: types that the same undo has removed, whose values went with them. */
    takeBack: (changes: ValueChanges, seen: Clocks, gone: (type: Type) => boolean): TakenBack => {
      const reverse: ValueChange[] = []
      const left: (number | null)[] = []
      let done = 0
      for (const [stale, keys] of changes) {
        const type = livingType(doc, stale)
        for (const group of Map.groupBy(keys.values(), ({ key }) => (MOVED_TOGETHER.has(key) ? 'dates' : key)).values()) {
          if (!type) {
            if (!gone(stale)) left.push(null)
            continue
          }
          const stopped = group.flatMap((change) => obstacle(change, type, seen) ?? [])[0]
          if (stopped) {
            left.push(stopped.client)
            continue
          }
          done += 1
          for (const { key, before, after } of group) {
            reverse.push({ type, key, before: after, after: before })
            if (isSameState(origin(stateUnder(type, key)), before.state)) continue
            putUnder(type, key, before.value)
            stand(type, key, before.state)
          }
        }
      }
      return { reverse, done, left }
    },
  }
}

/** Of several changes of one key the first value before and the last one after. */
export const addChanges = (changes: Map<Type, Map<string, ValueChange>>, more: readonly ValueChange[]): void => {
  for (const change of more) {
    const keys = changes.get(change.type) ?? new Map<string, ValueChange>()
    changes.set(change.type, keys)
    keys.set(change.key, { ...change, before: keys.get(change.key)?.before ?? change.before })
  }
}

export type Clocks = ReadonlyMap<number, number>

/** Another client that has written in it since the clocks of `seen`. */
export const newWriterIn = (type: Type, own: number, seen: Clocks): number | null => {
  for (const { id, length } of itemsWithin(type))
    if (id.client !== own && id.clock + length > (seen.get(id.client) ?? 0)) return id.client
  return null
}

const nameOf = ({ id, deleted }: KeyState): string => `${id?.client}:${id?.clock}${deleted ? ' deleted' : ''}`
