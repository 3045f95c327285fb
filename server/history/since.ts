// Changes by others since a moment, over all events without a limit: read in pages and folded, so that memory grows with the changed values and not
// with the events.
import { broughtBackOf } from '../../shared/broughtBack.ts'
import { type HistoryEvent, lastSeqOf } from '../../shared/history/events.ts'
import {
  MOST_NAMED,
  MOST_SINCE_LINES,
  type SinceActor,
  type SinceDelegation,
  type SinceLine,
  type SinceVisit,
} from '../../shared/history/since.ts'
import type { AccountId, DocumentId, Seq } from '../../shared/ids.ts'
import { indexedBy, type Queries } from '../db/queries.ts'
import { type AuthorContexts, NO_AUTHOR_CONTEXTS } from './authorContexts.ts'
import { nameSubjects, type SubjectIn } from './nameEvents.ts'
import { readEvent } from './readEvents.ts'
import { foldEvent, type Values } from './sinceFold.ts'
import { type RawDelegation, type RawLine, rawLines } from './sinceLines.ts'
import { readTold } from './told.ts'
import { verifiedIn } from './verified.ts'

export interface SinceQuery {
  readonly reader: AccountId
  /** Of documents that the reader may read: entries with `from < seq ≤ to`. */
  readonly spans: readonly { readonly document: DocumentId; readonly from: Seq; readonly to: Seq }[]
}

export const readSince = async (
  queries: Queries,
  { reader, spans }: SinceQuery,
  contexts: AuthorContexts = NO_AUTHOR_CONTEXTS,
): Promise<SinceVisit> => {
  const values: Values = new Map()
  for (const span of spans) {
    let isVerified: ((event: HistoryEvent) => boolean) | null = null
    const { isNews } = await readTold(queries, span.document)
    for await (const event of eventsIn(queries, span)) {
      if (!isNews(event)) continue
      if (broughtBackOf(event)) isVerified ??= await verifiedIn(queries, span.document)
      foldEvent(values, event, {
        reader,
        isVerified: isVerified ?? (() => false),
        isOlder: event.seq <= span.from,
        ...contextIn(contexts, event),
      })
    }
  }
  const all = rawLines(values).filter(({ lines, undone }) => lines.length + undone > 0)
  const names = await nameSubjects(
    queries,
    all.flatMap(({ lines }) => lines.slice(0, MOST_SINCE_LINES).flatMap(subjectsOf)),
  )
  return { delegations: all.map((one) => named(one, names)) }
}

const contextIn = (contexts: AuthorContexts, event: HistoryEvent) => {
  const { byLink, byToken } = contexts.of({ ...event, last: lastSeqOf(event) })
  return { byLink, byToken }
}

const PAGE = 2_000

async function* eventsIn(queries: Queries, { document, from, to }: SinceQuery['spans'][number]): AsyncGenerator<HistoryEvent> {
  // A group of keystrokes that began earlier and continued since.
  for (const row of await queries.all(
    `SELECT event FROM history_event ${indexedBy(queries, 'history_event_end')} WHERE document = ? AND last_seq > ? AND seq <= ? ORDER BY seq, ord`,
    document,
    from,
    from,
  ))
    yield readEvent(row)
  let [seq, ord] = [Number(from), Number.MAX_SAFE_INTEGER]
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

const named = ({ actor, lines, undone }: RawDelegation, names: Named): SinceDelegation => ({
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
})
const delegationOf = (actor: SinceActor) => (actor.type === 'delegation' ? actor.delegation : null)
