import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '../../../server/relay/limits.ts'
import { createSchemaValidator } from '../../../server/relay/validation/validateSchema.ts'
import { validateUpdate } from '../../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../../server/relay/validation/validationDocument.ts'
import { schemaOf } from '../../../shared/documents.ts'
import { pageId, parseAccountId } from '../../../shared/ids.ts'
import { readPage } from '../../../shared/page/read.ts'
import { archivePage, initPage, pageBody, pageTitleText, restorePage, setPageKind } from '../../../shared/page/write.ts'
import { must } from '../../../shared/result.ts'

const paragraph = (text: string, attributes: Readonly<Record<string, string>> = {}) => {
  const element = new Y.XmlElement('paragraph')
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.insert(0, [new Y.XmlText(text)])
  return element
}

describe('a text', () => {
  test('is read as it was written', () => {
    const doc = new Y.Doc()
    initPage(doc, { kind: 'bestPractice', title: { es: 'Consulta previa' } })
    pageTitleText(doc, 'en')?.insert(0, 'Early consultation')
    pageBody(doc, 'es')?.push([paragraph('Uno'), paragraph(''), paragraph('Dos')])
    archivePage(doc)
    expect(readPage(doc)).toMatchObject({
      kind: 'bestPractice',
      title: { es: 'Consulta previa', en: 'Early consultation' },
      body: { es: 'Uno\n\nDos', en: '' },
      paragraphs: { es: 2, en: 0 },
      archived: true,
    })
    restorePage(doc)
    expect(readPage(doc).archived).toBe(false)
  })

  test('keeps the title that is there when it is begun a second time', () => {
    const doc = new Y.Doc()
    initPage(doc, { kind: 'text', title: { en: 'One' } })
    initPage(doc, { kind: 'text', title: { en: 'Two' } })
    expect(readPage(doc).title.en).toBe('One')
  })

  test('[I10] is read whatever stands in it, and under whatever type', () => {
    expect(readPage(new Y.Doc())).toMatchObject({ kind: 'text', title: { es: '', en: '' }, paragraphs: { es: 0, en: 0 } })
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('kind', 'order', 'archived', '__proto__'), fc.jsonValue()), (meta) => {
        const doc = new Y.Doc()
        for (const [key, value] of Object.entries(meta)) doc.getMap('meta').set(key, value)
        doc.getMap('title.es')
        doc.getText('body.en').insertEmbed(0, { a: 1 })
        expect(Object.keys(readPage(doc))).toEqual(['kind', 'title', 'body', 'paragraphs', 'order', 'archived'])
      }),
    )
  })
})

describe('[M3] the schema of a text', () => {
  const judging = () => {
    const validation = createValidationDocument([])
    const context = {
      document: validation,
      validator: createSchemaValidator(validation, schemaOf(pageId('guide'))),
      owners: new Map(),
      limits: LIMITS,
    }
    const doc = new Y.Doc()
    const verdicts: string[] = []
    doc.on('update', (update: Uint8Array) => {
      const verdict = validateUpdate(update, must(parseAccountId('ana'), 'account'), context)
      verdicts.push(verdict.type)
      if (verdict.type === 'accepted') validation.apply(verdict.update)
    })
    return { doc, verdicts }
  }

  test('let in what our own writes produce, and a paragraph of a stock client, which has no id', () => {
    const { doc, verdicts } = judging()
    initPage(doc, { kind: 'strategy', title: { es: 'Estrategia', en: 'Strategy' } })
    setPageKind(doc, 'narrative')
    archivePage(doc)
    pageBody(doc, 'en')?.push([paragraph('without an id'), paragraph('with one', { id: 'k3v9q1m0x2ab' })])
    const first = pageBody(doc, 'en')?.get(0)
    if (first instanceof Y.XmlElement) first.push([new Y.XmlElement('hardBreak')])
    expect(verdicts).toEqual(['accepted', 'accepted', 'accepted', 'accepted', 'accepted'])
  })

  test.each([
    ['a script', () => new Y.XmlElement('script')],
    ['a node of another editor', () => new Y.XmlElement('image')],
    ['an attribute that runs', () => paragraph('x', { onclick: 'alert(1)' })],
    ['an item of no list', () => new Y.XmlElement('listItem')],
    ['bare text', () => new Y.XmlText('x')],
  ])('refuse %s', (_what, make) => {
    const { doc, verdicts } = judging()
    pageBody(doc, 'es')?.push([make()])
    expect(verdicts).toEqual(['refused'])
  })

  test('[IN-01] refuse a link that runs', () => {
    const { doc, verdicts } = judging()
    const text = new Y.XmlText()
    text.insert(0, 'here', { link: { href: 'javascript:alert(1)' } })
    const element = new Y.XmlElement('paragraph')
    element.insert(0, [text])
    pageBody(doc, 'es')?.push([element])
    expect(verdicts).toEqual(['refused'])
  })
})
