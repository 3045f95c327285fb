// URL of a thread, relative to its group; the same in screens, notices and mails.
import { type DocumentId, meetingOfDocument, type ThreadId } from '../ids.ts'
import { kindOfSubject, type ThreadSubject } from './subject.ts'

/** Query parameter: opens the comments, and names the thread. */
export const SHOW_COMMENTS = 'show'
export const COMMENTS = 'comments'
export const THREAD = 'thread'

export const threadPath = (document: DocumentId, subject: ThreadSubject, thread: ThreadId): string => {
  const named = subject.slice(subject.indexOf(':') + 1)
  const at = `&${THREAD}=${thread}`
  const session = `sessions/${meetingOfDocument(document) ?? ''}`
  switch (kindOfSubject(subject)) {
    case 'item':
      return `road-map?item=${named}&${SHOW_COMMENTS}=${COMMENTS}${at}`
    case 'text':
      return `texts/${document.slice('page:'.length)}?${SHOW_COMMENTS}=${COMMENTS}${at}`
    case 'point':
      return `${session}?point=${named}${at}`
    case 'decision':
      return `${session}?view=outcomes&decision=${named}${at}`
  }
}
