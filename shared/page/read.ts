// Y.Doc → Page, total whatever it holds (SPEC I10).
import type * as Y from 'yjs'
import type { Language } from '../bilingual.ts'
import { type Check, isFlag, isOneOf } from '../checks.ts'
import { rootFragment, rootMap, rootText } from '../editor/foreign.ts'
import { countParagraphs, plainText } from '../editor/plainText.ts'
import { isOrder } from '../order.ts'
import { META, PAGE_ROOTS } from './layout.ts'
import { PAGE_KINDS, type Page } from './model.ts'

export const readPage = (doc: Y.Doc): Page => ({
  kind: meta(doc, META.kind, isOneOf(PAGE_KINDS), 'text'),
  title: { es: pageTitle(doc, 'es'), en: pageTitle(doc, 'en') },
  body: { es: body(doc, 'es', plainText, ''), en: body(doc, 'en', plainText, '') },
  paragraphs: { es: body(doc, 'es', countParagraphs, 0), en: body(doc, 'en', countParagraphs, 0) },
  order: meta(doc, META.order, isOrder, ''),
  archived: meta(doc, META.archived, isFlag, false),
})

const pageTitle = (doc: Y.Doc, language: Language): string => rootText(doc, PAGE_ROOTS.title[language])?.toString() ?? ''

const body = <T>(doc: Y.Doc, language: Language, read: (fragment: Y.XmlFragment) => T, none: T): T => {
  const fragment = rootFragment(doc, PAGE_ROOTS.body[language])
  return fragment ? read(fragment) : none
}

const meta = <Value>(doc: Y.Doc, key: string, accepts: Check<Value>, initial: Value): Value => {
  const stored = rootMap(doc, PAGE_ROOTS.meta)?.get(key)
  return accepts(stored) ? stored : initial
}
