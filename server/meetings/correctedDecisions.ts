// When decisions were corrected after the first closing of their session, and by whom: from the history, as documents say it.
import type { DecisionInfo } from '../../shared/api/meetings.ts'
import { type GroupId, instant, meetingDocument, parseDelegationId, parseMeetingId } from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'

type Corrected = NonNullable<DecisionInfo['corrected']>
const DECISION = 'decision:'

/** By decision; of sessions that were never reopened, nothing is read. */
export const correctedDecisions = async (db: Store, group: GroupId): Promise<ReadonlyMap<string, Corrected>> => {
  const reopened = await db
    .selectFrom('mark')
    .select('meeting')
    .distinct()
    .where('group_id', '=', group)
    .where('kind', '=', 'reopened')
    .execute()
  const found = new Map<string, Corrected[number][]>()
  for (const { meeting: text } of reopened) {
    const meeting = parseMeetingId(text)
    if (!meeting) continue
    const document = meetingDocument(meeting)
    const closed = await db
      .selectFrom('mark')
      .innerJoin('mark_head', 'mark_head.mark', 'mark.id')
      .select('mark_head.seq')
      .where('mark.meeting', '=', meeting)
      .where('mark.kind', '=', 'closed')
      .where('mark_head.document', '=', document)
      .orderBy('mark.at')
      .orderBy('mark.id')
      .executeTakeFirst()
    if (!closed) continue
    const events = await db
      .selectFrom('history_event')
      .select(['subject', 'at', 'delegation', 'type', 'event'])
      .where('document', '=', document)
      .where('last_seq', '>', closed.seq)
      .where('subject', 'like', `${DECISION}%`)
      .orderBy('seq')
      .orderBy('ord')
      .execute()
    for (const event of events) {
      const id = event.subject.slice(DECISION.length)
      const one = { at: instant(hourOf(event)), delegation: parseDelegationId(event.delegation) }
      found.set(id, [...(found.get(id) ?? []), one])
    }
  }
  return found
}

/** Of typing that went on for a while: when it ended. */
const hourOf = ({ at, type, event }: { readonly at: number; readonly type: string; readonly event: string }): number => {
  if (type !== 'text') return Number(at)
  const { change }: { readonly change?: { readonly lastAt?: unknown } } = JSON.parse(event)
  return typeof change?.lastAt === 'number' ? change.lastAt : Number(at)
}
