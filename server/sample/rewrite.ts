// Replaces a passage as an editor does: only what differs, and within one run of text.
import * as Y from 'yjs'
import { smallestEdit } from '../../shared/editor/smallestEdit.ts'
import type { Rewrite } from './sampleModel.ts'

/** In the first run that contains the passage. */
export const rewriteIn = (fragment: Y.XmlFragment, [, was, becomes]: Rewrite): void => {
  for (const node of fragment.createTreeWalker((node) => node instanceof Y.XmlText)) {
    if (!(node instanceof Y.XmlText)) continue
    const at = wordsOf(node).indexOf(was)
    if (at < 0) continue
    replace(node, at, was, becomes)
    return
  }
  throw new Error(`the sample's texts say nowhere: ${was}`)
}

export const rewriteText = (text: Y.Text, becomes: string): void => replace(text, 0, text.toString(), becomes)

const replace = (text: Y.Text, at: number, was: string, becomes: string) => {
  const edit = smallestEdit(was, becomes)
  if (!edit) return
  text.delete(at + edit.index, edit.remove)
  text.insert(at + edit.index, edit.insert)
}

const wordsOf = (run: Y.XmlText): string => {
  const parts: readonly { readonly insert?: unknown }[] = run.toDelta()
  // A non-text node takes one position.
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('')
}
