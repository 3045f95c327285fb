// Counts what restoring a past moment would change, for the dialog that asks first. Pure.

import { FIELD_KEYS, type FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item, RoadMap } from '../../../shared/roadmap/model.ts'
import { ownKeysIn } from '../../../shared/roadmap/ownKeys.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import type { ShownBlock } from '../../editor/shownBlocks.ts'

export interface PlanCounts {
  readonly items: number
  readonly archived: number
  readonly back: number
  readonly streams: number
}

export const planCounts = (now: RoadMap, was: RoadMap): PlanCounts => {
  const [itemsThen, streamsThen] = [byId(was.items), byId(was.streams)]
  let [items, archived, back, streams] = [0, 0, 0, 0]
  for (const item of now.items) {
    const then = itemsThen.get(item.id)
    if (!then || (then.archived && !item.archived)) archived += item.archived ? 0 : 1
    else if (item.archived && !then.archived) back += 1
    else if (changedFields(item, then).length > 0 || item.order !== then.order) items += 1
  }
  for (const stream of now.streams) {
    const then = streamsThen.get(stream.id)
    if (then ? !sameValue(stream, then) : !stream.archived) streams += 1
  }
  return { items, archived, back, streams }
}
export const isNothing = (counts: PlanCounts): boolean => Object.values(counts).every((count) => count === 0)

/** Without its order (which depends on others), its number and its original due date (which are set once). */
export const changedFields = (now: Item, was: Item): readonly FieldKey[] =>
  [...FIELD_KEYS, ...ownKeysIn(now, was)].filter(
    (field) => !['order', 'number', 'originalDue'].includes(field) && !sameValue(now[field] ?? null, was[field] ?? null),
  )

export interface ParagraphCounts {
  readonly changed: number
  readonly back: number
  readonly gone: number
}
/** Paragraphs are matched by block id, or by their text when they have none. */
export const paragraphCounts = (now: readonly ShownBlock[], was: readonly ShownBlock[]): ParagraphCounts => {
  const [present, past] = [byName(now), byName(was)]
  let [changed, back, gone] = [0, 0, 0]
  for (const [name, words] of past) {
    const here = present.get(name)
    if (here === undefined) back += 1
    else if (here !== words) changed += 1
  }
  for (const name of present.keys()) if (!past.has(name)) gone += 1
  return { changed, back, gone }
}

const byName = (blocks: readonly ShownBlock[]): ReadonlyMap<string, string> =>
  new Map(
    blocks.filter(({ runs }) => runs.some(({ text }) => text.trim() !== '')).map((block) => [block.id ?? wordsIn(block), wordsIn(block)]),
  )
const wordsIn = ({ kind, marker, depth, runs }: ShownBlock): string => JSON.stringify([kind, marker, depth, runs])
const byId = <T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> =>
  new Map(things.map((thing) => [thing.id, thing]))
