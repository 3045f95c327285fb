// API tokens that end because something else of their account does: their connections end, and the audit says so.
import type { AccountId } from '../../shared/ids.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Deps } from '../deps.ts'
import { endSelectedTokens, type TokenSelection } from './apiTokens.ts'

/** In a transaction. */
export const revokeTokens = async (inside: Deps, account: AccountId, selection: TokenSelection): Promise<void> => {
  for (const { id, group } of await endSelectedTokens(inside, account, selection))
    await recordAudit(inside.db, inside.clock, {
      account,
      action: 'token.revoked',
      subject: group,
      detail: `${account} ${id}`,
      address: '',
    })
}
