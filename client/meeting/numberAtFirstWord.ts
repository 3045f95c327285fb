// Gives a decision its number at its first word: the one with which it was made, unless another was begun with it in the meantime.
import type * as Y from 'yjs'
import { rootMap } from '../../shared/editor/foreign.ts'
import type { DecisionId } from '../../shared/ids.ts'
import { DECISIONS } from '../../shared/meeting/layout.ts'
import type { Decision } from '../../shared/meeting/model.ts'
import { isBegun, numberAtFirstWord } from '../../shared/meeting/register.ts'
import { setDecision } from '../../shared/meeting/write.ts'
import { readEntries } from '../../shared/schema/entries.ts'

/** Decisions of all sessions, as far as this device knows them. */
export type Registered = () => Iterable<Pick<Decision, 'id' | 'number'>>

/** Only words written here are numbered here: those of others have the number that their device gave. Returns a function that stops it. */
export const keepNumbersOfFirstWords = (doc: Y.Doc, register: Registered): (() => void) => {
  const root = rootMap(doc, DECISIONS.root)
  let begun = begunIn(readEntries(doc, DECISIONS))
  const changed = (transaction: Y.Transaction) => {
    const touched: ReadonlyMap<object, unknown> = transaction.changedParentTypes
    if (!root || !touched.has(root)) return
    const decisions = readEntries(doc, DECISIONS)
    const before = begun
    begun = begunIn(decisions)
    if (!transaction.local) return
    for (const decision of decisions) {
      if (!begun.has(decision.id) || before.has(decision.id)) continue
      const number = numberAtFirstWord(decision, register(), decisions)
      if (number !== decision.number) setDecision(doc, decision.id, 'number', number)
    }
  }
  doc.on('afterTransaction', changed)
  return () => doc.off('afterTransaction', changed)
}

const begunIn = (decisions: readonly Decision[]): ReadonlySet<DecisionId> => new Set(decisions.filter(isBegun).map(({ id }) => id))
