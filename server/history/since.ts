// Changes by others since a moment, over all events without a limit: read in pages and folded, so that memory grows with the changed values and not
// with the events.
import { broughtBackOf } from '../../shared/broughtBack.ts'
import { type HistoryEvent, lastSeqOf, subjectKey } from '../../shared/history/events.ts'
import {
  MOST_NAMED,
  MOST_SINCE_LINES,
  type SinceActor,
  type SinceDelegation,
  type SinceLine,
  type SinceVisit,
} from '../../shared/history/since.ts'
import { type AccountId, type DocumentId, documentKind, type Seq } from '../../shared/ids.ts'
import { indexedBy, type Queries } from '../db/queries.ts'
import { type AuthorContexts, NO_AUTHOR_CONTEXTS } from './authorContexts.ts'
import { createHeld } from './held.ts'
import { nameSubjects, type SubjectIn } from './nameEvents.ts'
import type { PastSummaries, SummaryKind } from './pastSummaries.ts'
import { readEvent } from './readEvents.ts'
import { foldEvent, type Values } from './sinceFold.ts'
import { type DelegationThing, delegationThings, inOrder, type RawDelegation, type RawLine, rawLines } from './sinceLines.ts'
import { readTold } from './told.ts'
import { confirmedIn, verifiedIn } from './verified.ts'

export interface SinceQuery {
  readonly reader: AccountId
  /** Of documents that the reader may read: entries with `from < seq ≤ to`. */
  readonly spans: readonly Span[]
}
interface Span {
  readonly document: DocumentId
  readonly from: Seq
  readonly to: Seq
}

export type SinceReader = (query: SinceQuery, contexts?: AuthorContexts, summaries?: PastSummaries) => Promise<SinceVisit>

/** What one span has been folded into up to an entry. */
interface Folded {
  readonly to: Seq
  readonly values: Values
}
/** A repeated request only reads newer events. */
export const createSinceReader = (queries: Queries): SinceReader => {
  const held = createHeld<Folded>(({ values }) => values.size)

  /** A group that began earlier and has grown was counted already, and nothing can be subtracted. */
  const hasGrown = async (document: DocumentId, { to }: Folded): Promise<boolean> =>
    (
      await queries.all(
        `SELECT 1 AS one FROM history_event ${indexedBy(queries, 'history_event_end')} WHERE document = ? AND last_seq > ? AND seq <= ? LIMIT 1`,
        document,
        to,
        to,
      )
    ).length > 0

  /** `keep`: to be called when the values are no longer read, since the next request extends them. */
  const valuesIn = async (
    reader: AccountId,
    span: Span,
    contexts: AuthorContexts,
  ): Promise<{ readonly values: Values; readonly keep: () => void }> => {
    const { document, from, to } = span
    const key = `${reader} ${from} ${document} ${contexts.key}`
    // While it is extended and read, another request makes it anew; so does the next one after a failure.
    const before = held.take(key)
    const known = before && before.to <= to && !(await hasGrown(document, before)) ? before : null
    const values: Values = known?.values ?? new Map()
    let isVerified: ((event: HistoryEvent) => boolean) | null = null
    const { isNews } = await readTold(queries, document)
    for await (const event of eventsIn(queries, span, known?.to ?? null)) {
      if (!isNews(event)) continue
      if (broughtBackOf(event)) isVerified ??= await verifiedIn(queries, document)
      const isOlder = event.seq <= from
      foldEvent(values, event, { reader, isVerified: isVerified ?? (() => false), isOlder, ...contextIn(contexts, event) })
    }
    // What was brought back may be confirmed, and a decision begun, without a new event in the span.
    const isFinal = !isVerified && documentKind(document) !== 'meeting' && to >= from
    return { values, keep: () => (isFinal ? held.put(key, { to, values }) : undefined) }
  }

  /** What is kept as rows is not kept in memory as values, too. */
  const thingsIn = async (
    reader: AccountId,
    span: Span,
    { contexts, summaries }: { readonly contexts: AuthorContexts; readonly summaries: PastSummaries | undefined },
  ): Promise<{ readonly things: readonly DelegationThing[]; readonly keep?: () => void }> => {
    const isPlan = documentKind(span.document) === 'roadmap'
    const kept = summaries && isPlan ? await summaries.of(span, await sinceSummary(queries, span, { reader, contexts })) : null
    if (kept) return { things: inOrder([...kept.values()].flatMap(readThings)) }
    const { values, keep } = await valuesIn(reader, span, contexts)
    return { things: delegationThings([...values.values()]), keep }
  }

  return async ({ reader, spans }, contexts = NO_AUTHOR_CONTEXTS, summaries) => {
    const parts = []
    for (const span of spans) parts.push(await thingsIn(reader, span, { contexts, summaries }))
    const all = rawLines(parts.flatMap(({ things }) => things)).filter(({ lines, undone }) => lines.length + undone > 0)
    const names = await nameSubjects(
      queries,
      all.flatMap(({ lines }) => lines.slice(0, MOST_SINCE_LINES).flatMap(subjectsOf)),
    )
    const visit = { delegations: all.map((one) => named(one, names)) }
    for (const { keep } of parts) keep?.()
    return visit
  }
}

