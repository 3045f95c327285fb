// Creates, finds and ends API tokens. A token acts for its owner in one group, within its scopes; only its hash is stored.

import {
  type AccountId,
  type DocumentId,
  documentKind,
  type GroupId,
  type Instant,
  instant,
  newId,
  parseAccountId,
  parseGroupId,
} from '../../shared/ids.ts'
import { membershipIn } from '../../shared/people.ts'
import type { Access } from '../../shared/permissions.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { MOST_TOKENS, parseTokenScope, TOKEN_PREFIX, TOKEN_TEXT, type TokenScope } from '../../shared/tokens/tokens.ts'
import { commitWords } from '../acts/personalWords.ts'
import { recordAct } from '../acts/recordAct.ts'
import type { SignedInRequest, TokenGrant } from '../answers.ts'
import type { Store } from '../db/rowStore.ts'
import type { ApiTokenRow } from '../db/tokenTables.ts'
import type { Deps } from '../deps.ts'
import { transactionOf } from '../transaction.ts'
import { readAccount } from './accounts.ts'
import { withHeld } from './heldMemberships.ts'
import { providerOf } from './providerRules.ts'
import { sessionOfToken, tokenOfSession } from './tokenSession.ts'
import { hashToken } from './tokens.ts'

export interface KeptToken extends TokenGrant {
  readonly account: AccountId
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly lastUsed: Instant | null
}

const DAY = 86_400_000
const MINUTE = 60_000

interface NewToken {
  readonly name: string
  readonly scopes: readonly TokenScope[]
  readonly days: number
  /** Notifies its owner, in the transaction that creates it. */
  readonly told?: (inside: Deps, kept: KeptToken) => Promise<void>
}

export const makeToken = async (
  deps: Deps,
  { account, group, session }: { readonly account: AccountId; readonly group: GroupId; readonly session: string },
  { name, scopes, days, told }: NewToken,
): Promise<Result<{ readonly kept: KeptToken; readonly token: string }>> => {
  const token = `${TOKEN_PREFIX}${Buffer.from(deps.random(32)).toString('hex')}`
  const id = newId(deps.random)
  const provider = await providerOf(deps.db, session)
  const made = await transactionOf(deps, async (inside): Promise<Result<KeptToken>> => {
    const { db, clock } = inside
    if ((await tokensOf({ db, clock }, { account, group })).length >= MOST_TOKENS) return refuse('too-many-tokens')
    const now = clock.now()
    const hashOfName = await commitWords(inside, { group, account, words: name, kind: 'token' })
    // Another server may take the next number first.
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const written = await db
        .insertInto('api_token')
        .values({
          id,
          group_id: group,
          number: (await lastNumber(db, group)) + 1,
          account,
          name,
          scopes: [...new Set(scopes)].sort().join(' '),
          token_hash: hashToken(token),
          created_at: now,
          expires_at: now + days * DAY,
          provider,
        })
        .onConflict((conflict) => conflict.columns(['group_id', 'number']).doNothing())
        .returningAll()
        .executeTakeFirst()
      if (!written) continue
      const kept = parseToken(written)
      await recordAct(inside, { group, by: account, what: { type: 'tokenMade', token: id, number: kept.number, name: hashOfName } })
      await told?.(inside, kept)
      return ok(kept)
    }
    return refuse('unavailable')
  })
  return made.ok ? ok({ kept: made.value, token }) : made
}
const MOST_TRIES = 5

const lastNumber = async (db: Store, group: GroupId): Promise<number> => {
  const row = await db
    .selectFrom('api_token')
    .select((of) => of.fn.max('number').as('last'))
    .where('group_id', '=', group)
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

/** Active ones, oldest first; of all accounts if none is given. */
export const tokensOf = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { account, group }: { readonly account?: AccountId; readonly group: GroupId },
): Promise<readonly KeptToken[]> => {
  const rows = await db
    .selectFrom('api_token')
    .selectAll()
    .where('group_id', '=', group)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', clock.now())
    .$if(account !== undefined, (those) => those.where('account', '=', account ?? ''))
    .orderBy('number')
    .execute()
  return rows.map(parseToken)
}

/** The token in an Authorization header; null if it has none of ours. */
export const tokenIn = (authorization: string | undefined): string | null => /^Bearer (ruta_.*)$/i.exec(authorization ?? '')?.[1] ?? null

export type SignedInByToken = SignedInRequest & { readonly token: TokenGrant }

