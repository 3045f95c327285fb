// Sign-in links of a group that a user may see.
import type { LinkConsenter, SignInLinkInfo, SignInLinkState } from '../../shared/api/signInLinks.ts'
import { type GroupId, instant, parseAccountId, parseDelegationId } from '../../shared/ids.ts'
import { type Actor, membershipIn } from '../../shared/people.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { confirmersOf, consentersOf, type LinkDeps } from './linkActs.ts'
import { type LinkRow, linkById, parseLink } from './linkRows.ts'
import { REQUEST_MS } from './linkSteps.ts'
import { LINK_MS } from './oneTimeLinks.ts'

/** Limit of unused ones, so that many requests do not hide others. */
const MOST_DECLINED = 100
const MOST = 1_000

export const signInLinksFor = async (deps: LinkDeps, actor: Actor, group: GroupId): Promise<readonly SignInLinkInfo[]> => {
  const { db, clock } = deps
  const theirs = linksFor(db, actor, group)
  const rows = [
    ...(await theirs.where('state', '!=', 'declined').limit(MOST).execute()),
    ...(await theirs.where('state', '=', 'declined').limit(MOST_DECLINED).execute()),
  ]
  const links = rows.map(parseLink)
  const names = await namesIn(db, links)
  const seen = await seenBy(db, actor, links)
  const acts = links.length === 0 ? [] : await deps.acts.of(group)
  return links.map((link): SignInLinkInfo => {
    const isOpen = link.state === 'waiting' && clock.now() <= link.requestedAt + REQUEST_MS
    return {
      id: link.id,
      account: link.account,
      name: names.get(link.account) ?? '',
      delegation: link.delegation,
      state: stateOf(link, { isOpen, now: clock.now() }),
      requestedBy: link.requestedBy && (names.get(link.requestedBy) ?? ''),
      requestedAt: instant(link.requestedAt),
      decidedBy: link.decidedBy && (names.get(link.decidedBy) ?? ''),
      redeemedAt: link.redeemedAt === null ? null : instant(link.redeemedAt),
      endedAt: link.endedAt === null ? null : instant(link.endedAt),
      mayDecide: isOpen && consentersOf(acts, link).includes(actor.account),
      mayConfirm: link.state === 'redeemed' && confirmersOf(acts, link).includes(actor.account),
      unseen: concerns(actor, link) && seen.get(link.id) !== link.state,
    }
  })
}

/** About their own account, or their delegation. */
const concerns = (actor: Actor, link: LinkRow): boolean => {
  const own = membershipIn(actor, link.group)
  return link.account === actor.account || (link.delegation !== null && own?.delegation === link.delegation)
}
/** Those that concern the user; for chair and secretariat all. Newest first. */
const linksFor = (db: Store, actor: Actor, group: GroupId) => {
  const { role, delegation = null } = membershipIn(actor, group) ?? {}
  const all = db.selectFrom('sign_in_link').selectAll().where('group_id', '=', group).orderBy('requested_at', 'desc')
  if (role === 'chair' || role === 'secretariat') return all
  return all.where((where) =>
    where.or([where('account', '=', actor.account), ...(delegation === null ? [] : [where('delegation', '=', delegation)])]),
  )
}
/** Expired: a request without a decision, or an unused link after an hour. */
const stateOf = ({ state, decidedAt }: LinkRow, { isOpen, now }: { readonly isOpen: boolean; readonly now: number }): SignInLinkState => {
  if (state === 'waiting' && !isOpen) return 'declined'
  return state === 'issued' && now > (decidedAt ?? 0) + LINK_MS ? 'expired' : state
}

const namesIn = async (db: Store, links: readonly LinkRow[]): Promise<ReadonlyMap<string, string>> => {
  const ids = [
    ...new Set(links.flatMap(({ account, requestedBy, decidedBy }) => [account, requestedBy, decidedBy].flatMap((id) => id ?? []))),
  ]
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('account').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const seenBy = async (db: Store, actor: Actor, links: readonly LinkRow[]): Promise<ReadonlyMap<string, string>> => {
  if (links.length === 0) return new Map()
  const ids = links.map(({ id }) => id)
  const rows = await db
    .selectFrom('sign_in_link_seen')
    .select(['link', 'state'])
    .where('account', '=', actor.account)
    .where('link', 'in', ids)
    .execute()
  return new Map(rows.map(({ link, state }) => [link, state]))
}

/** Acknowledges the current state. A person signed in by the link cannot do so for its owner. */
export const seeSignInLink = async ({ db }: Deps, actor: Actor, group: GroupId, id: string): Promise<Result<null>> => {
  const link = await linkById(db, group, id)
  if (!link || !concerns(actor, link)) return refuse('not-found')
  if (link.account === actor.account && link.state === 'redeemed') return refuse('forbidden')
  await db
    .insertInto('sign_in_link_seen')
    .values({ link: id, account: actor.account, state: link.state })
    .onConflict((conflict) => conflict.columns(['link', 'account']).doUpdateSet({ state: link.state }))
    .execute()
  return ok(null)
}

export const linkConsentersOf = async (db: Store, group: GroupId): Promise<readonly LinkConsenter[]> => {
  const rows = await db
    .selectFrom('link_consenter')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.account', '=', 'link_consenter.account')
        .onRef('membership.group_id', '=', 'link_consenter.group_id')
        .onRef('membership.delegation', '=', 'link_consenter.delegation'),
    )
    .select(['link_consenter.account', 'link_consenter.delegation'])
    .where('link_consenter.group_id', '=', group)
    .orderBy('link_consenter.account')
    .execute()
  return rows.flatMap((row) => {
    const [account, delegation] = [parseAccountId(row.account), parseDelegationId(row.delegation)]
    return account && delegation ? [{ account, delegation }] : []
  })
}
