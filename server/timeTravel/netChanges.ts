// Differences between two states of the plan. Pure; driven by the table of fields (SPEC H12).
import type { ItemDifference, StreamDifference } from '../../shared/history/comparison.ts'
import type { ItemId } from '../../shared/ids.ts'
import { FIELD_KEYS, type FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item, RoadMap } from '../../shared/roadmap/model.ts'
import { ownKeysIn } from '../../shared/roadmap/ownKeys.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'

export interface NetChange {
  readonly id: ItemId
  readonly how: ItemDifference['how']
  readonly before: Item | null
  readonly after: Item | null
  readonly fields: readonly { readonly field: FieldKey; readonly from: unknown; readonly to: unknown }[]
}

/** In the order of the plan at `after`. Items archived on both sides, or created and archived in between, are no difference. */
export const netChanges = (before: RoadMap, after: RoadMap): readonly NetChange[] => {
  const earlier = new Map(before.items.map((item) => [item.id, item]))
  const later = new Set(after.items.map(({ id }) => id))
  const gone = before.items.filter(({ id }) => !later.has(id))
  return [
    ...after.items.flatMap((item) => netChange(item.id, earlier.get(item.id) ?? null, item)),
    ...gone.flatMap((item) => netChange(item.id, item, null)),
  ]
}

const netChange = (id: ItemId, before: Item | null, after: Item | null): readonly NetChange[] => {
  const how = howOf(before, after)
  if (how === null) return []
  const fields = before && after ? fieldsThatDiffer(before, after) : []
  return how === 'changed' && fields.length === 0 ? [] : [{ id, how, before, after, fields }]
}

const howOf = (before: Item | null, after: Item | null): ItemDifference['how'] | null => {
  const [was, is] = [before !== null && !before.archived, after !== null && !after.archived]
  if (was && is) return 'changed'
  if (was) return 'archived'
  return is ? (before ? 'restored' : 'added') : null
}

/** Archiving and restoring are given by the type of the difference. */
const fieldsThatDiffer = (before: Item, after: Item): NetChange['fields'] =>
  [...FIELD_KEYS, ...ownKeysIn(before, after)].flatMap((field) => {
    const [from, to] = [before[field] ?? null, after[field] ?? null]
    return field === 'archived' || sameValue(from, to) ? [] : [{ field, from, to }]
  })

export const streamDifferences = (before: RoadMap, after: RoadMap): readonly StreamDifference[] => {
  const earlier = new Map(before.streams.map((stream) => [stream.id, stream]))
  return after.streams.flatMap((stream): readonly StreamDifference[] => {
    const old = earlier.get(stream.id) ?? null
    const was = old !== null && !old.archived
    if (!was && stream.archived) return []
    if (was && !stream.archived && sameValue(old, stream)) return []
    const how = was ? (stream.archived ? 'archived' : 'changed') : old ? 'restored' : 'added'
    return [{ id: stream.id, how, before: old, after: stream }]
  })
}
