// Where a notice leads, below the address of its group.
import { type DocumentId, documentKind, type ItemId, type MeetingId, meetingOfDocument } from '../ids.ts'

/** As much of what a notice is about as its address needs. */
type Subject =
  | { readonly type: 'item'; readonly item: ItemId }
  | { readonly type: 'meeting'; readonly meeting: MeetingId }
  | { readonly type: 'thread'; readonly document: DocumentId; readonly subject: string }
  | { readonly type: 'person' | 'device' | 'account' }

/** Null: nowhere in the group. */
export const noticePath = (about: Subject): string | null => {
  switch (about.type) {
    case 'item':
      return `road-map?item=${about.item}`
    case 'meeting':
      return `sessions/${about.meeting}`
    case 'thread': {
      const { document, subject } = about
      if (subject.startsWith(ITEM)) return `road-map?item=${subject.slice(ITEM.length)}`
      if (documentKind(document) === 'page') return `texts/${document.slice('page:'.length)}`
      return `sessions/${meetingOfDocument(document) ?? ''}`
    }
    case 'person':
      return 'people'
    default:
      return null
  }
}
const ITEM = 'item:'
