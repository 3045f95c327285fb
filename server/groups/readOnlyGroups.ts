// Groups that operators have suspended or archived.
import type { GroupId } from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'

export const readOnlyAmong = async (db: Store, groups: readonly GroupId[]): Promise<ReadonlySet<string>> => {
  if (groups.length === 0) return new Set()
  const rows = await db.selectFrom('work_group').select('id').where('id', 'in', groups).where('read_only_as', 'is not', null).execute()
  return new Set(rows.map(({ id }) => id))
}
export const isReadOnly = async (db: Store, group: GroupId): Promise<boolean> => (await readOnlyAmong(db, [group])).size > 0
