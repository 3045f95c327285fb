// Projection of a text: title for lists, title and body for search, and links. Pure.
import type * as Y from 'yjs'
import { readPage } from '../../shared/page/read.ts'
import { pageBody } from '../../shared/page/write.ts'
import { LINKS, linkLines } from './linkLines.ts'
import type { Projection } from './projection.ts'

export const projectPage = (doc: Y.Doc): Projection => {
  const { title, body, archived } = readPage(doc)
  return {
    title,
    archived,
    streams: null,
    meeting: null,
    texts: new Map([
      ['title', title],
      ['body', body],
      [LINKS, linkLines((language) => pageBody(doc, language))],
    ]),
    whole: true,
  }
}
