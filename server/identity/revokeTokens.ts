// API tokens that end because something else of their account does: their connections end, and the audit says so.
import type { AccountId } from '../../shared/ids.ts'
import { endThose, type Which } from './apiTokens.ts'
import type { Deps } from './identityDeps.ts'
import { recordAudit } from './recordAudit.ts'

/** In a transaction. */
export const revokeTokens = async (inside: Deps, account: AccountId, which: Which): Promise<void> => {
  for (const { id, group } of await endThose(inside, account, which))
    await recordAudit(inside.db, inside.clock, {
      account,
      action: 'token.revoked',
      subject: group,
      detail: `${account} ${id}`,
      address: '',
    })
}
