// Changes by each delegation and agency between two moments. The agency is the author's at that time, from the acts.

import { agencyAt, type Periods } from '../../shared/acts/periods.ts'
import type { Reopening } from '../../shared/acts/reopenings.ts'
import { BROUGHT_BACK_JSON, broughtBackOf } from '../../shared/broughtBack.ts'
import type { DeadlineStep } from '../../shared/history/comparison.ts'
import { type Credit, creditOf } from '../../shared/history/credit.ts'
import { isMove } from '../../shared/history/deadlines.ts'
import { type HistoryEvent, parseEventSubject } from '../../shared/history/events.ts'
import type { CorrectionEntries, MeetingWork, WorkRow } from '../../shared/history/work.ts'
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
import { type DatabaseRow, indexedBy, lastAtOf, type Queries } from '../db/queries.ts'
import { type AuthorContexts, NO_AUTHOR_CONTEXTS, type WrittenBy } from './authorContexts.ts'
import { nameSubjects } from './nameEvents.ts'
import { readEvent } from './readEvents.ts'
import { tokenOfRow, tokenSql } from './tokenOfRow.ts'
import { readTold } from './told.ts'
import { verifiedIn } from './verified.ts'

export interface WorkQuery {
  /** Of documents that the reader may read: entries with `from < seq ≤ to`. */
  readonly spans: readonly { readonly document: DocumentId; readonly from: Seq; readonly to: Seq }[]
}

export interface WorkSources {
  readonly periods: Periods
  readonly reopenings: readonly Reopening[]
  readonly contexts?: AuthorContexts
  /** The ledger of due dates, by subject, as in a comparison. */
  readonly deadlinesIn: (
    document: DocumentId,
    span: { readonly from: Seq; readonly to: Seq },
  ) => Promise<ReadonlyMap<string, { readonly isNew: boolean; readonly steps: readonly DeadlineStep[] }>>
}

export const readWork = async (
  queries: Queries,
  { spans }: WorkQuery,
  { periods, reopenings, contexts = NO_AUTHOR_CONTEXTS, deadlinesIn }: WorkSources,
): Promise<MeetingWork> => {
  const rows = new Map<string, Omit<WorkRow, 'title' | 'code'>>()
  const corrected = new Map<Reopening, Map<string, CorrectionEntries['by'][number]>>()
  for (const span of spans) {
    const meeting = meetingOfDocument(span.document)
    const own = reopenings.filter((one) => one.meeting === meeting)
    const ledger = documentKind(span.document) === 'roadmap' ? await deadlinesIn(span.document, span) : null
    const steps = new Map(
      [...(ledger ?? [])].flatMap(([subject, own]) =>
        (own.isNew ? [] : own.steps).map((step) => [`${step.seq} ${subject}`, step] as const),
      ),
    )
    const { isTold, isNews } = await readTold(queries, span.document)
    for await (const edit of editsIn(queries, span, contexts)) {
      const { credit, at } = edit
      const told = { subject: must(parseEventSubject(edit.subject), 'a subject'), field: edit.field }
      if (!isTold(told)) continue
      const who = { delegation: credit.delegation, isUnverified: credit.unverified !== undefined }
      const again = own.find(({ reopenedAt, closedAgainAt }) => reopenedAt <= at && at <= (closedAgainAt ?? at))
      if (again) count(corrected, again, who)
      if (!isNews(told)) continue
      const step = edit.field === 'due' && edit.type === 'set' ? steps.get(`${edit.written.seq} ${edit.subject}`) : undefined
      const { byLink, byToken } = contexts.of({ ...edit.written, document: span.document })
      const agency = credit.unverified || credit.account === null ? null : agencyAt(periods, credit.account, at)
      const field = edit.field?.split(/[./]/, 1)[0] ?? null
      const key = `${who.isUnverified} ${who.delegation} ${agency} ${span.document} ${edit.subject} ${field}`
      const known = rows.get(key)
      rows.set(key, {
        ...who,
        agency,
        document: span.document,
        subject: told.subject,
        field,
        changes: (known?.changes ?? 0) + 1,
        byLink: (known?.byLink ?? 0) + (byLink ? 1 : 0),
        byToken: (known?.byToken ?? 0) + (byToken ? 1 : 0),
        lastAt: instant(Math.max(known?.lastAt ?? 0, at)),
        moves: (known?.moves ?? 0) + (step && isMove(step) ? 1 : 0),
        days: (known?.days ?? 0) + (step?.days ?? 0),
      })
    }
  }
  const names = await nameSubjects(queries, [...rows.values()])
  return {
    rows: [...rows.values()].map((row) => ({ ...row, ...names(row) })),
    corrections: [...corrected].map(([{ by: _, ...again }, by]) => ({
      ...again,
      by: [...by.values()].sort((a, b) => b.changes - a.changes),
    })),
  }
}

