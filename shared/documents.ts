// Every kind of document, by its table.
import { ACTS_PLACES } from './acts/layout.ts'
import { GLOSSARY } from './glossary/layout.ts'
import { type DocumentId, type DocumentKind, documentKind } from './ids.ts'
import { MEETING } from './meeting/layout.ts'
import { PAGE } from './page/layout.ts'
import type { DocumentPlaces } from './places.ts'
import { ROADMAP } from './roadmap/layout.ts'
import { type DocumentTable, documentOf } from './schema/document.ts'

export const DOCUMENTS: Readonly<Record<DocumentKind, DocumentTable>> = {
  roadmap: ROADMAP,
  page: PAGE,
  meeting: MEETING,
  glossary: GLOSSARY,
  // Each entry is one act.
  acts: documentOf({ more: ACTS_PLACES }),
}

export const placesOf = (document: DocumentId): DocumentPlaces => DOCUMENTS[documentKind(document)].places
