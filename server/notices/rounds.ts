// What time and the plan bring: every five minutes, and when something is due, the first server looks at each group in which something has
// changed or is due, and tells what was not told yet. Everything is read from rows; a round that is cut short, or done twice, tells nothing twice.
import { type AccountId, type DocumentId, type GroupId, roadmapId, type Seq } from '../../shared/ids.ts'
import { isKnownZone } from '../../shared/zones.ts'
import type { BusMessage } from '../bus/bus.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import { type AskingDeps, askedReports } from './askedReports.ts'
import { takeAssignments } from './assignments.ts'
import { LONGEST_REST_MS, untilDue } from './dueDays.ts'
import { dueGroups, lastLookedAt, nextDueAt } from './dueGroups.ts'
import { dueFacts, type NoticeFact, sessionFacts, tokenFacts, webhookFacts } from './facts.ts'
import { readItems, readPeople, readSessions, readStoppedWebhooks, readTokens } from './groupNow.ts'
import { forgetOldLeaves } from './leave.ts'
import { addNotices, dropStale, forgetOldNotices, renewReports, toldAmong } from './noticeRows.ts'
import { preferencesIn } from './preferenceRows.ts'
import { isWeeklyWaiting, queueMails, queueWeekly } from './queueMails.ts'
import { type SeatNoticeDeps, tellUntold, untilSettled, untoldDelegations } from './seatNotices.ts'

export const EVERY_MS = 5 * 60_000
/** Requests right after a start come first. */
const FIRST_MS = 20_000
/** Several changes at once are told together. */
const SOON_MS = 500
const DAY_MS = 24 * 3_600_000
const EVEN_MS = 10 * 60_000
/** Clocks of servers differ, and a transaction ends after the time that it writes down. */
const OVERLAP_MS = 60_000
/** At a start, before the last look at any group: that round may have been cut short. */
const CUT_SHORT_MS = 3_600_000
/** In place of a seq: to whom items are assigned has not been remembered yet. */
const UNKNOWN = -1

export interface RoundDeps extends SeatNoticeDeps, AskingDeps {
  readonly clock: Clock
  /** Of several servers one does it for all. */
  readonly isFirst: () => Promise<boolean>
  /** What was just written in the group is read into rows, in bounded time. */
  readonly readNow: (group: GroupId) => Promise<void>
  /** How far the items of a road map are in their rows; null while they are being read anew. */
  readonly projectedTo: (document: DocumentId) => Promise<Seq | null>
  /** The inboxes of these are not what they were. */
  readonly told: (group: GroupId, accounts: readonly AccountId[]) => void
  readonly report: (what: string, error: unknown) => void
}

export interface Rounds {
  /** Something happened that people wait to hear of. */
  soon(): void
  stop(): Promise<void>
}

export const keepNoticeRounds = (deps: RoundDeps): Rounds => {
  const { clock, report } = deps
  const state = { stopped: false, again: false, running: null as Promise<void> | null, cancel: () => {} }
  let last = { now: clock.now(), elapsed: clock.elapsed() }
  /** Begin of the last complete round of this server; before it, by the rows. */
  let upTo: number | null = null
  /** Once a day, and not where the clock was set meanwhile: one that was set ahead would have all of it told and mailed again. */
  const forget = async () => {
    const [before, at] = [last, { now: clock.now(), elapsed: clock.elapsed() }]
    const passed = at.elapsed - before.elapsed
    if (passed < DAY_MS) return
    last = at
    if (Math.abs(at.now - before.now - passed) > EVEN_MS) return
    await forgetOldNotices(deps.db, at.now)
    await forgetOldLeaves(deps.db, at.now)
  }
  const look = async () => {
    let wait = EVERY_MS
    do {
      state.again = false
      if (!(await deps.isFirst())) continue
      const start = clock.now()
      const since = upTo === null || upTo > start ? (await lastLookedAt(deps.db)) - CUT_SHORT_MS : upTo - OVERLAP_MS
      wait = await lookAtDue(deps, since, () => state.stopped)
      if (!state.stopped) upTo = start
      await forget()
    } while (state.again && !state.stopped)
    return wait
  }
  const start = () => {
    state.again = true
    if (state.running || state.stopped) return
    state.cancel()
    state.running = look()
      .catch((error: unknown) => {
        report('notices could not be made', error)
        return EVERY_MS
      })
      .then((wait) => {
        state.running = null
        if (!state.stopped) state.cancel = clock.after(wait, start)
      })
  }
  state.cancel = clock.after(FIRST_MS, start)
  return {
    soon() {
      if (state.stopped) return
      if (state.running) state.again = true
      else {
        state.cancel()
        state.cancel = clock.after(SOON_MS, start)
      }
    },
    async stop() {
      state.stopped = true
      state.cancel()
      await state.running
    },
  }
}

/** Answers until when it may rest. */
const lookAtDue = async (deps: RoundDeps, since: number, isStopped: () => boolean): Promise<number> => {
  const { db, clock } = deps
  for (const group of await dueGroups(db, { now: clock.now(), since })) {
    if (isStopped()) return EVERY_MS
    await lookAgain(deps, group)
    // Requests come in between.
    await new Promise<void>((goOn) => clock.soon(goOn))
  }
  const [now, next] = [clock.now(), await nextDueAt(db)]
  return Math.min(EVERY_MS, Math.max((next ?? now + EVERY_MS) - now, 1_000))
}

