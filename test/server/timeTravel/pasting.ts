// Pasting as Ruta's client does it: the words, and from which paragraph they were copied, in one transaction.
import * as Y from 'yjs'
import { MOVED_FROM, type MovedFrom, movedFromKey } from '../../../shared/editor/movedFrom.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { firstIn, nextItem } from '../../../shared/yjs/item.ts'
import { lettersIn } from '../../../shared/yjs/itemContent.ts'
import type { Person } from './writers.ts'

export type Copied = Omit<MovedFrom, 'block'> & { readonly words: string }

export const blockAt = (doc: Y.Doc, at: number, root = 'body.es'): Y.XmlElement => {
  const block = doc.getXmlFragment(root).get(at)
  return must(block instanceof Y.XmlElement ? block : null, 'a block')
}
export const lineAt = (doc: Y.Doc, at: number, root?: string): Y.XmlText => {
  const text = blockAt(doc, at, root).get(0)
  return must(text instanceof Y.XmlText ? text : null, 'a line')
}

export const copyOf = (document: DocumentId, text: Y.XmlText): Copied => {
  const last = new Map<number, number>()
  let words = ''
  for (let item = firstIn(text); item; item = nextItem(item)) {
    const letters = item.deleted ? null : lettersIn(item)
    if (letters === null) continue
    words += letters
    last.set(item.id.client, Math.max(last.get(item.id.client) ?? 0, item.id.clock + letters.length - 1))
  }
  return { document, letters: [...last], length: words.length, words }
}

let pastes = 0
/** `as`: other words than those that were copied, for a forged paste. */
export const paste = (doc: Y.Doc, at: number, { words, ...from }: Copied, by: Person, as = words): void => {
  const block = new Y.XmlElement('paragraph')
  const id = `pasted${++pastes}`
  block.setAttribute('id', id)
  doc.getXmlFragment('body.es').insert(at, [block])
  block.insert(0, [new Y.XmlText(as)])
  stateOrigin(doc, id, from, by)
}
export const stateOrigin = (doc: Y.Doc, block: string, { document, letters, length }: Omit<MovedFrom, 'block'>, by: Person): void => {
  doc.getMap(MOVED_FROM).set(movedFromKey(`stateOrigin${++pastes}`, by.account), { block, document, letters, length } satisfies MovedFrom)
}
