// Which places of a document a stretch of its log has changed, as paths of keys from the root down.
import * as Y from 'yjs'
import { containerItem, isType, keyInParent, parentOf } from '../../../shared/yjs/item.ts'

/** `items/<id>/due`, `items/<id>/description.es`, `body.es`: as deep as keys lead. */
export const watchTouched = (doc: Y.Doc): { readonly done: () => ReadonlySet<string> } => {
  const touched = new Set<string>()
  const look = ({ changed }: Y.Transaction) => {
    for (const [type, keys] of changed) {
      const path = pathOf(doc, type)
      // Attributes of a block are the text's; and what a root is, Yjs knows only once somebody has asked for it.
      for (const key of keys) touched.add(key === null || type instanceof Y.XmlElement ? path : `${path}/${key}`)
    }
  }
  doc.on('afterTransaction', look)
  return {
    done: () => {
      doc.off('afterTransaction', look)
      return touched
    },
  }
}

const pathOf = (doc: Y.Doc, type: unknown): string => {
  const keys: string[] = []
  let at = type
  for (let holder = isType(at) ? containerItem(at) : null; holder; holder = isType(at) ? containerItem(at) : null) {
    const key = keyInParent(holder)
    if (key !== null) keys.unshift(key)
    at = parentOf(holder)
  }
  for (const [name, root] of doc.share) if (root === at) keys.unshift(name)
  return keys.join('/')
}
