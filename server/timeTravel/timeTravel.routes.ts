// The past over HTTP: two moments compared, a document as it was, a text's changes and authors, and what a slider plays.
import { type Context, Hono } from 'hono'
import type { Moment } from '../../shared/history/comparison.ts'
import { parseSubject } from '../../shared/history/events.ts'
import { type Mark, parseMark } from '../../shared/history/marks.ts'
import {
  type DocumentId,
  type GroupId,
  meetingDocument,
  parseAccountId,
  parseGroupId,
  parseMeetingId,
  roadmapId,
  type Seq,
} from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { accessOf } from '../../shared/permissions.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { answer, answerBytes, type Env } from '../answers.ts'
import { documentsOf } from '../groups/documents.ts'
import { permit, permitDocument } from '../identity/actor.ts'
import type { Deps } from '../identity/deps.ts'
import { resolveMark, seqIn } from './moments.ts'
import type { TimeTravel } from './timeTravel.ts'

type Request = Context<Env>

export const timeTravelRoutes = (deps: Deps, travel: TimeTravel) =>
  new Hono<Env>()
    .get('/api/groups/:group/comparison', async (c) => {
      const allowed = await permit(deps, c, 'history.read', parseGroupId(c.req.param('group')))
      if (!allowed.ok) return answer(c, allowed.refusal)
      const [first, second] = [markIn(c, 'from', null), markIn(c, 'to', NOW)]
      if (!first || !second) return answer(c, 'bad-request')
      const { actor, group } = allowed.value
      const asker = { group, account: actor.account }
      const from = await resolveMark(travel, asker, first)
      if (!from.ok) return answer(c, from.refusal)
      const to = await resolveMark(travel, asker, second)
      if (!to.ok) return answer(c, to.refusal)
      const isLater = ({ document, seq }: Moment['seqs'][number]) =>
        seq > seqIn(to.value, document) && !to.value.unreadable.includes(document)
      if (from.value.seqs.some(isLater)) return answer(c, 'bad-request')
      if (to.value.unreadable.includes(roadmapId(group))) return answer(c, 'damaged')
      if (!(await travel.reach(to.value.seqs))) return answer(c, 'unavailable')
      const question = { type: 'comparison', roadmap: roadmapId(group), from: from.value, to: to.value } as const
      return give(c, await travel.ask(actor.account, question), JSON_TYPE)
    })
    .get('/api/groups/:group/work', async (c) => {
      const allowed = await permit(deps, c, 'history.read', parseGroupId(c.req.param('group')))
      if (!allowed.ok) return answer(c, allowed.refusal)
      const [first, second] = [markIn(c, 'from', null), markIn(c, 'to', NOW)]
      if (!first || !second) return answer(c, 'bad-request')
      const { actor, group } = allowed.value
      const asker = { group, account: actor.account }
      const [from, to] = [await resolveMark(travel, asker, first), await resolveMark(travel, asker, second)]
      if (!from.ok) return answer(c, from.refusal)
      if (!to.ok) return answer(c, to.refusal)
      const readable = (await documentsOf(deps.db, group, accessOf(actor, group))).map(({ id }) => id)
      const upTo = to.value.seqs.filter(({ document }) => readable.includes(document))
      if (!(await travel.reach(upTo))) return answer(c, 'unavailable')
      const spans = upTo
        .map(({ document, seq }) => ({ document, from: seqIn(from.value, document), to: seq }))
        .filter((span) => span.from < span.to)
      return give(c, await travel.ask(actor.account, { type: 'work', group, query: { spans } }), JSON_TYPE)
    })
    .get('/api/groups/:group/burn-up', async (c) => {
      const allowed = await permit(deps, c, 'history.read', parseGroupId(c.req.param('group')))
      if (!allowed.ok) return answer(c, allowed.refusal)
      const mark = markIn(c, 'to', NOW)
      if (!mark) return answer(c, 'bad-request')
      const { actor, group } = allowed.value
      const roadmap = roadmapId(group)
      const moment = await resolveMark(travel, { group, account: actor.account }, mark)
      if (!moment.ok) return answer(c, moment.refusal)
      if (moment.value.unreadable.includes(roadmap)) return answer(c, 'damaged')
      const to = seqIn(moment.value, roadmap)
      if (!(await travel.reach([{ document: roadmap, seq: to }]))) return answer(c, 'unavailable')
      return give(c, await travel.ask(actor.account, { type: 'burnUp', roadmap, to }), JSON_TYPE)
    })
    .get('/api/groups/:group/translation', async (c) => {
      const allowed = await permit(deps, c, 'history.read', parseGroupId(c.req.param('group')))
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const now = await resolveMark(travel, { group, account: actor.account }, NOW)
      if (!now.ok) return answer(c, now.refusal)
      // What was closed with its session can no longer be written: nothing in it waits for anybody.
      const closed = await closedSessions(travel, group)
      const documents = now.value.seqs.filter(({ document }) => !closed.has(document))
      if (!(await travel.reach(documents))) return answer(c, 'unavailable')
      return give(c, await travel.ask(actor.account, { type: 'translation', documents }), JSON_TYPE)
    })
    .get('/api/documents/:document/state', async (c) => {
      const allowed = await permitDocument(deps, c, 'history.read', c.req.param('document'))
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group, document } = allowed.value
      const mark = markIn(c, 'at', NOW)
      if (!mark) return answer(c, 'bad-request')
      const moment = await resolveMark(travel, { group, account: actor.account, document }, mark)
      if (!moment.ok) return answer(c, moment.refusal)
      if (moment.value.unreadable.includes(document)) return answer(c, 'damaged')
      const at = seqIn(moment.value, document)
      c.header('ruta-seq', String(at))
      if (moment.value.at !== null) c.header('ruta-at', String(moment.value.at))
      return give(c, await travel.ask(actor.account, { type: 'state', document, at }), BYTES_TYPE)
    })
    .get('/api/documents/:document/diff', async (c) => {
      const allowed = await permitDocument(deps, c, 'history.read', c.req.param('document'))
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, document } = allowed.value
      const asked = await partAsked(c, travel, allowed.value)
      if (!asked.ok) return answer(c, asked.refusal)
      // What was only moved is read from the history.
      if (!(await travel.reach([{ document, seq: asked.value.to }]))) return answer(c, 'unavailable')
      const question = { type: 'diff', document, ...asked.value } as const
      return give(c, await travel.ask(actor.account, question), JSON_TYPE)
    })
    .get('/api/documents/:document/words', async (c) => {
      const allowed = await permitDocument(deps, c, 'history.read', c.req.param('document'))
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, document } = allowed.value
      const asked = await partAsked(c, travel, allowed.value)
      if (!asked.ok) return answer(c, asked.refusal)
      const [name, account] = [c.req.query('account'), parseAccountId(c.req.query('account'))]
      if (name !== undefined && !account) return answer(c, 'bad-request')
      const question = { type: 'words', document, ...asked.value, account } as const
      return give(c, await travel.ask(actor.account, question), JSON_TYPE)
    })
    .get('/api/documents/:document/authorship', async (c) => {
      const allowed = await permitDocument(deps, c, 'history.read', c.req.param('document'))
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, document } = allowed.value
      const at = await seqAsked(travel, allowed.value, markIn(c, 'at', NOW))
      if (!at.ok) return answer(c, at.refusal)
      const part = c.req.query('part')
      if (part === undefined) return answer(c, 'bad-request')
      if (!(await travel.reach([{ document, seq: at.value }]))) return answer(c, 'unavailable')
      return give(c, await travel.ask(actor.account, { type: 'authorship', document, at: at.value, part }), JSON_TYPE)
    })
    .get('/api/documents/:document/course', async (c) => {
      const allowed = await permitDocument(deps, c, 'history.read', c.req.param('document'))
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, document } = allowed.value
      const name = c.req.query('subject')
      const subject = name === undefined ? null : parseSubject(name)
      if (name !== undefined && !subject) return answer(c, 'bad-request')
      const head = await travel.head(document)
      if (!head.ok) return answer(c, head.refusal)
      if (!(await travel.reach([{ document, seq: head.value }]))) return answer(c, 'unavailable')
      return give(c, await travel.ask(actor.account, { type: 'course', document, subject, head: head.value }), JSON_TYPE)
    })
    .get('/api/documents/:document/entries', async (c) => {
      const allowed = await permitDocument(deps, c, 'history.read', c.req.param('document'))
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, document } = allowed.value
      const after = await seqAsked(travel, allowed.value, markIn(c, 'after', START))
      if (!after.ok) return answer(c, after.refusal)
      const upTo = await seqAsked(travel, allowed.value, markIn(c, 'upTo', NOW))
      if (!upTo.ok) return answer(c, upTo.refusal)
      return give(c, await travel.ask(actor.account, { type: 'entries', document, after: after.value, upTo: upTo.value }), BYTES_TYPE)
    })

