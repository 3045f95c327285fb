// Changes of each subject of a road map since an entry, summed up for one kind of question and kept as rows: a question then reads again only the
// subjects that were changed after its row was written. A row is derived from the events; one that is missing, damaged or made of something else is
// not used (SPEC H88).
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { HISTORY_VERSION } from '../../shared/history/fold/historyVersion.ts'
import { type AccountId, type DocumentId, parseAccountId, type Seq, seq } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { FIELD_KEYS } from '../../shared/roadmap/fields.ts'
import { indexedBy, type Queries, type Statement, statement } from '../db/queries.ts'
import { equalBytes, sha256 } from '../log/entry.ts'

/** Increase the number when the same events would give other summaries. */
export const SUMMARY_VERSION = `4 ${HISTORY_VERSION} ${FIELD_KEYS.join()}`

export interface Span {
  readonly document: DocumentId
  /** Entries with `from < seq ≤ to`. */
  readonly from: Seq
  readonly to: Seq
}

/** By subject, as JSON; a subject of which there is nothing to say has none. */
export type SummaryTexts = ReadonlyMap<string, string>
/** The same as UTF-8: what is only passed on is never decoded. */
export type SummaryParts = ReadonlyMap<string, Buffer>

export interface SummaryKind {
  /** Of one that depends on who asks, with the account. */
  readonly name: string
  /** What all parts depend on beside the events. */
  readonly key: string
  /** What parts with an event by that account depend on; nothing if it is not in it. */
  readonly people: ReadonlyMap<AccountId, string>
  /** What the names in parts depend on: they are in no row. */
  readonly names: string
  /** Of these subjects. */
  readonly make: (span: Span, subjects: readonly string[]) => Promise<SummaryTexts>
  /** What depends on every entry, as `ALL`, and parts that depend on other subjects, corrected. */
  readonly finish?: (span: Span, parts: SummaryParts) => Promise<SummaryTexts>
}
/** In place of a subject. */
export const ALL = ''

export interface PastSummaries {
  /** Null if none is kept since that entry, or only a later one. */
  of(span: Span, kind: SummaryKind): Promise<SummaryParts | null>
}

interface Kept {
  readonly to: Seq
  readonly parts: SummaryParts
  /** Who was of another context when it was made. */
  readonly changed: readonly AccountId[]
}
interface Held extends Kept {
  readonly key: string
  readonly bytes: number
}
/** In all that are in memory; the one that was asked for longest ago is dropped first. */
const MOST_BYTES = 24_000_000
/** Subjects that are made anew in one step. */
const STEP = 50

export const createSummaries = (queries: Queries): PastSummaries => {
  const held = new Map<string, Held>()
  const hold = (id: string, one: Held) => {
    held.delete(id)
    held.set(id, one)
    let sum = 0
    for (const { bytes } of held.values()) sum += bytes
    for (const [oldest, { bytes }] of held) {
      if (sum <= MOST_BYTES || held.size === 1) break
      held.delete(oldest)
      sum -= bytes
    }
  }
  return {
    async of(span, kind) {
      const id = `${kind.name} ${span.from} ${span.document}`
      const known = held.get(id)
      const key = heldKey(kind)
      const isKnown = known?.key === key && known.to <= span.to
      if (isKnown && known.to === span.to) {
        hold(id, known)
        return known.parts
      }
      const before = isKnown ? known : await readSummary(queries, span, kind)
      if (!before) return null
      const subjects = [...new Set([...(await staleSubjects(queries, span, before)), ...unkept(before.parts)])]
      const parts = await remade(before.parts, {
        span,
        kind,
        subjects,
        isFinished: before.to === span.to && before.parts.get(ALL)?.length !== 0,
      })
      hold(id, { key, to: span.to, parts, changed: [], bytes: bytesIn(parts) })
      return parts
    },
  }
}

const heldKey = ({ key, people, names }: SummaryKind): string => JSON.stringify([key, [...people], names])
const bytesIn = (parts: SummaryParts): number => {
  let bytes = 0
  for (const part of parts.values()) bytes += part.length
  return bytes
}

const unkept = (parts: SummaryParts): readonly string[] =>
  [...parts].flatMap(([subject, part]) => (part.length === 0 && subject !== ALL ? [subject] : []))

