// Changes by each delegation and agency between two moments. The agency is the author's at that time, from the acts.

import { createHash } from 'node:crypto'
import { agencyAt, type Periods } from '../../shared/acts/periods.ts'
import type { Reopening } from '../../shared/acts/reopenings.ts'
import { BROUGHT_BACK_JSON, broughtBackOf } from '../../shared/broughtBack.ts'
import type { DeadlineStep } from '../../shared/history/comparison.ts'
import { type Credit, creditOf } from '../../shared/history/credit.ts'
import { isMove } from '../../shared/history/deadlines.ts'
import { type EventSubject, type HistoryEvent, parseEventSubject, subjectKey } from '../../shared/history/events.ts'
import type { CorrectionEntries, WorkRow } from '../../shared/history/work.ts'
import {
  type DocumentId,
  documentKind,
  type Instant,
  instant,
  meetingOfDocument,
  parseAccountId,
  parseDelegationId,
  type Seq,
  seq as toSeq,
} from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { type DatabaseRow, type DatabaseValue, indexedBy, lastAtOf, type Queries } from '../db/queries.ts'
import { type AuthorContexts, NO_AUTHOR_CONTEXTS, type WrittenBy } from './authorContexts.ts'
import { createHeld } from './held.ts'
import { nameSubjects, type SubjectIn } from './nameEvents.ts'
import type { PastSummaries, SummaryKind } from './pastSummaries.ts'
import { readEvent } from './readEvents.ts'
import { tokenOfRow, tokenSql } from './tokenOfRow.ts'
import { readTold, unbegunIn } from './told.ts'
import { confirmedIn, verifiedIn } from './verified.ts'

export interface WorkQuery {
  /** Of documents that the reader may read: entries with `from < seq ≤ to`. */
  readonly spans: readonly { readonly document: DocumentId; readonly from: Seq; readonly to: Seq }[]
}

export interface WorkSources {
  readonly periods: Periods
  readonly reopenings: readonly Reopening[]
  readonly contexts?: AuthorContexts
  readonly summaries?: PastSummaries
  /** The ledger of due dates, by subject, as in a comparison. */
  readonly deadlinesIn: (
    document: DocumentId,
    span: { readonly from: Seq; readonly to: Seq },
    /** Only of these. */
    subjects?: readonly string[],
  ) => Promise<ReadonlyMap<string, { readonly isNew: boolean; readonly steps: readonly DeadlineStep[] }>>
}

export interface WorkReader {
  /** As JSON of a `MeetingWork`. A repeated question reads only what was written since. */
  read(query: WorkQuery, sources: WorkSources): Promise<string>
}

interface Sum extends Omit<WorkRow, 'title' | 'code'> {
  /** Place of its first event. */
  readonly first: number
}
type Who = Pick<WorkRow, 'delegation' | 'isUnverified'>
type Corrected = Map<Reopening, Map<string, CorrectionEntries['by'][number]>>
type Span = WorkQuery['spans'][number]
/** The sums of one span, up to the newest entry that was asked for. */
interface Summed {
  readonly to: Seq
  readonly rows: Map<string, Sum>
}

