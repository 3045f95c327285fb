// A text that starts from an earlier one.
import { createRoot } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createTextCopier } from '../../../client/pages/createTextCopier.ts'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { type DocumentId, pageId } from '../../../shared/ids.ts'
import { readPage } from '../../../shared/page/read.ts'
import { pageBody, setPageKind } from '../../../shared/page/write.ts'
import { must } from '../../../shared/result.ts'

const documents = new Map<DocumentId, { readonly doc: Y.Doc; readonly ready: () => boolean }>()
vi.mock('../../../client/live/LiveDocument.tsx', () => ({
  useLiveDocuments: () => ({
    acquire: (id: DocumentId) => ({ live: () => documents.get(id) ?? null, release: () => undefined }),
  }),
}))
afterEach(() => documents.clear())

const id = pageId
const write = (doc: Y.Doc, language: 'es' | 'en', words: readonly string[]) => {
  const body = must(pageBody(doc, language), 'a body')
  body.insert(
    body.length,
    words.map((one) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(one)])
      return paragraph
    }),
  )
}
const wordsOf = (doc: Y.Doc, language: 'es' | 'en') => readPage(doc).body[language]

test('[U8] a new text takes kind and paragraphs of an earlier one in both languages, and nothing written later comes after it', async () => {
  const [old, fresh] = [new Y.Doc(), new Y.Doc()]
  setPageKind(old, 'strategy')
  write(old, 'es', ['Primero', 'Segundo'])
  write(old, 'en', ['First'])
  documents.set(id('old'), { doc: old, ready: () => true })
  documents.set(id('fresh'), { doc: fresh, ready: () => true })
  const copied = createRoot((dispose) => {
    const result = createTextCopier()(id('old'), id('fresh'))
    void result.finally(dispose)
    return result
  })
  expect(await copied).toBe(true)
  expect(readPage(fresh).kind).toBe('strategy')
  for (const language of LANGUAGES) expect(wordsOf(fresh, language)).toBe(wordsOf(old, language))
  expect(wordsOf(fresh, 'es')).toContain('Segundo')
  write(old, 'en', ['Second'])
  expect(wordsOf(fresh, 'en')).not.toContain('Second')
})
