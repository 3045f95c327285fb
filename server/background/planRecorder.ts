// Observes the document of a road map, and makes the rows from which its plan at each entry is read.
import type * as Y from 'yjs'
import { mapIn, rootMap } from '../../shared/editor/foreign.ts'
import { type DocumentId, parseItemId, type Seq } from '../../shared/ids.ts'
import { ITEMS, ROADMAP } from '../../shared/roadmap/layout.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { readBesideItems } from '../../shared/roadmap/read.ts'
import { readEntries } from '../../shared/schema/entries.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'
import type { Statement } from '../db/queries.ts'
import { changesRow, planRow } from '../history/pastPlanRows.ts'
import { itemChange, type PlanChange } from '../history/planChanges.ts'
import { watchKeys } from './watchKeys.ts'

/** Entries after which the plan is stored complete again: a reader goes through the changes of at most so many. */
const WHOLE_EVERY = 4_000

export interface PlanRecorder {
  /** After each entry. */
  note(at: Seq): void
  /** Of the entries since the last call, or since the start. */
  rows(span: { readonly from: Seq; readonly upTo: Seq }): readonly Statement[]
}

/** `lastWhole`: where the stored rows go on from; null when the plan as it is now has to be stored first. */
export const createPlanRecorder = (
  document: DocumentId,
  doc: Y.Doc,
  {
    start,
    lastWhole,
    wholeEvery = WHOLE_EVERY,
  }: { readonly start: Seq; readonly lastWhole: Seq | null; readonly wholeEvery?: number | undefined },
): PlanRecorder => {
  const root = rootMap(doc, ITEMS.root)
  const items = new Map<string, Item>(readEntries(doc, ITEMS).map((item) => [item.id, item]))
  let beside = readBesideItems(doc)
  const whole = (at: Seq) => planRow(document, at, { beside, items: [...items.values()] })
  let first = lastWhole === null ? whole(start) : null
  let wholeAt = lastWhole ?? start
  let changes: PlanChange[] = []
  const touched = watchKeys(root)
  const others = Object.keys(ROADMAP.schema).flatMap((name) => (name === ITEMS.root ? [] : [watchKeys(rootMap(doc, name))]))

  const itemNow = (key: string): Item | null => {
    const id = parseItemId(key)
    const map = id && mapIn(root, key)
    return map && ITEMS.read(map, id)
  }
  const changedBeside = (): Pick<PlanChange, 'beside'> => {
    // All of them are asked, so that none reports it again.
    if (others.map((keys) => keys().size).every((changed) => changed === 0)) return {}
    const now = readBesideItems(doc)
    if (sameValue(beside, now)) return {}
    beside = now
    return { beside }
  }
  const changedItems = (): Pick<PlanChange, 'items'> => {
    const found = [...touched()].flatMap((key) => {
      const [before, now] = [items.get(key), itemNow(key)]
      const change = now && itemChange(before, now)
      if (now) items.set(key, now)
      else items.delete(key)
      return change || (before && !now) ? [[key, change] as const] : []
    })
    return found.length > 0 ? { items: Object.fromEntries(found) } : {}
  }

  return {
    note(at) {
      const change = { seq: at, ...changedBeside(), ...changedItems() }
      if (change.beside || change.items) changes.push(change)
    },
    rows({ from, upTo }) {
      const isDue = upTo - wholeAt >= wholeEvery
      const made = [...(first ? [first] : []), changesRow(document, { from, upTo }, changes), ...(isDue ? [whole(upTo)] : [])]
      if (isDue) wholeAt = upTo
      first = null
      changes = []
      return made
    },
  }
}
