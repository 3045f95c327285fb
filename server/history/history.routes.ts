// The feed of a group: what happened, as its members may read it.
import { Hono } from 'hono'
import { z } from 'zod'
import { parseSubject, subjectKey } from '../../shared/history/events.ts'
import { parseMark } from '../../shared/history/marks.ts'
import {
  actsId,
  parseAccountId,
  parseAgencyId,
  parseDelegationId,
  parseDocumentId,
  parseGroupId,
  parseMeetingId,
} from '../../shared/ids.ts'
import { accessOf } from '../../shared/permissions.ts'
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

const FeedAsked = z.object({
  subject: by((text) => {
    const subject = parseSubject(text)
    return subject && subjectKey(subject)
  }),
  document: by(parseDocumentId),
  account: by(parseAccountId),
  delegation: by(parseDelegationId),
  agency: by(parseAgencyId),
  kind: by((text) => (/^[A-Za-z0-9_./-]{1,200}(,[A-Za-z0-9_./-]{1,200}){0,15}$/.test(text) ? text : null)),
  meeting: by(parseMeetingId),
  from: by(parseMark),
  to: by(parseMark),
  q: z.string().max(200).optional(),
  before: by(parseCursor),
  limit: by((text) => (/^\d{1,3}$/.test(text) && Number(text) > 0 ? Math.min(Number(text), LARGEST_PAGE) : null)),
})

export const historyRoutes = (deps: Deps, travel: Pick<TimeTravel, keyof MomentDeps | 'reach' | 'ask'>) =>
  new Hono<Env>()
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
      const { from, to, ...asked } = parsed.data
      // What the server decided of the group is history of the group, and of no document that anybody opens.
      const documents = [...(await documentsOf(deps.db, group, accessOf(actor, group))).map(({ id }) => id), actsId(group)]
      // Whether it exists elsewhere or nowhere: nobody learns.
      if (asked.document && !documents.includes(asked.document)) return answer(c, 'not-found')
      const asker = { group, account: actor.account, ...(asked.document ? { document: asked.document } : {}) }
      const [start, end] = [from && (await resolveMark(travel, asker, from)), to && (await resolveMark(travel, asker, to))]
      if (start && !start.ok) return answer(c, start.refusal)
      if (end && !end.ok) return answer(c, end.refusal)
      // An answer is never stale; older pages are older than what may still be on its way.
      if (!asked.before) {
        const newest = end ?? (await resolveMark(travel, asker, NOW))
        const wanted = newest.ok ? newest.value.seqs.filter(({ document }) => documents.includes(document)) : []
        if (!(await travel.reach(asked.document ? wanted.filter(({ document }) => document === asked.document) : wanted)))
          return answer(c, 'unavailable')
      }
      const query = { ...asked, limit: asked.limit ?? PAGE, after: start ? start.value.seqs : [], upTo: end ? end.value.seqs : null }
      const page = await travel.ask(actor.account, { type: 'feed', group, documents, query })
      return page.ok ? answerBytes(c, page.value, 'application/json') : answer(c, page.refusal)
    })
