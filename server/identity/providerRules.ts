// Groups that require certain providers: current rules, and what opened a session.
import type { GroupId } from '../../shared/ids.ts'
import type { Membership, ProviderRule } from '../../shared/people.ts'
import { rolesFor } from '../../shared/permissions.ts'
import type { Store } from '../db/rowStore.ts'
import { tokenOfSession } from './tokenSession.ts'

type Rule = Pick<ProviderRule, 'providers' | 'exceptsObservers'>

export const rulesNow = async (db: Store, groups: readonly GroupId[], now: number): Promise<ReadonlyMap<string, Rule>> => {
  if (groups.length === 0) return new Map()
  const rows = await db
    .selectFrom('work_group')
    .select(['id', 'required_providers', 'provider_excepts_observers'])
    .where('id', 'in', groups)
    .where('requires_provider_from', '<=', now)
    .execute()
  return new Map(
    rows.map((row) => [row.id, { providers: row.required_providers.split(' '), exceptsObservers: row.provider_excepts_observers === 1 }]),
  )
}

/** What opened a session: a provider, or a link that the operator of the server created. */
export type OpenedBy = { readonly provider: string } | 'operator'

/** By session id, or by the substitute of an API token, which counts like the session in which it was created. */
export const openersOf = async (db: Store, sessions: readonly string[]): Promise<ReadonlyMap<string, OpenedBy>> => {
  const found = new Map<string, OpenedBy>()
  const logins: string[] = []
  const tokens = new Map<string, string>()
  for (const session of sessions) {
    const token = tokenOfSession(session)
    if (token === null) logins.push(session)
    else tokens.set(token, session)
  }
  if (logins.length > 0) {
    const links = await db.selectFrom('session').select('id').where('id', 'in', logins).where('by_operator', '=', 1).execute()
    for (const { id } of links) found.set(id, 'operator')
    const rows = await db.selectFrom('provider_session').select(['session', 'provider']).where('session', 'in', logins).execute()
    for (const { session, provider } of rows) found.set(session, { provider })
  }
  if (tokens.size > 0) {
    const rows = await db
      .selectFrom('api_token')
      .select(['id', 'provider'])
      .where('id', 'in', [...tokens.keys()])
      .execute()
    for (const { id, provider } of rows) if (provider !== null) found.set(tokens.get(id) ?? '', { provider })
  }
  return found
}

export const providerOf = async (db: Store, session: string): Promise<string | null> => {
  const by = (await openersOf(db, [session])).get(session)
  return by === undefined || by === 'operator' ? null : by.provider
}

/** A link of the operator admits only those who can change the rule, for the case that the provider is gone. */
export const opens = ({ providers, exceptsObservers }: Rule, { role }: Pick<Membership, 'role'>, by: OpenedBy | undefined): boolean => {
  if (exceptsObservers && (role === 'observer' || role === 'guest')) return true
  if (by === 'operator') return rolesFor('group.change').includes(role)
  return by !== undefined && providers.includes(by.provider)
}
