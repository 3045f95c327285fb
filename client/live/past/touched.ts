// Which places of a document a stretch of its log has changed, as paths of keys from the root down.
import * as Y from 'yjs'

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
  while (at instanceof Y.AbstractType && at._item) {
    if (at._item.parentSub !== null) keys.unshift(at._item.parentSub)
    at = at._item.parent
  }
  for (const [name, root] of doc.share) if (root === at) keys.unshift(name)
  return keys.join('/')
}