export const createWorkReader = (queries: Queries): WorkReader => {
  const kept = createHeld<Summed>(({ rows }) => rows.size)

  const sumsOf = async (span: Span, sources: WorkSources, corrected: Corrected): Promise<ReadonlyMap<string, Sum>> => {
    const { document, from, to } = span
    const meeting = meetingOfDocument(document)
    const own = sources.reopenings.filter((one) => one.meeting === meeting)
    const reading: Reading = { queries, span, sources, told: await readTold(queries, document), own, corrected, subjects: null }
    if (own.length > 0) {
      const rows = new Map<string, Sum>()
      for await (const edit of editsIn(reading, 'all')) addEdit(reading, rows, edit)
      return withMoves(reading, rows, from)
    }
    const newest = await keyOf(queries, span, sources)
    // Up to an earlier moment than somebody else asked for.
    const key = (kept.get(newest)?.to ?? 0) > to ? `${newest} ${to}` : newest
    const before = kept.get(key)
    const rows = before?.to === to ? before.rows : ((before && (await extended(reading, before))) ?? (await summed(reading)))
    kept.put(key, { to, rows })
    return rows
  }

  const rowsOf = async (span: Span, sources: WorkSources, corrected: Corrected): Promise<readonly TextRow[]> => {
    const { summaries } = sources
    const kept =
      summaries && documentKind(span.document) === 'roadmap' ? await summaries.of(span, await workSummary(queries, span, sources)) : null
    const rows = kept
      ? [...kept].flatMap(([subject, part]) => textRowsIn(span.document, subject, part.toString()))
      : [...(await sumsOf(span, sources, corrected)).values()].map(textRow)
    return rows.sort((a, b) => a.first - b.first)
  }

  return {
    async read({ spans }, sources) {
      const corrected: Corrected = new Map()
      const rows: TextRow[] = []
      for (const span of spans) for (const row of await rowsOf(span, sources, corrected)) rows.push(row)
      const names = await namesOf(queries, rows)
      const corrections = [...corrected].map(([{ by: _, ...again }, by]) => ({
        ...again,
        by: [...by.values()].sort((a, b) => b.changes - a.changes),
      }))
      const named = rows.map((row) => `${row.text.slice(0, -1)},${names(row)}`)
      return `{"rows":[${named.join()}],"corrections":${JSON.stringify(corrections)}}`
    },
  }
}

/** The end of a row as JSON: a subject has some twenty rows. */
const namesOf = async (queries: Queries, rows: readonly TextRow[]): Promise<(row: TextRow) => string> => {
  const names = await nameSubjects(queries, rows)
  const written = new Map<EventSubject, string>()
  return (row) => {
    const known = written.get(row.subject)
    if (known !== undefined) return known
    const text = JSON.stringify(names(row)).slice(1)
    written.set(row.subject, text)
    return text
  }
}

/** A row, without the names of its subject, as JSON. */
interface TextRow extends SubjectIn {
  readonly first: number
  readonly text: string
}
const textRow = ({ first, ...row }: Sum): TextRow => ({ document: row.document, subject: row.subject, first, text: JSON.stringify(row) })

/** Neither character is in JSON. */
const [BETWEEN, AFTER_FIRST] = ['\u001e', '\u001f'] as const
/** In one order: a database groups rows in any. */
export const workPartOf = (rows: readonly Pick<TextRow, 'first' | 'text'>[]): string =>
  rows
    .toSorted((a, b) => a.first - b.first || (a.text < b.text ? -1 : 1))
    .map(({ first, text }) => `${first}${AFTER_FIRST}${text}`)
    .join(BETWEEN)
const textRowsIn = (document: DocumentId, key: string, part: string): readonly TextRow[] => {
  const subject = must(parseEventSubject(key), 'a subject')
  return part.split(BETWEEN).map((row) => {
    const end = row.indexOf(AFTER_FIRST)
    return { document, subject, first: Number(row.slice(0, end)), text: row.slice(end + 1) }
  })
}

/** What is kept of a road map: for each subject its rows. */
export const workSummary = async (queries: Queries, { document }: Pick<Span, 'document'>, sources: WorkSources): Promise<SummaryKind> => ({
  name: 'work',
  key: JSON.stringify(await confirmedIn(queries, document)),
  people: agenciesOf(sources.periods),
  names: '',
  async make(span, subjects) {
    const told = await readTold(queries, document)
    const rows = await summed({ queries, span, sources, told, own: [], corrected: new Map(), subjects })
    const bySubject = Map.groupBy([...rows.values()].map(textRow), ({ subject }) => subjectKey(subject))
    return new Map([...bySubject].map(([subject, own]) => [subject, workPartOf(own)]))
  },
})

/** By account, its agencies over time; without accounts that never had one. Other acts change no row. */
const agenciesOf = (periods: Periods): SummaryKind['people'] =>
  new Map(
    [...periods].flatMap(([account, own]) => {
      const changes = own.filter(({ as }, at) => at === 0 || as.agency !== own[at - 1]?.as.agency)
      const agencies = changes.map(({ from, as }, at) => [at === 0 ? null : from, as.agency])
      return agencies.length === 1 && agencies[0]?.[1] === null ? [] : [[account, JSON.stringify(agencies)] as const]
    }),
  )

