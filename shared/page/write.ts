// Changes to a text, and the Y types of its sides for an editor.

import type * as Y from 'yjs'
import { type Bilingual, LANGUAGES, type Language } from '../bilingual.ts'
import { rootFragment, rootMap, rootText } from '../editor/foreign.ts'
import { LOCAL } from '../origins.ts'
import { withoutControls } from '../printable.ts'
import { PAGE_ROOTS } from './layout.ts'
import type { PageKind } from './model.ts'

/** Once, by the creator of the text: kind, and a title if there is none. */
export const initPage = (doc: Y.Doc, { kind, title = {} }: { readonly kind: PageKind; readonly title?: Partial<Bilingual> }): void =>
  doc.transact(() => {
    setPageKind(doc, kind)
    for (const language of LANGUAGES) {
      const text = pageTitleText(doc, language)
      const wanted = withoutControls(title[language] ?? '')
      if (text && text.length === 0 && wanted !== '') text.insert(0, wanted)
    }
  }, LOCAL)

export const setPageKind = (doc: Y.Doc, kind: PageKind): void => setMeta(doc, 'kind', kind)
export const archivePage = (doc: Y.Doc): void => setMeta(doc, 'archived', true)
export const restorePage = (doc: Y.Doc): void => setMeta(doc, 'archived', false)

export const pageTitleText = (doc: Y.Doc, language: Language): Y.Text | null => rootText(doc, PAGE_ROOTS.title[language])
export const pageBody = (doc: Y.Doc, language: Language): Y.XmlFragment | null => rootFragment(doc, PAGE_ROOTS.body[language])

const setMeta = (doc: Y.Doc, key: string, value: string | boolean): void => {
  const meta = rootMap(doc, PAGE_ROOTS.meta)
  if (meta && meta.get(key) !== value) doc.transact(() => meta.set(key, value), LOCAL)
}
