// Projection of a glossary: one search text per term that is not archived. Pure.
import type * as Y from 'yjs'
import { TERMS } from '../../shared/glossary/layout.ts'
import { readGlossary } from '../../shared/glossary/read.ts'
import { searchText } from '../../shared/schema/searchText.ts'
import type { Projection } from './projection.ts'

export const projectGlossary = (doc: Y.Doc): Projection => ({
  title: null,
  streams: null,
  meeting: null,
  texts: new Map(
    readGlossary(doc)
      .terms.filter(({ archived }) => !archived)
      .map((term) => [`term:${term.id}`, searchText(TERMS, term)]),
  ),
  whole: true,
})
