// Numbers of decisions: one register for the whole group, stored in the documents of its sessions. Pure.
import { type Bilingual, LANGUAGES } from '../bilingual.ts'
import type { DecisionId } from '../ids.ts'
import { lettersOf, nextItemNumber } from '../roadmap/codes.ts'
import type { Decision } from './model.ts'

type Entry = Pick<Decision, 'id' | 'number'>
/** As its session's document holds it. */
type Held = Entry & Pick<Decision, 'text' | 'status'>

/** From its first word on, in either language, or once it is more than proposed: before, it has no number, and only those who may write it see it. */
export const isBegun = ({ text, status }: Pick<Decision, 'text' | 'status'>): boolean =>
  status !== 'proposed' || LANGUAGES.some((language) => text[language].trim() !== '')

/** What the register, the record, the minutes and the projector list. */
export const isRegistered = (decision: Pick<Decision, 'text' | 'status' | 'archived'>): boolean => !decision.archived && isBegun(decision)

/** Highest + 1, of the register and of decisions just begun here. */
export const nextDecisionNumber = (register: Iterable<Entry>, here: Iterable<Held>): number =>
  nextItemNumber([...register, ...begun(here)].map(({ number }) => number))

/** Its own one, unless another decision was begun with it in the meantime. */
export const numberAtFirstWord = ({ id, number }: Entry, register: Iterable<Entry>, here: Iterable<Held>): number => {
  const others = [...register, ...begun(here)].filter((other) => other.id !== id)
  return others.some((other) => other.number === number) ? nextDecisionNumber(others, []) : number
}

/** `7`; two decisions begun offline may share a number, and then the later id is `7b`. None for one that is not begun. */
export const decisionNumbers = (register: Iterable<Entry>, here: Iterable<Held> = []): ReadonlyMap<DecisionId, string> => {
  const all = new Map([...register, ...begun(here)].map((entry) => [entry.id, entry]))
  const letters = lettersOf(all.values())
  return new Map([...all.values()].map(({ id, number }) => [id, `${number}${letters.get(id) ?? ''}`]))
}

const begun = (here: Iterable<Held>): readonly Entry[] => [...here].filter(isBegun)

/** In both languages, for a text in either. */
export const calledDecision = (number: string): Bilingual => ({ es: `Decisión ${number}`, en: `Decision ${number}` })