interface Reading {
  readonly queries: Queries
  readonly span: Span
  readonly sources: WorkSources
  readonly told: Awaited<ReturnType<typeof readTold>>
  readonly own: readonly Reopening[]
  readonly corrected: Corrected
  /** Only of these. */
  readonly subjects: readonly string[] | null
}
const among = (column: string, values: readonly unknown[]): string => `${column} IN (${values.map(() => '?').join()})`
const indexOf = ({ queries, subjects }: Reading): string => (subjects ? indexedBy(queries, 'history_event_subject') : '')
const onlyThese = ({ subjects }: Reading): string => (subjects ? `AND ${among('subject', subjects)}` : '')

/** What the sums depend on beside the events. */
const keyOf = async (queries: Queries, { document, from }: Span, sources: WorkSources) =>
  JSON.stringify([document, from, await dependsOn(queries, document, sources), await unbegunIn(queries, document)])
const dependsOn = async (queries: Queries, document: DocumentId, { periods, contexts = NO_AUTHOR_CONTEXTS }: WorkSources) => {
  const hash = createHash('sha256')
    .update(JSON.stringify([...periods]))
    .digest('base64')
  return JSON.stringify([contexts.key, hash, await confirmedIn(queries, document)])
}

const summed = async (reading: Reading): Promise<Map<string, Sum>> => {
  const { from } = reading.span
  const rows = new Map<string, Sum>()
  await addSums(reading, rows, from)
  for await (const edit of editsIn(reading, 'begun')) addEdit(reading, rows, edit)
  return withMoves(reading, rows, from)
}

/** Null when what was summed before is not only followed by more. */
const extended = async (reading: Reading, before: Summed): Promise<Map<string, Sum> | null> => {
  const { queries, span, sources } = reading
  const varying = sources.contexts?.varying ?? []
  const rows = new Map(before.rows)
  // Groups of keystrokes that go on: they are counted, and only later.
  for await (const edit of editsIn({ ...reading, span: { ...span, from: before.to } }, 'begun')) {
    if (edit.written.seq <= span.from || edit.isBrought || varying.includes(edit.written.author)) return null
    if (!isTold(reading, edit)) continue
    const [key] = rowOf(reading, edit)
    const row = rows.get(key)
    if (!row) return null
    rows.set(key, { ...row, lastAt: later(row.lastAt, edit.at) })
  }
  await addSums(reading, rows, before.to)
  const dated = await queries.all(DATED, span.document, before.to, span.to)
  return dated.length > 0 ? withMoves(reading, rows, before.to) : rows
}
const DATED = `SELECT 1 AS one FROM history_event WHERE document = ? AND seq > ? AND seq <= ? AND field IN ('due', 'lead') AND type = 'set' LIMIT 1`

/** Events after `after`: summed by the database, and one by one where the author's role changed, or what was brought back may be confirmed. */
const addSums = async (reading: Reading, rows: Map<string, Sum>, after: Seq): Promise<void> => {
  const { queries, span, sources } = reading
  const { contexts = NO_AUTHOR_CONTEXTS } = sources
  const varying = contexts.varying
  const text = `
    SELECT subject, field, author, delegation, ${CAME_BACK} AS brought, count(*) AS changes, sum(CASE WHEN ${tokenSql(queries, contexts)} > 0 THEN 1 ELSE 0 END) AS by_token,
      min(${PLACE}) AS first, max(CASE WHEN type = 'text' AND last_seq <= ? THEN ${lastAtOf(queries)} ELSE at END) AS at
    FROM history_event ${indexOf(reading)} WHERE document = ? AND seq > ? AND seq <= ? ${varying.length > 0 ? `AND NOT ${among('author', varying)}` : ''} ${onlyThese(reading)}
    GROUP BY subject, field, author, delegation, brought`
  let isBrought = false
  for (const row of await queries.all(text, span.to, span.document, after, span.to, ...varying, ...(reading.subjects ?? []))) {
    if (Number(row.brought) === 1 || row.brought === true) {
      isBrought = true
      continue
    }
    const edit = { ...placeOf(row), at: instant(Number(row.at)), credit: plainCredit(row) }
    if (!isTold(reading, edit) || !isNews(reading, edit)) continue
    add(rows, rowOf(reading, edit), {
      changes: Number(row.changes),
      byLink: 0,
      byToken: Number(row.by_token),
      lastAt: edit.at,
      first: Number(row.first),
    })
  }
  const apart = [...(isBrought ? [CAME_BACK] : []), ...(varying.length > 0 ? [among('author', varying)] : [])]
  if (apart.length === 0) return
  for await (const edit of editsIn({ ...reading, span: { ...span, from: after } }, { only: apart.join(' OR '), values: varying }))
    addEdit(reading, rows, edit)
}

