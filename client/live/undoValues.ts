// Undo of values under keys: fields, members of a set, attributes of a block. Deleting one's own item, as Y.UndoManager does, leaves the key
// empty if somebody else has written it concurrently. So a step has for each key what stood before and after it, and undo writes what stood
// before as a new edit, provided that what stands now is still what stood after.
import type * as Y from 'yjs'
import { MOVED_TOGETHER } from '../../shared/roadmap/fields.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'
import { lastIdOf, type YjsType } from '../../shared/yjs/item.ts'
import {
  isSameState,
  itemsWithin,
  type KeyState,
  livingType,
  putUnder,
  type Stood,
  stateUnder,
  valuesAround,
} from '../../shared/yjs/keyedValues.ts'
import { concurrentValuesIn, isUnseen } from './concurrentValues.ts'

export interface ValueChange {
  readonly type: YjsType
  readonly key: string
  readonly before: Stood
  readonly after: Stood
}

export interface TakenBack {
  /** The reverse of what was written. */
  readonly reverse: readonly ValueChange[]
  readonly done: number
  readonly left: readonly LeftChange[]
}
/** A change that was not taken back. */
export interface LeftChange {
  /** Who has changed it; null if unknown, as for a removal. */
  readonly client: number | null
  /** They had not seen the change. */
  readonly unseen: boolean
}

export const createUndoValues = (doc: Y.Doc) => {
  /** An undo writes a new item, which stands for the one whose value it repeats. */
  const standsFor = new Map<string, KeyState>()
  const origin = (state: KeyState): KeyState => (standsFor.size > 0 && standsFor.get(nameOf(state))) || state
  const fromOrigin = (stood: Stood): Stood => (standsFor.size > 0 ? { ...stood, state: origin(stood.state) } : stood)
  /** What others have set without having seen the value of the state, which stands. */
  const alsoSet = new Map<string, { readonly client: number; readonly value: unknown }>()
  /** Own values that undo has left, and why. */
  const leftBefore = new Map<string, LeftChange>()
  const stand = (type: YjsType, key: string, state: KeyState) => {
    const now = stateUnder(type, key)
    if (!isSameState(now, state)) standsFor.set(nameOf(now), state)
  }

  /** Null if it can be taken back; else who changed it. */
  const obstacle = ({ key, before, after }: ValueChange, type: YjsType, seen: Clocks): LeftChange | null => {
    const now = origin(stateUnder(type, key))
    if (isSameState(now, before.state)) return null
    if (!isSameState(now, after.state)) {
      // A later step of one's own that was left, or somebody else's edit.
      const why = leftBefore.get(nameOf(now))
      return why ?? { client: now.deleted ? null : (now.id?.client ?? null), unseen: isUnseen(type, key, doc.clientID) }
    }
    // Archiving hides what others have written in the entry since.
    const client = key === 'archived' && before.value === true ? newWriterIn(type, doc.clientID, seen) : null
    return client === null ? null : { client, unseen: false }
  }
  /** Somebody else has set the same: it is theirs, too. */
  const shared = (group: readonly ValueChange[]): LeftChange | null => {
    const others = group
      .filter(({ before, after }) => !sameValue(before.value, after.value))
      .map(({ after }) => {
        const also = alsoSet.get(nameOf(after.state))
        return also && sameValue(also.value, after.value) ? also.client : null
      })
    const [client] = others
    return client !== undefined && client !== null && !others.includes(null) ? { client, unseen: true } : null
  }

  return {
    origin,
    /** A copy that Yjs has made when it restored the entry of which it is a part. */
    copied: (from: KeyState, to: KeyState) => void standsFor.set(nameOf(to), origin(from)),

    /** In `afterTransaction` of an edit of others. */
    hear: (transaction: Y.Transaction): void => {
      for (const { mine, theirs, stands } of concurrentValuesIn(transaction, (client) => client === doc.clientID))
        if (stands === 'mine') alsoSet.set(nameOf(origin({ id: lastIdOf(mine.item), deleted: false })), theirs)
    },

    /** In `afterTransaction`. */
    changesOf: (transaction: Y.Transaction): ValueChange[] => {
      const found: ValueChange[] = []
      for (const [type, keys] of transaction.changed)
        for (const key of keys) {
          const around = key === null ? null : valuesAround(transaction, type, key)
          if (key === null || !around) continue
          const [before, after] = [fromOrigin(around.before), fromOrigin(around.after)]
          if (!isSameState(before.state, after.state)) found.push({ type, key, before, after })
        }
      return found
    },

    /** In a transaction. `gone`: types that the same undo has removed, whose values went with them. */
    takeBack: (changes: readonly ValueChange[], seen: Clocks, gone: (type: YjsType) => boolean): TakenBack => {
      const reverse: ValueChange[] = []
      const left: LeftChange[] = []
      let done = 0
      for (const [stale, keys] of byKey(changes)) {
        const type = livingType(doc, stale)
        for (const group of Map.groupBy(keys.values(), ({ key }) => (MOVED_TOGETHER.has(key) ? 'dates' : key)).values()) {
          if (!type) {
            if (!gone(stale)) left.push(REMOVED)
            continue
          }
          const stopped = group.flatMap((change) => obstacle(change, type, seen) ?? [])[0] ?? shared(group)
          if (stopped) {
            left.push(stopped)
            for (const { after } of group) leftBefore.set(nameOf(after.state), stopped)
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
const byKey = (changes: readonly ValueChange[]): ReadonlyMap<YjsType, ReadonlyMap<string, ValueChange>> => {
  const found = new Map<YjsType, Map<string, ValueChange>>()
  for (const change of changes) {
    const keys = found.get(change.type) ?? new Map<string, ValueChange>()
    found.set(change.type, keys)
    const first = keys.get(change.key)
    keys.set(change.key, first ? { ...change, before: first.before } : change)
  }
  return found
}

/** By whom is unknown: Yjs keeps no author of a deletion. */
export const REMOVED: LeftChange = { client: null, unseen: false }

export type Clocks = ReadonlyMap<number, number>

/** Another client that has written in it since the clocks of `seen`. */
export const newWriterIn = (type: YjsType, own: number, seen: Clocks): number | null => {
  for (const { id, length } of itemsWithin(type)) if (id.client !== own && id.clock + length > (seen.get(id.client) ?? 0)) return id.client
  return null
}

const nameOf = ({ id, deleted }: KeyState): string => `${id?.client}:${id?.clock}${deleted ? ' deleted' : ''}`
