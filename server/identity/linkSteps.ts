// Steps of a sign-in link before it is redeemed: request by chair or secretariat, decision by the owner's delegation. Each step is an act, in the
// transaction that changes the row.
import { type AccountId, type GroupId, newId, parseAccountId } from '../../shared/ids.ts'
import { type Actor, isNobodys, membershipIn } from '../../shared/people.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { type ActDeps, personOf, recordAct } from '../acts/recordAct.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Deps } from '../deps.ts'
import { dropMail } from '../mail/outbox.ts'
import { transactionOf } from '../transaction.ts'
import { readAccount } from './accounts.ts'
import { plainEmail } from './emails.ts'
import { consentersOf, consentNow, type LinkDeps, withActs } from './linkActs.ts'
import { accountNames, linkById } from './linkRows.ts'
import { signInLinkKey } from './mails.ts'
import { type IssuedToken, issueLink, LINK_MS, mayIssueFor } from './oneTimeLinks.ts'

/** The link itself, or the names of those whose consent is pending. */
export type Requested = { readonly issued: IssuedToken } | { readonly waitsFor: readonly string[] }

/** A request expires after a week. */
export const REQUEST_MS = 7 * 24 * 3_600_000

/** Called with a new link, in the transaction that issues it. */
export type Hand = (inside: Deps, made: Decided) => Promise<void>
interface Decided {
  readonly issued: IssuedToken
  /** Owner of the account. */
  readonly account: AccountId
  readonly link: string
}

export const requestSignInLink = async (
  deps: LinkDeps,
  actor: Actor,
  { group, account }: { readonly group: GroupId; readonly account: AccountId },
  hand: Hand,
): Promise<Result<Requested>> =>
  withActs(deps, group, async (inside, acts): Promise<Result<Requested>> => {
    const { db, clock, random } = inside
    const member = await readAccount(db, account)
    if (!member || !membershipIn(member.actor, group)) return refuse('not-found')
    if (isNobodys(member.email) || !mayIssueFor(await readAccount(db, actor.account), member)) return refuse('forbidden')
    const { delegation, consenters } = consentNow(acts, { account, requestedBy: actor.account, at: clock.now() })
    const link = { id: newId(random), group, account, delegation, requestedBy: actor.account }
    // An account without a delegation belongs to chair and secretariat, like the requester.
    const isOwn = delegation === null
    if (!isOwn && consenters.length === 0) return refuse('nobody-consents')
    // It gives access to every group of the account.
    const elsewhere = member.actor.memberships.some(
      (held) => held.group !== group && held.delegation !== null && held.delegation !== delegation,
    )
    if (elsewhere) return refuse('nobody-consents')
    const person = await personOf(inside, group, account)
    await recordAct(inside, {
      group,
      by: actor.account,
      what: { type: 'signInLinkRequested', link: link.id, person, needsConsent: !isOwn },
    })
    // Only the newest is valid. Pending consent to the previous one was not refused: it has expired.
    const ended = await db.selectFrom('sign_in_link').select('id').where('account', '=', account).where('state', '=', 'issued').execute()
    await dropMail(
      db,
      ended.map(({ id }) => signInLinkKey(id)),
      clock.now(),
    )
    const before = db.updateTable('sign_in_link').where('account', '=', account)
    await before.set({ state: 'declined', decided_at: clock.now() }).where('state', '=', 'waiting').execute()
    await before
      .set({ decided_at: clock.now() - LINK_MS - 1 })
      .where('state', '=', 'issued')
      .execute()
    await db.deleteFrom('one_time_link').where('kind', '=', 'signIn').where('account', '=', account).where('used_at', 'is', null).execute()
    await db
      .insertInto('sign_in_link')
      .values({
        id: link.id,
        group_id: group,
        account,
        delegation,
        requested_by: actor.account,
        requested_at: clock.now(),
        state: isOwn ? 'issued' : 'waiting',
        decided_by: null,
        decided_at: isOwn ? clock.now() : null,
        redeemed_at: null,
        ended_at: null,
      })
      .execute()
    if (!isOwn) return ok({ waitsFor: await accountNames(db, consenters) })
    const issued = await issueLink(inside, { kind: 'signIn', account, issuedBy: actor.account, link: link.id })
    await hand(inside, { issued, account, link: link.id })
    return ok({ issued })
  })