/** Adds to the rows how often, and by how many days, due dates were moved after `after`. */
const withMoves = async (reading: Reading, rows: Map<string, Sum>, after: Seq): Promise<Map<string, Sum>> => {
  const { span, sources } = reading
  if (documentKind(span.document) !== 'roadmap') return rows
  for (const [subject, { isNew, steps }] of await sources.deadlinesIn(span.document, span, reading.subjects ?? undefined))
    for (const step of isNew ? [] : steps) {
      if (step.seq <= after) continue
      const place = { subject: must(parseEventSubject(subject), 'a subject'), field: 'due' }
      const [key] = rowOf(reading, { ...place, at: step.at, credit: step })
      const row = rows.get(key)
      if (row) rows.set(key, { ...row, moves: row.moves + (isMove(step) ? 1 : 0), days: row.days + (step.days ?? 0) })
    }
  return rows
}

type Placed = Pick<Sum, 'subject'> & { readonly field: string | null; readonly at: Instant; readonly credit: Credit }
const isTold = ({ told }: Reading, { subject, field }: Placed) => told.isTold({ subject, field })
const isNews = ({ told }: Reading, { subject, field }: Placed) => told.isNews({ subject, field })

/** Its key, and the row without counts. */
const rowOf = (
  { span: { document }, sources: { periods } }: Reading,
  { subject, field: path, at, credit }: Placed,
): readonly [string, Pick<Sum, 'delegation' | 'isUnverified' | 'agency' | 'document' | 'subject' | 'field'>] => {
  const who = whoOf(credit)
  const agency = credit.unverified || credit.account === null ? null : agencyAt(periods, credit.account, at)
  const field = path?.split(/[./]/, 1)[0] ?? null
  const key = `${who.isUnverified} ${who.delegation} ${agency} ${document} ${subjectKey(subject)} ${field}`
  return [key, { ...who, agency, document, subject, field }]
}
const whoOf = ({ delegation, unverified }: Credit): Who => ({ delegation, isUnverified: unverified !== undefined })

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)
const add = (
  rows: Map<string, Sum>,
  [key, row]: ReturnType<typeof rowOf>,
  more: Pick<Sum, 'changes' | 'byLink' | 'byToken' | 'lastAt' | 'first'>,
): void => {
  const known = rows.get(key)
  rows.set(key, {
    ...row,
    changes: (known?.changes ?? 0) + more.changes,
    byLink: (known?.byLink ?? 0) + more.byLink,
    byToken: (known?.byToken ?? 0) + more.byToken,
    lastAt: known ? later(known.lastAt, more.lastAt) : more.lastAt,
    first: Math.min(known?.first ?? more.first, more.first),
    moves: known?.moves ?? 0,
    days: known?.days ?? 0,
  })
}

const addEdit = (reading: Reading, rows: Map<string, Sum>, edit: DoneEdit): void => {
  const { span, sources, own, corrected } = reading
  if (!isTold(reading, edit)) return
  const again = own.find(({ reopenedAt, closedAgainAt }) => reopenedAt <= edit.at && edit.at <= (closedAgainAt ?? edit.at))
  if (again) count(corrected, again, whoOf(edit.credit))
  if (!isNews(reading, edit)) return
  const { byLink, byToken } = (sources.contexts ?? NO_AUTHOR_CONTEXTS).of({ ...edit.written, document: span.document })
  add(rows, rowOf(reading, edit), { changes: 1, byLink: byLink ? 1 : 0, byToken: byToken ? 1 : 0, lastAt: edit.at, first: edit.first })
}

