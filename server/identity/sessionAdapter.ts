// Lucia's adapter: ids are stored as hashes, and a session that has expired by our clock is not found.
import type { Adapter, DatabaseSession } from 'lucia'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import type { LoginSessionRow } from '../db/schema.ts'
import { hashToken } from './tokens.ts'

/** Lucia would extend a session by its own clock, in the last half of its window; our own rules apply, so it must never do so. */
const NEVER = new Date(8.64e15)

export interface SessionTimes {
  /** A session expires after this time without user activity, … */
  readonly idleMs: number
  /** … and after this time in any case. */
  readonly sessionMs: number
}

const isOver = (row: Pick<LoginSessionRow, 'last_used' | 'expires_at'>, times: SessionTimes, now: number): boolean =>
  now >= row.expires_at || now >= row.last_used + times.idleMs

type Times = Pick<LoginSessionRow, 'created_at' | 'last_used' | 'expires_at' | 'proven_at'>

/** Clocks of several servers differ slightly: a smaller difference is ignored. */
const SLACK_MS = 60_000
/** Corrects times that a clock, since set back, wrote into the future; null where there are none. */
const clamped = (row: Times, { sessionMs }: SessionTimes, now: number): Times | null => {
  if (Math.max(row.created_at, row.last_used) <= now + SLACK_MS && row.expires_at <= now + sessionMs + SLACK_MS) return null
  return {
    created_at: Math.min(row.created_at, now),
    last_used: Math.min(row.last_used, now),
    proven_at: row.proven_at === null ? null : Math.min(row.proven_at, now),
    expires_at: Math.min(row.expires_at, now + sessionMs),
  }
}

/** Current rows; expired ones are deleted, so that setting the clock back cannot revive them. */
export const currentRows = async (
  { db, clock }: { readonly db: Store; readonly clock: Clock },
  times: SessionTimes,
  rows: readonly LoginSessionRow[],
): Promise<readonly LoginSessionRow[]> => {
  const now = clock.now()
  const open: LoginSessionRow[] = []
  for (const row of rows) {
    const change = clamped(row, times, now)
    if (change) await db.updateTable('session').set(change).where('id', '=', row.id).execute()
    const settled = { ...row, ...change }
    if (isOver(settled, times, now)) await db.deleteFrom('session').where('id', '=', row.id).execute()
    else open.push(settled)
  }
  return open
}

export const createSessionAdapter = (db: Store, clock: Clock, times: SessionTimes): Adapter => ({
  async getSessionAndUser(id) {
    const rows = await db.selectFrom('session').selectAll().where('id', '=', hashToken(id)).execute()
    const [row] = await currentRows({ db, clock }, times, rows)
    return row ? [found(id, row), { id: row.account, attributes: {} }] : [null, null]
  },
  async getUserSessions(account) {
    const rows = await db.selectFrom('session').selectAll().where('account', '=', account).execute()
    return rows.map((row) => found(row.id, row))
  },
  async setSession({ id, userId, attributes }) {
    const now = clock.now()
    await db
      .insertInto('session')
      .values({
        id: hashToken(id),
        account: userId,
        created_at: now,
        last_used: now,
        expires_at: now + times.sessionMs,
        device: attributes.device,
        network: attributes.network,
        way: attributes.way,
        factor: attributes.factor,
        proven_at: attributes.isUnproven ? null : now,
        by_operator: attributes.isByOperator ? 1 : 0,
      })
      .execute()
  },
  async updateSessionExpiration() {
    throw new Error('a session is prolonged by a person alone (sessions.touch), never by lucia')
  },
  async deleteSession(id) {
    await db.deleteFrom('session').where('id', '=', hashToken(id)).execute()
  },
  async deleteUserSessions(account) {
    await db.deleteFrom('session').where('account', '=', account).execute()
  },
  async deleteExpiredSessions() {
    const now = clock.now()
    await db
      .deleteFrom('session')
      .where((where) => where.or([where('expires_at', '<=', now), where('last_used', '<=', now - times.idleMs)]))
      .execute()
  },
})

const found = (id: string, row: LoginSessionRow): DatabaseSession => ({
  id,
  userId: row.account,
  expiresAt: NEVER,
  attributes: {
    device: row.device,
    network: row.network,
    way: row.way,
    factor: row.factor,
    isUnproven: row.proven_at === null,
    isByOperator: row.by_operator === 1,
  },
})

declare module 'lucia' {
  interface Register {
    DatabaseSessionAttributes: {
      device: string
      network: string
      way: string
      factor: string | null
      isUnproven: boolean
      isByOperator: boolean
    }
  }
}
