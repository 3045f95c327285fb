// Routes of the past: comparison of two moments, past documents, changes and authors of a text, and entries for the time slider.
import type { Mark } from '../../shared/history/marks.ts'
import { type DocumentId, type GroupId, isActs, meetingDocument, parseMeetingId, roadmapId, type Seq } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { Deps } from '../deps.ts'
import type { Handlers } from '../routes.ts'
import { askComparison } from './askComparison.ts'
import { readableBy, requesterOf, resolveMark, seqIn } from './resolveMoments.ts'
import type { TimeTravel } from './timeTravel.ts'

type Names =
  | 'GET /api/groups/:group/comparison'
  | 'GET /api/groups/:group/work'
  | 'GET /api/groups/:group/burn-up'
  | 'GET /api/groups/:group/translation'
  | `GET /api/documents/:document/${'state' | 'diff' | 'words' | 'authorship' | 'brackets' | 'course' | 'entries'}`

export const timeTravelHandlers = (deps: Deps, travel: TimeTravel): Handlers<Names> => ({
  'GET /api/groups/:group/comparison': async ({ actor, group, query }) => {
    const asker = await requesterOf(deps.db, { actor, group })
    const from = await resolveMark(travel, asker, query.from)
    if (!from.ok) return from
    const to = await resolveMark(travel, asker, query.to)
    if (!to.ok) return to
    return askComparison(travel, { account: actor.account, group, from: from.value, to: to.value })
  },
  'GET /api/groups/:group/work': async ({ actor, group, query }) => {
    const asker = await requesterOf(deps.db, { actor, group })
    const [from, to] = [await resolveMark(travel, asker, query.from), await resolveMark(travel, asker, query.to)]
    if (!from.ok) return from
    if (!to.ok) return to
    const upTo = to.value.seqs.filter(({ document }) => !isActs(document))
    const reached = await travel.reach(upTo)
    if (!reached.ok) return reached
    const spans = upTo
      .map(({ document, seq }) => ({ document, from: seqIn(from.value, document), to: seq }))
      .filter((span) => span.from < span.to)
    return travel.ask(actor.account, { type: 'work', group, query: { spans } })
  },
  'GET /api/groups/:group/burn-up': async ({ actor, group, query }) => {
    const roadmap = roadmapId(group)
    const moment = await resolveMark(travel, await requesterOf(deps.db, { actor, group }), query.to)
    if (!moment.ok) return moment
    if (moment.value.unreadable.includes(roadmap)) return refuse('damaged')
    const to = seqIn(moment.value, roadmap)
    const reached = await travel.reach([{ document: roadmap, seq: to }])
    if (!reached.ok) return reached
    return travel.ask(actor.account, { type: 'burnUp', roadmap, to })
  },
  'GET /api/groups/:group/translation': async ({ actor, group }) => {
    const now = await resolveMark(travel, await requesterOf(deps.db, { actor, group }), NOW)
    if (!now.ok) return now
    // Texts of a closed session are read-only: nothing in them needs translation.
    const closed = await closedSessions(travel, group)
    const documents = now.value.seqs.filter(({ document }) => !closed.has(document))
    const reached = await travel.reach(documents)
    if (!reached.ok) return reached
    return travel.ask(actor.account, { type: 'translation', documents })
  },
  'GET /api/documents/:document/state': async ({ c, actor, group, document, query }) => {
    const moment = await resolveMark(travel, await requesterOf(deps.db, { actor, group, document }), query.at)
    if (!moment.ok) return moment
    if (moment.value.unreadable.includes(document)) return refuse('damaged')
    const at = seqIn(moment.value, document)
    c.header('ruta-seq', String(at))
    if (moment.value.at !== null) c.header('ruta-at', String(moment.value.at))
    return travel.ask(actor.account, { type: 'state', document, at })
  },
  'GET /api/documents/:document/diff': async (call) => {
    const { actor, document, query } = call
    const span = await spanAsked(travel, call, query)
    if (!span.ok) return span
    // Moves are read from the history.
    const reached = await travel.reach([{ document, seq: span.value.to }])
    if (!reached.ok) return reached
    return travel.ask(actor.account, {
      type: 'diff',
      document,
      ...span.value,
      part: query.part,
      readable: await readableBy(travel.db, call),
    })
  },
  'GET /api/documents/:document/words': async (call) => {
    const { actor, document, query } = call
    const span = await spanAsked(travel, call, query)
    if (!span.ok) return span
    const { part, account = null } = query
    return travel.ask(actor.account, { type: 'words', document, ...span.value, part, account })
  },
  'GET /api/documents/:document/authorship': async (call) => {
    const { actor, document, query } = call
    const at = await seqAsked(travel, call, query.at)
    if (!at.ok) return at
    const reached = await travel.reach([{ document, seq: at.value }])
    if (!reached.ok) return reached
    const readable = await readableBy(travel.db, call)
    return travel.ask(actor.account, { type: 'authorship', document, at: at.value, part: query.part, readable })
  },
  'GET /api/documents/:document/brackets': async (call) => {
    const { actor, document, query } = call
    const at = await seqAsked(travel, call, query.at)
    if (!at.ok) return at
    const reached = await travel.reach([{ document, seq: at.value }])
    if (!reached.ok) return reached
    return travel.ask(actor.account, { type: 'brackets', document, at: at.value })
  },
  'GET /api/documents/:document/course': async ({ actor, document, query }) => {
    const head = await travel.head(document)
    if (!head.ok) return head
    const reached = await travel.reach([{ document, seq: head.value }])
    if (!reached.ok) return reached
    return travel.ask(actor.account, {
      type: 'course',
      document,
      head: head.value,
      subject: query.subject ?? null,
      page: query.page,
    })
  },
  'GET /api/documents/:document/entries': async (call) => {
    const { actor, document, query } = call
    const after = await seqAsked(travel, call, query.after)
    if (!after.ok) return after
    const upTo = await seqAsked(travel, call, query.upTo)
    if (!upTo.ok) return upTo
    return travel.ask(actor.account, { type: 'entries', document, after: after.value, upTo: upTo.value })
  },
})

const closedSessions = async ({ db }: TimeTravel, group: GroupId): Promise<ReadonlySet<DocumentId>> => {
  const rows = await db.selectFrom('meeting').select('id').where('group_id', '=', group).where('state', '=', 'closed').execute()
  return new Set(rows.flatMap(({ id }) => parseMeetingId(id) ?? []).map(meetingDocument))
}

const NOW: Mark = { type: 'now' }

interface Asking {
  readonly actor: Actor
  readonly group: GroupId
  readonly document: DocumentId
}
const seqAsked = async (travel: TimeTravel, asking: Asking, mark: Mark): Promise<Result<Seq>> => {
  const { document } = asking
  const moment = await resolveMark(travel, await requesterOf(travel.db, asking), mark)
  if (!moment.ok) return moment
  return moment.value.unreadable.includes(document) ? refuse('damaged') : ok(seqIn(moment.value, document))
}

const spanAsked = async (
  travel: TimeTravel,
  asking: Asking,
  marks: { readonly from: Mark; readonly to: Mark },
): Promise<Result<{ readonly from: Seq; readonly to: Seq }>> => {
  const from = await seqAsked(travel, asking, marks.from)
  if (!from.ok) return from
  const to = await seqAsked(travel, asking, marks.to)
  if (!to.ok) return to
  return from.value > to.value ? refuse('bad-request') : ok({ from: from.value, to: to.value })
}
