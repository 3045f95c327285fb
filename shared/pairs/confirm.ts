// Confirms a pair, or withdraws the confirmation: one plain value, which one undo reverts.
import type * as Y from 'yjs'
import type { Bilingual, Language } from '../bilingual.ts'
import { rootMap } from '../editor/foreign.ts'
import type { AccountId } from '../ids.ts'
import { LOCAL } from '../origins.ts'
import { ok, type Result, refuse } from '../result.ts'
import { CONFIRMED, type Confirmed, confirmationKey, LAST_TURN, readConfirmations } from './confirmations.ts'
import { saidOf } from './meaning.ts'
import { type PairName, parsePair } from './pairNames.ts'

export interface Confirming {
  readonly pair: PairName
  /** As shown to the person who confirms. */
  readonly sides: Bilingual
  /** The language confirmed by its author. */
  readonly language: Language
  readonly account: AccountId
}

/** Several in one transaction: a translator has read the whole text. */
export const confirmPairs = (doc: Y.Doc, confirmings: readonly Confirming[]): Result<undefined> => {
  const root = rootMap(doc, CONFIRMED)
  if (!root || confirmings.some(({ pair }) => !parsePair(pair))) return refuse('bad-request')
  const known = readConfirmations(doc)
  doc.transact(() => {
    for (const { pair, sides, language, account } of confirmings) {
      const turn = Math.min(LAST_TURN, 1 + Math.max(0, ...(known.get(pair) ?? []).map((one) => one.turn)))
      const confirmed: Confirmed = { language, es: saidOf(sides.es), en: saidOf(sides.en), turn }
      root.set(confirmationKey(pair, account), confirmed)
    }
  }, LOCAL)
  return ok(undefined)
}

export const withdrawConfirmation = (doc: Y.Doc, pair: PairName, account: AccountId): Result<undefined> => {
  const root = rootMap(doc, CONFIRMED)
  const key = confirmationKey(pair, account)
  if (!root) return refuse('bad-request')
  if (root.has(key)) doc.transact(() => root.delete(key), LOCAL)
  return ok(undefined)
}
