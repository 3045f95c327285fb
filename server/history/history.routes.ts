// The feed of a group: what happened, as its members may read it.
import { Hono } from 'hono'
import { z } from 'zod'
import { type HeldSession, heldSessions, parseSide } from '../../shared/history/activity.ts'
import { parseSubject, subjectKey } from '../../shared/history/events.ts'
import { parseMark } from '../../shared/history/marks.ts'
import {
  actsId,
  type GroupId,
  instant,
  parseAccountId,
  parseAgencyId,
  parseDocumentId,
  parseGroupId,
  parseMeetingId,
} from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { accessOf } from '../../shared/permissions.ts'
import { ok, refuse } from '../../shared/result.ts'
import { answer, answerBytes, type Env } from '../answers.ts'
import { documentsOf } from '../groups/documents.ts'
import { permit } from '../identity/actor.ts'
import type { Deps } from '../identity/deps.ts'
import { type MomentDeps, resolveMark, seqIn } from '../timeTravel/moments.ts'
import type { TimeTravel } from '../timeTravel/timeTravel.ts'
import { parseCursor } from './cursor.ts'

const PAGE = 50
const LARGEST_PAGE = 200
const NOW = { type: 'now' } as const

/** Foreign text, by the parser that knows it; whatever it does not know is a bad request. */
const by = <T>(parse: (text: string) => T | null) =>
  z
    .string()
    .transform((text, c) => {
      const parsed = parse(text)
      if (parsed !== null) return parsed
      c.addIssue({ code: 'custom' })
      return z.NEVER
    })
    .optional()

/** Which changes. */
const asked = {
  subject: by((text) => {
    const subject = parseSubject(text)
    return subject && subjectKey(subject)
  }),
  document: by(parseDocumentId),
  account: by(parseAccountId),
  delegation: by(parseSide),
  agency: by(parseAgencyId),
  kind: by((text) => (/^[A-Za-z0-9_./-]{1,200}(,[A-Za-z0-9_./-]{1,200}){0,15}$/.test(text) ? text : null)),
  meeting: by(parseMeetingId),
  from: by(parseMark),
  to: by(parseMark),
  q: z.string().max(200).optional(),
  acts: z.literal('hide').optional(),
}
const FeedAsked = z.object({
  ...asked,
  before: by(parseCursor),
  limit: by((text) => (/^\d{1,3}$/.test(text) && Number(text) > 0 ? Math.min(Number(text), LARGEST_PAGE) : null)),
})
const ActivityAsked = z.object({ ...asked, zone: z.string().max(64).default('UTC') })
type Span = Pick<z.output<typeof FeedAsked>, 'document' | 'from' | 'to' | 'acts'>

type Travel = Pick<TimeTravel, keyof MomentDeps | 'reach' | 'ask'>

export const historyRoutes = (deps: Deps, travel: Travel) => {
  /** The documents that may be looked at, and where the marks that were asked for stand in them. An answer is never stale. */
  const spanOf = async (actor: Actor, group: GroupId, { document, from, to, acts }: Span, isNewest: boolean) => {
    // What the server decided of the group is history of the group, and of no document that anybody opens.
    const own = (await documentsOf(deps.db, group, accessOf(actor, group))).map(({ id }) => id)
    const documents = acts === 'hide' ? own : [...own, actsId(group)]
    // Whether it exists elsewhere or nowhere: nobody learns.
    if (document && !documents.includes(document)) return refuse('not-found')
    const asker = { group, account: actor.account, ...(document ? { document } : {}) }
    const [start, end] = [from && (await resolveMark(travel, asker, from)), to && (await resolveMark(travel, asker, to))]
    if (start && !start.ok) return start
    if (end && !end.ok) return end
    if (isNewest) {
      const newest = end ?? (await resolveMark(travel, asker, NOW))
      const wanted = newest.ok ? newest.value.seqs.filter((one) => documents.includes(one.document)) : []
      if (!(await travel.reach(document ? wanted.filter((one) => one.document === document) : wanted))) return refuse('unavailable')
    }
    return ok({ documents, after: start ? start.value.seqs : [], upTo: end ? end.value.seqs : null })
  }
  return new Hono<Env>()
    .get('/api/groups/:group/since', async (c) => {
      const allowed = await permit(deps, c, 'history.read', parseGroupId(c.req.param('group')))
      if (!allowed.ok) return answer(c, allowed.refusal)
      const { actor, group } = allowed.value
      const asker = { group, account: actor.account }
      const [visit, now] = [await resolveMark(travel, asker, { type: 'visit' }), await resolveMark(travel, asker, NOW)]
      if (!visit.ok) return answer(c, visit.refusal)
      if (!now.ok) return answer(c, now.refusal)
      const readable = (await documentsOf(deps.db, group, accessOf(actor, group))).map(({ id }) => id)
      const upTo = now.value.seqs.filter(({ document }) => readable.includes(document))
      if (!(await travel.reach(upTo))) return answer(c, 'unavailable')
      const spans = upTo
        .map(({ document, seq }) => ({ document, from: seqIn(visit.value, document), to: seq }))
        .filter(({ from, to }) => from < to)
      const said = await travel.ask(actor.account, { type: 'since', query: { reader: actor.account, spans } })
      return said.ok ? answerBytes(c, said.value, 'application/json') : answer(c, said.refusal)
    })
    .get('/api/groups/:group/history', async (c) => {
      const parsed = FeedAsked.safeParse(c.req.query())
      const allowed = await permit(deps, c, 'history.read', parseGroupId(c.req.param('group')))
      if (!allowed.ok) return answer(c, allowed.refusal)
      if (!parsed.success) return answer(c, 'bad-request')
      const { actor, group } = allowed.value
      const { from, to, acts, ...asked } = parsed.data
      // Older pages are older than what may still be on its way.
      const span = await spanOf(actor, group, parsed.data, !asked.before)
      if (!span.ok) return answer(c, span.refusal)
      const { documents, after, upTo } = span.value
      const query = { ...asked, limit: asked.limit ?? PAGE, after, upTo }
      const page = await travel.ask(actor.account, { type: 'feed', group, documents, query })
      return page.ok ? answerBytes(c, page.value, 'application/json') : answer(c, page.refusal)
    })
    .get('/api/groups/:group/history/activity', async (c) => {
      const parsed = ActivityAsked.safeParse(c.req.query())
      const allowed = await permit(deps, c, 'history.read', parseGroupId(c.req.param('group')))
      if (!allowed.ok) return answer(c, allowed.refusal)
      if (!parsed.success) return answer(c, 'bad-request')
      const { actor, group } = allowed.value
      const { from, to, acts, ...asked } = parsed.data
      const span = await spanOf(actor, group, parsed.data, true)
      if (!span.ok) return answer(c, span.refusal)
      const { documents, after, upTo } = span.value
      const held = await heldIn(deps, group)
      const activity = await travel.ask(actor.account, {
        type: 'activity',
        group,
        documents,
        query: { ...asked, limit: 1, after, upTo, held },
      })
      return activity.ok ? answerBytes(c, activity.value, 'application/json') : answer(c, activity.refusal)
    })
}

const heldIn = async ({ db }: Pick<Deps, 'db'>, group: GroupId): Promise<readonly HeldSession[]> => {
  const rows = await db.selectFrom('meeting').select(['id', 'started_at']).where('group_id', '=', group).execute()
  return heldSessions(
    rows.flatMap(({ id, started_at }) => {
      const meeting = parseMeetingId(id)
      return meeting ? [{ id: meeting, startedAt: started_at === null ? null : instant(started_at) }] : []
    }),
  )
}
