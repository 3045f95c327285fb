// Creates and changes items for a program: all lines of a request or none, in one entry of the log.
import { createHash } from 'node:crypto'
import type * as Y from 'yjs'
import { anyRefusalMessage } from '../../shared/anyRefusalMessage.ts'
import type { ItemAnswer, ItemBatchBody, ItemFieldsBody } from '../../shared/api/items.ts'
import { type ItemId, parseItemId, type Random } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { itemMap } from '../../shared/roadmap/change.ts'
import { changeAndAdd } from '../../shared/roadmap/changeItems.ts'
import { ITEMS } from '../../shared/roadmap/layout.ts'
import { isDefinedOwn } from '../../shared/roadmap/ownFields.ts'
import { isOwnKey, type OwnFieldKey } from '../../shared/roadmap/ownKeys.ts'
import { readRoadMap } from '../../shared/roadmap/read.ts'
import { type Problem, UNDEFINED_OWN } from '../problems.ts'
import { withTag } from '../timeTravel/itemTags.ts'
import { itemChangesOf } from './planChanges.ts'

const KEY = /^[A-Za-z0-9_-]{1,100}$/
const KEY_PROBLEM: Problem = {
  in: 'header',
  field: 'Idempotency-Key',
  expected: { es: 'hasta 100 letras, cifras, - y _', en: 'up to 100 letters, digits, - and _' },
}

export interface WrittenLines {
  /** Created ones first, in the order of the request. */
  readonly items: readonly ItemAnswer[]
  /** A request with the same key created them before; nothing was written. */
  readonly isThere: boolean
}
interface Lines extends Pick<ItemBatchBody, 'create'> {
  readonly change: readonly LineOfChange[]
}
interface LineOfChange {
  readonly item: ItemId
  readonly fields: ItemFieldsBody
  /** It is made only if the item has one of these versions. */
  readonly etags?: readonly string[]
}
export type LinesResult = Result<WrittenLines> & { readonly problems?: readonly Problem[] }
interface Asked {
  readonly account: string
  readonly key: string | undefined
  readonly lines: Lines
  /** Whether problems are named by their line, as in a batch. */
  readonly byLine: boolean
}

/** Refused before a document is loaded. */
export const keyProblems = (key: string | undefined): readonly Problem[] => (key === undefined || KEY.test(key) ? [] : [KEY_PROBLEM])

export const writeLines = (doc: Y.Doc, { account, key, lines, byLine }: Asked, random: Random): LinesResult => {
  const { create, change } = lines
  const ids = key === undefined ? [] : idsOf(account, key, lines)
  const known = ids.length === 0 ? [] : [...doc.getMap(ITEMS.root).keys()].filter((id) => ids.some((own) => keyPart(own) === keyPart(id)))
  if (known.length > 0) {
    if (!ids.every((id) => known.includes(id))) return refuse('key-reused')
    return ok({ items: itemsIn(doc, [...ids, ...change.map(({ item }) => item)]), isThere: true })
  }
  const fieldOf = (at: Place, name?: string) =>
    byLine ? [at.list, at.place, ...(name === undefined ? [] : at.list === 'change' ? ['fields', name] : [name])].join('.') : (name ?? '')
  const places = [
    ...create.map((fields, place) => ({ list: 'create', place, fields }) as const),
    ...change.map(({ fields }, place) => ({ list: 'change', place, fields }) as const),
  ]
  const refusedAt = (refusal: Refusal, at: Place): LinesResult => ({
    ...refuse(refusal),
    ...(byLine && { problems: [{ in: 'body', field: fieldOf(at), expected: messageOf(refusal) } as const] }),
  })
  const gone = change.findIndex(({ item }) => !itemMap(doc, item))
  if (gone >= 0) return refusedAt('not-found', { list: 'change', place: gone })
  const outdated = outdatedIn(doc, change)
  if (outdated >= 0) return refusedAt('item-changed', { list: 'change', place: outdated })
  const problems = places.flatMap((at): readonly Problem[] =>
    undefinedIn(doc, at.fields).map((own) => ({ in: 'body', field: fieldOf(at, own), expected: UNDEFINED_OWN })),
  )
  if (problems.length > 0) return { ...refuse('bad-request'), problems }
  const newcomers = create.map((fields, place) => ({
    fields: ids[place] ? { id: ids[place] } : {},
    later: (item: ItemId) => itemChangesOf(item, fields),
  }))
  const changes = change.flatMap(({ item, fields }) => itemChangesOf(item, fields))
  const done = changeAndAdd(doc, { changes, newcomers }, random)
  if (!done.ok) return done
  const { added, refused } = done.value
  const [first] = refused
  if (first) {
    const place = added.indexOf(first.id)
    return refusedAt(
      first.refusal,
      place >= 0 ? { list: 'create', place } : { list: 'change', place: change.findIndex(({ item }) => item === first.id) },
    )
  }
  return ok({ items: itemsIn(doc, [...added, ...change.map(({ item }) => item)]), isThere: false })
}

interface Place {
  readonly list: 'create' | 'change'
  readonly place: number
}

const KEY_LETTERS = 12
const keyPart = (id: string) => id.slice(0, KEY_LETTERS)
/**
 * Derived from the person, the key and the line, and in the last letters from the body: a repetition, on any server, finds the items that it
 * created, and another body under the same key is known without keeping bodies.
 */
const idsOf = (account: string, key: string, lines: Lines): readonly ItemId[] => {
  const body = digest(JSON.stringify(lines))
  return lines.create.map((_, place) => {
    const id = `${keyPart(digest(`item ${account} ${key}${place === 0 ? '' : ` ${place}`}`))}${body.slice(0, ID_LETTERS - KEY_LETTERS)}`
    return must(parseItemId(id), 'an id')
  })
}
const ID_LETTERS = 20
const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** The place of the first one whose item has another version; -1: none. */
const outdatedIn = (doc: Y.Doc, change: readonly LineOfChange[]): number => {
  const asked = change.filter(({ etags }) => etags !== undefined).map(({ item }) => item)
  const now = new Map(asked.length === 0 ? [] : itemsIn(doc, asked).map(({ id, etag }) => [id, etag]))
  return change.findIndex(({ item, etags }) => etags !== undefined && !etags.includes(now.get(item) ?? ''))
}

/** The own fields of the body that the group does not have, or that have no such choice. */
const undefinedIn = (doc: Y.Doc, fields: ItemFieldsBody): readonly OwnFieldKey[] =>
  Object.keys(fields)
    .filter(isOwnKey)
    .filter((key) => fields[key] !== undefined && !isDefinedOwn(doc, key, fields[key]))

const messageOf = (refusal: Refusal) => ({ es: anyRefusalMessage(refusal, 'es'), en: anyRefusalMessage(refusal, 'en') })

const itemsIn = (doc: Y.Doc, ids: readonly ItemId[]): readonly ItemAnswer[] => {
  const items = new Map(readRoadMap(doc).items.map((item) => [item.id, item]))
  return [...new Set(ids)].map((id) => withTag(must(items.get(id), 'an item of the plan')))
}