const readThings = (part: Buffer): readonly DelegationThing[] => JSON.parse(part.toString())

/** What is kept of a road map for one reader: for each subject what each delegation changed of it. */
export const sinceSummary = async (
  queries: Queries,
  { document }: Pick<Span, 'document'>,
  { reader, contexts }: { readonly reader: AccountId; readonly contexts: AuthorContexts },
): Promise<SummaryKind> => ({
  name: `since ${reader}`,
  key: JSON.stringify(await confirmedIn(queries, document)),
  // Links and tokens are those of when an event was written; what else somebody was is not shown.
  people: new Map(),
  names: contexts.key,
  async make({ from, to }, subjects) {
    const isVerified = await verifiedIn(queries, document)
    const { isNews } = await readTold(queries, document)
    const values: Values = new Map()
    const rows = await queries.all(eventsOf(queries, subjects.length), document, from, to, ...subjects)
    for (const event of rows.map(readEvent))
      if (isNews(event)) foldEvent(values, event, { reader, isVerified, isOlder: event.seq <= from, ...contextIn(contexts, event) })
    const bySubject = Map.groupBy(values.values(), ({ subject }) => subjectKey(subject))
    return new Map([...bySubject].map(([subject, own]) => [subject, JSON.stringify(delegationThings(own))]))
  },
})
const eventsOf = (queries: Queries, subjects: number): string => `
  SELECT event FROM history_event ${indexedBy(queries, 'history_event_subject')}
  WHERE document = ? AND last_seq > ? AND seq <= ? AND subject IN (${Array.from({ length: subjects }, () => '?').join()}) ORDER BY seq, ord`

const contextIn = (contexts: AuthorContexts, event: HistoryEvent) => {
  const { byLink, byToken } = contexts.of({ ...event, last: lastSeqOf(event) })
  return { byLink, byToken }
}

const PAGE = 2_000
/** `after`: all up to there have been read. */
async function* eventsIn(queries: Queries, { document, from, to }: Span, after: Seq | null): AsyncGenerator<HistoryEvent> {
  if (after === null)
    // A group of keystrokes that began earlier and continued since.
    for (const row of await queries.all(
      `SELECT event FROM history_event ${indexedBy(queries, 'history_event_end')} WHERE document = ? AND last_seq > ? AND seq <= ? ORDER BY seq, ord`,
      document,
      from,
      from,
    ))
      yield readEvent(row)
  let [seq, ord] = [Number(after ?? from), Number.MAX_SAFE_INTEGER]
  for (;;) {
    const rows = await queries.all(
      'SELECT seq, ord, event FROM history_event WHERE document = ? AND (seq, ord) > (?, ?) AND seq <= ? ORDER BY seq, ord LIMIT ?',
      document,
      seq,
      ord,
      to,
      PAGE,
    )
    for (const row of rows) yield readEvent(row)
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    ;[seq, ord] = [Number(last.seq), Number(last.ord)]
  }
}

type Named = Awaited<ReturnType<typeof nameSubjects>>

const subjectsOf = ({ document, things }: RawLine): readonly SubjectIn[] =>
  things.slice(0, MOST_NAMED).map((subject) => ({ document, subject }))

const named = ({ actor, lines, undone, changes }: RawDelegation, names: Named): SinceDelegation => ({
  delegation: delegationOf(actor),
  isUnverified: actor.type === 'unverified',
  lines: lines
    .slice(0, MOST_SINCE_LINES)
    .map(({ things, others, shared, document, byLink, byLinkInPart, byToken, byTokenInPart, ...line }): SinceLine => {
      const thing = (subject: SubjectIn['subject']) => ({ subject, ...names({ document, subject }) })
      return {
        event: { ...line, document, ...thing(line.subject) },
        others,
        shared,
        ...(byLink ? { byLink } : {}),
        ...(byLinkInPart ? { byLinkInPart } : {}),
        ...(byToken ? { byToken } : {}),
        ...(byTokenInPart ? { byTokenInPart } : {}),
        bulk: things.length > 1 ? { count: things.length, named: things.slice(0, MOST_NAMED).map(thing) } : null,
      }
    }),
  more: Math.max(0, lines.length - MOST_SINCE_LINES),
  undone,
  changes,
})
const delegationOf = (actor: SinceActor) => (actor.type === 'delegation' ? actor.delegation : null)
