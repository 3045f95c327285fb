// Edits between two moments, aggregated by the database, so that only needed events are read.
import type { Contribution, CreditedEdit, DeadlineStep } from '../../shared/history/comparison.ts'
import { type Credit, creditKey, onlyCredit } from '../../shared/history/credit.ts'
import {
  type DeadlineChange,
  deadlineChangeOf,
  deadlineSteps,
  NOTHING_STANDS,
  type Standing,
  standingAfter,
} from '../../shared/history/deadlines.ts'
import { type HistoryEvent, lastSeqOf, parseEventSubject } from '../../shared/history/events.ts'
import {
  type DelegationId,
  type DocumentId,
  type Instant,
  instant,
  type MeetingId,
  parseAccountId,
  parseDelegationId,
  parseMeetingId,
  type Seq,
  seq,
} from '../../shared/ids.ts'
import { compareStrings } from '../../shared/order.ts'
import { must } from '../../shared/result.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { type DatabaseRow, indexedBy, lastAtOf, type Queries } from '../db/queries.ts'
import { type AuthorContexts, NO_AUTHOR_CONTEXTS } from '../history/authorContexts.ts'
import { readEvent } from '../history/readEvents.ts'
import { tokenOfRow, tokenSql } from '../history/tokenOfRow.ts'
import { readTold } from '../history/told.ts'
import { type Brought, broughtIn, CAME_BACK, withCurrentCredit } from './brought.ts'

/** Entries with `from < seq ≤ to`. */
export interface SeqSpan {
  readonly from: Seq
  readonly to: Seq
}

/** All edits of one field of one subject by one person for one delegation; `last` is null when none of them was ever current. */
export interface Edits extends Credit {
  readonly subject: string
  readonly field: string | null
  readonly changes: number
  readonly lastAt: Instant
  readonly last: CreditedEdit | null
}

/** What was set and cleared within a span. */
interface Dates {
  /** It did not exist before the span: it had no deadline that could be moved. */
  readonly isNew: boolean
  /** The last date that was set before the span. */
  readonly was: Day | null
  readonly steps: readonly DeadlineStep[]
}
/** By subject. */
export type Ledger = ReadonlyMap<string, Dates>

type Subjects = readonly string[]

export interface EditReader {
  /** Without what is nobody's work (`isNews`). `subjects`: only of these, and not kept in memory. */
  editsIn(document: DocumentId, span: SeqSpan, contexts?: AuthorContexts, subjects?: Subjects): Promise<readonly Edits[]>
  /** Of all items, archived or not. */
  deadlinesIn(document: DocumentId, span: SeqSpan, contexts?: AuthorContexts, subjects?: Subjects): Promise<Ledger>
}

/** A due date or a lead that was set. */
type Dated = CreditedEdit & Pick<DeadlineStep, 'offline'> & { readonly subject: string; readonly change: DeadlineChange }

/** Edits between a moment and the newest one requested so far. */
interface Known {
  readonly to: Seq
  readonly edits: ReadonlyMap<string, Brought<Edits>>
  readonly dated: readonly Brought<Dated>[]
  /** By subject, what stood at the starting point, or when it was created after it. */
  readonly before: Map<string, Before>
}
type Before = Pick<Dates, 'isNew'> & { readonly standing: Standing }
/** Number of cached starting points: most requests are about the last session. */
const MOST_KNOWN = 8

/**
 * A group of keystrokes counts in every period that it overlaps; its time is that of its last one within the period.
 * A repeated request only reads newer edits.
 */
