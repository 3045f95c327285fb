// Routes for other programs: items of a road map.
import type { ItemAnswer, itemApi } from '../../shared/api/items.ts'
import { roadmapId } from '../../shared/ids.ts'
import { must, ok, refuse } from '../../shared/result.ts'
import type { More } from '../answers.ts'
import { tagsIn } from '../entityTags.ts'
import type { Problem } from '../problems.ts'
import { type OnceDeps, type WriteOnceWriter, writeOnce } from '../relay/writeOnce.ts'
import type { Handlers } from '../routes.ts'
import { createKeyedQueue } from '../throttle.ts'
import { readPlanCursor } from '../timeTravel/planCursor.ts'
import { askValue } from '../timeTravel/readAnswer.ts'
import type { TimeTravel } from '../timeTravel/timeTravel.ts'
import { type PageReaderDeps, pageReader } from './pageReader.ts'
import { CURSOR_PROBLEM, cursorKey, readPlanQuery, unknownProblems } from './planQuery.ts'
import { keyProblems, type LinesResult, type WrittenLines, writeLines } from './writeLines.ts'

/** Limit of pending writes per person. */
const MOST_WAITING = 20
const RETRY_S = 5

export const planHandlers = (deps: OnceDeps & PageReaderDeps, travel: Pick<TimeTravel, 'head' | 'ask'>): Handlers<keyof typeof itemApi> => {
  const inTurn = createKeyedQueue(MOST_WAITING)
  /** Limit of one at a time per person: each has the whole plan in memory twice. */
  const write = async (
    { key, lines, byLine = false }: Pick<Parameters<typeof writeLines>[1], 'key' | 'lines'> & { readonly byLine?: boolean },
    writer: Omit<WriteOnceWriter, 'document'>,
  ): Promise<LinesResult & More> => {
    const wrong = keyProblems(key)
    if (wrong.length > 0) return { ...refuse('bad-request'), problems: wrong }
    let problems: readonly Problem[] | undefined
    const { account } = writer.actor
    const writing = () =>
      writeOnce<WrittenLines>(deps, { ...writer, document: roadmapId(writer.group) }, (doc) => {
        const written = writeLines(doc, { account, key, lines, byLine }, deps.random)
        problems = written.problems
        return written
      })
    // Of two programs that change the same version, one is refused: the second one is compared when the first has been written.
    const isConditional = lines.change.some(({ etags }) => etags !== undefined)
    const inLine = isConditional ? () => inTurn(`versions of ${writer.group}`, writing) : writing
    const written = (await inTurn(account, inLine)) ?? { ...refuse('too-many'), retryAfter: RETRY_S }
    return written.ok || !problems ? written : { ...written, problems }
  }
  return {
    'GET /api/groups/:group/items': async ({ actor, group, query }) => {
      const { limit = null, cursor: written, ...given } = query
      const { problems, ...asked } = readPlanQuery(given)
      if (problems.length > 0) return { ...refuse('bad-request'), problems }
      const reader = await pageReader(deps, actor, group)
      const key = cursorKey(given, group, reader)
      const cursor = written === undefined ? null : readPlanCursor(key, written)
      const roadmap = roadmapId(group)
      const head = await travel.head(roadmap)
      if (!head.ok) return head
      if (written !== undefined && (cursor === null || cursor.at > head.value))
        return { ...refuse('bad-request'), problems: [CURSOR_PROBLEM] }
      const answer = await travel.ask(actor.account, {
        type: 'plan',
        roadmap,
        at: cursor?.at ?? head.value,
        key,
        query: { ...asked, limit, after: cursor?.after ?? null, reader: cursor ? { ...reader, today: cursor.today } : reader },
      })
      return answer.unknown ? { ...refuse('bad-request'), problems: unknownProblems(answer.unknown) } : answer
    },
    'GET /api/groups/:group/items/:item': async ({ actor, group, item }) => {
      const roadmap = roadmapId(group)
      const head = await travel.head(roadmap)
      if (!head.ok) return head
      const answer = await askValue(travel, actor.account, { type: 'item', roadmap, at: head.value, item })
      return answer.ok ? tagged(answer.value) : answer
    },
    'POST /api/groups/:group/items': async ({ c, body, ...writer }) => {
      const written = await write({ key: c.req.header('Idempotency-Key'), lines: { create: [body], change: [] } }, writer)
      if (!written.ok) return written
      return { ...tagged(must(written.value.items[0], 'what was added')), status: written.value.isThere ? 200 : 201 }
    },
    'PATCH /api/groups/:group/items/:item': async ({ c, item, body, ...writer }) => {
      const asked = c.req.header('If-Match')
      const tags = asked === undefined ? '*' : tagsIn(asked)
      if (tags === null) return { ...refuse('bad-request'), problems: [IF_MATCH_PROBLEM] }
      const change = [{ item, fields: body, ...(tags === '*' ? {} : { etags: tags }) }]
      const written = await write({ key: undefined, lines: { create: [], change } }, writer)
      return written.ok ? tagged(must(written.value.items[0], 'what was changed')) : written
    },
    'POST /api/groups/:group/item-batches': async ({ c, body: { create, change }, ...writer }) => {
      const lines = { create, change: change.map(({ etag, ...line }) => ({ ...line, ...(etag !== undefined && { etags: [etag] }) })) }
      const written = await write({ key: c.req.header('Idempotency-Key'), lines, byLine: true }, writer)
      return written.ok
        ? { ...ok({ items: written.value.items }), status: written.value.isThere || create.length === 0 ? 200 : 201 }
        : written
    },
  }
}

const tagged = (item: ItemAnswer) => ({ ...ok(item), etag: item.etag })

const IF_MATCH_PROBLEM: Problem = {
  in: 'header',
  field: 'If-Match',
  expected: { es: '`ETag` de una respuesta, entre comillas, o *', en: '`ETag` of an answer, in quotation marks, or *' },
}
