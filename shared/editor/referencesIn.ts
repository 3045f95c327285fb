// Links of a rich text to items, texts and decisions, each once. Total, whatever the fragment contains.
import * as Y from 'yjs'
import { REFERENCE, type Reference, referenceOf, writeReference } from './reference.ts'
import { RICH_TEXT_SCHEMA } from './richText.ts'

/** In attribute form, in document order. */
export const referencesIn = (fragment: Y.XmlFragment): readonly string[] => {
  const found = new Set<string>()
  const visit = (node: Y.XmlFragment, depth: number) => {
    for (const child of node.toArray()) {
      if (child instanceof Y.XmlText) for (const reference of inText(child)) found.add(writeReference(reference))
      else if (child instanceof Y.XmlElement && depth < RICH_TEXT_SCHEMA.maxDepth) visit(child, depth + 1)
    }
  }
  visit(fragment, 0)
  return [...found]
}

const inText = (text: Y.XmlText): readonly Reference[] => {
  const parts: readonly { readonly attributes?: Readonly<Record<string, unknown>> }[] = text.toDelta()
  return parts.flatMap(({ attributes }) => {
    const mark: unknown = attributes?.[REFERENCE]
    return typeof mark === 'object' && mark !== null ? (referenceOf(Reflect.get(mark, 'kind'), Reflect.get(mark, 'id')) ?? []) : []
  })
}
