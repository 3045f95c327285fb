// Lucia's adapter: ids stand in the database as hashes, and a session that has ended by our clock is not found.
import type { Adapter, DatabaseSession } from 'lucia'
import type { Clock } from '../clock.ts'
import type { SessionTable } from '../db/schema.ts'
import type { Store } from '../db/store.ts'
import { hashToken } from './tokens.ts'

/** Lucia would slide a session by its own clock, in the last half of its window; ours are judged here, so it must never want to. */
const NEVER = new Date(8.64e15)

export interface SessionTimes {
  /** A session ends after so long without a person's act, … */
  readonly idleMs: number
  /** … and after so long in any case. */
  readonly sessionMs: number
}

export const isOver = (row: Pick<SessionTable, 'last_used' | 'expires_at'>, times: SessionTimes, now: number): boolean =>
  now >= row.expires_at || now >= row.last_used + times.idleMs

export const createSessionAdapter = (db: Store, clock: Clock, times: SessionTimes): Adapter => ({
  async getSessionAndUser(id) {
    const row = await db.selectFrom('session').selectAll().where('id', '=', hashToken(id)).executeTakeFirst()
    if (!row) return [null, null]
    if (isOver(row, times, clock.now())) {
      await db.deleteFrom('session').where('id', '=', row.id).execute()
      return [null, null]
    }
    return [found(id, row), { id: row.account, attributes: {} }]
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

const found = (id: string, row: SessionTable): DatabaseSession => ({
  id,
  userId: row.account,
  expiresAt: NEVER,
  attributes: { device: row.device },
})

declare module 'lucia' {
  interface Register {
    DatabaseSessionAttributes: { device: string }
  }
}
