// Routes of the feed of a group.
import type { ParsedPart } from '../../shared/api/routes.ts'
import { type HeldSession, heldSessions } from '../../shared/history/activity.ts'
import { actsId, type GroupId, instant, isActs, parseMeetingId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Deps } from '../deps.ts'
import { documentsOf } from '../groups/documentRegistry.ts'
import type { Handlers } from '../routes.ts'
import { type MomentDeps, requesterOf, resolveMark, seqIn } from '../timeTravel/resolveMoments.ts'
import type { TimeTravel } from '../timeTravel/timeTravel.ts'
import { wantedOf } from './feed.ts'

const NOW = { type: 'now' } as const
type Names = 'GET /api/groups/:group/since' | 'GET /api/groups/:group/history' | 'GET /api/groups/:group/history/activity'
type Span = Pick<ParsedPart<'GET /api/groups/:group/history', 'query'>, 'document' | 'from' | 'to' | 'acts'>

type Travel = Pick<TimeTravel, keyof MomentDeps | 'reach' | 'ask'>

export const historyHandlers = (deps: Deps, travel: Travel): Handlers<Names> => {
  /** Documents that the caller may read, and the seqs of the requested marks. Never cached. */
  const spanOf = async (actor: Actor, group: GroupId, { document, from, to, acts }: Span, isNewest: boolean) => {
    // Acts are part of the group's history, and of no document that can be opened.
    const own = (await documentsOf(deps.db, group, actor)).map(({ id }) => id)
    const documents = acts === 'hide' ? own : [...own, actsId(group)]
    // Must not reveal whether it exists elsewhere.
    if (document && !documents.includes(document)) return refuse('not-found')
    const asker = await requesterOf(deps.db, { actor, group, document })
    const [start, end] = [from && (await resolveMark(travel, asker, from)), to && (await resolveMark(travel, asker, to))]
    if (start && !start.ok) return start
    if (end && !end.ok) return end
    if (isNewest) {
      const newest = end ?? (await resolveMark(travel, asker, NOW))
      const wanted = newest.ok ? newest.value.seqs.filter((one) => documents.includes(one.document)) : []
      const read = wantedOf(documents, { document, about: acts === 'about' })
      const reached = await travel.reach(wanted.filter((one) => read.includes(one.document)))
      if (!reached.ok) return reached
    }
    return ok({ documents, after: start ? start.value.seqs : [], upTo: end ? end.value.seqs : null })
  }
  return {
    'GET /api/groups/:group/since': async ({ actor, group }) => {
      const asker = await requesterOf(deps.db, { actor, group })
      const [visit, now] = [await resolveMark(travel, asker, { type: 'visit' }), await resolveMark(travel, asker, NOW)]
      if (!visit.ok) return visit
      if (!now.ok) return now
      const upTo = now.value.seqs.filter(({ document }) => !isActs(document))
      const reached = await travel.reach(upTo)
      if (!reached.ok) return reached
      const spans = upTo
        .map(({ document, seq }) => ({ document, from: seqIn(visit.value, document), to: seq }))
        .filter(({ from, to }) => from < to)
      return travel.ask(actor.account, { type: 'since', query: { reader: actor.account, spans } })
    },
    'GET /api/groups/:group/history': async ({ actor, group, query: { from, to, acts, ...asked } }) => {
      // Older pages precede entries that may not be processed yet.
      const span = await spanOf(actor, group, { document: asked.document, from, to, acts }, !asked.before)
      if (!span.ok) return span
      const { documents, after, upTo } = span.value
      return travel.ask(actor.account, { type: 'feed', group, documents, query: { ...asked, about: acts === 'about', after, upTo } })
    },
    'GET /api/groups/:group/history/activity': async ({ actor, group, query: { from, to, acts, ...asked } }) => {
      const span = await spanOf(actor, group, { document: asked.document, from, to, acts }, true)
      if (!span.ok) return span
      const { documents, after, upTo } = span.value
      const held = await heldIn(deps, group)
      return travel.ask(actor.account, {
        type: 'activity',
        group,
        documents,
        query: { ...asked, about: acts === 'about', limit: 1, after, upTo, held },
      })
    },
  }
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
