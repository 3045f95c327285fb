// A side of a text as the blocks that stand beside those of the other side.
import * as Y from 'yjs'
import { plainText } from '../../../shared/editor/plainText.ts'
import type { RowBlock } from '../../../shared/pairs/rows.ts'

export const rowBlocks = (fragment: Y.XmlFragment): readonly RowBlock[] =>
  fragment.toArray().map((child): RowBlock => {
    if (!(child instanceof Y.XmlElement)) return { id: null, kind: '', text: '' }
    const id: unknown = child.getAttribute('id')
    return { id: typeof id === 'string' ? id : null, kind: child.nodeName, text: plainText(child) }
  })
