// Events of the log of acts: one for each act.

import { type ActEvent, actEventOf, UNKNOWN_ACT } from '../../acts/actEvent.ts'
import { decodeAct } from '../../acts/update.ts'
import type { LogEntry } from '../../log/entryReader.ts'
import type { Happening } from './happenings.ts'
import type { SubjectName } from './subjectNames.ts'

/** None for an act that does not appear in the history. An act unknown to this version still has an event. */
export const actHappenings = (entry: Pick<LogEntry, 'seq' | 'updates'>): readonly Happening[] => {
  const act = decodeAct(entry.seq, entry.updates)
  const event: ActEvent | null = act ? actEventOf(act.what) : UNKNOWN_ACT
  return event ? [{ subject: event.subject, field: event.act.type, what: { type: 'act', act: event.act } }] : []
}

/** Name of its subject: a moment by its name; a person and a session are named on display. */
export const faceOfAct = ({ subject, what }: Happening): SubjectName => {
  const name = what.type === 'act' && 'name' in what.act ? what.act.name : ''
  return { subject, title: { es: name, en: name }, number: null }
}
