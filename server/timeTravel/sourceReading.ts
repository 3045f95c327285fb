// One reading of each text from which the paragraphs of one paste were copied: of a chapter, a state for each paragraph would cost seconds.
import type { DocumentId, Seq } from '../../shared/ids.ts'
import { addEvents, type EventsBetween, eventsBetween } from './between.ts'
import type { PastStates } from './pastStates.ts'

export interface SourceReading {
  /** From `from` or before to `to` or after it. All of one paste end at or before the same entry. */
  between(past: PastStates, document: DocumentId, span: { readonly from: Seq; readonly to: Seq }): Promise<EventsBetween>
}

/** Entries that are read on rather than to begin with a state: about what is read for one. */
const NEAR = 512

export const createSourceReading = (): SourceReading => {
  const open = new Map<DocumentId, { readonly from: Seq; readonly to: Seq; readonly moments: EventsBetween }>()
  return {
    async between(past, document, { from, to }) {
      const known = open.get(document)
      const begun = known && known.from <= from ? known : null
      if (begun && to <= begun.to) return begun.moments
      if (begun && to - begun.to > NEAR) return eventsBetween(past, document, { from, to })
      // After an error it is half read: the next one begins anew.
      open.delete(document)
      const moments = begun
        ? await addEvents(past, document, begun.moments, { from: begun.to, to })
        : await eventsBetween(past, document, { from, to })
      open.set(document, { from: begun?.from ?? from, to, moments })
      return moments
    },
  }
}
