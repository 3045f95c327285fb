// Queried by the log on PostgreSQL within each append: the meeting in session, and whether a session's document is sealed.
import { type DocumentId, isActs, meetingOfDocument, parseMeetingId } from '../../shared/ids.ts'
import type { StampsOf } from '../log/postgresLog.ts'

const STAMPS = `
  SELECT asked.document,
    (SELECT meeting.id FROM document JOIN meeting ON meeting.group_id = document.group_id AND meeting.state = 'inSession'
     WHERE document.id = asked.document) AS meeting,
    EXISTS (SELECT FROM meeting WHERE meeting.id = asked.meeting AND meeting.state = 'closed') AS sealed
  FROM unnest($1::text[], $2::text[]) AS asked (document, meeting)`

export const currentStamps: StampsOf = async (documents, query) => {
  const rows = await query(STAMPS, [documents, documents.map(meetingOfDocument)])
  const stamps = new Map(rows.map((row) => [row.document, { meeting: parseMeetingId(row.meeting), sealed: row.sealed === true }]))
  return (document: DocumentId) => {
    const stamp = stamps.get(document) ?? { meeting: null, sealed: false }
    // Acts are only written together with rows (`server/log/appendInside.ts`).
    return isActs(document) ? { ...stamp, sealed: true } : stamp
  }
}
