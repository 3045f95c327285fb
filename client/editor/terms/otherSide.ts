// Fragment of the other language: `body.en` for `body.es`, as a root type or in the same map.
import * as Y from 'yjs'
import { otherLanguage, parseLanguage } from '../../../shared/bilingual.ts'
import { fragmentIn, rootFragment } from '../../../shared/editor/foreign.ts'

/** Null if the fragment is not one side of a pair, or the other one does not exist. */
export const otherSide = (fragment: Y.XmlFragment): Y.XmlFragment | null => {
  const { doc, parent } = fragment
  if (!doc) return null
  const holder = parent instanceof Y.Map ? parent : null
  const names = holder ? [...holder.keys()].filter((key) => holder.get(key) === fragment) : rootNames(doc, fragment)
  const key = names[0] === undefined ? null : mirrored(names[0])
  if (key === null) return null
  return holder ? fragmentIn(holder, key) : doc.share.has(key) ? rootFragment(doc, key) : null
}

const rootNames = (doc: Y.Doc, fragment: Y.XmlFragment): readonly string[] =>
  [...doc.share].flatMap(([name, type]) => (Object.is(type, fragment) ? [name] : []))

const mirrored = (key: string): string | null => {
  const at = key.lastIndexOf('.')
  const language = at === -1 ? null : parseLanguage(key.slice(at + 1))
  return language && `${key.slice(0, at)}.${otherLanguage(language)}`
}
