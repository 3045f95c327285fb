// How much space operators give a group for files. No act of the group: it is about the server's disk, not about what the group decided.
import type { GroupId } from '../../shared/ids.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { Store } from '../db/rowStore.ts'

/** `filesMb` null: as GROUP_FILES_MB says. Files that are there already stay, also beyond it. */
export const setQuota = async (db: Store, group: GroupId, filesMb: number | null): Promise<Result<{ readonly isNew: boolean }>> => {
  const row = await db.selectFrom('work_group').select('files_mb').where('id', '=', group).executeTakeFirst()
  if (!row) return refuse('not-found')
  if (row.files_mb === filesMb) return ok({ isNew: false })
  await db.updateTable('work_group').set({ files_mb: filesMb }).where('id', '=', group).execute()
  return ok({ isNew: true })
}
