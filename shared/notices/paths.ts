// Where a notice leads, below the address of its group: to the thread, the report or reports, the item or the session that it tells of.
import { threadPath } from '../comments/paths.ts'
import { parseThreadSubject } from '../comments/subject.ts'
import type { DocumentId, ItemId, MeetingId, ThreadId } from '../ids.ts'
import type { NoticeKind } from './kinds.ts'

/** As much of a notice as its address needs. */
export interface Leading {
  readonly kind: NoticeKind
  readonly about:
    | { readonly type: 'item'; readonly item: ItemId }
    | { readonly type: 'meeting'; readonly meeting: MeetingId }
    | { readonly type: 'thread'; readonly thread: ThreadId; readonly document: DocumentId; readonly subject: string }
    | { readonly type: 'person' | 'seat' | 'device' | 'token' | 'webhook' | 'rule' | 'newGroup' | 'account' }
}

/** Null: nowhere in the group. */
export const noticePath = ({ kind, about }: Leading): string | null => {
  switch (about.type) {
    case 'item':
      return kind === 'reportDue' ? `reports?report=${about.item}` : `road-map?item=${about.item}`
    case 'meeting':
      return kind === 'reportDue' ? 'reports' : `sessions/${about.meeting}`
    case 'thread': {
      const subject = parseThreadSubject(about.subject)
      return subject && threadPath(about.document, subject, about.thread)
    }
    case 'person':
    case 'seat':
      return 'people'
    case 'webhook':
      return 'settings#webhooks'
    case 'newGroup':
      return 'settings#groups'
    default:
      return null
  }
}
