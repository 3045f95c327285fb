// The code of an item, from the rows of the plan.
import { type GroupId, type ItemId, parseItemId, roadmapId } from '../../shared/ids.ts'
import { codesOf } from '../../shared/roadmap/codes.ts'
import type { Store } from '../db/rowStore.ts'

/** '' before its first row is written. */
export const codeOfItem = async (db: Store, group: GroupId, item: ItemId): Promise<string> => {
  const rows = await db.selectFrom('plan_item').select(['id', 'number']).where('document', '=', roadmapId(group)).execute()
  const numbered = rows.flatMap(({ id, number }) => {
    const known = parseItemId(id)
    return known ? [{ id: known, number }] : []
  })
  return codesOf(numbered).get(item) ?? ''
}
