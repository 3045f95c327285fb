import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { topBlocks } from '../../../shared/editor/blocks.ts'
import { CLAUSE } from '../../../shared/editor/clauses.ts'
import { plainOf } from '../../../shared/outcome/languageWriter.ts'
import type { PaperBlock } from '../../../shared/outcome/model.ts'
import { textDocument } from '../../../shared/outcome/text.ts'
import { writeHtml } from '../../../shared/outcome/writeHtml.ts'
import { initPage, pageBody } from '../../../shared/page/write.ts'
import { numbersOf } from '../../../shared/pairs/numbersOf.ts'
import { textRows } from '../../../shared/pairs/textRows.ts'
import { must } from '../../../shared/result.ts'
import { factsOf } from './facts.ts'

const block = (name: string, words: string, attributes: Readonly<Record<string, unknown>> = {}): Y.XmlElement => {
  const element = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as never)
  if (words !== '') element.insert(0, [new Y.XmlText(words)])
  return element
}
const within = (name: string, inner: Y.XmlElement): Y.XmlElement => {
  const element = new Y.XmlElement(name)
  element.insert(0, [inner])
  return element
}
const aText = (es: readonly Y.XmlElement[], en: readonly Y.XmlElement[]) => {
  const doc = new Y.Doc()
  initPage(doc, { kind: 'text', title: { es: 'Consulta', en: 'Consultation' } })
  const bodies = { es: must(pageBody(doc, 'es'), 'a body'), en: must(pageBody(doc, 'en'), 'a body') }
  bodies.es.insert(0, [...es])
  bodies.en.insert(0, [...en])
  return { doc, beside: numbersOf(textRows(topBlocks(bodies.es), topBlocks(bodies.en), new Map())) }
}
const onPaper = (blocks: readonly PaperBlock[]) => blocks.flatMap((one) => (one.type === 'row' && one.serif ? [one.number] : []))

test('[D5] a text on paper says how many brackets are open, and where the languages differ in them; without brackets it says nothing of them', () => {
  const factsIn = (es: string, en: string) => {
    const { doc } = aText([block('paragraph', es, { id: 'a1' })], [block('paragraph', en, { id: 'a1' })])
    return textDocument(factsOf(['en']), doc).facts.map(({ name, value }) => `${plainOf(name)}: ${plainOf(value)}`)
  }
  expect(factsIn('en [diez] [treinta] días', 'within [ten] days')).toEqual(
    expect.arrayContaining(['Brackets: 2', 'Paragraphs with other brackets in the other language: 1']),
  )
  expect(factsIn('en [diez] días', 'within [ten] days').join()).not.toContain('other brackets')
  expect(factsIn('en diez días', 'within ten days').join()).not.toContain('rackets')
})

describe('[E14] the paragraphs of a text', () => {
  const paragraphs = (word: string) => [
    block('heading', `${word} 0`, { level: 1 }),
    block('paragraph', `${word} 1`),
    within('blockquote', block('paragraph', `${word} said`)),
    block('paragraph', ''),
    within('bulletList', within('listItem', block('paragraph', `${word} listed`))),
    block('paragraph', `${word} 2`),
  ]

  test('have the numbers on paper that they have beside the text, where quotations, lists and empty ones have none', () => {
    const { doc, beside } = aText([...paragraphs('Párrafo'), block('paragraph', 'Solo en español')], paragraphs('Paragraph'))
    expect(beside).toEqual([null, 1, null, null, null, 2, 3])
    const facts = factsOf(['es', 'en'])
    expect(onPaper(textDocument(facts, doc).blocks)).toEqual(['1', '', '', '2', '3'])
    // What one language lacks keeps its number.
    expect(onPaper(textDocument({ ...facts, languages: ['en'] }, doc).blocks)).toEqual(['1', '', '', '2', '3'])
  })

  test('have the numbers of numbered paragraphs alone, where a text has some', () => {
    const clauses = (word: string) => [block('paragraph', word), block(CLAUSE, word, { depth: 1 }), block(CLAUSE, word, { depth: 2 })]
    const { doc, beside } = aText(clauses('Uno'), clauses('One'))
    expect(beside).toEqual([1, '1', '1.1'])
    expect(onPaper(textDocument(factsOf(['es', 'en']), doc).blocks)).toEqual(['', '1', '1.1'])
  })

  test('begin in one column of a web page, whether they have a number or not, and lists have their markers before their lines', () => {
    const { doc } = aText(paragraphs('Párrafo'), paragraphs('Paragraph'))
    const html = writeHtml(textDocument(factsOf(['es', 'en']), doc), 'a4')
    const rows = [...html.matchAll(/<div class="row serif">(?:<span class="n">(\d*)<\/span>)?/g)].map(([, number]) => number)
    expect(rows).toEqual(['1', '', '', '2'])
    expect(html).toContain('<p class="entry"><span class="m">•</span> Párrafo listed</p>')
    const unnumbered = aText([block('heading', 'A', { level: 1 })], [block('heading', 'A', { level: 1 })])
    expect(writeHtml(textDocument(factsOf(['es', 'en']), unnumbered.doc), 'a4')).not.toContain('class="n"')
  })
})
