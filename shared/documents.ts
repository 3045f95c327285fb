// All kinds of documents, with their tables of fields.
import { ACTS_SCHEMA } from './acts/layout.ts'
import type { DocumentSchema } from './contentSchema.ts'
import { GLOSSARY } from './glossary/layout.ts'
import { type DocumentId, type DocumentKind, documentKind } from './ids.ts'
import { MEETING } from './meeting/layout.ts'
import { PAGE } from './page/layout.ts'
import { ROADMAP } from './roadmap/layout.ts'
import { type DocumentTable, documentOf } from './schema/document.ts'

export const DOCUMENTS: Readonly<Record<DocumentKind, DocumentTable>> = {
  roadmap: ROADMAP,
  page: PAGE,
  meeting: MEETING,
  glossary: GLOSSARY,
  // Each entry is one act.
  acts: documentOf({ more: ACTS_SCHEMA }),
}

export const schemaOf = (document: DocumentId): DocumentSchema => DOCUMENTS[documentKind(document)].schema
