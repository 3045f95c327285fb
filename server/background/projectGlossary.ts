// A glossary's rows: one search text for each term in use. Pure.
import type * as Y from 'yjs'
import { readGlossary } from '../../shared/glossary/read.ts'
import type { Projection } from './projection.ts'

export const projectGlossary = (doc: Y.Doc): Projection => ({
  title: null,
  streams: null,
  meeting: null,
  texts: new Map(
    readGlossary(doc)
      .terms.filter(({ archived }) => !archived)
      .map(({ id, term, note, source }) => [
        `term:${id}`,
        { es: together(term.es, note.es, source), en: together(term.en, note.en, source) },
      ]),
  ),
  whole: true,
})

/** The first line is the title of a hit. */
const together = (term: string, ...more: readonly string[]) => [term.replace(/\s+/g, ' '), ...more.filter((text) => text !== '')].join('\n')
