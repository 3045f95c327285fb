// What the paragraphs of a text say of where they were pasted from, and the order in which that is looked at.
import type * as Y from 'yjs'
import { rootMap } from '../../shared/editor/foreign.ts'
import { isMovedFrom, MOVED_FROM, type MovedFrom, movedBy } from '../../shared/editor/movedFrom.ts'
import type { AccountId, Seq } from '../../shared/ids.ts'
import { entriesIn, type Id } from '../../shared/yjs/item.ts'
import { valuesIn } from '../../shared/yjs/itemContent.ts'
import type { EntryHeader } from './entriesById.ts'
import type { IdRanges } from './idRanges.ts'

/** A statement, and its id. */
export interface OriginStatement {
  readonly id: Id
  readonly account: AccountId
  readonly from: MovedFrom
}
/** The statements that one entry brought, by its author. */
export interface StatedPaste {
  readonly entry: EntryHeader
  readonly statements: readonly OriginStatement[]
}

/** How many statements there are or were. */
export const countStatements = (doc: Y.Doc): number => {
  const root = rootMap(doc, MOVED_FROM)
  return root ? entriesIn(root).size : 0
}
/** Entries of those that stand besides these, if they are by their author. */
export const entriesStating = (doc: Y.Doc, entries: IdRanges<EntryHeader>, besides: readonly OriginStatement[]): ReadonlySet<Seq> => {
  const root = rootMap(doc, MOVED_FROM)
  const known = new Set(besides.map(({ id }) => `${id.client}:${id.clock}`))
  const found = new Set<Seq>()
  for (const [key, { deleted, id }] of root ? entriesIn(root) : []) {
    if (deleted || known.has(`${id.client}:${id.clock}`)) continue
    const entry = entries.at(id.client, id.clock)
    if (entry && entry.author === movedBy(key)) found.add(entry.seq)
  }
  return found
}
/** At most so many, of each account as many as of the others. Of those that are too many the letters are not looked at. */
export const statementsOf = (doc: Y.Doc, blocks: ReadonlySet<string>, most: number): readonly OriginStatement[] => {
  const root = rootMap(doc, MOVED_FROM)
  const stated = [...(root ? entriesIn(root) : [])]
    .flatMap(([key, item]) => {
      const from: unknown = item.deleted ? null : valuesIn(item)?.at(-1)
      const account = isOfBlocks(from, blocks) ? movedBy(key) : null
      return account ? [{ id: item.id, account, from }] : []
    })
    // Yjs has them in the order in which this copy received them.
    .sort((a, b) => a.id.client - b.id.client || a.id.clock - b.id.clock)
  const statements: OriginStatement[] = []
  for (const { id, account, from } of inRounds([...Map.groupBy(stated, (one) => one.account).values()]).flat()) {
    if (statements.length >= most) break
    if (isMovedFrom(from)) statements.push({ id, account, from })
  }
  return statements
}
const isOfBlocks = (value: unknown, blocks: ReadonlySet<string>): boolean =>
  typeof value === 'object' && value !== null && 'block' in value && typeof value.block === 'string' && blocks.has(value.block)

/**
 * In each round one paste of each account, so that many statements of one member leave room for those of the others. Left out are statements in an
 * entry of another account, and those brought back after a restore that are not confirmed.
 */
export const pastesInRounds = (
  statements: readonly OriginStatement[],
  entries: IdRanges<EntryHeader>,
): readonly (readonly StatedPaste[])[] =>
  inRounds([...Map.groupBy(statements, ({ account }) => account)].map(([account, own]) => pastesOf(account, own, entries)))
export const entriesOfPastes = (rounds: readonly (readonly StatedPaste[])[]): readonly Seq[] => rounds.flat().map(({ entry }) => entry.seq)
const pastesOf = (account: AccountId, statements: readonly OriginStatement[], entries: IdRanges<EntryHeader>): readonly StatedPaste[] =>
  [...Map.groupBy(statements, ({ id }) => entries.at(id.client, id.clock))].flatMap(([entry, own]) =>
    entry?.author === account ? [{ entry, statements: own }] : [],
  )

const inRounds = <T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.max(0, ...lists.map(({ length }) => length)) }, (_, at) =>
    lists.flatMap((list) => (at < list.length ? list.slice(at, at + 1) : [])),
  )
