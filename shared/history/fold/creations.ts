// An item is created archived and then restored, so that undo archives it. If the restore reaches the log in a later entry, both are still
// one event. A restore that comes later than a minute, or after another change, is an event of its own.

import { broughtBackOf } from '../../broughtBack.ts'
import type { Seq } from '../../ids.ts'
import { type HistoryEvent, subjectKey } from '../events.ts'

/** In milliseconds: how far a slow disk or connection may separate the two updates of one creation. */
const LONGEST_MS = 60_000

export type CreatedEvent = HistoryEvent & { readonly change: Extract<HistoryEvent['change'], { readonly type: 'created' }> }
const isBirth = (event: HistoryEvent): event is CreatedEvent => event.change.type === 'created' && event.subject.id !== ''

type Head = Omit<HistoryEvent, 'change'>

export interface Creations {
  /** The creation that this restore completes, extended to it; null when the restore is an event of its own. */
  completed(head: Head): CreatedEvent | null
  /** Notes any event, which may end the time in which a creation can be completed. */
  note(event: HistoryEvent, at: { readonly seq: Seq }): void
  /** Removes creations that nothing can complete any more. */
  prune(now: number): void
}

/** `stored`: creations after which neither their author changed the item, nor anybody archived or restored it. */
export const createCreations = (stored: readonly HistoryEvent[]): Creations => {
  const births = new Map<string, CreatedEvent>(stored.filter(isBirth).map((event) => [subjectKey(event.subject), event]))
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

const goesOn = (birth: CreatedEvent, head: Head): boolean =>
  birth.author === head.author &&
  birth.delegation === head.delegation &&
  birth.meeting === head.meeting &&
  !broughtBackOf(birth) &&
  !broughtBackOf(head) &&
  head.offline === null &&
  head.at - birth.at <= LONGEST_MS
