// The mark of an author: their delegation's, or SEC for chair, secretariat and translators, who have none.
import type { AccountId, DelegationId } from '../../shared/ids.ts'
import { type AuthorMark, type Delegation, SECRETARIAT } from '../../shared/people.ts'

/** A `Credit`, or what signs the words of a text. */
interface Signed {
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  readonly unverified?: unknown
}
type Delegations = { readonly delegations: readonly Delegation[] }

/** Null where nobody knows for which delegation it was done (what came back after a restore). */
export const authorMarkIn = (group: Delegations, { account, delegation, unverified }: Signed): AuthorMark | null =>
  delegation === null && (account === null || unverified) ? null : actingMarkIn(group, delegation)

/** The mark of people who act for `delegation`; null for a delegation that is not in the group. */
export const actingMarkIn = ({ delegations }: Delegations, delegation: DelegationId | null): AuthorMark | null =>
  delegation === null ? SECRETARIAT : (delegations.find(({ id }) => id === delegation) ?? null)