interface Making {
  readonly span: Span
  readonly kind: SummaryKind
  readonly subjects: readonly string[]
  /** What depends on every entry is of the last one. */
  readonly isFinished: boolean
  /** Yields the thread. */
  readonly pause?: () => Promise<void>
}
const remade = async (before: SummaryParts, { span, kind, subjects, isFinished, pause }: Making): Promise<SummaryParts> => {
  if (subjects.length === 0 && (isFinished || !kind.finish)) return before
  const parts = new Map(before)
  for (let at = 0; at < subjects.length; at += STEP) {
    const some = subjects.slice(at, at + STEP)
    const made = await kind.make(span, some)
    for (const subject of some) {
      const part = made.get(subject)
      if (part === undefined) parts.delete(subject)
      else parts.set(subject, Buffer.from(part))
    }
    await pause?.()
  }
  for (const [subject, part] of (await kind.finish?.(span, parts)) ?? []) parts.set(subject, Buffer.from(part))
  return parts
}

/** Subjects with an event in the span, groups of keystrokes that began before it included. */
const changedSubjects = async (queries: Queries, { document, from, to }: Span): Promise<readonly string[]> =>
  (
    await queries.all(
      `SELECT DISTINCT subject FROM history_event ${indexedBy(queries, 'history_event_end')} WHERE document = ? AND last_seq > ? AND seq <= ?`,
      document,
      from,
      to,
    )
  ).map(({ subject }) => String(subject))

/** Subjects whose parts are not those of now: changed since, or by somebody whose context has changed. */
const staleSubjects = async (queries: Queries, span: Span, { to, changed }: Kept): Promise<readonly string[]> => [
  ...(to < span.to ? await changedSubjects(queries, { ...span, from: to }) : []),
  ...(changed.length > 0 ? await subjectsBy(queries, span, changed) : []),
]
const subjectsBy = async (queries: Queries, { document, from, to }: Span, accounts: readonly AccountId[]): Promise<readonly string[]> =>
  (
    await queries.all(
      `SELECT DISTINCT subject FROM history_event WHERE document = ? AND last_seq > ? AND seq <= ? AND author IN (${accounts.map(() => '?').join()})`,
      document,
      from,
      to,
      ...accounts,
    )
  ).map(({ subject }) => String(subject))

/** `behind`: by how many changed subjects a row may be behind before it is written again. */
export const keepSummary = async (
  queries: Queries,
  span: Span,
  { kind, behind, pause }: { readonly kind: SummaryKind; readonly behind: number; readonly pause: () => Promise<void> },
): Promise<void> => {
  const before = await readSummary(queries, span, kind)
  const stale = new Set(before ? await staleSubjects(queries, span, before) : await changedSubjects(queries, span))
  if (before && stale.size <= behind) return
  const subjects = [...new Set([...stale, ...unkept(before?.parts ?? new Map())])]
  const parts = await remade(before?.parts ?? new Map(), { span, kind, subjects, isFinished: false, pause })
  await queries.write([summaryRow(span, kind, parts)])
}

/** Names of people are in no row, so that erasing an account needs to change none: parts with one are made anew when they are read. */
const NAMING = ['formerly', 'byLink', 'byToken'].map((key) => `"${key}":{`)
const isKept = (part: Buffer): boolean => !NAMING.some((key) => part.includes(key))

/** In the first line the people of the time; JSON has neither a tab nor a line break in it. */
const summaryRow = (span: Span, kind: SummaryKind, parts: SummaryParts): Statement => {
  const { document, from, to } = span
  const lines = [...parts].flatMap(([subject, part]) => [Buffer.from(`${subject}\t`), isKept(part) ? part : NO_PART, LINE_END])
  const body = zstdCompressSync(Buffer.concat([Buffer.from(`${JSON.stringify([...kind.people])}\n`), ...lines]))
  return statement(SQL.set, document, kind.name, from, to, body, hashOf(span, kind, body))
}

const [NO_PART, LINE_END] = [Buffer.alloc(0), Buffer.from('\n')]
const LEAST_CHUNK = 16 * 1024

