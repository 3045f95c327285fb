// Text of notes that may be restored: cut with their references, or about to be pasted.
import { Fragment, DOMParser as NodeParser, type Schema } from '@tiptap/pm/model'
import { FOOTNOTE } from '../../../shared/editor/footnotes.ts'

export interface KeptNotes {
  readonly keep: (note: string, words: Fragment) => void
  /** Parsed from HTML of the clipboard. */
  readonly keepHtml: (note: string, html: string) => void
  /** Empty if the note is unknown. */
  readonly wordsOf: (note: string, schema: Schema) => Fragment
}
const MOST = 500

export const createKeptNotes = (): KeptNotes => {
  const words = new Map<string, Fragment | string>()
  const put = (note: string, what: Fragment | string) => {
    words.delete(note)
    words.set(note, what)
    const [oldest] = words.keys()
    if (words.size > MOST && oldest !== undefined) words.delete(oldest)
  }
  return {
    keep: put,
    keepHtml: put,
    wordsOf: (note, schema) => {
      const known = words.get(note)
      if (known === undefined) return Fragment.empty
      return typeof known === 'string' ? wordsIn(known, schema) : known
    },
  }
}

const wordsIn = (html: string, schema: Schema): Fragment => {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const type = schema.nodes[FOOTNOTE]
  const parsed = type && NodeParser.fromSchema(schema).parse(body, { topNode: type.create() })
  return parsed && type.validContent(parsed.content) ? parsed.content : Fragment.empty
}