const count = (
  corrected: Map<Reopening, Map<string, CorrectionEntries['by'][number]>>,
  again: Reopening,
  who: Pick<WorkRow, 'delegation' | 'isUnverified'>,
): void => {
  const by = corrected.get(again) ?? new Map<string, CorrectionEntries['by'][number]>()
  corrected.set(again, by)
  const key = `${who.isUnverified} ${who.delegation}`
  by.set(key, { ...who, changes: (by.get(key)?.changes ?? 0) + 1 })
}

interface DoneEdit {
  readonly subject: string
  readonly field: string | null
  readonly type: string
  readonly at: Instant
  readonly credit: Credit
  readonly written: Omit<WrittenBy, 'document'>
}
const PAGE = 5_000

async function* editsIn(
  queries: Queries,
  { document, from, to }: WorkQuery['spans'][number],
  contexts: AuthorContexts,
): AsyncGenerator<DoneEdit> {
  let isVerified: ((event: HistoryEvent) => boolean) | null = null
  const read = async (row: DatabaseRow): Promise<DoneEdit> => {
    const event = row.event === null ? null : readEvent(row)
    if (event && broughtBackOf(event)) isVerified ??= await verifiedIn(queries, document)
    const plain: Credit = {
      account: must(parseAccountId(row.author), 'the author of an event'),
      delegation: row.delegation === null ? null : parseDelegationId(row.delegation),
    }
    return {
      subject: String(row.subject),
      field: row.field === null ? null : String(row.field),
      type: String(row.type),
      at: instant(Number(row.at)),
      written: {
        author: must(parseAccountId(row.author), 'the author of an event'),
        at: instant(Number(row.began)),
        seq: toSeq(Number(row.seq)),
        last: toSeq(Number(row.last_seq)),
        token: tokenOfRow(row),
      },
      credit: event && broughtBackOf(event) ? creditOf({ ...event, verified: isVerified?.(event) ?? false }) : plain,
    }
  }
  // Only for these the event itself is read.
  const columns = `seq, ord, last_seq, history_event.at AS began, subject, field, type, author, delegation, CASE WHEN type = 'text' AND last_seq <= ? THEN ${lastAtOf(queries)} ELSE at END AS at,
    ${tokenSql(queries, contexts)} AS token, CASE WHEN instr(event, '${BROUGHT_BACK_JSON}') > 0 THEN event END AS event`
  // A group of keystrokes that began earlier and continued since.
  const begun = `SELECT ${columns} FROM history_event ${indexedBy(queries, 'history_event_end')} WHERE document = ? AND last_seq > ? AND seq <= ?`
  for (const row of await queries.all(begun, to, document, from, from)) yield await read(row)
  const page = `SELECT ${columns} FROM history_event WHERE document = ? AND (seq, ord) > (?, ?) AND seq <= ? ORDER BY seq, ord LIMIT ?`
  let [seq, ord] = [Number(from), Number.MAX_SAFE_INTEGER]
  for (;;) {
    const rows = await queries.all(page, to, document, seq, ord, to, PAGE)
    for (const row of rows) yield await read(row)
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    ;[seq, ord] = [Number(last.seq), Number(last.ord)]
  }
}
