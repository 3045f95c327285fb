// Who made a document, when and in which group, as the record of acts has it.
import {
  type AccountId,
  type DocumentId,
  type GroupId,
  type Instant,
  instant,
  meetingOfDocument,
  parseAccountId,
  parseGroupId,
} from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'

export interface Making {
  readonly by: AccountId | null
  readonly at: Instant
  /** Null where the record does not say it. */
  readonly group: GroupId | null
}

export const makingOf = async (db: Store, document: DocumentId): Promise<Making | null> => {
  const meeting = meetingOfDocument(document)
  const rows = db.selectFrom('audit').select(['account', 'at', 'subject', 'detail']).orderBy('id').limit(1)
  const row = await (meeting
    ? rows.where('action', '=', 'meeting.created').where('detail', '=', meeting)
    : rows.where('action', '=', 'page.created').where('subject', '=', document)
  ).executeTakeFirst()
  if (!row) return null
  return { by: parseAccountId(row.account), at: instant(row.at), group: parseGroupId(meeting ? row.subject : row.detail) }
}
