// Reads a Meeting from its Y.Doc. Total (SPEC I10), and in canonical order.
import type * as Y from 'yjs'
import { byOrder } from '../order.ts'
import { type Entries, readEntries } from '../schema/entries.ts'
import { ATTENDANCE, DECISIONS, HEAD, MINUTES, POINTS, SECTIONS, SPEAKERS } from './layout.ts'
import type { Meeting } from './model.ts'

export const readMeeting = (doc: Y.Doc): Meeting => ({
  ...readHead(doc),
  sections: inOrder(doc, SECTIONS),
  points: inOrder(doc, POINTS),
  speakers: inOrder(doc, SPEAKERS),
  decisions: inOrder(doc, DECISIONS),
  ...MINUTES.read(doc),
})

/** Plain values, whose reading time does not depend on the length of the minutes. */
export const readHead = (doc: Y.Doc): Omit<Meeting, 'sections' | 'points' | 'speakers' | 'decisions' | 'minutes'> => ({
  ...HEAD.read(doc),
  ...ATTENDANCE.read(doc),
})

const inOrder = <Entry extends { readonly id: string; readonly order: string }>(doc: Y.Doc, part: Entries<Entry>): readonly Entry[] =>
  readEntries(doc, part).toSorted(byOrder)
