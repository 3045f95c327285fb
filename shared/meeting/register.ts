// Numbers of decisions: one register for the whole group, stored in the documents of its sessions. Pure.
import type { Bilingual } from '../bilingual.ts'
import type { DecisionId } from '../ids.ts'
import { lettersOf, nextNumber } from '../roadmap/codes.ts'

interface Entry {
  readonly id: DecisionId
  readonly number: number
}

/** Highest + 1, of the register and of decisions just created here. */
export const nextDecisionNumber = (register: Iterable<Entry>, here: Iterable<Entry>): number =>
  nextNumber([...register, ...here].map(({ number }) => number))

/** `7`; two decisions created offline may share a number, and then the later id is `7b`. */
export const decisionNumbers = (register: Iterable<Entry>, here: Iterable<Entry> = []): ReadonlyMap<DecisionId, string> => {
  const all = new Map([...register, ...here].map((entry) => [entry.id, entry]))
  const letters = lettersOf(all.values())
  return new Map([...all.values()].map(({ id, number }) => [id, `${number}${letters.get(id) ?? ''}`]))
}

/** In both languages, for a text in either. */
export const calledDecision = (number: string): Bilingual => ({ es: `Decisión ${number}`, en: `Decision ${number}` })
