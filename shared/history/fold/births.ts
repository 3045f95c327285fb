// An item is born archived and then restored, so that taking it back archives it. Where the restoring reaches the log in a later entry,
// the birth goes on: one event still, of both entries. What is restored later, or after something else, is an event of its own.

import { broughtBackOf } from '../../broughtBack.ts'
import type { Seq } from '../../ids.ts'
import { type HistoryEvent, subjectKey } from '../events.ts'

/** A birth goes on for so long: what a disk or a line can keep two updates of one gesture apart. */
const LONGEST_MS = 60_000

export type BirthEvent = HistoryEvent & { readonly change: Extract<HistoryEvent['change'], { readonly type: 'created' }> }
const isBirth = (event: HistoryEvent): event is BirthEvent => event.change.type === 'created' && event.subject.id !== ''

type Head = Omit<HistoryEvent, 'change'>

export interface Births {
  /** The birth that this restoring completes, gone on; null where it is an event of its own. */
  completed(head: Head): BirthEvent | null
  /** Something happened. */
  note(event: HistoryEvent, at: { readonly seq: Seq }): void
  /** Forgets those that nothing can complete any more. */
  prune(now: number): void
}

/** `stored`: births after which neither their author did anything to what was born, nor anybody archived or restored it. */
export const createBirths = (stored: readonly HistoryEvent[]): Births => {
  const births = new Map<string, BirthEvent>(stored.filter(isBirth).map((event) => [subjectKey(event.subject), event]))
  return {
    completed(head) {
      const birth = births.get(subjectKey(head.subject))
      if (!birth || !goesOn(birth, head)) return null
      return { ...birth, change: { ...birth.change, lastSeq: head.seq } }
    },
    note(event, { seq }) {
      const key = subjectKey(event.subject)
      const birth = births.get(key)
      if (isBirth(event) && event.seq === seq) births.set(key, event)
      else if (birth && (event.field === null || (event.author === birth.author && seq > birth.seq))) births.delete(key)
    },
    prune(now) {
      for (const [key, { at }] of births) if (now - at > LONGEST_MS) births.delete(key)
    },
  }
}

const goesOn = (birth: BirthEvent, head: Head): boolean =>
  birth.author === head.author &&
  birth.delegation === head.delegation &&
  birth.meeting === head.meeting &&
  !broughtBackOf(birth) &&
  !broughtBackOf(head) &&
  head.offline === null &&
  head.at - birth.at <= LONGEST_MS
