// Author of an edit, and whether that is verified. An edit brought back by others after a restore is its owner's but unverified, or its author is
// unknown (SPEC K6).
import { broughtBackOf, type PerhapsBroughtBack } from '../broughtBack.ts'
import type { AccountId, DelegationId } from '../ids.ts'
import type { ByToken } from '../tokens/tokens.ts'
import type { ByLink, Formerly } from './then.ts'

/** The author's role and delegation at that time, if different. */
export interface AuthorContext {
  readonly formerly?: Formerly
  /** Written in a session opened by somebody else's sign-in link. */
  readonly byLink?: ByLink
  /** Written by an API token of its author. */
  readonly byToken?: ByToken
}

export interface Credit extends AuthorContext {
  /** Null if the author is unknown. */
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  /** It was brought back by `by`, and its owner has not confirmed it since. */
  readonly unverified?: { readonly by: AccountId }
}

interface Recorded extends PerhapsBroughtBack {
  readonly author: AccountId
  readonly delegation: DelegationId | null
  readonly verified?: boolean
  readonly byLink?: ByLink
  readonly byToken?: ByToken
}

/** From an event of the history. */
export const creditOf = (recorded: Recorded): Credit => {
  const { author, delegation, verified, byLink, byToken } = recorded
  const broughtBack = broughtBackOf(recorded)
  return {
    account: broughtBack && !broughtBack.known ? null : author,
    delegation,
    ...(broughtBack && !verified ? { unverified: { by: broughtBack.by } } : {}),
    ...(byLink ? { byLink } : {}),
    ...(byToken ? { byToken } : {}),
  }
}

/** Only these fields. */
export const onlyCredit = ({ account, delegation, unverified, ...context }: Credit): Credit => ({
  account,
  delegation,
  ...(unverified ? { unverified } : {}),
  ...onlyContext(context),
})
export const onlyContext = ({ formerly, byLink, byToken }: AuthorContext): AuthorContext => ({
  ...(formerly ? { formerly } : {}),
  ...(byLink ? { byLink } : {}),
  ...(byToken ? { byToken } : {}),
})
export const isSameContext = (a: AuthorContext, b: AuthorContext): boolean => contextKey(a) === contextKey(b)
const contextKey = ({ formerly, byLink, byToken }: AuthorContext): string =>
  formerly || byLink || byToken ? JSON.stringify([formerly, byLink, byToken]) : ''
export const creditKey = ({ account, delegation, unverified, ...context }: Credit): string =>
  `${account} ${delegation} ${unverified?.by}${contextKey(context)}`
