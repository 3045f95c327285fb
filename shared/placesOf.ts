// The table of places of a document, by its kind.
import { ACTS_PLACES } from './acts/layout.ts'
import { GLOSSARY_PLACES } from './glossary/layout.ts'
import { type DocumentId, type DocumentKind, documentKind } from './ids.ts'
import { MEETING_PLACES } from './meeting/layout.ts'
import { PAGE_PLACES } from './page/layout.ts'
import type { DocumentPlaces } from './places.ts'
import { ROADMAP_PLACES } from './roadmap/layout.ts'

const PLACES: Readonly<Record<DocumentKind, DocumentPlaces>> = {
  roadmap: ROADMAP_PLACES,
  page: PAGE_PLACES,
  meeting: MEETING_PLACES,
  glossary: GLOSSARY_PLACES,
  acts: ACTS_PLACES,
}

export const placesOf = (document: DocumentId): DocumentPlaces => PLACES[documentKind(document)]