const closedSessions = async ({ db }: TimeTravel, group: GroupId): Promise<ReadonlySet<DocumentId>> => {
  const rows = await db.selectFrom('meeting').select('id').where('group_id', '=', group).where('state', '=', 'closed').execute()
  return new Set(rows.flatMap(({ id }) => parseMeetingId(id) ?? []).map(meetingDocument))
}

const NOW: Mark = { type: 'now' }
const START: Mark = { type: 'start' }
const JSON_TYPE = 'application/json'
const BYTES_TYPE = 'application/octet-stream'

/** Null for what is no mark; an absent one is `otherwise`. */
const markIn = (c: Request, name: string, otherwise: Mark | null): Mark | null => {
  const text = c.req.query(name)
  return text === undefined ? otherwise : parseMark(text)
}

interface Asking {
  readonly actor: Actor
  readonly group: GroupId
  readonly document: DocumentId
}
const seqAsked = async (travel: TimeTravel, { actor, group, document }: Asking, mark: Mark | null): Promise<Result<Seq>> => {
  if (!mark) return refuse('bad-request')
  const moment = await resolveMark(travel, { group, account: actor.account, document }, mark)
  if (!moment.ok) return moment
  return moment.value.unreadable.includes(document) ? refuse('damaged') : ok(seqIn(moment.value, document))
}

/** A part of a document, between two of its entries. */
const partAsked = async (
  c: Request,
  travel: TimeTravel,
  asking: Asking,
): Promise<Result<{ readonly from: Seq; readonly to: Seq; readonly part: string }>> => {
  const from = await seqAsked(travel, asking, markIn(c, 'from', null))
  if (!from.ok) return from
  const to = await seqAsked(travel, asking, markIn(c, 'to', NOW))
  if (!to.ok) return to
  const part = c.req.query('part')
  if (part === undefined || from.value > to.value) return refuse('bad-request')
  return ok({ from: from.value, to: to.value, part })
}

const give = async (c: Request, answered: Result<Uint8Array>, type: string): Promise<Response> => {
  if (!answered.ok) return answer(c, answered.refusal)
  return answerBytes(c, answered.value, type)
}
