// Few readings of each text from which the paragraphs of one paste were copied: of a chapter, a state for each paragraph would cost seconds.
import type { DocumentId, Seq } from '../../shared/ids.ts'
import { addEvents, type EventsBetween, eventsBetween } from './between.ts'
import type { PastStates } from './pastStates.ts'

export interface SourceReading {
  /** From `from` or before to `to` or after it. All of one paste end at or before the same entry. */
  between(past: PastStates, document: DocumentId, span: Span): Promise<EventsBetween>
  /** How many entries have to be read for that at least. */
  entriesLeft(document: DocumentId, span: Span): number
}
interface Span {
  readonly from: Seq
  readonly to: Seq
}
interface Open extends Span {
  readonly moments: EventsBetween
}

/** Entries that are read on rather than to begin with a state: about what is read for one. */
const NEAR = 512
/** Of one text. The one used longest ago is dropped first. */
const MOST_OPEN = 4

export const createSourceReading = (): SourceReading => {
  const open = new Map<DocumentId, readonly Open[]>()
  const near = (document: DocumentId, { from, to }: Span) => {
    const known = open.get(document) ?? []
    const [nearest = null] = known.filter((one) => one.from <= from && to - one.to <= NEAR).sort((a, b) => b.to - a.to)
    return { known, nearest }
  }
  return {
    async between(past, document, { from, to }) {
      const { known, nearest } = near(document, { from, to })
      const others = known.filter((one) => one !== nearest)
      // After an error it is half read: the next one begins anew.
      open.set(document, others)
      const read = nearest && to <= nearest.to ? nearest : await readOn(past, document, nearest, { from, to })
      open.set(document, [...others.slice(1 - MOST_OPEN), read])
      return read.moments
    },
    entriesLeft: (document, span) => span.to - (near(document, span).nearest?.to ?? span.from),
  }
}

const readOn = async (past: PastStates, document: DocumentId, begun: Open | null, { from, to }: Span): Promise<Open> =>
  begun
    ? { from: begun.from, to, moments: await addEvents(past, document, begun.moments, { from: begun.to, to }) }
    : { from, to, moments: await eventsBetween(past, document, { from, to }) }
