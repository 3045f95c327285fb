// A mark: a moment that can be named, linked and compared with, in a URL and in the API. It resolves to one seq per document.
import { type Instant, instant, type MeetingId, type MomentId, parseMeetingId, parseMomentId, type Seq, seq } from '../ids.ts'

export type Mark =
  /** Before the first entry. */
  | { readonly type: 'start' }
  | { readonly type: 'now' }
  /** When a session first closed (`since session 2`), even if it was reopened since; or when it began. */
  | { readonly type: 'meeting'; readonly meeting: MeetingId; readonly edge: 'start' | 'close' }
  | { readonly type: 'moment'; readonly moment: MomentId }
  /** The end of the caller's previous visit. */
  | { readonly type: 'visit' }
  | { readonly type: 'at'; readonly at: Instant }
  /** Of one document only. */
  | { readonly type: 'seq'; readonly seq: Seq }

/** `start`, `now`, `visit`, `meeting:<id>`, `meeting:<id>:start`, `moment:<id>`, `at:<ms>`, `seq:<n>`. */
export const formatMark = (mark: Mark): string => {
  switch (mark.type) {
    case 'start':
    case 'now':
    case 'visit':
      return mark.type
    case 'meeting':
      return mark.edge === 'close' ? `meeting:${mark.meeting}` : `meeting:${mark.meeting}:start`
    case 'moment':
      return `moment:${mark.moment}`
    case 'at':
      return `at:${mark.at}`
    case 'seq':
      return `seq:${mark.seq}`
  }
}

export const parseMark = (text: unknown): Mark | null => {
  if (typeof text !== 'string') return null
  const [type = '', value = '', edge, ...more] = text.split(':')
  if (more.length > 0 || (edge !== undefined && type !== 'meeting')) return null
  switch (type) {
    case 'start':
    case 'now':
    case 'visit':
      return text === type ? { type } : null
    case 'meeting': {
      const meeting = parseMeetingId(value)
      return meeting && (edge === undefined || edge === 'start') ? { type, meeting, edge: edge ?? 'close' } : null
    }
    case 'moment': {
      const moment = parseMomentId(value)
      return moment ? { type, moment } : null
    }
    case 'at':
      return isDigits(value) ? { type, at: instant(Number(value)) } : null
    case 'seq':
      return isDigits(value) ? { type, seq: seq(Number(value)) } : null
    default:
      return null
  }
}
const isDigits = (text: string) => /^\d{1,15}$/.test(text)
