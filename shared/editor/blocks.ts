// The outermost blocks of a rich text: its paragraphs, headings, lists and quotations, one row each where two languages stand side by side.
import * as Y from 'yjs'
import { isName } from '../ids.ts'
import { type Clause, clauseIn } from './clauses.ts'
import { notesIn } from './footnotes.ts'
import { plainText } from './plainText.ts'

export interface TopBlock {
  readonly id: string | null
  readonly kind: string
  readonly text: string
  /** Of a numbered paragraph. */
  readonly clause?: Clause | null
  /** Of the footnotes that it refers to. */
  readonly notes?: readonly string[]
}

export const topBlocks = (fragment: Y.XmlFragment): readonly TopBlock[] =>
  fragment.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return []
    const id: unknown = child.getAttribute('id')
    return [{ id: isName(id) ? id : null, kind: child.nodeName, text: plainText(child), clause: clauseIn(child), notes: notesIn(child) }]
  })
