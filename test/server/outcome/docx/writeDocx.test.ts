// Word documents, unzipped: elements in the order of the schema, each paragraph once, its language on every run.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeDocx } from '../../../../server/outcome/docx/writeDocx.ts'
import type { ExportedDocument, PaperBlock, PaperSize } from '../../../../shared/outcome/model.ts'
import { pageBody } from '../../../../shared/page/write.ts'
import { unzip } from '../../../harness/unzip.ts'
import { block } from '../../../shared/outcome/facts.ts'
import { paperOf, table } from '../papers.ts'

const filesOf = async (outcome: ExportedDocument, paper: PaperSize = 'a4') => {
  const files = unzip(await writeDocx(outcome, paper))
  return (name: string) => files.get(name)?.toString('utf8') ?? ''
}
const wordsOf = (xml: string) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join('')
/** ECMA-376: what may stand in a paragraph's and a run's properties, in this order. */
const PARAGRAPH = [
  'w:pStyle',
  'w:keepNext',
  'w:keepLines',
  'w:pageBreakBefore',
  'w:numPr',
  'w:pBdr',
  'w:tabs',
  'w:spacing',
  'w:ind',
  'w:jc',
]
const RUN = [
  'w:rStyle',
  'w:rFonts',
  'w:b',
  'w:bCs',
  'w:i',
  'w:iCs',
  'w:strike',
  'w:color',
  'w:sz',
  'w:szCs',
  'w:u',
  'w:vertAlign',
  'w:lang',
]

const isOrdered = (inside: string, order: readonly string[]) => {
  const places = [...inside.replace(/<(w:\w+)[^>]*>.*?<\/\1>/gs, '<$1/>').matchAll(/<(w:\w+)/g)].map(([, name]) =>
    order.indexOf(name ?? ''),
  )
  return places.every((place, at) => place >= 0 && place >= (places[at - 1] ?? -1)) ? '' : inside
}

