// How much space operators give a group for files. No act of the group: it is about the server's disk, not about what the group decided.
import type { AccountId, GroupId } from '../../shared/ids.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Deps } from '../deps.ts'
import { transactionOf } from '../transaction.ts'

interface NewQuota {
  readonly group: GroupId
  /** Null: as GROUP_FILES_MB says. */
  readonly filesMb: number | null
  readonly audited: { readonly account: AccountId | null; readonly address: string }
}

/** Files that are there already stay, also beyond it. The same again is no entry of the audit. */
export const setQuota = (deps: Deps, { group, filesMb, audited }: NewQuota): Promise<Result<null>> =>
  transactionOf(deps, async ({ db, clock, random }) => {
    const row = await db.selectFrom('work_group').select('files_mb').where('id', '=', group).executeTakeFirst()
    if (!row) return refuse('not-found')
    if (row.files_mb === filesMb) return ok(null)
    await db.updateTable('work_group').set({ files_mb: filesMb }).where('id', '=', group).execute()
    const detail = filesMb === null ? '' : String(filesMb)
    await recordAudit(db, clock, { ...audited, action: 'group.quota', subject: group, detail }, random)
    return ok(null)
  })