const count = (corrected: Corrected, again: Reopening, who: Who): void => {
  const by = corrected.get(again) ?? new Map<string, CorrectionEntries['by'][number]>()
  corrected.set(again, by)
  const key = `${who.isUnverified} ${who.delegation}`
  by.set(key, { ...who, changes: (by.get(key)?.changes ?? 0) + 1 })
}

/** Sorts events as their entries do. */
const PLACE = 'seq * 65536 + ord'
/** As text, so that no others are parsed. */
const CAME_BACK = `instr(event, '${BROUGHT_BACK_JSON}') > 0`
interface DoneEdit extends Placed {
  readonly written: Omit<WrittenBy, 'document'>
  readonly isBrought: boolean
  readonly first: number
}
const PAGE = 5_000

const placeOf = (row: DatabaseRow): Pick<Placed, 'subject' | 'field'> => ({
  subject: must(parseEventSubject(String(row.subject)), 'a subject'),
  field: row.field === null ? null : String(row.field),
})
const plainCredit = (row: DatabaseRow): Credit => ({
  account: must(parseAccountId(row.author), 'the author of an event'),
  delegation: row.delegation === null ? null : parseDelegationId(row.delegation),
})

/** All of the span; those alone that began before it and continued in it; or those that began in it and fulfil a condition. */
type Which = 'all' | 'begun' | { readonly only: string; readonly values: readonly DatabaseValue[] }

async function* editsIn(reading: Reading, which: Which): AsyncGenerator<DoneEdit> {
  const { queries, span, sources, subjects } = reading
  const { document, from, to } = span
  const { contexts = NO_AUTHOR_CONTEXTS } = sources
  let isVerified: ((event: HistoryEvent) => boolean) | null = null
  const read = async (row: DatabaseRow): Promise<DoneEdit> => {
    const event = row.event === null ? null : readEvent(row)
    const isBrought = event !== null && broughtBackOf(event) !== undefined
    if (isBrought) isVerified ??= await verifiedIn(queries, document)
    return {
      ...placeOf(row),
      at: instant(Number(row.at)),
      written: {
        author: must(parseAccountId(row.author), 'the author of an event'),
        at: instant(Number(row.began)),
        seq: toSeq(Number(row.seq)),
        last: toSeq(Number(row.last_seq)),
        token: tokenOfRow(row),
      },
      credit: event && isBrought ? creditOf({ ...event, verified: isVerified?.(event) ?? false }) : plainCredit(row),
      isBrought,
      first: Number(row.first),
    }
  }
  // Only for these the event itself is read.
  const columns = `seq, ord, ${PLACE} AS first, last_seq, history_event.at AS began, subject, field, type, author, delegation, CASE WHEN type = 'text' AND last_seq <= ? THEN ${lastAtOf(queries)} ELSE at END AS at,
    ${tokenSql(queries, contexts)} AS token, CASE WHEN ${CAME_BACK} THEN event END AS event`
  if (which === 'all' || which === 'begun') {
    // A group of keystrokes that began earlier and continued since.
    const begun = `SELECT ${columns} FROM history_event ${indexOf(reading) || indexedBy(queries, 'history_event_end')} WHERE document = ? AND last_seq > ? AND seq <= ? ${onlyThese(reading)}`
    for (const row of await queries.all(begun, to, document, from, from, ...(subjects ?? []))) yield await read(row)
    if (which === 'begun') return
  }
  const [only, values] = which === 'all' ? ['', []] : [`AND (${which.only})`, which.values]
  const page = `SELECT ${columns} FROM history_event WHERE document = ? AND (seq, ord) > (?, ?) AND seq <= ? ${only} ${onlyThese(reading)} ORDER BY seq, ord LIMIT ?`
  let [seq, ord] = [Number(from), Number.MAX_SAFE_INTEGER]
  for (;;) {
    const rows = await queries.all(page, to, document, seq, ord, to, ...values, ...(subjects ?? []), PAGE)
    for (const row of rows) yield await read(row)
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    ;[seq, ord] = [Number(last.seq), Number(last.ord)]
  }
}
