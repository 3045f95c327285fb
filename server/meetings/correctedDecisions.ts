// When decisions were corrected after the first closing of their session, and by whom: from the history, as documents say it.
import type { NamedEvent } from '../../shared/api/history.ts'
import type { DecisionInfo } from '../../shared/api/meetings.ts'
import { creditOf } from '../../shared/history/credit.ts'
import { HISTORY_VERSION } from '../../shared/history/fold/historyVersion.ts'
import { type GroupId, meetingDocument, parseMeetingId } from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'
import type { EventNames } from '../history/createEventNames.ts'
import { HISTORY_PROJECTION } from '../history/historyStore.ts'
import { readEvent } from '../history/readEvents.ts'

export interface ReadingDecisions {
  readonly db: Store
  readonly eventNames: EventNames
}

type Corrected = NonNullable<DecisionInfo['corrected']>
const DECISION = 'decision:'

/** By decision; of sessions that were never reopened, nothing is read. */
export const correctedDecisions = async ({ db, eventNames }: ReadingDecisions, group: GroupId): Promise<ReadonlyMap<string, Corrected>> => {
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
    const rows = await db
      .selectFrom('history_event')
      // What lies beyond the cursor is not of this history.
      .innerJoin('projector', (join) =>
        join.onRef('projector.document', '=', 'history_event.document').onRef('projector.seq', '>=', 'history_event.last_seq'),
      )
      .select('event')
      .where('projector.name', '=', HISTORY_PROJECTION)
      .where('projector.version', '=', HISTORY_VERSION)
      .where('history_event.document', '=', document)
      .where('last_seq', '>', closed.seq)
      .where('subject', 'like', `${DECISION}%`)
      .orderBy('history_event.seq')
      .orderBy('ord')
      .execute()
    for (const event of await eventNames(group, rows.map(readEvent))) {
      const { id } = event.subject
      const known = found.get(id)
      if (known) known.push(correctionIn(event))
      else found.set(id, [correctionIn(event)])
    }
  }
  return found
}

const correctionIn = (event: NamedEvent): Corrected[number] => {
  const { account, delegation, unverified, byLink, byToken } = creditOf(event)
  const { at, change, offline } = event
  return {
    // Of typing that went on for a while: when it ended.
    at: change.type === 'text' ? change.lastAt : at,
    delegation,
    account,
    ...(byLink ? { byLink } : {}),
    ...(byToken ? { byToken } : {}),
    ...(offline ? { offline } : {}),
    ...(unverified ? { unverified: true } : {}),
  }
}