describe('[E3] a Word document', () => {
  const paragraphs = [
    { es: 'Uno ñ «á» – €.', en: 'One.' },
    { es: 'Dos.', en: 'Two.' },
  ]
  test('holds each paragraph once, row beside row, each run in its language', async () => {
    const read = await filesOf(paperOf(['es', 'en'], paragraphs))
    const xml = read('word/document.xml')
    for (const words of ['Uno ñ «á» – €.', 'One.', 'Dos.', 'Two.']) expect(xml.split(`>${words}<`).length, words).toBe(2)
    const order = ['Uno ñ', 'One.', 'Dos.', 'Two.'].map((words) => xml.indexOf(words))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(xml).toMatch(/<w:lang w:val="es-CO"\/><\/w:rPr><w:t[^>]*>Uno/)
    expect(xml).toMatch(/<w:lang w:val="en-US"\/><\/w:rPr><w:t[^>]*>One/)
  })

  test('has its elements in the order of the schema, real headings, and page numbers', async () => {
    const read = await filesOf(
      paperOf(['es', 'en'], paragraphs, (doc) => pageBody(doc, 'es')?.insert(0, [block('heading', 'Objeto', { level: 1, id: 'h' })])),
      'letter',
    )
    const xml = read('word/document.xml')
    for (const [, inside = ''] of xml.matchAll(/<w:pPr>(.*?)<\/w:pPr>/gs)) expect(isOrdered(inside, PARAGRAPH)).toBe('')
    for (const [, inside = ''] of xml.matchAll(/<w:rPr>(.*?)<\/w:rPr>/gs)) expect(isOrdered(inside, RUN)).toBe('')
    expect(xml).toMatch(/<w:pStyle w:val="Heading1"\/>.*?Objeto/s)
    expect(xml).toContain('<w:pgSz w:w="12240" w:h="15840"')
    expect(read('word/footer1.xml')).toContain('NUMPAGES')
    expect(read('word/header1.xml')).toContain('BORRADOR · DRAFT')
    expect(read('word/footer1.xml')).toContain('Grupo de Trabajo · Consulta previa')
  })

  test('begins no page for a part alone, and tears no decision from what is said of it', async () => {
    const paper = paperOf(['es'], paragraphs)
    const said = (text: string, style: 'plain' | 'soft') => ({ runs: [{ text }], style })
    const decision = { language: 'es' as const, lines: [said('El grupo acuerda.', 'plain'), said('Adoptada', 'soft')] }
    const read = await filesOf({
      ...paper,
      blocks: [
        { type: 'heading', level: 1, words: [{ language: 'es', lines: [said('Decisiones', 'plain')] }] },
        { type: 'row', number: '5', words: [decision], serif: true },
      ],
    })
    const found = [...read('word/document.xml').matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inside = '']) => inside)
    const marksOf = (words: string) => {
      const xml = found.find((one) => wordsOf(one).includes(words)) ?? ''
      return { isKept: xml.includes('<w:keepNext/>') }
    }
    expect(marksOf('El grupo acuerda.').isKept).toBe(true)
    expect(marksOf('Adoptada').isKept).toBe(false)
    expect(found.filter((one) => one.includes('<w:pageBreakBefore/>'))).toEqual([])
  })

  test('names the languages of its columns where a part begins, and draws one line for each place to sign, on the page of its heading', async () => {
    const both = (text: string) =>
      (['es', 'en'] as const).map((language) => ({ language, lines: [{ runs: [{ text: `${text} ${language}` }] }] }))
    const row = (number: string, text: string): PaperBlock => ({ type: 'row', number, words: both(text) })
    const heading = (level: 1 | 2, text: string): PaperBlock => ({ type: 'heading', level, words: both(text) })
    const signatures: PaperBlock = {
      type: 'signatures',
      name: both('of'),
      fields: [both('name'), both('place')],
      places: [{ of: both('CO') }, { of: both('MX') }],
    }
    const part = [heading(1, 'part'), heading(2, 'first'), row('1', 'one'), heading(2, 'second'), row('2', 'two'), row('3', 'three')]
    const read = await filesOf({ ...paperOf(['es', 'en'], []), blocks: [...part, heading(1, 'sign'), row('', 'by hand'), signatures] })
    const xml = read('word/document.xml')
    // Once, with the first row; a row alone needs no names.
    expect(xml.match(/>Español</g)).toHaveLength(1)
    expect(xml.indexOf('>Español<')).toBeLessThan(xml.indexOf('>one es<'))
    for (const [, inside = ''] of xml.matchAll(/<w:pPr>(.*?)<\/w:pPr>/gs)) expect(isOrdered(inside, PARAGRAPH)).toBe('')
    expect(xml.match(/<w:pBdr>/g)).toHaveLength(4)
    const words = [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inside = '']) => inside)
    expect(words.find((one) => one.includes('by hand en'))).toContain('<w:keepNext/>')
    // In no table, which LibreOffice would leave on the page before.
    const before = xml.slice(0, xml.indexOf('>by hand es<'))
    expect(before.match(/<w:tbl>/g)?.length).toBe(before.match(/<\/w:tbl>/g)?.length)
  })

  test('[E19] draws the words of a timeline as outlines, so that they need no font, each title in both languages', async () => {
    const both = (es: string, en: string) => [
      { language: 'es' as const, lines: [{ runs: [{ text: es }] }] },
      { language: 'en' as const, lines: [{ runs: [{ text: en }] }] },
    ]
    const timeline = (title: readonly [string, string]): PaperBlock => ({
      type: 'timeline',
      about: both('Cronograma', 'Timeline'),
      from: 0,
      to: 100,
      today: null,
      ticks: [],
      legend: [],
      sections: [
        {
          title: both('Línea', 'Stream'),
          rows: [{ code: 'WG-001', title: both(...title), from: 10, to: 50, tone: 'open', isMilestone: false }],
        },
      ],
    })
    const drawn = async (title: readonly [string, string]) =>
      [...unzip(await writeDocx({ ...paperOf(['es', 'en'], []), blocks: [timeline(title)] }, 'a4'))]
        .find(([name, bytes]) => name.endsWith('.svg') && bytes.includes('<rect'))?.[1]
        .toString('utf8') ?? ''
    const svg = await drawn(['Nota', 'Note'])
    expect(svg).not.toContain('<text')
    expect(svg.match(/<path d="M[^"]{40,}" fill="#1b2a33"\/>/g)?.length).toBeGreaterThanOrEqual(4)
    expect(await drawn(['Nota', 'Other'])).not.toBe(svg)
  })

  test('lists are lists, and heads of tables are repeated', async () => {
    const list = new Y.XmlElement('bulletList')
    const item = new Y.XmlElement('listItem')
    item.insert(0, [block('paragraph', 'entrada')])
    list.insert(0, [item])
    const read = await filesOf(
      paperOf(['es'], [], (doc) =>
        pageBody(doc, 'es')?.insert(0, [
          list,
          table([
            ['País', 'Plazo'],
            ['CO', '30'],
          ]),
        ]),
      ),
    )
    const xml = read('word/document.xml')
    expect(xml).toMatch(/<w:numPr>.*?<\/w:numPr>(?:(?!<w:p>).)*entrada/s)
    expect(xml).toMatch(/<w:tblHeader\/>(?:(?!<w:tr>).)*País/s)
    expect(read('word/numbering.xml')).toContain('w:numFmt w:val="bullet"')
  })

  test('footnotes are footnotes: one for both languages, with the words of each', async () => {
    const note = (language: 'es' | 'en', words: string) => (doc: Y.Doc) => {
      const reference = new Y.XmlElement('footnoteRef')
      reference.setAttribute('note', 'n1')
      const body = pageBody(doc, language)
      const first = body?.get(0)
      if (first instanceof Y.XmlElement) first.insert(first.length, [reference])
      body?.insert(body.length, [block('footnote', words, { id: 'n1' })])
    }
    const read = await filesOf(
      paperOf(['es', 'en'], paragraphs, (doc) => {
        note('es', 'Todos.')(doc)
        note('en', 'All of them.')(doc)
      }),
    )
    expect(read('word/document.xml').match(/<w:footnoteReference /g)?.length).toBe(1)
    const notes = read('word/footnotes.xml')
    expect(wordsOf(notes)).toContain('Todos.')
    expect(wordsOf(notes)).toContain('All of them.')
  })

  test('holds controls, turned words and formulas as words, and is sound XML', async () => {
    const read = await filesOf(paperOf(['es'], [{ es: 'a\u0001<b>&"\u202Ec שלום =cmd', en: '' }]))
    const xml = read('word/document.xml')
    expect(xml).toContain('a&lt;b&gt;&amp;')
    expect(xml).toContain('שלום =cmd')
    expect(xml).not.toContain('\u0001')
  })

  test('is sound XML whatever the address of a link is', async () => {
    const read = await filesOf(
      paperOf(['es'], [], (doc) => {
        const linked = block('paragraph', '')
        pageBody(doc, 'es')?.insert(0, [linked])
        const words = linked.get(0)
        if (words instanceof Y.XmlText) words.insert(0, 'aquí', { link: { href: 'https://example.org/\uFFFFa?b&"<' } })
      }),
    )
    const links = read('word/_rels/document.xml.rels')
    expect(links).toContain('https://example.org/%EF%BF%BFa?b&amp;%22%3C')
    expect(links).not.toContain('\uFFFF')
  })
})
