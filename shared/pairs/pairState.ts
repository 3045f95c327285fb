// State of a pair: derived from its text and confirmations, never stored. A pair is aligned while two people, one for each language, have confirmed
// its current text.
import { type Bilingual, LANGUAGES, type Language } from '../bilingual.ts'
import type { Confirmation } from './confirmations.ts'
import { type ConfirmedSide, saidOf, sameSaid } from './meaning.ts'

export type PairState =
  /** Both sides are empty. */
  | { readonly type: 'empty' }
  | { readonly type: 'missing'; readonly side: Language }
  /** Both have text, and there is no confirmation; or, in `by`, not yet one of each language. */
  | { readonly type: 'unconfirmed'; readonly by: readonly Confirmation[] }
  /** `changed`: sides whose text differs from `since`, the last confirmed one: one of them, or both. */
  | { readonly type: 'stale'; readonly changed: readonly Language[]; readonly since: Confirmation }
  | { readonly type: 'aligned'; readonly by: readonly Confirmation[] }

/** `confirmations` of this pair, newest first. */
export const pairState = (pair: Bilingual, confirmations: readonly Confirmation[] = []): PairState => {
  const empty = LANGUAGES.filter((language) => pair[language].trim() === '')
  if (empty.length === LANGUAGES.length) return { type: 'empty' }
  const [missing] = empty
  if (missing) return { type: 'missing', side: missing }
  const [since] = confirmations
  if (!since) return { type: 'unconfirmed', by: [] }
  const now: Readonly<Record<Language, ConfirmedSide>> = { es: saidOf(pair.es), en: saidOf(pair.en) }
  const changedSince = (one: Confirmation) => LANGUAGES.filter((language) => !sameSaid(one[language], now[language]))
  const by = confirmations.filter((one) => changedSince(one).length === 0)
  if (by.length === 0) return { type: 'stale', changed: changedSince(since), since }
  const isAligned = LANGUAGES.every((language) => by.some((one) => one.language === language))
  return { type: isAligned ? 'aligned' : 'unconfirmed', by }
}

/** The outdated side; null if both have changed, or neither. */
export const outdatedSide = (state: PairState): Language | null => {
  if (state.type === 'missing') return state.side
  if (state.type !== 'stale' || state.changed.length !== 1) return null
  return state.changed[0] === 'es' ? 'en' : 'es'
}

/** Languages whose current text is not confirmed. */
export const unconfirmedIn = (state: PairState): readonly Language[] => {
  if (state.type !== 'unconfirmed' && state.type !== 'stale') return []
  const by = state.type === 'unconfirmed' ? state.by : []
  return LANGUAGES.filter((language) => !by.some((one) => one.language === language))
}

export interface PairCounts {
  readonly aligned: number
  readonly unconfirmed: number
  readonly stale: number
  readonly missing: number
}
export const countPairs = (states: Iterable<PairState>): PairCounts => {
  const counts = { aligned: 0, unconfirmed: 0, stale: 0, missing: 0 }
  for (const { type } of states) if (type !== 'empty') counts[type] += 1
  return counts
}