interface Decision {
  readonly group: GroupId
  readonly link: string
  readonly approve: boolean
}

/** The link, shown only to the person who consents, or mailed to its owner; null when it was declined. */
export const decideSignInLink = async (
  deps: LinkDeps,
  actor: Actor,
  { group, link, approve }: Decision,
  hand: Hand,
): Promise<Result<Decided | null>> =>
  withActs(deps, group, async (inside, acts): Promise<Result<Decided | null>> => {
    const { db, clock } = inside
    const row = await linkById(db, group, link)
    if (!row) return refuse('not-found')
    if (!consentersOf(acts, row).includes(actor.account)) return refuse('forbidden')
    if (row.state !== 'waiting' || clock.now() > row.requestedAt + REQUEST_MS) return refuse('link-invalid')
    await recordAct(inside, {
      group,
      by: actor.account,
      what: { type: approve ? 'signInLinkApproved' : 'signInLinkDeclined', link, person: await personOf(inside, group, row.account) },
    })
    await db
      .updateTable('sign_in_link')
      .set({ state: approve ? 'issued' : 'declined', decided_by: actor.account, decided_at: clock.now() })
      .where('id', '=', link)
      .execute()
    if (!approve) return ok(null)
    const { account } = row
    const made = { account, link, issued: await issueLink(inside, { kind: 'signIn', account, issuedBy: row.requestedBy, link }) }
    await hand(inside, made)
    return ok(made)
  })

/** By a command of the operator, if nobody can consent: an act, and an entry in the audit, for every group of the account. */
export const operatorsLink = async (deps: ActDeps, email: string): Promise<Result<IssuedToken>> =>
  deps.db.transaction().execute(async (db): Promise<Result<IssuedToken>> => {
    const inside = { ...deps, db }
    const row = await db.selectFrom('account').select('id').where('email', '=', plainEmail(email)).executeTakeFirst()
    const account = parseAccountId(row?.id)
    const member = account && (await readAccount(db, account))
    const [first] = member?.actor.memberships ?? []
    if (!account || !member || !first) return refuse('not-found')
    const id = newId(deps.random)
    for (const { group } of member.actor.memberships) {
      const person = await personOf(inside, group, account)
      await recordAct(inside, { group, by: null, what: { type: 'signInLinkRequested', link: id, person, needsConsent: false } })
      await recordAudit(
        db,
        deps.clock,
        { account: null, action: 'signInLink.issued', subject: group, detail: account, address: '' },
        deps.random,
      )
    }
    const now = deps.clock.now()
    await db
      .insertInto('sign_in_link')
      .values({
        id,
        group_id: first.group,
        account,
        delegation: first.delegation,
        requested_by: null,
        requested_at: now,
        state: 'issued',
        decided_by: null,
        decided_at: now,
        redeemed_at: null,
        ended_at: null,
      })
      .execute()
    return ok(await issueLink(inside, { kind: 'signIn', account, issuedBy: null, link: id }))
  })

/** A head names another member of the delegation, who may then consent like the head; or revokes it. */
export const nameConsenter = async (
  deps: Deps,
  actor: Actor,
  { group, account, named }: { readonly group: GroupId; readonly account: AccountId; readonly named: boolean },
): Promise<Result<null>> =>
  transactionOf(deps, async (inside): Promise<Result<null>> => {
    const { db, clock } = inside
    const own = membershipIn(actor, group)
    const member = await readAccount(db, account)
    const membership = member && membershipIn(member.actor, group)
    if (own?.role !== 'head' || own.delegation === null) return refuse('forbidden')
    if (!membership || membership.delegation !== own.delegation || account === actor.account) return refuse('not-found')
    const before = await db
      .selectFrom('link_consenter')
      .select('account')
      .where('group_id', '=', group)
      .where('account', '=', account)
      .where('delegation', '=', own.delegation)
      .executeTakeFirst()
    if ((before !== undefined) === named) return ok(null)
    const person = await personOf(inside, group, account)
    await recordAct(inside, { group, by: actor.account, what: { type: 'linkConsenterNamed', person, named } })
    await db.deleteFrom('link_consenter').where('group_id', '=', group).where('account', '=', account).execute()
    if (named)
      await db
        .insertInto('link_consenter')
        .values({ group_id: group, account, delegation: own.delegation, named_by: actor.account, named_at: clock.now() })
        .execute()
    return ok(null)
  })