const lookAgain = async (deps: RoundDeps, group: GroupId): Promise<void> => {
  const at = deps.clock.now()
  const remember = (looked: { readonly looked_at: number | null; readonly due_at: number | null }) =>
    deps.db.updateTable('notice_round').set(looked).where('group_id', '=', group).execute()
  try {
    const wait = await lookAt(deps, group)
    await remember({ looked_at: at, due_at: at + wait })
  } catch (error) {
    // A failure in one group is reported; the other groups go on, and this one is due in the next round.
    deps.report(`notices of ${group} could not be made`, error)
    await remember({ looked_at: null, due_at: null })
  }
}

/** Tells what was not told yet. Answers after how long, in ms, there may be more to tell although nothing changes. */
export const lookAt = async (deps: RoundDeps, group: GroupId): Promise<number> => {
  const { db, clock, projectedTo } = deps
  await deps.readNow(group)
  const now = clock.now()
  const seq = await projectedTo(roadmapId(group))
  const [row, people, sessions, items, before, preferences] = [
    await db.selectFrom('work_group').select(['zone', 'report_days']).where('id', '=', group).executeTakeFirst(),
    await readPeople(db, group),
    await readSessions(db, group),
    seq === null ? [] : await readItems(db, group),
    await db.selectFrom('notice_round').selectAll().where('group_id', '=', group).executeTakeFirst(),
    await preferencesIn(db, group),
  ]
  const since = before?.since ?? now
  const due = [...dueFacts(items, people, now), ...(await askedReports(deps, group, { items, sessions, people, now }))]
  const tokens = await readTokens(db, group)
  const expiring = tokenFacts(
    tokens.filter(({ expiresAt }) => expiresAt > now),
    people,
    now,
  )
  const stopped = webhookFacts(await readStoppedWebhooks(db, group), people, now)
  const facts = [...sessionFacts(sessions, people, { since, now }), ...due, ...expiring, ...stopped]
  // While the items are being read anew they are not known: nothing is dropped for that.
  const stale =
    seq === null
      ? []
      : [...(await dropStale(db, group, [...due, ...tokenFacts(tokens, people, now)])), ...(await renewReports(db, group, due))]
  const isPlanNew = seq !== null && seq !== before?.seq
  const added = !(isPlanNew || !before || (await hasNews(db, facts)))
    ? []
    : await db.transaction().execute(async (inside) => {
        const isFirst = !before || before.seq === UNKNOWN
        const assigned = isPlanNew ? await takeAssignments(inside, group, { items, people, seq, isFirst }) : []
        const round = { group_id: group, since, seq: seq ?? before?.seq ?? UNKNOWN }
        await inside
          .insertInto('notice_round')
          .values(round)
          .onConflict((conflict) => conflict.column('group_id').doUpdateSet({ seq: round.seq }))
          .execute()
        const mailed = new Set(people.filter((person) => deps.mail.isOn && !person.isNobodys).map(({ account }) => account))
        const notices = await addNotices(
          { ...deps, db: inside },
          { group, facts: [...facts, ...assigned], preferences, isMailed: (account) => mailed.has(account) },
        )
        await queueMails(inside, deps.mail, notices, { group, people, preferences, now })
        return notices
      })
  const opensIn = await tellSeats(deps, group)
  if (await queueWeekly(db, deps.mail, { group, people, preferences, now })) deps.mail.wake()
  const accounts = new Set([...stale, ...added.map(({ account }) => account as AccountId)])
  if (accounts.size > 0) deps.told(group, [...accounts])
  // The rest of its entries is read into rows later.
  if (seq === null || seq < (await headOf(db, roadmapId(group)))) return EVERY_MS
  const zones = [row?.zone ?? '', ...people.map(({ zone }) => zone), ...sessions.map(({ zone }) => zone)]
  const isMondayAwaited = deps.mail.isOn && (await isWeeklyWaiting(db, group))
  const sources = { items, sessions, tokens, reportDays: row?.report_days ?? 0, isMondayAwaited }
  return Math.min(opensIn, untilDue(sources, new Set(zones.map((zone) => (isKnownZone(zone) ? zone : ''))), now))
}

const headOf = async (db: Store, document: DocumentId): Promise<number> => {
  const row = await db
    .selectFrom('log_document')
    .innerJoin('log_head', 'log_head.document', 'log_document.number')
    .select('log_head.seq')
    .where('log_document.id', '=', document)
    .executeTakeFirst()
  return row?.seq ?? 0
}

/** Of a seat that was given while nobody could be told of it. Answers when somebody may be told next. */
const tellSeats = async (deps: RoundDeps, group: GroupId): Promise<number> => {
  const messages: BusMessage[] = []
  const delegations = await untoldDelegations(deps.db, group)
  for (const delegation of delegations)
    await deps.db
      .transaction()
      .execute((db) => tellUntold({ ...deps, db, bus: { publish: (message) => void messages.push(message) } }, { group, delegation }))
  for (const message of messages) deps.bus.publish(message)
  if (messages.length > 0) deps.mail.wake()
  return delegations.length === 0 ? LONGEST_REST_MS : await untilSettled(deps, group)
}

const hasNews = async (db: Store, facts: readonly NoticeFact[]): Promise<boolean> => {
  const told = await toldAmong(db, facts)
  return facts.some(({ key, to }) => to.some((account) => !told.has(`${key} ${account}`)))
}
