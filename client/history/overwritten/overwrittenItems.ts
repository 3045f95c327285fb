// Which values of items this device had set and others have overwritten without having seen them, and putting them back: Ruta's fields and the
// group's own. Of several of a list, each choice is a value of its own.
import type * as Y from 'yjs'
import { rootMap } from '../../../shared/editor/foreign.ts'
import { type ItemId, parseItemId } from '../../../shared/ids.ts'
import { LOCAL } from '../../../shared/origins.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { FIELDS, isSettable, MOVED_TOGETHER, type SettableKey } from '../../../shared/roadmap/fields.ts'
import { ITEMS } from '../../../shared/roadmap/layout.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { acceptsOwn } from '../../../shared/roadmap/ownFields.ts'
import { type OwnFieldKey, parseOwnPlace } from '../../../shared/roadmap/ownKeys.ts'
import { setDates, setForeign } from '../../../shared/roadmap/write.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { containerItem, keyInParent } from '../../../shared/yjs/item.ts'
import type { ConcurrentValue } from '../../live/concurrentValues.ts'

export interface Overwritten {
  readonly item: Item
  /** What this device had set. */
  readonly mine: ReadonlyMap<SettableKey | OwnFieldKey, unknown>
}

export const overwrittenItems = (
  doc: Y.Doc,
  all: readonly ConcurrentValue[],
  itemOf: (id: ItemId) => Item | undefined,
): readonly Overwritten[] => {
  const differ = all.filter(({ mine, theirs }) => !sameValue(mine.value ?? null, theirs.value ?? null))
  return [...Map.groupBy(differ, ({ type }) => type)].flatMap(([type, values]) => {
    const id = idOf(doc, type)
    const item = id ? itemOf(id) : undefined
    if (!item || item.archived) return []
    const mine = new Map<SettableKey | OwnFieldKey, unknown>()
    for (const { key, mine: own } of values) {
      if (isSettable(key) && FIELDS[key].accepts(own.value)) mine.set(key, own.value)
      const place = parseOwnPlace(key)
      if (place) addOwn(mine, item, place, own.value ?? null)
    }
    return mine.size > 0 ? [{ item, mine }] : []
  })
}

const addOwn = (
  mine: Map<SettableKey | OwnFieldKey, unknown>,
  item: Item,
  { field, choice }: { readonly field: OwnFieldKey; readonly choice: string | null },
  value: unknown,
) => {
  if (choice !== null) {
    const chosen = mine.get(field) ?? item[field] ?? []
    const others = Array.isArray(chosen) ? chosen.filter((one) => one !== choice) : []
    mine.set(field, value === true ? [...others, choice] : others)
  } else if (acceptsOwn(field, value)) mine.set(field, value)
}

const idOf = (doc: Y.Doc, type: ConcurrentValue['type']): ItemId | null => {
  const holder = containerItem(type)
  const id = parseItemId(holder && keyInParent(holder))
  return id && rootMap(doc, ITEMS.root)?.get(id) === type ? id : null
}

/** If only dates were overwritten: all of them as they were set here. */
export const overwrittenDates = (item: Item, mine: Overwritten['mine']): Pick<Item, 'start' | 'due'> | null => {
  if (![...mine.keys()].every((key) => MOVED_TOGETHER.has(key)) || !(mine.has('start') || mine.has('due'))) return null
  const day = (key: 'start' | 'due') => {
    const own = mine.get(key)
    return mine.has(key) && FIELDS[key].accepts(own) ? own : item[key]
  }
  return { start: day('start'), due: day('due') }
}

export const putBack = (doc: Y.Doc, overwritten: readonly Overwritten[]): Result<undefined> =>
  doc.transact((): Result<undefined> => {
    for (const { item, mine } of overwritten) {
      const moved = new Map([...mine].filter(([key]) => MOVED_TOGETHER.has(key)))
      const dates = overwrittenDates(item, moved)
      const done = dates ? setDates(doc, item.id, dates) : ok(undefined)
      if (!done.ok) return done
      for (const [key, value] of mine) {
        if (key === 'start' || key === 'due') continue
        const set = setForeign(doc, item.id, key, value)
        if (!set.ok) return set
      }
    }
    return ok(undefined)
  }, LOCAL)