/** Its owner, with only the group of the token; null when it does not exist, has ended, or its owner cannot sign in. */
export const signedInByToken = async ({ db, clock }: Pick<Deps, 'db' | 'clock'>, token: string): Promise<SignedInByToken | null> => {
  if (!TOKEN_TEXT.test(token)) return null
  const now = clock.now()
  const row = await db.selectFrom('api_token').selectAll().where('token_hash', '=', hashToken(token)).executeTakeFirst()
  if (!row || !isOpen(row, now)) return null
  const kept = parseToken(row)
  const account = await readAccount(db, kept.account)
  const membership = account && membershipIn(account.actor, kept.group)
  if (!account || !membership) return null
  if (kept.lastUsed === null || now - kept.lastUsed >= MINUTE)
    await db.updateTable('api_token').set({ last_used: now }).where('id', '=', kept.id).execute()
  const { id, number, group, name, scopes } = kept
  const session = sessionOfToken(id)
  return {
    actor: await withHeld({ db, clock }, { ...account.actor, memberships: [membership] }, session),
    email: account.email,
    // A token belongs to one group.
    isOperator: false,
    session,
    token: { id, number, group, name, scopes },
  }
}

const isOpen = (row: Pick<ApiTokenRow, 'ended_at' | 'expires_at'>, now: number): boolean => row.ended_at === null && row.expires_at > now

/** Those of these sessions that represent active tokens, by session. */
export const openTokens = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  sessions: readonly string[],
): Promise<ReadonlyMap<string, Pick<TokenGrant, 'scopes'>>> => {
  const ids = sessions.flatMap((session) => tokenOfSession(session) ?? [])
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('api_token').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.filter((row) => isOpen(row, clock.now())).map((row) => [sessionOfToken(row.id), parseToken(row)]))
}

/** On a connection: reading and writing the plan need different scopes. */
export const accessByToken = (access: Access, document: DocumentId, { scopes }: Pick<TokenGrant, 'scopes'>): Access => {
  if (!scopes.includes('read')) return 'none'
  const mayWrite = documentKind(document) === 'roadmap' && scopes.includes('write')
  return access === 'write' && !mayWrite ? 'read' : access
}

/** Places of use are stored while it is active. */
export const endedAt = (now: number) => ({ ended_at: now, places: '' })

/** Whether any was revoked; its connections end on every server. */
export const endToken = async (
  { db, clock, bus }: Pick<Deps, 'db' | 'clock' | 'bus'>,
  { id, account, group }: { readonly id: string; readonly account: AccountId; readonly group: GroupId },
): Promise<boolean> => {
  const ended = await db
    .updateTable('api_token')
    .set(endedAt(clock.now()))
    .where('id', '=', id)
    .where('group_id', '=', group)
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (Number(ended.numUpdatedRows) === 0) return false
  bus.publish({ type: 'accessChanged', scope: { session: sessionOfToken(id) }, reason: 'signedOut' })
  return true
}

/** With a membership, or with the account; the caller closes the connections. */
export const endTokens = async (
  { db, clock }: { readonly db: Store; readonly clock: Pick<Deps['clock'], 'now'> },
  { account, group }: { readonly account: AccountId; readonly group?: GroupId },
): Promise<void> => {
  await db
    .updateTable('api_token')
    .set(endedAt(clock.now()))
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .$if(group !== undefined, (those) => those.where('group_id', '=', group ?? ''))
    .execute()
}

/** Tokens created since then, or in sessions that this provider opened. */
export type TokenSelection = { readonly since: number } | { readonly provider: string }

/** Revokes them and closes their connections. */
export const endSelectedTokens = async (
  { db, clock, bus }: Pick<Deps, 'db' | 'clock' | 'bus'>,
  account: AccountId,
  selection: TokenSelection,
): Promise<readonly Pick<KeptToken, 'id' | 'group'>[]> => {
  const rows = await db
    .updateTable('api_token')
    .set(endedAt(clock.now()))
    .where('account', '=', account)
    .where((row) => ('since' in selection ? row('created_at', '>=', selection.since) : row('provider', '=', selection.provider)))
    .where('ended_at', 'is', null)
    .returningAll()
    .execute()
  for (const { id } of rows) bus.publish({ type: 'accessChanged', scope: { session: sessionOfToken(id) }, reason: 'signedOut' })
  return rows.map(parseToken)
}

const parseToken = (row: ApiTokenRow): KeptToken => ({
  id: row.id,
  number: Number(row.number),
  group: must(parseGroupId(row.group_id), 'the group of a token'),
  account: must(parseAccountId(row.account), 'the account of a token'),
  name: row.name,
  scopes: row.scopes.split(' ').flatMap((scope) => parseTokenScope(scope) ?? []),
  createdAt: instant(Number(row.created_at)),
  expiresAt: instant(Number(row.expires_at)),
  lastUsed: row.last_used === null ? null : instant(Number(row.last_used)),
})
