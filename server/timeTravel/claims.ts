// What the paragraphs of a text say of where they were pasted from, and the order in which that is looked at.
import type * as Y from 'yjs'
import { rootMap } from '../../shared/editor/foreign.ts'
import { isMovedFrom, MOVED_FROM, type MovedFrom, movedBy } from '../../shared/editor/movedFrom.ts'
import type { AccountId } from '../../shared/ids.ts'
import { entriesIn, type Id } from '../../shared/yjs/item.ts'
import { valuesIn } from '../../shared/yjs/itemContent.ts'
import type { Arrival } from './arrivals.ts'
import type { IdRanges } from './idRanges.ts'

/** A statement, and its id. */
export interface Claim {
  readonly id: Id
  readonly account: AccountId
  readonly from: MovedFrom
}
/** The statements that one entry brought, by its author. */
export interface Paste {
  readonly arrival: Arrival
  readonly claims: readonly Claim[]
}

/** How many statements there are or were. */
export const statementsIn = (doc: Y.Doc): number => {
  const root = rootMap(doc, MOVED_FROM)
  return root ? entriesIn(root).size : 0
}
export const claimsIn = (doc: Y.Doc, blocks: ReadonlySet<string>): readonly Claim[] => {
  const root = rootMap(doc, MOVED_FROM)
  if (!root) return []
  return [...entriesIn(root)].flatMap(([key, item]): readonly Claim[] => {
    const from = item.deleted ? null : valuesIn(item)?.at(-1)
    if (!isOfBlocks(from, blocks) || !isMovedFrom(from)) return []
    const account = movedBy(key)
    return account ? [{ id: item.id, account, from }] : []
  })
}
/** Of many statements few are of the blocks asked for: their letters are not looked at. */
const isOfBlocks = (value: unknown, blocks: ReadonlySet<string>): boolean =>
  typeof value === 'object' && value !== null && 'block' in value && typeof value.block === 'string' && blocks.has(value.block)

/**
 * In each round one paste of each account, so that many statements of one member leave room for those of the others. Without those that are not in
 * an entry of their account, or that nobody has confirmed yet.
 */
export const pastesInRounds = (claims: readonly Claim[], arrivals: IdRanges<Arrival>): readonly (readonly Paste[])[] =>
  inRounds([...Map.groupBy(claims, ({ account }) => account)].map(([account, own]) => pastesOf(account, own, arrivals)))
const pastesOf = (account: AccountId, claims: readonly Claim[], arrivals: IdRanges<Arrival>): readonly Paste[] =>
  [...Map.groupBy(claims, ({ id }) => arrivals.at(id.client, id.clock))].flatMap(([arrival, own]) =>
    arrival?.author === account ? [{ arrival, claims: own }] : [],
  )

/** At most so many, of each account as many as of the others. */
export const someOfEach = (claims: readonly Claim[], most: number): readonly Claim[] =>
  inRounds([...Map.groupBy(claims, ({ account }) => account).values()])
    .flat()
    .slice(0, most)

const inRounds = <T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.max(0, ...lists.map(({ length }) => length)) }, (_, at) =>
    lists.flatMap((list) => (at < list.length ? list.slice(at, at + 1) : [])),
  )
