// Locked memberships: their group requires a second factor and the account has none in Ruta, or it requires a provider that did not open the
// session. A provider's own second factor does not count: it applies to one session only, and links and passwords would open others.
import type { AccountId } from '../../shared/ids.ts'
import type { Actor, Membership } from '../../shared/people.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { readOnlyAmong } from '../groups/readOnlyGroups.ts'
import { openersOf, opens, rulesNow } from './providerRules.ts'

type HeldDeps = Pick<Deps, 'db' | 'clock'>

/** `account group` for each membership of these accounts that is locked because the second factor is missing. */
export const heldAmong = async ({ db, clock }: HeldDeps, accounts: readonly AccountId[]): Promise<ReadonlySet<string>> => {
  if (accounts.length === 0) return new Set()
  const rows = await membersWithoutFactor(db)
    .innerJoin('work_group', 'work_group.id', 'membership.group_id')
    .where('membership.account', 'in', accounts)
    .where('work_group.requires_factor_from', '<=', clock.now())
    .execute()
  return new Set(rows.map(({ account, group_id }) => keyOf(account, group_id)))
}

interface Caller {
  readonly account: AccountId
  readonly session: string
  readonly memberships: readonly Membership[]
}

/**
 * Their memberships, in order: `can` and `accessTo` refuse everything in one that is locked, and every change in one of a group that is suspended or
 * archived.
 */
export const markHeld = async (deps: HeldDeps, callers: readonly Caller[]): Promise<readonly (readonly Membership[])[]> => {
  const lacking = await heldAmong(deps, [...new Set(callers.map(({ account }) => account))])
  const groups = new Set(callers.flatMap(({ memberships }) => memberships.map(({ group }) => group)))
  const rules = await rulesNow(deps.db, [...groups], deps.clock.now())
  const readOnly = await readOnlyAmong(deps.db, [...groups])
  const openers = rules.size === 0 ? new Map() : await openersOf(deps.db, [...new Set(callers.map(({ session }) => session))])
  return callers.map(({ account, session, memberships }) =>
    memberships.map((given): Membership => {
      const one: Membership = readOnly.has(given.group) ? { ...given, readOnly: true } : given
      if (lacking.has(keyOf(account, one.group))) return { ...one, held: 'factor-required' }
      const rule = rules.get(one.group)
      if (!rule || opens(rule, one, openers.get(session))) return one
      return { ...one, held: 'provider-needed', providers: rule.providers }
    }),
  )
}

export const withHeld = async (deps: HeldDeps, actor: Actor, session: string): Promise<Actor> => {
  const [memberships = []] = await markHeld(deps, [{ ...actor, session }])
  return { ...actor, memberships }
}

const keyOf = (account: string, group: string): string => `${account} ${group}`

/** Memberships of all accounts without an authenticator app or passkey. */
export const membersWithoutFactor = (db: Store) =>
  db
    .selectFrom('membership')
    .select(['membership.account', 'membership.group_id'])
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('authenticator').select('authenticator.account').whereRef('authenticator.account', '=', 'membership.account'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('passkey').select('passkey.account').whereRef('passkey.account', '=', 'membership.account'))),
    )
