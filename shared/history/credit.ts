// Whose hand something is. After a restore others may have brought it back: then it is its owner's, or nobody knows whose (SPEC K6).
import type { AccountId, DelegationId } from '../ids.ts'

export interface Credit {
  /** Null where nobody knows. */
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  /** It came back through `by`, and its owner has not said the same since. */
  readonly unverified?: { readonly by: AccountId }
}

interface Recorded {
  readonly author: AccountId
  readonly delegation: DelegationId | null
  readonly recovered?: { readonly by: AccountId; readonly known: boolean }
  readonly verified?: boolean
}

/** Of an event of the history. */
export const creditOf = ({ author, delegation, recovered, verified }: Recorded): Credit => ({
  account: recovered && !recovered.known ? null : author,
  delegation,
  ...(recovered && !verified ? { unverified: { by: recovered.by } } : {}),
})

/** Nothing but that. */
export const onlyCredit = ({ account, delegation, unverified }: Credit): Credit => ({
  account,
  delegation,
  ...(unverified ? { unverified } : {}),
})
export const creditKey = ({ account, delegation, unverified }: Credit): string => `${account} ${delegation} ${unverified?.by}`