const hashOf = ({ document, from, to }: Span, { name, key }: SummaryKind, body: Uint8Array): Uint8Array =>
  sha256(Buffer.concat([Buffer.from(`ruta past summary ${SUMMARY_VERSION}\n${document}\n${name} ${from} ${to}\n${key}\n`), body]))

const readSummary = async (queries: Queries, span: Span, kind: SummaryKind): Promise<Kept | null> => {
  const [row] = await queries.all(SQL.get, span.document, kind.name, span.from, span.to)
  if (!row || !(row.body instanceof Uint8Array && row.hash instanceof Uint8Array)) return null
  const to = seq(Number(row.seq))
  if (!equalBytes(row.hash, hashOf({ ...span, to }, kind, row.body))) return null
  // It grows tenfold; in pieces of 16 kB, the default, it takes half as long again.
  const body = zstdDecompressSync(row.body, { chunkSize: Math.max(row.body.length, LEAST_CHUNK) })
  const first = body.indexOf(LINE_END)
  const parts = new Map<string, Buffer>()
  for (let at = first + 1; at < body.length; ) {
    const [tab, end] = [body.indexOf('\t', at), body.indexOf('\n', at)]
    parts.set(body.toString('utf8', at, tab), body.subarray(tab + 1, end))
    at = end + 1
  }
  return { to, parts, changed: otherPeople(new Map(JSON.parse(body.toString('utf8', 0, first))), kind.people) }
}

const otherPeople = (then: ReadonlyMap<unknown, unknown>, now: SummaryKind['people']): readonly AccountId[] =>
  [...new Set([...then.keys(), ...now.keys()])]
    .map((account) => must(parseAccountId(account), 'an account'))
    .filter((account) => then.get(account) !== now.get(account))

/** Null when what is kept is what the events give; otherwise of which subject it is not. `pick`: those that are made anew. */
export const otherThanKept = async (
  queries: Queries,
  span: Span,
  { kind, pick }: { readonly kind: SummaryKind; readonly pick: (subjects: readonly string[]) => readonly string[] },
): Promise<string | null> => {
  const row = await readSummary(queries, span, kind)
  if (!row) return null
  const changed = await changedSubjects(queries, { ...span, from: row.to })
  const stale = new Set([...(await staleSubjects(queries, span, row)), ...unkept(row.parts), ALL])
  const now = await remade(row.parts, { span, kind, subjects: [...stale].filter((subject) => subject !== ALL), isFinished: false })
  const subjects = pick([...row.parts.keys()].filter((subject) => !stale.has(subject)))
  const made = subjects.length > 0 ? await kind.make(span, subjects) : new Map<string, string>()
  const others = subjects.filter((subject) => made.get(subject) !== now.get(subject)?.toString())
  const [then, all] = [row.parts.get(ALL), now.get(ALL)]
  const isAllOther = row.to === span.to && row.changed.length === 0 && Boolean(then?.length) && !(all && then?.equals(all))
  if (others.length === 0 && !isAllOther) return null
  // Meanwhile a group of keystrokes may have gone on, and then it was read with more letters than were kept.
  const since = new Set(await changedSubjects(queries, { ...span, from: row.to }))
  if (isAllOther && since.size === changed.length) return 'all'
  return others.find((subject) => !since.has(subject)) ?? null
}

/** Of one span. */
export const removeSummaries = (document: DocumentId, { name, after }: { readonly name: string; readonly after: Seq }): Statement =>
  statement(SQL.remove, document, name, after)

/** Beyond the cursor of the history. */
export const removeSummariesBeyond = (document: DocumentId, at: Seq): Statement => statement(SQL.removeBeyond, document, at)

const SQL = {
  set: `
    INSERT INTO past_summary (document, name, after, seq, body, hash) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (document, name, after) DO UPDATE SET seq = excluded.seq, body = excluded.body, hash = excluded.hash`,
  get: 'SELECT seq, body, hash FROM past_summary WHERE document = ? AND name = ? AND after = ? AND seq <= ?',
  remove: 'DELETE FROM past_summary WHERE document = ? AND name = ? AND after = ?',
  removeBeyond: 'DELETE FROM past_summary WHERE document = ? AND seq > ?',
} as const
