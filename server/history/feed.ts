// Feed of a group, newest first: events of its documents, filtered and paged.
import { type AgencySpan, agencySpans, type Periods } from '../../shared/acts/periods.ts'
import type { HistoryPage, NamedEvent } from '../../shared/api/history.ts'
import { type ActivitySide, NO_DELEGATION } from '../../shared/history/activity.ts'
import { formatCursor, type HistoryCursor } from '../../shared/history/cursor.ts'
import type { HistoryEvent } from '../../shared/history/events.ts'
import { plainWords } from '../../shared/history/fold/searchWords.ts'
import {
  type AccountId,
  type AgencyId,
  type DocumentId,
  documentKind,
  type GroupId,
  isActs,
  type MeetingId,
  meetingOfDocument,
  type Seq,
  seq,
} from '../../shared/ids.ts'
import { compareStrings } from '../../shared/order.ts'
import { type Queries, type Statement, statement } from '../db/queries.ts'
import type { PastPeople } from './authorContexts.ts'
import { nameEvents } from './nameEvents.ts'
import { readEvent } from './readEvents.ts'
import { toldIn } from './told.ts'

export interface FeedQuery {
  readonly subject?: string | undefined
  readonly document?: DocumentId | undefined
  /** With a `document`, also the acts about it, or about its `subject`. */
  readonly about?: boolean
  readonly account?: AccountId | undefined
  readonly delegation?: ActivitySide | undefined
  readonly agency?: AgencyId | undefined
  /** A Change's type, or a field, or `both`: concurrent changes. Several, separated by commas, mean any of them. */
  readonly kind?: string | undefined
  readonly meeting?: MeetingId | undefined
  readonly q?: string | undefined
  readonly before?: HistoryCursor | undefined
  readonly limit: number
  /** Excludes events up to these entries … */
  readonly after: Seqs
  /** … and events after these; null excludes the document. */
  readonly upTo: Seqs | null
}
type Seqs = readonly { readonly document: DocumentId; readonly seq: Seq }[]

export interface FeedOf {
  readonly group: GroupId
  /** Documents that the caller may read: no others are queried. */
  readonly documents: readonly DocumentId[]
  readonly people: PastPeople
}

export const readFeed = async (queries: Queries, { group, documents, people }: FeedOf, query: FeedQuery): Promise<HistoryPage> => {
  const authors = await feedAuthors(queries, { group, people }, query)
  const found: HistoryEvent[] = []
  // One more than requested shows whether there is a next page.
  for (const document of wantedOf(documents, query))
    found.push(...(await eventsOf(queries, document, { query, authors, limit: query.limit + 1 })))
  const events = found.sort(newestFirst).slice(0, query.limit)
  const last = events.at(-1)
  const named: readonly NamedEvent[] = await nameEvents(queries, events, people)
  return { events: named, next: last && found.length > query.limit ? formatCursor(last) : null }
}

const newestFirst = (a: HistoryCursor, b: HistoryCursor): number =>
  b.at - a.at || compareStrings(b.document, a.document) || b.seq - a.seq || b.ord - a.ord

/** Documents selected by the filter. */
export const wantedOf = (
  documents: readonly DocumentId[],
  { document, about }: Pick<FeedQuery, 'document' | 'about'>,
): readonly DocumentId[] =>
  document === undefined ? documents : documents.filter((one) => one === document || (about === true && isActs(one)))

/** Members and periods of the requested agency; null without that filter. */
export const feedAuthors = async (
  queries: Queries,
  { group, people }: Pick<FeedOf, 'group' | 'people'>,
  { agency }: Pick<FeedQuery, 'agency'>,
): Promise<readonly AccountSpan[] | null> => (agency === undefined ? null : spansOf(queries, { group, agency, periods: people.periods }))

export type AccountSpan = Omit<AgencySpan, 'account'> & { readonly account: string }
interface OfAgency {
  readonly group: GroupId
  readonly agency: AgencyId
  readonly periods: Periods
}
/** Members of an agency and their periods; without a record of acts, its current members. */
const spansOf = async (queries: Queries, { group, agency, periods }: OfAgency): Promise<readonly AccountSpan[]> => {
  if (periods.size > 0) return agencySpans(periods, agency)
  const rows = await queries.all('SELECT account FROM membership WHERE group_id = ? AND agency = ?', group, agency)
  return rows.map((row) => ({ account: String(row.account), from: null, until: null }))
}

const seqIn = (seqs: Seqs, document: DocumentId): Seq => seqs.find((one) => one.document === document)?.seq ?? seq(0)

interface Part {
  readonly query: FeedQuery
  readonly authors: readonly AccountSpan[] | null
  readonly limit: number
}

