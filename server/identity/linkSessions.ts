// Span from redeeming a sign-in link until the account's owner signs in by their own means: both ends are acts with the heads of the group's logs,
// taken while no append is in flight.
//
// Redeeming a link sets the password, so that password proves nothing on any device. The owner's own means are a password set in a browser in which
// the account had signed in before the request (and in which neither the requester nor the consenting person ever did), by the link itself or
// afterwards; or a confirmation by somebody who may consent for the delegation and never had the link.
import type { AccountId, GroupId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { logHeadsOfGroup } from '../acts/headsOfGroup.ts'
import { personOf, recordAct } from '../acts/recordAct.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Deps } from '../deps.ts'
import { transactionOf } from '../transaction.ts'
import { readAccount } from './accounts.ts'
import type { BetweenAppends } from './linkActs.ts'
import { confirmersOf, type LinkDeps, withActs } from './linkActs.ts'
import { type LinkRow, linkById, openRedemption, parseLink } from './linkRows.ts'
import { revokeTokens } from './revokeTokens.ts'

const groupsOf = async (deps: Deps, link: LinkRow): Promise<readonly GroupId[]> => {
  const member = await readAccount(deps.db, link.account)
  return [...new Set([link.group, ...(member?.actor.memberships ?? []).map(({ group }) => group)])]
}

/** Inside the transaction that uses the link: an act in every group of the account. False if the link was not requested by anybody. */
export const recordRedemption = async (inside: Deps, id: string): Promise<boolean> => {
  const { db, clock } = inside
  const row = await db.selectFrom('sign_in_link').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return false
  const link = parseLink(row)
  for (const group of await groupsOf(inside, link)) {
    const requestedBy = link.requestedBy && (await personOf(inside, group, link.requestedBy))
    const consentBy = link.decidedBy && (await personOf(inside, group, link.decidedBy))
    const heads = await logHeadsOfGroup(db, group)
    await recordAct(inside, {
      group,
      by: link.account,
      what: { type: 'signInLinkRedeemed', link: id, person: await personOf(inside, group, link.account), requestedBy, consentBy, heads },
    })
  }
  // An earlier span is continued by this one, and nothing created in it is the owner's.
  const open = await openRedemption(db, link.account)
  if (open) {
    await forgetBrowsers(inside, open)
    await endWaysIn(inside, open)
  }
  await db
    .updateTable('sign_in_link')
    .set({ state: 'ended', ended_at: clock.now() })
    .where('account', '=', link.account)
    .where('state', '=', 'redeemed')
    .execute()
  await db.updateTable('sign_in_link').set({ state: 'redeemed', redeemed_at: clock.now() }).where('id', '=', id).execute()
  return true
}

/** Browsers remembered since a link was requested: possibly those of the person who redeemed it. */
const forgetBrowsers = async ({ db }: Deps, { account, requestedAt }: LinkRow): Promise<void> => {
  await db.deleteFrom('remembered_browser').where('account', '=', account).where('created_at', '>=', requestedAt).execute()
}

/**
 * Credentials that the person who redeemed it may have created: they would outlast the link, and edits made with them would count as the owner's.
 * Not a second factor: without it they could not have signed in.
 */
const endWaysIn = async (inside: Deps, { account, requestedAt, redeemedAt }: LinkRow): Promise<void> => {
  const { db, clock } = inside
  const since = redeemedAt ?? requestedAt
  await revokeTokens(inside, account, { since })
  const links = await db
    .deleteFrom('provider_link')
    .where('account', '=', account)
    .where('created_at', '>=', since)
    .returning('provider')
    .execute()
  for (const { provider } of links)
    await recordAudit(db, clock, { account, action: 'provider.unlinked', subject: account, detail: provider, address: '' })
}

/** Ends the span, with an act in every group. */
const recordOwnSignIn = async (
  inside: Deps,
  link: LinkRow,
  { by, how }: { readonly by: AccountId; readonly how: 'browser' | 'confirmed' },
) => {
  for (const group of await groupsOf(inside, link)) {
    const heads = await logHeadsOfGroup(inside.db, group)
    await recordAct(inside, {
      group,
      by,
      what: { type: 'ownSignIn', link: link.id, person: await personOf(inside, group, link.account), how, heads },
    })
  }
  await forgetBrowsers(inside, link)
  // Confirmed: the person is the owner, and keeps what they created.
  if (how === 'browser') await endWaysIn(inside, link)
  await inside.db
    .updateTable('sign_in_link')
    .set({ state: 'ended', ended_at: inside.clock.now() })
    .where('account', '=', link.account)
    .where('state', '=', 'redeemed')
    .execute()
}

/**
 * After a password was set and all other sessions ended: in a browser known from before the request; null: in any other.
 */
export const setOwnPassword = async (deps: Deps, between: BetweenAppends, account: AccountId, browser: string | null): Promise<void> => {
  const open = await openRedemption(deps.db, account)
  if (!open || browser === null) return
  const known = await deps.db.selectFrom('remembered_browser').select(['account', 'created_at']).where('id_hash', '=', browser).execute()
  const own = known.find((one) => one.account === account)
  const others = known.map((one) => one.account)
  const isOthers = [open.requestedBy, open.decidedBy].some((other) => other !== null && other !== account && others.includes(other))
  if (!own || own.created_at >= open.requestedAt || isOthers) return
  await between(() =>
    transactionOf(deps, async (inside) => {
      const still = await openRedemption(inside.db, account)
      if (still) await recordOwnSignIn(inside, still, { by: account, how: 'browser' })
      return ok(null)
    }),
  )
}

/** Confirmation of the person's identity by somebody who may consent, did not request the link and never had it. */
export const confirmPerson = async (
  deps: LinkDeps,
  between: BetweenAppends,
  actor: Actor,
  { group, link }: { readonly group: GroupId; readonly link: string },
): Promise<Result<null>> =>
  withActs(
    deps,
    group,
    async (inside, acts): Promise<Result<null>> => {
      const row = await linkById(inside.db, group, link)
      if (!row) return refuse('not-found')
      if (!confirmersOf(acts, row).includes(actor.account)) return refuse('forbidden')
      if (row.state !== 'redeemed') return refuse('link-invalid')
      await recordOwnSignIn(inside, row, { by: actor.account, how: 'confirmed' })
      return ok(null)
    },
    between,
  )
