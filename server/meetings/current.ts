// Queried by the log within each append: the meeting in session, and whether a session's document is sealed.
import { type DocumentId, isActs, type MeetingId, meetingOfDocument, parseMeetingId } from '../../shared/ids.ts'
import type { Database } from '../db/open.ts'

export interface CurrentMeetings {
  /** Group of the document. */
  meetingOf(document: DocumentId): MeetingId | null
  isSealed(document: DocumentId): boolean
}

/** Prepared once: some microseconds per batch, on the connection and in the transaction that writes the entries. */
export const createCurrentMeetings = ({ sqlite }: Pick<Database, 'sqlite'>): CurrentMeetings => {
  const inSession = sqlite.prepare(`
    SELECT meeting.id FROM document JOIN meeting ON meeting.group_id = document.group_id AND meeting.state = 'inSession'
    WHERE document.id = ?`)
  const closed = sqlite.prepare("SELECT 1 FROM meeting WHERE id = ? AND state = 'closed'")
  return {
    meetingOf: (document) => parseMeetingId(inSession.get(document)?.id),
    isSealed: (document) => {
      // Acts are only written together with rows (`server/log/appendInside.ts`).
      if (isActs(document)) return true
      const meeting = meetingOfDocument(document)
      return meeting !== null && closed.get(meeting) !== undefined
    },
  }
}
