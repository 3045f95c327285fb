// The filter of the history of the group as parameters of the address, so that a link shows the same to others. Invalid parameters never
// throw.
import type { Activity } from '../../shared/history/activity.ts'
import { type ActivitySide, parseSide } from '../../shared/history/activity.ts'
import { parseEventSubject, subjectKey } from '../../shared/history/events.ts'
import { formatMark, type Mark, parseMark } from '../../shared/history/marks.ts'
import {
  type AccountId,
  type AgencyId,
  type DocumentId,
  type GroupId,
  type MeetingId,
  parseAccountId,
  parseAgencyId,
  parseDocumentId,
  parseMeetingId,
} from '../../shared/ids.ts'
import { type Address, address, withQuery } from '../base/address.ts'
import { FEED_KINDS, type FeedKind, parseKind } from './feedKinds.ts'

export interface FeedFilter {
  readonly text: string
  readonly kind: FeedKind
  readonly delegation: ActivitySide | null
  readonly agency: AgencyId | null
  readonly account: AccountId | null
  readonly meeting: MeetingId | null
  readonly document: DocumentId | null
  /** In the format of `subjectKey`. */
  readonly subject: string | null
  readonly from: Mark | null
  readonly to: Mark | null
  /** Leaves out the acts, which the server recorded. */
  readonly hidesActs: boolean
}
export const NO_FEED_FILTER: FeedFilter = {
  text: '',
  kind: 'all',
  delegation: null,
  agency: null,
  account: null,
  meeting: null,
  document: null,
  subject: null,
  from: null,
  to: null,
  hidesActs: false,
}

const PARAMS = ['q', 'kind', 'delegation', 'agency', 'account', 'meeting', 'document', 'subject', 'from', 'to', 'acts'] as const
export type Param = (typeof PARAMS)[number]
const HIDE = 'hide'
const ABOUT = 'about'
const LONGEST = 200

export const decodeFilter = (read: (param: Param) => unknown): FeedFilter => {
  const text = read('q')
  const subject = read('subject')
  const parsed = typeof subject === 'string' ? parseEventSubject(subject) : null
  return {
    text: typeof text === 'string' ? text.slice(0, LONGEST) : '',
    kind: parseKind(read('kind')),
    delegation: parseSide(read('delegation')),
    agency: parseAgencyId(read('agency')),
    account: parseAccountId(read('account')),
    meeting: parseMeetingId(read('meeting')),
    document: parseDocumentId(read('document')),
    subject: parsed && subjectKey(parsed),
    from: markOfGroup(read('from')),
    to: markOfGroup(read('to')),
    hidesActs: read('acts') === HIDE,
  }
}
/** Only moments by time or session: a position in one log cannot be compared with positions in others. */
const markOfGroup = (text: unknown): Mark | null => {
  const mark = parseMark(text)
  return mark?.type === 'seq' ? null : mark
}

/** By parameter; null removes it from the address. */
export const encodeFilter = (filter: FeedFilter): Readonly<Record<Param, string | null>> => ({
  q: filter.text.trim() === '' ? null : filter.text,
  kind: filter.kind === 'all' ? null : filter.kind,
  delegation: filter.delegation,
  agency: filter.agency,
  account: filter.account,
  meeting: filter.meeting,
  document: filter.document,
  subject: filter.subject,
  from: filter.from && formatMark(filter.from),
  to: filter.to && formatMark(filter.to),
  acts: filter.hidesActs ? HIDE : null,
})

/** The query for the server. */
export const feedQuery = (filter: FeedFilter): Readonly<Record<Param, string>> => {
  const { kind, ...rest } = encodeFilter(filter)
  const asked = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value ?? '']))
  // With a document filter, only acts about that document.
  const acts = filter.document && !filter.hidesActs ? { acts: ABOUT } : {}
  return { ...EMPTY, ...asked, ...acts, kind: FEED_KINDS[filter.kind] }
}
const EMPTY: Readonly<Record<Param, string>> = {
  q: '',
  kind: '',
  delegation: '',
  agency: '',
  account: '',
  meeting: '',
  document: '',
  subject: '',
  from: '',
  to: '',
  acts: '',
}
/** The address of the counts for the activity strip, which are the same for all pages of the feed. */
export const activityPath = (group: GroupId, filter: FeedFilter, zone: string): Address<Activity> => {
  const asked = Object.entries(feedQuery(filter)).filter(([, value]) => value !== '')
  return withQuery(address('/api/groups/:group/history/activity', { group }), { ...Object.fromEntries(asked), zone })
}
export const isFeedFiltered = (filter: FeedFilter): boolean => Object.values(encodeFilter(filter)).some((value) => value !== null)
