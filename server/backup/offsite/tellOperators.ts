// Says that off-site backups fail, and later that they are made again: once each in the audit, from which every server reads it, and by mail to
// each operator.
import type { AuditAction } from '../../../shared/audit/actions.ts'
import { instant, type Random } from '../../../shared/ids.ts'
import { recordAudit } from '../../audit/recordAudit.ts'
import type { Clock } from '../../clock.ts'
import { operatorsOf } from '../../db/operatorsOf.ts'
import type { Store } from '../../db/rowStore.ts'
import type { Mail } from '../../mail/mail.ts'

export interface BackupFailure {
  /** Up to when everything is backed up, as far as the server knows. */
  readonly since: number
  readonly why: string
}

/** Null: they are made again. */
export type TellOperators = (failure: BackupFailure | null) => Promise<void>

interface Dependencies {
  readonly db: Store
  readonly clock: Pick<Clock, 'now'>
  readonly random: Random
  readonly mail: () => Pick<Mail, 'add' | 'wake'>
}

export const createTellOperators =
  ({ db, clock, random, mail }: Dependencies): TellOperators =>
  async (failure) => {
    const action: AuditAction = failure === null ? 'backup.resumed' : 'backup.failed'
    await db.transaction().execute(async (inside) => {
      if ((await lastSaid(inside)) === action) return
      await recordAudit(inside, clock, { account: null, action, subject: 'database', detail: failure?.why ?? '', address: '' }, random)
      const content =
        failure === null
          ? ({ kind: 'backupResumed', at: instant(clock.now()), zone: '' } as const)
          : ({ kind: 'backupFailed', at: instant(failure.since), zone: '', why: failure.why } as const)
      for (const account of await operatorsOf(inside)) await mail().add(inside, { to: { account }, group: null, content })
    })
    mail().wake()
  }

/** That nothing was said yet is like the end of a failure. */
const lastSaid = async (db: Store): Promise<string> => {
  const row = await db
    .selectFrom('audit')
    .select('action')
    .where('action', 'in', ['backup.failed', 'backup.resumed'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.action ?? 'backup.resumed'
}
