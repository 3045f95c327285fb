// Memberships that are held: their group requires a second factor, and their account has none in Ruta. What a provider says it saw does
// not count: it is about one session, and links and passwords would open others.
import type { AccountId } from '../../shared/ids.ts'
import type { Actor, Membership } from '../../shared/people.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from './identityDeps.ts'

type Held = ReadonlySet<string>

/** Of these accounts: `account group` for each membership that is held now. */
export const heldAmong = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, accounts: readonly AccountId[]): Promise<Held> => {
  if (accounts.length === 0) return new Set()
  const rows = await membersWithoutFactor(db)
    .innerJoin('work_group', 'work_group.id', 'membership.group_id')
    .where('membership.account', 'in', accounts)
    .where('work_group.requires_factor_from', '<=', clock.now())
    .execute()
  return new Set(rows.map(({ account, group_id }) => keyOf(account, group_id)))
}

/** `can` and `accessTo` refuse everything in a membership that is marked. */
export const markHeld = (account: AccountId, memberships: readonly Membership[], held: Held): readonly Membership[] =>
  held.size === 0
    ? memberships
    : memberships.map((one) => (held.has(keyOf(account, one.group)) ? { ...one, held: 'factor' as const } : one))

export const withHeld = async (deps: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<Actor> => ({
  ...actor,
  memberships: markHeld(actor.account, actor.memberships, await heldAmong(deps, [actor.account])),
})

const keyOf = (account: string, group: string): string => `${account} ${group}`

/** The seats of all accounts that have neither an authenticator app nor a passkey. */
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
