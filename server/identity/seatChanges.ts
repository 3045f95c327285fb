// Notices of changes in a delegation's seats, as long as a new seat does not count for consent to sign-in links. Shown to each member until
// acknowledged.
import type { Act } from '../../shared/acts/acts.ts'
import { SETTLED_MS } from '../../shared/acts/consent.ts'
import type { Seated } from '../../shared/acts/whats.ts'
import type { SeatChange } from '../../shared/api/signInLinks.ts'
import { type AccountId, type DelegationId, type GroupId, instant } from '../../shared/ids.ts'
import { type Actor, membershipIn } from '../../shared/people.ts'
import type { Store } from '../db/rowStore.ts'
import type { LinkDeps } from './linkActs.ts'

export const seatChangesFor = async (deps: LinkDeps, actor: Actor, group: GroupId): Promise<readonly SeatChange[]> => {
  const own = membershipIn(actor, group)?.delegation ?? null
  if (own === null) return []
  const acts = await deps.acts.of(group)
  const seen = await seenUpTo(deps.db, actor.account, group)
  const since = deps.clock.now() - SETTLED_MS
  const found = acts.flatMap((act) => {
    const moved = act.n > seen && act.at > since ? movedBy(act, own) : null
    return moved && act.by?.account !== actor.account ? [{ act, ...moved }] : []
  })
  const names = await namesOfAll(
    deps.db,
    found.flatMap(({ account, act }) => [account, ...(act.by ? [act.by.account] : [])]),
  )
  return found.map(({ act, account, from, to }) => ({
    n: act.n,
    at: instant(act.at),
    name: names.get(account) ?? '',
    by: act.by && (names.get(act.by.account) ?? ''),
    from,
    to,
  }))
}

/** A person's role in this delegation before and after; null: not in it. Null for acts that change neither. */
const movedBy = ({ what }: Act, own: DelegationId): (Pick<SeatChange, 'from' | 'to'> & { readonly account: AccountId }) | null => {
  const roleIn = ({ role, delegation }: Pick<Seated, 'role' | 'delegation'>) => (delegation === own ? role : null)
  const moved = (account: AccountId, from: Pick<Seated, 'role' | 'delegation'>, to: Pick<Seated, 'role' | 'delegation'>) => {
    const [before, after] = [roleIn(from), roleIn(to)]
    return before === after ? null : { account, from: before, to: after }
  }
  const nowhere = { role: null, delegation: null }
  switch (what.type) {
    case 'memberJoined':
      return moved(what.member.account, nowhere, what.member)
    case 'memberChanged':
      return moved(what.member.account, what.from, what.member)
    case 'memberRemoved':
    case 'accountErased':
      return moved(what.member.account, what.member, nowhere)
    default:
      return null
  }
}

/** Stored in the table of acknowledged links; no link has this id. */
const SEATS = (group: GroupId) => `seats of ${group}`

const seenUpTo = async (db: Store, account: AccountId, group: GroupId): Promise<number> => {
  const row = await db
    .selectFrom('sign_in_link_seen')
    .select('state')
    .where('account', '=', account)
    .where('link', '=', SEATS(group))
    .executeTakeFirst()
  return Number(row?.state ?? 0)
}

/** Acknowledges all up to this act: later ones are still shown. */
export const seeSeatChanges = async ({ db, acts }: LinkDeps, actor: Actor, group: GroupId, n: number): Promise<void> => {
  const last = Math.min(n, (await acts.of(group)).length)
  if (last <= (await seenUpTo(db, actor.account, group))) return
  await db
    .insertInto('sign_in_link_seen')
    .values({ link: SEATS(group), account: actor.account, state: String(last) })
    .onConflict((conflict) => conflict.columns(['link', 'account']).doUpdateSet({ state: String(last) }))
    .execute()
}

const namesOfAll = async (db: Store, accounts: readonly AccountId[]): Promise<ReadonlyMap<string, string>> => {
  if (accounts.length === 0) return new Map()
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(accounts)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
