// Heads of all logs at the closing of a session.
import type { Closing } from '../../shared/api/trust.ts'
import { type GroupId, instant, parseDocumentId, parseMeetingId, parseMomentId, seq } from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'

export const closingsOf = async (db: Store, group: GroupId): Promise<readonly Closing[]> => {
  const rows = await db
    .selectFrom('mark')
    .leftJoin('meeting', 'meeting.id', 'mark.meeting')
    .innerJoin('mark_head', 'mark_head.mark', 'mark.id')
    .select(['mark.id', 'mark.meeting', 'meeting.number', 'mark.at', 'mark_head.document', 'mark_head.seq', 'mark_head.hash'])
    .where('mark.group_id', '=', group)
    .where('mark.kind', 'in', ['closed', 'closedAgain'])
    .orderBy('mark.at', 'desc')
    .orderBy('mark.id')
    .orderBy('mark_head.document')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((heads): readonly Closing[] => {
    const [mark] = heads
    const id = parseMomentId(mark?.id)
    if (!mark || !id) return []
    return [
      {
        id,
        meeting: parseMeetingId(mark.meeting),
        number: mark.number,
        at: instant(mark.at),
        heads: heads.flatMap((row) => {
          const document = parseDocumentId(row.document)
          return document ? [{ document, seq: seq(row.seq), hash: Buffer.from(row.hash).toString('hex') }] : []
        }),
      },
    ]
  })
}
