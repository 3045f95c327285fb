// The table of places of a document, by its kind.
import { type DocumentId, documentKind } from './ids.ts'
import { PAGE_PLACES } from './page/layout.ts'
import type { DocumentPlaces } from './places.ts'
import { ROADMAP_PLACES } from './roadmap/layout.ts'

export const placesOf = (document: DocumentId): DocumentPlaces => (documentKind(document) === 'roadmap' ? ROADMAP_PLACES : PAGE_PLACES)
