// Whether what a file is to hang on is in its document: history names each item, point and decision that was ever created there, archived ones
// too. A text is its document.
import type { ThreadSubject } from '../../shared/comments/subject.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { Store } from '../db/rowStore.ts'

interface Place {
  readonly document: DocumentId
  readonly subject: ThreadSubject
}
/** Waits until history has read all that is in the document's log; false when it does not get there in time. */
export type ReadOn = (document: DocumentId) => Promise<boolean>

/** What history does not know may have been created a moment ago. */
export const findSubject = async (
  { db, readOn }: { readonly db: Store; readonly readOn: ReadOn },
  { document, subject }: Place,
): Promise<Result<null>> => {
  if (subject === 'text:') return ok(null)
  const isKnown = async () =>
    (await db
      .selectFrom('history_subject')
      .select('subject')
      .where('document', '=', document)
      .where('subject', '=', subject)
      .executeTakeFirst()) !== undefined
  if (await isKnown()) return ok(null)
  if (!(await readOn(document))) return refuse('unavailable')
  return (await isKnown()) ? ok(null) : refuse('unknown-subject')
}
