// Sessions opened by a provider, and sign-out in both directions.
import { buildEndSessionUrl } from 'openid-client'
import { parseAccountId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import type { LoginSessions } from '../identity/sessions.ts'
import type { Identified } from './identify.ts'
import type { LoggedOut } from './logoutToken.ts'
import type { Provider } from './provider.ts'

export const rememberProvider = async (db: Store, session: string, provider: string, found: Identified): Promise<void> => {
  const { issuer, subject, sid, idToken } = found
  await db.insertInto('provider_session').values({ session, provider, issuer, subject, sid, id_token: idToken }).execute()
}

/** Sessions of the account opened by a provider, by id. */
export const providersOfSessions = async (db: Store, sessions: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (sessions.length === 0) return new Map()
  const rows = await db.selectFrom('provider_session').select(['session', 'provider']).where('session', 'in', sessions).execute()
  return new Map(rows.map(({ session, provider }) => [session, provider]))
}

/** A token with `sid` ends that session only, otherwise all of the person’s. */
export const endSessionsOf = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  sessions: Pick<LoginSessions, 'end'>,
  { issuer, subject, sid }: LoggedOut,
  { provider, address }: { readonly provider: string; readonly address: string },
): Promise<void> => {
  const rows = await db
    .selectFrom('provider_session')
    .innerJoin('session', 'session.id', 'provider_session.session')
    .select(['session.id', 'session.account'])
    .where('issuer', '=', issuer)
    .$if(subject !== null, (query) => query.where('subject', '=', subject ?? ''))
    .$if(sid !== null, (query) => query.where('sid', '=', sid ?? ''))
    .execute()
  for (const row of rows) {
    const account = must(parseAccountId(row.account), 'the account of a session')
    if (!(await sessions.end(account, row.id))) continue
    await recordAudit(db, clock, { account, action: 'provider.signedOut', subject: account, detail: provider, address })
  }
}

/** Longer ones do not fit into a URL; the provider then asks the person. */
const MOST_HINT = 4_000

/**
 * The provider's end-session URL for a session that it opened; null if it has none. In two steps: the stored data is deleted with the session, which
 * must end before the provider has answered.
 */
export const signOutAddress = async (
  db: Store,
  providers: readonly Provider[],
  session: string,
  home: string,
): Promise<() => Promise<string | null>> => {
  const row = await db.selectFrom('provider_session').select(['provider', 'id_token']).where('session', '=', session).executeTakeFirst()
  return async () => {
    const provider = providers.find(({ settings }) => settings.id === row?.provider)
    const described = await provider?.describe()
    if (!row || !described?.ok || !described.value.config.serverMetadata().end_session_endpoint) return null
    return buildEndSessionUrl(described.value.config, {
      post_logout_redirect_uri: home,
      ...(row.id_token.length <= MOST_HINT ? { id_token_hint: row.id_token } : {}),
    }).href
  }
}
