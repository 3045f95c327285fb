// The only function that writes acts: an act is appended in the transaction that changes the recorded rows, so that both are committed or neither.

import { OPERATOR } from '../../shared/acts/actEvent.ts'
import type { Act } from '../../shared/acts/acts.ts'
import { encodeAct } from '../../shared/acts/update.ts'
import type { ActPerson, ActWhat, Seated } from '../../shared/acts/whats.ts'
import {
  type AccountId,
  actsId,
  type Commitment,
  type GroupId,
  type MeetingId,
  parseAgencyId,
  parseDelegationId,
  parseMeetingId,
  type Random,
} from '../../shared/ids.ts'
import { parseRole } from '../../shared/people.ts'
import { must } from '../../shared/result.ts'
import type { Bus } from '../bus/bus.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import { appendInside } from '../log/appendInside.ts'
import type { Head } from '../log/head.ts'
import { commitAddress, commitWords } from './personalWords.ts'

export interface ActDeps {
  /** The transaction that changes the rows. Without one, the act gets its own. */
  readonly db: Store
  readonly clock: Pick<Clock, 'now'>
  readonly random: Random
  /** Inside `transactionOf`, messages are published once the transaction is committed. */
  readonly bus: Pick<Bus, 'publish'>
  /** Name of a person who has no row yet. */
  readonly seatOf?: (account: AccountId) => Seated | null
}

export interface NewAct {
  readonly group: GroupId
  /** Null: the operator of the server. */
  readonly by: AccountId | null
  readonly what: ActWhat
}
export interface RecordedAct {
  readonly act: Act
  /** Head of the log of acts after it. */
  readonly head: Head
}

/** To be called before the rows change: `by` is recorded from the rows. Throws as `appendInside` does, which rolls the transaction back. */
export const recordAct = async (deps: ActDeps, { group, by, what }: NewAct): Promise<RecordedAct> => {
  if (!deps.db.isTransaction) return deps.db.transaction().execute((db) => recordAct({ ...deps, db }, { group, by, what }))
  const who = by === null ? null : await personOf(deps, group, by)
  const recorded: { act: Act | null } = { act: null }
  const { head } = await appendInside(deps, {
    document: actsId(group),
    // The act itself starts the session.
    meeting: what.type === 'meetingMoved' && what.how === 'started' ? what.meeting : await meetingInSession(deps.db, group),
    draftOf({ seq, at }) {
      const act: Act = { n: seq, at, by: who, what }
      recorded.act = act
      const author = by ?? OPERATOR
      return { updates: [encodeAct(act)], kind: 'server', author, delegation: who?.delegation ?? null, source: null }
    },
  })
  deps.bus.publish({ type: 'appended', document: actsId(group), head })
  return { act: must(recorded.act, 'the act just recorded'), head }
}

/** A person's current name and seat; `seat` replaces the latter. */
export const personOf = async (deps: ActDeps, group: GroupId, account: AccountId, seat?: Seated): Promise<ActPerson> => {
  const row = await deps.db.selectFrom('account').select('name').where('id', '=', account).executeTakeFirst()
  const { role, delegation, agency } = seat ?? (await seatIn(deps, group, account))
  const name = await commitWords(deps, { group, account, words: row?.name ?? '' })
  return { account, name, role, delegation, agency }
}

/** The hash of a person's address, for the act by which they become a member. */
export const personalAddressHash = async (deps: ActDeps, group: GroupId, account: AccountId): Promise<Commitment> => {
  const { email } = await deps.db.selectFrom('account').select('email').where('id', '=', account).executeTakeFirstOrThrow()
  return commitAddress(deps, { group, account, words: email })
}

const NO_SEAT: Seated = { role: null, delegation: null, agency: null }
const seatIn = async ({ db, seatOf }: ActDeps, group: GroupId, account: AccountId): Promise<Seated> => {
  const row = await db
    .selectFrom('membership')
    .select(['role', 'delegation', 'agency'])
    .where('group_id', '=', group)
    .where('account', '=', account)
    .executeTakeFirst()
  if (!row) return seatOf?.(account) ?? NO_SEAT
  return { role: parseRole(row.role), delegation: parseDelegationId(row.delegation), agency: parseAgencyId(row.agency) }
}

const meetingInSession = async (db: Store, group: GroupId): Promise<MeetingId | null> => {
  const row = await db.selectFrom('meeting').select('id').where('group_id', '=', group).where('state', '=', 'inSession').executeTakeFirst()
  return parseMeetingId(row?.id)
}
