// Badge of an author: the delegation's, or SEC for chair, secretariat and translators, who have none.
import type { AccountId, DelegationId } from '../../shared/ids.ts'
import { type AuthorMark, type Delegation, SECRETARIAT } from '../../shared/people.ts'

/** A `Credit`, or the author of a text range. */
interface Signed {
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  readonly unverified?: unknown
}
type Delegations = { readonly delegations: readonly Delegation[] }

/** Null if the delegation is unknown (edits brought back after a restore). */
export const authorMarkIn = (group: Delegations, { account, delegation, unverified }: Signed): AuthorMark | null =>
  delegation === null && (account === null || unverified) ? null : actingMarkIn(group, delegation)

/** The badge of members who act for `delegation`; null for a delegation that is not in the group. */
export const actingMarkIn = ({ delegations }: Delegations, delegation: DelegationId | null): AuthorMark | null =>
  delegation === null ? SECRETARIAT : (delegations.find(({ id }) => id === delegation) ?? null)
