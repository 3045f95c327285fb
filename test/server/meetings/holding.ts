// A server with people who hold sessions: what the tests of sessions do again and again.

import type { RunningServer } from '../../../server/composeServer.ts'
import type { LogEntry } from '../../../server/log/log.ts'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import { actsId, type DocumentId, type MeetingId, parseMeetingId, type Seq, seq } from '../../../shared/ids.ts'
import type { MeetingState } from '../../../shared/meeting/lifecycle.ts'
import { must } from '../../../shared/result.ts'
import { GROUP, signedIn, type Visitor, type World } from '../testWorld.ts'

export const MEETINGS = `/api/groups/${GROUP}/meetings`

export const arrive = async (world: World, email: string, role: 'chair' | 'secretariat' | 'delegate' | 'observer'): Promise<Visitor> => {
  await world.addPerson(email, role)
  return signedIn(world, email)
}

export const newMeeting = async (steward: Visitor): Promise<MeetingInfo> => {
  const answer = await steward.ask('POST', MEETINGS, {})
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.body
}

/** What the server asks for when a closed session is opened again. */
export const REASON = { es: 'Corregir el acta', en: 'Correct the minutes' }
/** The status of the answer: 200 when it moved on. */
export const become = async (steward: Visitor, meeting: MeetingId, state: MeetingState): Promise<number> =>
  (await steward.ask('PUT', `${MEETINGS}/${meeting}/state`, { state, ...(state === 'open' ? { reason: REASON } : {}) })).status

export const entriesOf = async (
  { log }: Pick<RunningServer, 'log'>,
  document: DocumentId,
  after: Seq = seq(0),
): Promise<readonly LogEntry[]> => {
  const entries: LogEntry[] = []
  for await (const entry of log.read(document, after)) entries.push(entry)
  return entries
}

export interface Marked {
  readonly kind: string
  readonly meeting: MeetingId | null
  readonly heads: readonly { readonly document: string; readonly seq: number; readonly hash: string }[]
}
/** Every mark of the group, by time; without the heads of its acts, which are `test/server/acts`. */
export const marksOf = async ({ deps: { db } }: RunningServer): Promise<readonly Marked[]> => {
  const marks = await db.selectFrom('mark').selectAll().orderBy('at').orderBy('kind', 'desc').execute()
  const heads = await db.selectFrom('mark_head').selectAll().orderBy('document').execute()
  return marks.map(({ id, kind, meeting }) => ({
    kind,
    meeting: meeting === null ? null : must(parseMeetingId(meeting), 'a meeting id'),
    heads: heads
      .filter((head) => head.mark === id && head.document !== actsId(GROUP))
      .map(({ document, seq: at, hash }) => ({ document, seq: at, hash: Buffer.from(hash).toString('hex') })),
  }))
}
