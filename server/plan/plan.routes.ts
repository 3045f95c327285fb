// Routes for other programs: items of a road map.
import { createHash } from 'node:crypto'
import type * as Y from 'yjs'
import type { ItemFieldsBody, itemApi } from '../../shared/api/items.ts'
import { type ItemId, parseItemId, type Random, roadmapId } from '../../shared/ids.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { itemMap } from '../../shared/roadmap/change.ts'
import { changeAndAdd, changeItems } from '../../shared/roadmap/changeItems.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { isDefinedOwn } from '../../shared/roadmap/ownFields.ts'
import { isOwnKey, type OwnFieldKey } from '../../shared/roadmap/ownKeys.ts'
import { readRoadMap } from '../../shared/roadmap/read.ts'
import type { IdentityConfirmation } from '../identity/caller.ts'
import { type Problem, UNDEFINED_OWN } from '../problems.ts'
import { type OnceDeps, type WriteOnceWriter, writeOnce } from '../relay/writeOnce.ts'
import type { Handlers } from '../routes.ts'
import { createKeyedQueue } from '../throttle.ts'
import type { TimeTravel } from '../timeTravel/timeTravel.ts'
import { itemChangesOf } from './planChanges.ts'

const KEY = /^[A-Za-z0-9_-]{1,100}$/
/** Limit of pending writes per person. */
const MOST_WAITING = 20
const RETRY_S = 5

export const planHandlers = (deps: OnceDeps, travel: Pick<TimeTravel, 'head' | 'ask'>): Handlers<keyof typeof itemApi> => {
  const inTurn = createKeyedQueue(MOST_WAITING)
  /** Limit of one at a time per person: each has the whole plan in memory twice. */
  const write = async <T>(
    writer: Omit<WriteOnceWriter, 'document'>,
    change: (doc: Y.Doc) => Result<T>,
  ): Promise<IdentityConfirmation<T>> => {
    const writing = () => writeOnce(deps, { ...writer, document: roadmapId(writer.group) }, change)
    return (await inTurn(writer.actor.account, writing)) ?? { ...refuse('too-many'), retryAfter: RETRY_S }
  }
  return {
    'GET /api/groups/:group/items': async ({ actor, group, query }) => {
      const roadmap = roadmapId(group)
      const head = await travel.head(roadmap)
      return head.ok ? travel.ask(actor.account, { type: 'plan', roadmap, at: head.value, archived: query.archived === 'yes' }) : head
    },
    'GET /api/groups/:group/items/:item': async ({ actor, group, item }) => {
      const roadmap = roadmapId(group)
      const head = await travel.head(roadmap)
      return head.ok ? travel.ask(actor.account, { type: 'item', roadmap, at: head.value, item }) : head
    },
    'POST /api/groups/:group/items': async ({ c, body, ...writer }) => {
      const key = c.req.header('Idempotency-Key')
      if (key !== undefined && !KEY.test(key)) return { ...refuse('bad-request'), problems: [KEY_PROBLEM] }
      const id = key === undefined ? null : idOf(key, writer.actor.account)
      let isThere = false
      let field: OwnFieldKey | undefined
      const written = await write(writer, (doc) => {
        isThere = id !== null && itemMap(doc, id) !== null
        if (id && isThere) return itemIn(doc, id)
        field = undefinedIn(doc, body)
        return field ? refuse('bad-request') : added(doc, { id, fields: body, random: deps.random })
      })
      return written.ok ? { ...written, status: isThere ? 200 : 201 } : { ...written, ...(field && { problems: [ownProblem(field)] }) }
    },
    'PATCH /api/groups/:group/items/:item': async ({ item, body, ...writer }) => {
      let field: OwnFieldKey | undefined
      const written = await write(writer, (doc) => {
        if (!itemMap(doc, item)) return refuse('not-found')
        field = undefinedIn(doc, body)
        if (field) return refuse('bad-request')
        const [first] = changeItems(doc, itemChangesOf(item, body), deps.random)
        return first ? refuse(first.refusal) : itemIn(doc, item)
      })
      return written.ok ? written : { ...written, ...(field && { problems: [ownProblem(field)] }) }
    },
  }
}

/** Derived from the person and their idempotency key: a repeated request, on any server, creates one item. */
const idOf = (key: string, account: string): ItemId =>
  must(parseItemId(createHash('sha256').update(`item ${account} ${key}`).digest('hex').slice(0, 20)), 'an id')

const KEY_PROBLEM: Problem = {
  in: 'header',
  field: 'Idempotency-Key',
  expected: { es: 'hasta 100 letras, cifras, - y _', en: 'up to 100 letters, digits, - and _' },
}
const ownProblem = (key: OwnFieldKey): Problem => ({ in: 'body', field: key, expected: UNDEFINED_OWN })

/** The first own field of the body that the group does not have, or that has no such choice. */
const undefinedIn = (doc: Y.Doc, body: ItemFieldsBody): OwnFieldKey | undefined =>
  Object.keys(body)
    .filter(isOwnKey)
    .find((key) => body[key] !== undefined && !isDefinedOwn(doc, key, body[key]))

interface New {
  readonly id: ItemId | null
  readonly fields: ItemFieldsBody
  readonly random: Random
}
const added = (doc: Y.Doc, { id, fields, random }: New): Result<Item> => {
  const newcomer = { fields: id ? { id } : {}, later: (item: ItemId) => itemChangesOf(item, fields) }
  const done = changeAndAdd(doc, { changes: [], newcomers: [newcomer] }, random)
  if (!done.ok) return done
  const [first] = done.value.refused
  return first ? refuse(first.refusal) : itemIn(doc, must(done.value.added[0], 'what was added'))
}

const itemIn = (doc: Y.Doc, id: ItemId): Result<Item> =>
  ok(
    must(
      readRoadMap(doc).items.find((item) => item.id === id),
      'the item just written',
    ),
  )
