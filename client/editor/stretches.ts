// Splits a marked line into ranges: adjacent runs with the same author or the same kind of change are merged.
import { charactersIn } from '../../shared/editor/textLength.ts'
import { type AuthorContext, isSameContext, onlyContext } from '../../shared/history/credit.ts'
import type { DiffMark, DiffNode, Origin, TextChangeMark } from '../../shared/history/textDiff.ts'
import {
  type AccountId,
  type DelegationId,
  type Instant,
  instant,
  parseAccountId,
  parseDelegationId,
  parseDocumentId,
} from '../../shared/ids.ts'

export interface LineChange extends AuthorContext {
  readonly type: 'inserted' | 'deleted' | 'formatted' | 'movedHere'
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  readonly unverified: boolean
  readonly origin?: Origin
  readonly at: Instant | null
  /** For `formatted`: which formats, and whether each was set before. */
  readonly formats: readonly { readonly name: string; readonly was: boolean }[]
}
export interface TextAuthor extends AuthorContext {
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  /** Brought back after a restore, and its owner has not been online since. */
  readonly unverified: boolean
  /** The author has only pasted it. */
  readonly origin?: Origin
}
export interface AuthorStretch {
  readonly change: LineChange | null
  readonly author: TextAuthor | null
  readonly runs: readonly DiffNode[]
}

export const stretchesOf = (line: readonly DiffNode[]): readonly AuthorStretch[] => {
  const found: AuthorStretch[] = []
  for (const run of line) {
    const change = changeOf(run)
    const author = authorOf(run)
    const last = found.at(-1)
    if (last && isSameChange(last.change, change) && isSameAuthor(last.author, author))
      found[found.length - 1] = { change: newer(last.change, change), author, runs: [...last.runs, run] }
    else found.push({ change, author, runs: [run] })
  }
  return found
}

/** A line break reports its change like a block; no other inline node has attributes. */
const changeOf = (run: DiffNode): LineChange | null => {
  const attrs = run.attrs?.ychange ?? markIn(run, 'ychange')
  const type = attrs?.type
  if (!attrs || (type !== 'inserted' && type !== 'deleted' && type !== 'formatted' && type !== 'movedHere')) return null
  return { type, ...authorFrom(attrs), at: typeof attrs.at === 'number' ? instant(attrs.at) : null, formats: formatsOf(attrs) }
}
const authorOf = (run: DiffNode): TextAuthor | null => {
  const attrs = markIn(run, 'authored')
  return attrs ? authorFrom(attrs) : null
}
const markIn = (run: DiffNode, type: string): DiffMark['attrs'] => run.marks?.find((mark) => mark.type === type)?.attrs
const authorFrom = (attrs: TextChangeMark | NonNullable<DiffMark['attrs']>): TextAuthor => {
  const origin = originFrom(attrs.origin)
  return {
    account: parseAccountId(attrs.account),
    delegation: parseDelegationId(attrs.delegation),
    unverified: attrs.unverified === true,
    ...onlyContext(attrs),
    ...(origin ? { origin } : {}),
  }
}
const originFrom = (value: unknown): Origin | null => {
  const attrs = isRecord(value) ? value : {}
  const document = parseDocumentId(attrs.document)
  if (!document) return null
  const unverified = attrs.unverified === true
  return {
    document,
    account: parseAccountId(attrs.account),
    delegation: parseDelegationId(attrs.delegation),
    ...(unverified ? { unverified } : {}),
    ...onlyContext(attrs),
  }
}
const formatsOf = ({ keys, before }: { readonly keys?: unknown; readonly before?: unknown }): LineChange['formats'] =>
  Array.isArray(keys)
    ? keys
        .filter((key) => typeof key === 'string')
        .map((name) => ({ name, was: isRecord(before) && before[name] !== null && before[name] !== undefined }))
    : []
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

const isSameChange = (a: LineChange | null, b: LineChange | null): boolean =>
  a === b || (a !== null && b !== null && a.type === b.type && isSameAuthor(a, b) && formatKey(a) === formatKey(b))
const formatKey = ({ formats }: LineChange) => formats.map(({ name, was }) => `${name} ${was}`).join()
const isSameAuthor = (a: TextAuthor | null, b: TextAuthor | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.account === b.account &&
    a.delegation === b.delegation &&
    a.unverified === b.unverified &&
    isSameContext(a, b) &&
    isSameOrigin(a.origin, b.origin))
const isSameOrigin = (a: Origin | undefined, b: Origin | undefined): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
const newer = (a: LineChange | null, b: LineChange | null): LineChange | null => ((a?.at ?? 0) > (b?.at ?? 0) ? a : b)

/** Words of a line that one person pasted from one text, and who wrote how many characters of them there. */
export interface PastedWords {
  readonly by: TextAuthor
  readonly writers: readonly (Origin & { readonly characters: number })[]
}
export const pastedStretch = (line: readonly DiffNode[]): readonly PastedWords[] => {
  const found = new Map<string, { by: TextAuthor; writers: Map<string, Origin & { characters: number }> }>()
  for (const run of line) {
    const author = authorOf(run)
    if (!author?.origin) continue
    const { origin, ...by } = author
    const key = JSON.stringify([by, origin.document])
    const pasted = found.get(key) ?? { by: author, writers: new Map() }
    found.set(key, pasted)
    const writer = JSON.stringify(origin)
    pasted.writers.set(writer, { ...origin, characters: (pasted.writers.get(writer)?.characters ?? 0) + charactersIn(run.text ?? '') })
  }
  return [...found.values()].map(({ by, writers }) => ({ by, writers: [...writers.values()] }))
}
