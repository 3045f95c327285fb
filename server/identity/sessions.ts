// Login sessions, with lucia, which is used in this file and its adapter only.
import { Lucia, TimeSpan } from 'lucia'
import { FACTORS, type Factor, WAYS, type Way } from '../../shared/api/session.ts'
import { type AccountId, type Instant, instant, parseAccountId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { LoginSessionRow } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import { cookieName, readCookie, writeCookie } from './cookies.ts'
import { createSessionAdapter, currentRows, type SessionTimes } from './sessionAdapter.ts'
import { hashToken } from './tokens.ts'

export interface LoginSession {
  /** Hash of the cookie's id: identifies the session to its owner and on the bus, without giving access. */
  readonly id: string
  readonly account: AccountId
  readonly device: string
  /** How it was opened; null for sessions from before this was recorded. */
  readonly way: Way | null
  readonly factor: Factor | null
  /** First half of the client address, or ''. */
  readonly network: string
  /** When the user last confirmed their identity in this session; null: never. */
  readonly provenAt: Instant | null
  readonly createdAt: Instant
  readonly lastUsed: Instant
  readonly idleEndsAt: Instant
  readonly endsAt: Instant
}

/** How a session is opened. */
export interface SessionEntry {
  readonly device: string
  readonly network?: string
  readonly way: Way
  readonly factor?: Factor | null
  /** Opened from an existing session, without a new proof of identity. */
  readonly isUnproven?: boolean
  /** By a link that the operator of the server created. */
  readonly isByOperator?: boolean
}

/** A new session, and its Set-Cookie. */
export interface Opened {
  readonly session: LoginSession
  readonly cookie: string
}

export interface LoginSessions {
  open(account: AccountId, entry: SessionEntry): Promise<Opened>
  /** The session of a Cookie header, if it has not expired. Reading does not count as activity. */
  find(cookieHeader: string | undefined): Promise<LoginSession | null>
  /** The id of the session in a Cookie header, whether it exists or not: no query. */
  idIn(cookieHeader: string | undefined): string | null
  /** Whether the session of this id has ended, for long-lived connections. */
  byId(id: string): Promise<LoginSession | null>
  /** User activity. Written at most every half minute. */
  touch(id: string): Promise<void>
  /** The user has just confirmed their identity. */
  prove(id: string): Promise<void>
  list(account: AccountId): Promise<readonly LoginSession[]>
  /** Ends one of the account's own sessions, with its sockets and push subscription; false if there is no such session. */
  end(account: AccountId, id: string): Promise<boolean>
  /**
   * Ends it even while the database cannot be written: in memory until this server stops, and deleted when possible. Returns whether it was
   * recorded.
   */
  endAnyway(account: AccountId, id: string): Promise<boolean>
  /** All but one, with push subscriptions, also of expired sessions. */
  endOthers(account: AccountId, except: string | null): Promise<void>
  deleteEnded(): Promise<void>
  readonly blankCookie: string
}

const TOUCH_MS = 30_000
/** Lucia's ids: 25 random bytes in base32. */
const ID = /^[a-z2-7]{40}$/

export const createSessions = ({ db, clock, bus }: Deps, times: SessionTimes, secure: boolean): LoginSessions => {
  const name = cookieName('session', secure)
  const lucia = new Lucia(createSessionAdapter(db, clock, times), { sessionExpiresIn: new TimeSpan(times.sessionMs, 'ms') })
  /** When each session was last touched, least recent first. */
  const touched = new Map<string, Instant>()

  /** Ended here, while their rows could not be deleted. */
  const unrecorded = new Set<string>()

  const byId = async (id: string): Promise<LoginSession | null> => {
    if (unrecorded.has(id)) return null
    const [row] = await currentRows({ db, clock }, times, await db.selectFrom('session').selectAll().where('id', '=', id).execute())
    return row ? parseSession(row, times) : null
  }
  const endAll = async (ids: readonly string[]) => {
    if (ids.length === 0) return
    await db.transaction().execute(async (inside) => {
      await inside.deleteFrom('session').where('id', 'in', ids).execute()
      await inside.deleteFrom('push_subscription').where('session', 'in', ids).execute()
    })
    for (const id of ids) bus.publish({ type: 'accessChanged', scope: { session: id }, reason: 'signedOut' })
  }

  return {
    async open(account, { device, network = '', way, factor = null, isUnproven = false, isByOperator = false }) {
      const { id } = await lucia.createSession(account, { device, network, way, factor, isUnproven, isByOperator })
      return { session: must(await byId(hashToken(id)), 'the session just opened'), cookie: writeCookie(name, id, secure) }
    },
    async find(cookieHeader) {
      const id = readCookie(cookieHeader, name)
      if (!id || !ID.test(id)) return null
      const { session } = await lucia.validateSession(id)
      return session ? byId(hashToken(id)) : null
    },
    idIn(cookieHeader) {
      const id = readCookie(cookieHeader, name)
      return id && ID.test(id) ? hashToken(id) : null
    },
    byId,
    async touch(id) {
      const now = clock.now()
      // A clock that was set back since has not touched it just now.
      const isRecent = (at: number) => Math.abs(now - at) < TOUCH_MS
      if (isRecent(touched.get(id) ?? 0)) return
      for (const [old, at] of touched) if (!isRecent(at)) touched.delete(old)
      touched.set(id, now)
      // An ended session stays ended: touching never revives it.
      await db
        .updateTable('session')
        .set({ last_used: now })
        .where('id', '=', id)
        .where('expires_at', '>', now)
        .where('last_used', '>', now - times.idleMs)
        .execute()
    },
    async prove(id) {
      await db.updateTable('session').set({ proven_at: clock.now() }).where('id', '=', id).execute()
    },
    async list(account) {
      const rows = await db.selectFrom('session').selectAll().where('account', '=', account).orderBy('created_at').execute()
      return (await currentRows({ db, clock }, times, rows)).map((row) => parseSession(row, times))
    },
    async end(account, id) {
      const row = await db.selectFrom('session').select('id').where('id', '=', id).where('account', '=', account).executeTakeFirst()
      if (!row) return false
      await endAll([row.id])
      return true
    },
    async endAnyway(account, id) {
      try {
        await this.end(account, id)
        return true
      } catch {
        // A full or locked disk must not keep a user signed in.
        unrecorded.add(id)
        bus.publish({ type: 'accessChanged', scope: { session: id }, reason: 'signedOut' })
        return false
      }
    },
    async endOthers(account, except) {
      await db
        .deleteFrom('push_subscription')
        .where('account', '=', account)
        .$if(except !== null, (others) => others.where('session', '!=', except))
        .execute()
      const rows = await db.selectFrom('session').select('id').where('account', '=', account).execute()
      await endAll(rows.map((row) => row.id).filter((id) => id !== except))
    },
    async deleteEnded() {
      if (unrecorded.size > 0) {
        await endAll([...unrecorded])
        unrecorded.clear()
      }
      await lucia.deleteExpiredSessions()
    },
    blankCookie: writeCookie(name, '', secure, 0),
  }
}

const parseSession = (row: LoginSessionRow, times: SessionTimes): LoginSession => ({
  id: row.id,
  account: must(parseAccountId(row.account), 'the account of a session'),
  device: row.device,
  network: row.network,
  way: WAYS.find((way) => way === row.way) ?? null,
  factor: FACTORS.find((factor) => factor === row.factor) ?? null,
  provenAt: row.proven_at === null ? null : instant(row.proven_at),
  createdAt: instant(row.created_at),
  lastUsed: instant(row.last_used),
  idleEndsAt: instant(Math.min(row.last_used + times.idleMs, row.expires_at)),
  endsAt: instant(row.expires_at),
})
