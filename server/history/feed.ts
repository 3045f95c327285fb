// What happened in a group, newest first: the events of its documents, filtered and paged.
import type { HistoryPage, NamedEvent } from '../../shared/api/history.ts'
import type { HistoryEvent } from '../../shared/history/events.ts'
import {
  type AccountId,
  type AgencyId,
  type DelegationId,
  type DocumentId,
  type GroupId,
  type MeetingId,
  type Seq,
  seq,
} from '../../shared/ids.ts'
import { compare } from '../../shared/order.ts'
import type { Store } from '../db/store.ts'
import { type Cursor, formatCursor } from './cursor.ts'
import { nameEvents } from './names.ts'
import { readEvent } from './readEvents.ts'
import { plainWords } from './words.ts'

export interface FeedQuery {
  readonly subject?: string | undefined
  readonly document?: DocumentId | undefined
  readonly account?: AccountId | undefined
  readonly delegation?: DelegationId | undefined
  readonly agency?: AgencyId | undefined
  /** A Change's type, or a field, or `both`: two changed it at once. Several, separated by commas, mean any of them. */
  readonly kind?: string | undefined
  readonly meeting?: MeetingId | undefined
  readonly q?: string | undefined
  readonly before?: Cursor | undefined
  readonly limit: number
  /** What was there at these entries already is left out … */
  readonly after: Seqs
  /** … and what came after these; null for nothing. */
  readonly upTo: Seqs | null
}
type Seqs = readonly { readonly document: DocumentId; readonly seq: Seq }[]

/** `documents` are those that the caller may read: nothing of any other is looked at. */
export const readFeed = async (
  db: Store,
  { group, documents }: { readonly group: GroupId; readonly documents: readonly DocumentId[] },
  query: FeedQuery,
): Promise<HistoryPage> => {
  const authors = query.agency === undefined ? null : await membersOf(db, group, query.agency)
  const wanted = query.document === undefined ? documents : documents.filter((document) => document === query.document)
  const found: HistoryEvent[] = []
  // One more than asked for says whether there is a next page.
  for (const document of wanted) found.push(...(await eventsOf(db, document, { query, authors, limit: query.limit + 1 })))
  const events = found.sort(newestFirst).slice(0, query.limit)
  const last = events.at(-1)
  const named: readonly NamedEvent[] = await nameEvents(db, events)
  return { events: named, next: last && found.length > query.limit ? formatCursor(last) : null }
}

const newestFirst = (a: Cursor, b: Cursor): number => b.at - a.at || compare(b.document, a.document) || b.seq - a.seq || b.ord - a.ord

const membersOf = async (db: Store, group: GroupId, agency: AgencyId): Promise<readonly string[]> => {
  const rows = await db.selectFrom('membership').select('account').where('group_id', '=', group).where('agency', '=', agency).execute()
  return rows.map((row) => row.account)
}

const seqIn = (seqs: Seqs, document: DocumentId): Seq => seqs.find((one) => one.document === document)?.seq ?? seq(0)

interface Part {
  readonly query: FeedQuery
  readonly authors: readonly string[] | null
  readonly limit: number
}

const eventsOf = async (db: Store, document: DocumentId, { query, authors, limit }: Part): Promise<readonly HistoryEvent[]> => {
  const [after, upTo] = [seqIn(query.after, document), query.upTo && seqIn(query.upTo, document)]
  if (upTo !== null && upTo <= after) return []
  let rows = db.selectFrom('history_event').select('event').where('document', '=', document)
  if (after > 0) rows = rows.where('last_seq', '>', after)
  if (upTo !== null) rows = rows.where('seq', '<=', upTo)
  if (query.subject !== undefined) rows = rows.where('subject', '=', query.subject)
  if (query.account !== undefined) rows = rows.where('author', '=', query.account)
  if (authors !== null) rows = rows.where('author', 'in', authors.length > 0 ? [...authors] : [''])
  if (query.delegation !== undefined) rows = rows.where('delegation', '=', query.delegation)
  if (query.meeting !== undefined) rows = rows.where('meeting', '=', query.meeting)
  const { kind, before } = query
  if (kind !== undefined)
    rows = rows.where(({ or, and, eb }) =>
      or(
        kind.split(',').flatMap((one) => [
          eb('type', '=', one),
          // Whoever lost is an event of its own; whoever was overwritten unseen stands in the other's.
          ...(one === 'both' ? [eb('type', '=', 'superseded'), and([eb('type', '=', 'set'), eb('event', 'like', '%"unseen":true%')])] : []),
          eb('field', 'in', [one, `${one}.es`, `${one}.en`]),
          // Inside a list: from `checklist/` to what would follow it.
          and([eb('field', '>=', `${one}/`), eb('field', '<', `${one}0`)]),
        ]),
      ),
    )
  for (const word of plainWords(query.q ?? '').split(' '))
    if (word !== '') rows = rows.where(({ eb, fn, val }) => eb(fn<number>('instr', ['words', val(word)]), '>', 0))
  if (before !== undefined) {
    if (document > before.document) rows = rows.where('at', '<', before.at)
    else if (document < before.document) rows = rows.where('at', '<=', before.at)
    else
      rows = rows.where(({ or, and, eb }) =>
        or([eb('seq', '<', before.seq), and([eb('seq', '=', before.seq), eb('ord', '<', before.ord)])]),
      )
  }
  // Time never goes back within a log. The sum keeps SQLite from walking through the whole document for a subject's few events.
  const byTime =
    query.subject === undefined ? rows.orderBy('at', 'desc').orderBy('seq', 'desc') : rows.orderBy(({ eb }) => eb('seq', '+', 0), 'desc')
  const stored = await byTime.orderBy('ord', 'desc').limit(limit).execute()
  return stored.map(readEvent)
}
