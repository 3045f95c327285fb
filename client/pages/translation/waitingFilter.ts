// The filter of the pairs, from the address. Pure.
import type { WaitingPair } from '../../../shared/api/translation.ts'
import { type Language, parseLanguage } from '../../../shared/bilingual.ts'
import { type DelegationId, parseDelegationId } from '../../../shared/ids.ts'
import { isToTranslate } from '../../base/groupFacts.ts'

export const STATES = ['translate', 'confirm', 'all'] as const
export const WAITING_KINDS = ['items', 'texts', 'sessions', 'glossary'] as const
export interface WaitingFilter {
  /** Missing and stale pairs must be translated; the others must be confirmed. */
  readonly state: (typeof STATES)[number]
  readonly kind: (typeof WAITING_KINDS)[number] | null
  /** The language that must be written or confirmed. */
  readonly into: Language | null
  readonly whose: DelegationId | null
}

export const waitingFilter = (query: Readonly<Record<string, string | readonly string[] | undefined>>): WaitingFilter => ({
  state: STATES.find((state) => state === query.state) ?? 'translate',
  kind: WAITING_KINDS.find((kind) => kind === query.kind) ?? null,
  into: parseLanguage(query.into),
  whose: parseDelegationId(query.delegation),
})

const kindOf = ({ type }: Pick<WaitingPair, 'type'>): (typeof WAITING_KINDS)[number] => {
  if (type === 'text') return 'texts'
  if (type === 'term') return 'glossary'
  return type === 'item' || type === 'stream' ? 'items' : 'sessions'
}

export const passesFilter = (pair: WaitingPair, { state, kind, into, whose }: WaitingFilter): boolean =>
  (state === 'all' || isToTranslate(pair) === (state === 'translate')) &&
  (kind === null || kindOf(pair) === kind) &&
  // Where both languages need work, either may be written.
  (into === null || pair.side === null || pair.side === into) &&
  (whose === null || pair.whose === whose)

/** The oldest first; within a subject, in its own order. */
export const pairsInOrder = (pairs: readonly WaitingPair[]): readonly WaitingPair[] => {
  const oldest = new Map<string, number>()
  for (const pair of pairs) {
    const at = pair.last?.at ?? Number.POSITIVE_INFINITY
    oldest.set(placeOf(pair), Math.min(oldest.get(placeOf(pair)) ?? Number.POSITIVE_INFINITY, at))
  }
  const since = (pair: WaitingPair) => oldest.get(placeOf(pair)) ?? Number.POSITIVE_INFINITY
  const placed = pairs.map((pair, place) => ({ pair, place }))
  return placed.toSorted((a, b) => compareNumbers(since(a.pair), since(b.pair)) || a.place - b.place).map(({ pair }) => pair)
}
const placeOf = ({ document, type, id }: WaitingPair) => `${document} ${type} ${id}`
const compareNumbers = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1)