const eventsOf = async (queries: Queries, document: DocumentId, { query, authors, limit }: Part): Promise<readonly HistoryEvent[]> => {
  const where = conditionsOf(document, query, authors)
  if (!where) return []
  // Times never decrease within a log. The sum keeps SQLite from scanning the whole document for a subject's few events.
  const order = query.subject === undefined ? 'at DESC, seq DESC' : 'seq + 0 DESC'
  const { text, values } = where
  const rows = await queries.all(`SELECT event FROM history_event WHERE ${text} ORDER BY ${order}, ord DESC LIMIT ?`, ...values, limit)
  return rows.map(readEvent)
}

/** `authors`: members of the requested agency; null without that filter. Null if no event of the document can match. */
export const conditionsOf = (document: DocumentId, query: FeedQuery, authors: readonly AccountSpan[] | null): Statement | null => {
  const [after, upTo] = [seqIn(query.after, document), query.upTo && seqIn(query.upTo, document)]
  if (upTo !== null && upTo <= after) return null
  const conditions: Statement[] = [statement('document = ?', document), ...toldIn(document)]
  const only = (text: string, ...values: readonly (string | number)[]) => void conditions.push(statement(text, ...values))
  if (after > 0) only('last_seq > ?', after)
  if (upTo !== null) only('seq <= ?', upTo)
  if (query.document !== undefined && query.document !== document) conditions.push(aboutThis(query.document, query.subject))
  else if (query.subject !== undefined) only('subject = ?', query.subject)
  if (query.account !== undefined) only('author = ?', query.account)
  if (authors !== null) conditions.push(any(authors.map(during)))
  if (query.delegation === NO_DELEGATION) only('delegation IS NULL')
  else if (query.delegation !== undefined) only('delegation = ?', query.delegation)
  if (query.meeting !== undefined) only('meeting = ?', query.meeting)
  if (query.kind !== undefined) conditions.push(any(query.kind.split(',').map(ofKind)))
  for (const word of plainWords(query.q ?? '').split(' ')) if (word !== '') only('instr(words, ?) > 0', word)
  const { before } = query
  if (before !== undefined) {
    if (document > before.document) only('at < ?', before.at)
    else if (document < before.document) only('at <= ?', before.at)
    else only('(seq < ? OR (seq = ? AND ord < ?))', before.seq, before.seq, before.ord)
  }
  return joined(conditions, ' AND ')
}

/** Acts about a document, or about a part of it: an act about a file names both, one about an item or a session its subject. */
const aboutThis = (document: DocumentId, subject: string | undefined): Statement => {
  const own = statement('instr(event, ?) > 0', `"document":"${document}"`)
  if (subject?.startsWith('item:')) return statement('subject = ?', subject)
  // `point:p1`; the whole document is `text:`, `meeting:`.
  if (subject !== undefined && !subject.endsWith(':')) return all([own, statement('instr(event, ?) > 0', `"subject":"${subject}"`)])
  const meeting = meetingOfDocument(document)
  if (meeting) return any([own, statement('subject = ?', `meeting:${meeting}`)])
  return documentKind(document) === 'roadmap' ? any([own, statement('instr(subject, ?) = 1', 'item:')]) : own
}

const during = ({ account, from, until }: AccountSpan): Statement => {
  const conditions = [statement('author = ?', account)]
  if (from !== null) conditions.push(statement('at >= ?', from))
  if (until !== null) conditions.push(statement('at < ?', until))
  return all(conditions)
}

const ofKind = (kind: string): Statement =>
  any([
    statement('type = ?', kind),
    // A superseded value is an event of its own; one overwritten unseen is marked in the other event.
    ...(kind === 'both' ? [statement("type = 'superseded' OR (type = 'set' AND event LIKE '%\"unseen\":true%')")] : []),
    statement('field IN (?, ?, ?)', kind, `${kind}.es`, `${kind}.en`),
    // A prefix range: from `checklist/` to the next possible string.
    statement('(field >= ? AND field < ?)', `${kind}/`, `${kind}0`),
  ])

/** True when any of them matches; without any, never. */
const any = (conditions: readonly Statement[]): Statement => {
  const { text, values } = joined(conditions, ' OR ')
  return statement(text === '' ? '1 = 0' : `(${text})`, ...values)
}
const all = (conditions: readonly Statement[]): Statement => {
  const { text, values } = joined(conditions, ' AND ')
  return statement(`(${text})`, ...values)
}
const joined = (conditions: readonly Statement[], by: string): Statement =>
  statement(conditions.map(({ text }) => text).join(by), ...conditions.flatMap(({ values }) => values))
