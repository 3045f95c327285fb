// Audits refused requests; of repeated ones only the first of each quarter of an hour.
import type { AccountId } from '../../shared/ids.ts'
import { type AuditRecord, recordAudit } from '../audit/recordAudit.ts'
import type { Deps } from '../deps.ts'
import { createThrottle } from '../throttle.ts'

export interface Denial extends Pick<AuditRecord, 'subject' | 'address'> {
  readonly account: AccountId
  /** The refused action. */
  readonly detail: string
}

/** Further ones add no information, and would fill the disk. */
export const MOST_DENIALS = 100

export const recordDenial = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, denial: Denial): Promise<void> => {
  const throttle = createThrottle(db, clock)
  const budget = [{ key: `denied ${denial.account}`, failures: MOST_DENIALS }]
  if ((await throttle.wait(budget)) > 0) return
  await throttle.fail(budget)
  await recordAudit(db, clock, { ...denial, action: 'access.denied' })
}
