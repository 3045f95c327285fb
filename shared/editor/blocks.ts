// Top-level blocks of a rich text: paragraphs, headings, lists and quotations, one row each in the parallel view.
import * as Y from 'yjs'
import { isName } from '../ids.ts'
import { type Clause, clauseIn } from './clauses.ts'
import { noteIdsIn } from './footnotes.ts'
import { plainText } from './plainText.ts'

export interface TopBlock {
  readonly id: string | null
  readonly kind: string
  readonly text: string
  /** For a numbered paragraph. */
  readonly clause?: Clause | null
  /** Footnotes referred to in it. */
  readonly notes?: readonly string[]
}

export const topBlocks = (fragment: Y.XmlFragment): readonly TopBlock[] =>
  fragment.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return []
    const id: unknown = child.getAttribute('id')
    return [{ id: isName(id) ? id : null, kind: child.nodeName, text: plainText(child), clause: clauseIn(child), notes: noteIdsIn(child) }]
  })