export const createEditReader = (queries: Queries): EditReader => {
  const sqlFor = (document: DocumentId, contexts: AuthorContexts, subjects: Subjects | null) =>
    textsFor(queries, { era: contexts.eraIn(document), token: tokenSql(queries, contexts), subjects: subjects?.length ?? null })
  const known = new Map<string, Known>()

  const read = async (
    document: DocumentId,
    { from, to }: SeqSpan,
    {
      contexts,
      before,
      subjects,
    }: { readonly contexts: AuthorContexts; readonly before: Known | null; readonly subjects: Subjects | null },
  ): Promise<Known> => {
    const sql = sqlFor(document, contexts, subjects)
    const after = before?.to ?? from
    const all = new Map(before?.edits)
    const among = subjects ?? []
    // A group that began earlier is counted already; without a cache, every overlapping one is counted.
    for (const row of await queries.all(sql.edits, before ? after : -1, to, document, after, to, ...among)) {
      const key = `${row.subject} ${row.field} ${row.author} ${row.delegation} ${row.lost} ${row.apart} ${row.era} ${row.token}`
      all.set(key, together(all.get(key) ?? null, readEdits(row, { document, to, contexts })))
    }
    const rows = await queries.all(sql.dated, document, after, to, ...among)
    const dated = rows.map((row): Brought<Dated> => {
      const { offline, ...event } = readEvent(row)
      return {
        ...readEdit(row, { document, to, contexts }),
        subject: String(row.subject),
        ...(offline ? { offline } : {}),
        change: must(deadlineChangeOf(event), 'a due date or a lead'),
        brought: broughtIn(row.event),
      }
    })
    return { to, edits: all, dated: before ? [...before.dated, ...dated] : dated, before: before?.before ?? new Map() }
  }

  /** Reads what stood before the span, of subjects for which it is not known yet. */
  const lookUp = async (document: DocumentId, from: Seq, before: Map<string, Before>, subjects: readonly string[]) => {
    const unknown = subjects.filter((subject) => !before.has(subject))
    for (let at = 0; at < unknown.length; at += MOST_SUBJECTS) {
      const asked = unknown.slice(at, at + MOST_SUBJECTS)
      const rows = await queries.all(standingSql(asked.length), document, document, from, document, from, ...asked)
      for (const { subject, created, due, lead } of rows) {
        const found = [created, due, lead].flatMap((event) => (event === null ? [] : [readEvent({ event })]))
        before.set(String(subject), {
          standing: found
            .toSorted(bySeq)
            .reduce(
              (standing, event) => standingAfter(standing, must(deadlineChangeOf(event), 'a creation, a due date or a lead')),
              NOTHING_STANDS,
            ),
          // Also an item that was written before and is first restored after it.
          isNew: found.some((event) => event.change.type === 'created' && lastSeqOf(event) > from),
        })
      }
    }
  }
  const upTo = async (document: DocumentId, span: SeqSpan, contexts: AuthorContexts): Promise<Known> => {
    const sql = sqlFor(document, contexts, null)
    const key = `${span.from} ${document} ${contexts.key}`
    const held = known.get(key) ?? null
    if (held?.to === span.to) return held
    // A group that began before the period and only now overlaps it was not counted; and nothing can be subtracted.
    const reachesBack = async (after: Seq) => (await queries.all(sql.reachesBack, document, after, span.from)).length > 0
    const goesOn = held !== null && held.to < span.to && !(await reachesBack(held.to))
    const now = await read(document, span, { contexts, before: goesOn ? held : null, subjects: null })
    known.delete(key)
    known.set(key, now)
    const [oldest] = known.keys()
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
    return now
  }

  const knownIn = (document: DocumentId, span: SeqSpan, contexts: AuthorContexts, subjects: Subjects | undefined): Promise<Known> =>
    subjects ? read(document, span, { contexts, before: null, subjects }) : upTo(document, span, contexts)

  return {
    editsIn: async (document, span, contexts = NO_AUTHOR_CONTEXTS, subjects) => {
      const all = await withCurrentCredit(queries, document, [...(await knownIn(document, span, contexts, subjects)).edits.values()])
      const { isNews } = await readTold(queries, document)
      return all
        .filter(({ subject, field }) => isNews({ subject: must(parseEventSubject(subject), 'a subject'), field }))
        .map(({ brought, last, ...edits }) => ({ ...edits, last: last && brought ? { ...last, ...onlyCredit(edits) } : last }))
    },
    async deadlinesIn(document, span, contexts = NO_AUTHOR_CONTEXTS, subjects) {
      const { dated, before } = await knownIn(document, span, contexts, subjects)
      const bySubject = Map.groupBy(await withCurrentCredit(queries, document, dated), ({ subject }) => subject)
      const moved = [...bySubject].filter(([, own]) => own.some(({ change }) => change.what === 'due'))
      await lookUp(
        document,
        span.from,
        before,
        moved.map(([subject]) => subject),
      )
      return new Map(
        moved.map(([subject, own]) => {
          const { standing, isNew } = before.get(subject) ?? { standing: NOTHING_STANDS, isNew: false }
          const steps = deadlineSteps(
            own.map((edit) => ({ change: edit.change, edit })),
            standing,
          )
          return [subject, { isNew, was: standing.since, steps }]
        }),
      )
    },
  }
}

