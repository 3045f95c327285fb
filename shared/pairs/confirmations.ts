// Confirmations that the two sides of a pair are equal. Each account has one confirmation per pair, under `<pair>@<account>`: the relay lets nobody
// else write or remove it, so the account in the key is authenticated.
import type * as Y from 'yjs'
import { type Language, parseLanguage } from '../bilingual.ts'
import { MOST } from '../bounds.ts'
import { hasExactly, isIntegerBetween } from '../checks.ts'
import type { MapSchema } from '../contentSchema.ts'
import { rootMap } from '../editor/foreign.ts'
import { type AccountId, parseAccountId } from '../ids.ts'
import { compareStrings } from '../order.ts'
import { type ConfirmedSide, isSaid } from './meaning.ts'
import { type PairName, type PairSubject, parsePair } from './pairNames.ts'

/** The same root in every kind of document. */
export const CONFIRMED = 'confirmed'

export interface Confirmation {
  readonly account: AccountId
  /** The language confirmed by its author. */
  readonly language: Language
  /** Text of both sides when it was confirmed. */
  readonly es: ConfirmedSide
  readonly en: ConfirmedSide
  /** One more than the highest that its author had seen of this pair: a logical clock. */
  readonly turn: number
}
export type Confirmed = Omit<Confirmation, 'account'>

export const confirmationKey = (pair: PairName, account: AccountId): string => `${pair}@${account}`

interface Key {
  readonly pair: PairName
  readonly account: AccountId
}
export const parseConfirmationKey = (key: string): Key | null => {
  const at = key.lastIndexOf('@')
  const account = parseAccountId(key.slice(at + 1))
  const pair = key.slice(0, at)
  return at > 0 && account && parsePair(pair) ? { pair, account } : null
}

export const LAST_TURN = 1_000_000
export const isConfirmed = (value: unknown): value is Confirmed =>
  hasExactly(value, ['language', 'es', 'en', 'turn']) &&
  parseLanguage(value.language) !== null &&
  isSaid(value.es) &&
  isSaid(value.en) &&
  isIntegerBetween(value.turn, 1, LAST_TURN)

/** For pairs of these subjects only: those in the document. */
export const confirmedSchema = (subjects: readonly PairSubject[]): MapSchema => ({
  type: 'map',
  keys: {},
  each: { type: 'value', accepts: isConfirmed },
  isKey: (key) => {
    const found = parseConfirmationKey(key)
    return found !== null && subjects.some((subject) => subject === parsePair(found.pair)?.type)
  },
  ownerOf: (key) => parseConfirmationKey(key)?.account ?? null,
  most: MOST.confirmations,
})

export type Confirmations = ReadonlyMap<PairName, readonly Confirmation[]>

/** By pair, newest first; all of them, or those of some pairs. */
export const readConfirmations = (doc: Y.Doc, pairs?: ReadonlySet<PairName>): Confirmations => {
  const found = new Map<PairName, Confirmation[]>()
  rootMap(doc, CONFIRMED)?.forEach((value, key) => {
    if (pairs && !pairs.has(key.slice(0, key.lastIndexOf('@')))) return
    const parsed = parseConfirmationKey(key)
    if (!parsed || !isConfirmed(value)) return
    const { language, es, en, turn } = value
    found.set(parsed.pair, [...(found.get(parsed.pair) ?? []), { account: parsed.account, language, es, en, turn }])
  })
  for (const confirmations of found.values()) confirmations.sort((a, b) => b.turn - a.turn || compareStrings(a.account, b.account))
  return found
}
