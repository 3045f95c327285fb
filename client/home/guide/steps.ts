// The first steps of a group, and which are done: derived from the group's content, never stored. Pure.
import type { Messages } from '../../base/messages/catalogue.ts'

export interface Beginnings {
  readonly may: { readonly invite: boolean; readonly write: boolean; readonly plan: boolean }
  readonly delegations: number
  /** Delegations with at least one member; null until the server has answered. */
  readonly delegationsHere: number | null
  readonly streams: number
  readonly items: number
  readonly texts: number
  /** Null until the server has answered. */
  readonly sessions: { readonly all: number; readonly closed: number } | null
  readonly terms: number
}
export type StepName = 'people' | 'streams' | 'items' | 'text' | 'session' | 'glossary'
interface Step {
  readonly name: StepName
  readonly done: boolean
  /** The step is optional. */
  readonly optional: boolean
}

/** Only steps that this user may do. */
export const guideSteps = (now: Beginnings): readonly Step[] => {
  const { may, sessions } = now
  const step = (name: StepName, allowed: boolean, done: boolean, optional = false): readonly Step[] =>
    allowed ? [{ name, done, optional }] : []
  return [
    ...step('people', may.invite, (now.delegationsHere ?? 0) >= now.delegations),
    ...step('streams', may.write, now.streams > 0),
    ...step('items', may.write, now.items > 0),
    ...step('text', may.write, now.texts > 0),
    ...step('session', may.plan, (sessions?.all ?? 0) > 0),
    ...step('glossary', may.write, now.terms > 0, true),
  ]
}

/** A group that has closed a session needs no guide. A group with content shows none until the server has answered. */
export const isBeginning = (now: Beginnings): boolean => {
  const { sessions, delegationsHere, items } = now
  const isKnown = sessions !== null && delegationsHere !== null
  const isEmpty = items === 0 && (sessions?.all ?? 0) === 0
  return (isKnown || isEmpty) && (sessions?.closed ?? 0) === 0 && guideSteps(now).some(({ done, optional }) => !done && !optional)
}

export const guideStepState = (name: StepName, now: Beginnings, words: Messages['guide']): string => {
  switch (name) {
    case 'people':
      return words.people.how(now.delegationsHere ?? 0, now.delegations)
    case 'streams':
      return words.streams.how(now.streams)
    case 'items':
      return words.items.how(now.items)
    case 'text':
      return words.text.how(now.texts)
    case 'session':
      return words.session.how(now.sessions?.all ?? 0)
    case 'glossary':
      return words.glossary.how(now.terms)
  }
}

/** Typed or pasted lines, one item each; of a spreadsheet row the first cell. */
export const titlesIn = (pasted: string): readonly string[] =>
  pasted
    .split(/\r?\n/)
    .map((line) => (line.split('\t')[0] ?? '').trim().replace(/^"|"$/g, '').trim().slice(0, LONGEST))
    .filter((line) => line !== '')
    .slice(0, MOST)
const LONGEST = 300
const MOST = 200