interface Texts {
  readonly era: string
  readonly token: string
  /** How many; null for all of them. */
  readonly subjects: number | null
}
const textsFor = (queries: Queries, { era, token, subjects }: Texts) => {
  const byEnd = indexedBy(queries, subjects === null ? 'history_event_end' : 'history_event_subject')
  const among = subjects === null ? '' : `AND subject IN (${Array.from({ length: subjects }, () => '?').join()})`
  const at = `CASE WHEN type = 'text' AND last_seq <= ? THEN ${lastAtOf(queries)} ELSE at END AS at`
  // Edits brought back after a restore are counted separately, because their credit may change.
  const apart = `CASE WHEN ${CAME_BACK} THEN seq ELSE 0 END`
  const brought = `CASE WHEN ${CAME_BACK} THEN event END AS brought`
  return {
    edits:
      queries.engine === 'sqlite'
        ? // Of a group, SQLite answers the plain columns from the row with the greatest `last_seq`.
          `SELECT subject, field, author, delegation, type = 'superseded' AS lost, sum(seq > ?) AS changes, max(last_seq) AS last_seq,
             meeting, ${at}, seq, history_event.at AS began, ${apart} AS apart, ${era} AS era, ${token} AS token, ${brought}
           FROM history_event ${byEnd} WHERE document = ? AND last_seq > ? AND seq <= ? ${among}
           GROUP BY subject, field, author, delegation, lost, apart, era, token`
        : `SELECT DISTINCT ON (subject, field, author, delegation, type = 'superseded', ${apart}, ${era}, ${token})
             subject, field, author, delegation, (type = 'superseded')::integer AS lost,
             sum((seq > ?)::integer) OVER (PARTITION BY subject, field, author, delegation, type = 'superseded', ${apart}, ${era}, ${token}) AS changes,
             last_seq, meeting, ${at}, seq, history_event.at AS began, ${apart} AS apart, ${era} AS era, ${token} AS token, ${brought}
           FROM history_event WHERE document = ? AND last_seq > ? AND seq <= ? ${among}
           ORDER BY subject, field, author, delegation, type = 'superseded', ${apart}, ${era}, ${token}, last_seq DESC`,
    dated: `
      SELECT subject, author, delegation, meeting, at, at AS began, seq, last_seq, ${token} AS token, event FROM history_event ${byEnd}
      WHERE document = ? AND last_seq > ? AND seq <= ? ${among} AND field IN ('due', 'lead') AND type = 'set' ORDER BY seq, ord`,
    reachesBack: `SELECT 1 AS one FROM history_event ${byEnd} WHERE document = ? AND last_seq > ? AND seq <= ? LIMIT 1`,
  }
}

const MOST_SUBJECTS = 200
/** Of each subject, its creation, and the last due date and the last lead up to a seq: each is found from an end of the index, however long the log is. */
const standingSql = (subjects: number): string => {
  const newest = (what: string) =>
    `(SELECT event FROM history_event WHERE document = ? AND subject = column1 AND seq <= ? AND type = 'set' AND field = '${what}' ORDER BY seq DESC LIMIT 1)`
  return `
    SELECT column1 AS subject,
      (SELECT event FROM history_event WHERE document = ? AND subject = column1 AND type = 'created' ORDER BY seq LIMIT 1) AS created,
      ${newest('due')} AS due, ${newest('lead')} AS lead
    FROM (VALUES ${Array.from({ length: subjects }, () => '(?)').join(', ')}) AS asked`
}
const bySeq = (a: HistoryEvent, b: HistoryEvent): number => a.seq - b.seq || a.ord - b.ord

/** The same group of edits, extended. */
const together = (before: Brought<Edits> | null, now: Brought<Edits>): Brought<Edits> =>
  before ? { ...now, changes: before.changes + now.changes } : now

interface Reading {
  readonly document: DocumentId
  readonly to: Seq
  readonly contexts: AuthorContexts
}
const readEdits = (row: DatabaseRow, reading: Reading): Brought<Edits> => {
  const edit = readEdit(row, reading)
  return {
    subject: String(row.subject),
    field: row.field === null ? null : String(row.field),
    ...onlyCredit(edit),
    changes: Number(row.changes),
    lastAt: edit.at,
    last: row.lost === 1 ? null : edit,
    brought: broughtIn(row.brought),
  }
}
const readEdit = (row: DatabaseRow, { document, to, contexts }: Reading): CreditedEdit => {
  const author = must(parseAccountId(row.author), 'the author of an event')
  const last = seq(Math.min(Number(row.last_seq), to))
  return {
    seq: last,
    at: instant(Number(row.at)),
    account: author,
    delegation: readOptional<DelegationId>(row.delegation, parseDelegationId),
    meeting: readOptional<MeetingId>(row.meeting, parseMeetingId),
    ...contexts.of({
      author,
      document,
      at: instant(Number(row.began)),
      seq: seq(Number(row.seq)),
      last: seq(Number(row.last_seq)),
      token: tokenOfRow(row),
    }),
  }
}
const readOptional = <Id>(value: unknown, parse: (text: unknown) => Id | null): Id | null =>
  value === null ? null : must(parse(value), 'an id in an event')

/** By person and delegation, most edits first. */
export const contributionsOf = (edits: Iterable<Credit & Pick<Edits, 'changes' | 'lastAt'>>): readonly Contribution[] => {
  const found = new Map<string, Contribution>()
  for (const edit of edits) {
    const { changes, lastAt } = edit
    const key = creditKey(edit)
    const known = found.get(key)
    const both = known ? { changes: known.changes + changes, lastAt: instant(Math.max(known.lastAt, lastAt)) } : { changes, lastAt }
    found.set(key, { ...onlyCredit(edit), ...both })
  }
  return [...found.values()].sort((a, b) => b.changes - a.changes || b.lastAt - a.lastAt || compareStrings(creditKey(a), creditKey(b)))
}

export const newestOf = (edits: Iterable<Pick<Edits, 'last'>>): CreditedEdit | null => {
  let newest: CreditedEdit | null = null
  for (const { last } of edits) if (last && last.seq >= (newest?.seq ?? 0)) newest = last
  return newest
}
