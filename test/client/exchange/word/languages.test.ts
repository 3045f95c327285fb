// Whose language a line of a Word document is in, what its title is, and how its legal lists are numbered.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readWord, type WordTold } from '../../../../client/exchange/word/readWord.ts'
import { writeDocx } from '../../../../server/outcome/docx/writeDocx.ts'
import { textDocument } from '../../../../shared/outcome/text.ts'
import { initPage, pageBody } from '../../../../shared/page/write.ts'
import { block, factsOf } from '../../../shared/outcome/facts.ts'
import { seededRandom } from '../../editor/people.ts'
import { document, packed, W } from './packed.ts'

const words = (text: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const style = (name: string) => `<w:pStyle w:val="${name}"/>`
/** Spanish is the language of the file. */
const STYLES = `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="es-CO"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style></w:styles>`
const PROPERTIES = `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Documento1</dc:title></cp:coreProperties>`
const read = (inner: string, told: WordTold = { languages: 'es-en' }, more: Readonly<Record<string, string>> = {}) =>
  readWord(
    packed({
      'word/document.xml': document(inner),
      'word/styles.xml': STYLES,
      'docProps/core.xml': PROPERTIES,
      'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>`,
      ...more,
    }),
    told,
    seededRandom(1),
  )
const plain = (html: string) => html.replaceAll(/<[^>]*>/g, '')

describe('[X10] two languages in a Word document', () => {
  test('in one run of a title or a heading become both, whatever the language of the file is', async () => {
    const { title, parts } = await read(
      words('Proyecto de lineamientos / Draft guidelines', style('T')) +
        words('Antecedentes / Background', style('H1')) +
        words('Alcance de la guía | Scope of the guide', style('H1')),
    )
    expect(title).toEqual({ es: 'Proyecto de lineamientos', en: 'Draft guidelines' })
    expect(parts.map(({ es, en }) => [plain(es), plain(en)])).toEqual([
      ['Antecedentes', 'Background'],
      ['Alcance de la guía', 'Scope of the guide'],
    ])
  })

  test.each([
    'Acuerdo de cooperación / 2019',
    'Delegation of Colombia / Bogotá',
    'Delegación de México | Ciudad de México',
    'Ministry of Justice / Colombia',
  ])('are not told by a place or a year beside words of one language: %s stays one line', async (line) => {
    const { parts } = await read(words('Guía de consulta', style('T')) + words(line, style('H1')) + words('Texto de la ley.'))
    expect(parts.flatMap(({ es, en }) => [plain(es), plain(en)])).toContain(line)
  })

  test('are told by one side where the other has words of its own', async () => {
    const { parts } = await read(
      words('Guía de consulta', style('T')) +
        words('Alcance de la guía / Scope and use', style('H1')) +
        words('Purpose of the guide / Objeto que cubre', style('H1')),
    )
    expect(parts.map(({ es, en }) => [plain(es), plain(en)])).toEqual([
      ['Alcance de la guía', 'Scope and use'],
      ['Objeto que cubre', 'Purpose of the guide'],
    ])
  })

  test('are told by the neighbour where a line itself does not tell', async () => {
    const { parts } = await read(words('Objeto', style('H1')) + words('Purpose', style('H1')) + words('Este es el texto de la ley.'))
    expect(parts.map(({ es, en }) => [plain(es), plain(en)])).toEqual([
      ['Objeto', 'Purpose'],
      ['Este es el texto de la ley.', ''],
    ])
  })

  test('a sentence with a dash or a slash in one language stays one', async () => {
    const { parts } = await read(words('La autoridad – que consulta antes – decide con la otra / las otras partes.'), {
      languages: 'es-en',
    })
    expect(parts.map(({ es, en }) => [plain(es), plain(en)])).toEqual([
      ['La autoridad – que consulta antes – decide con la otra / las otras partes.', ''],
    ])
  })
})

describe('[X10] the title of a Word document', () => {
  test('is the heading that it begins with, before the title in the properties of the file', async () => {
    const { title, parts } = await read(words('Guía de consulta', style('H1')) + words('Alcance', style('H2')) + words('Texto.'), {
      languages: 'es',
    })
    expect(title).toEqual({ es: 'Guía de consulta', en: '' })
    expect(parts.map(({ es }) => plain(es)).join('|')).not.toContain('Guía de consulta')
  })
  test('is not the first of several headings alike', async () => {
    const { title, parts } = await read(words('Objeto', style('H1')) + words('Texto.') + words('Alcance', style('H1')), { languages: 'es' })
    expect(title).toEqual({ es: 'Documento1', en: '' })
    expect(plain(parts.map(({ es }) => es).join(''))).toBe('ObjetoTexto.Alcance')
  })
  test('and a table of contents that is a field without a style is not text', async () => {
    const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" </w:instrText></w:r>'
    const { parts, losses } = await read(
      `<w:p>${begin}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Objeto … 1</w:t></w:r></w:p>${words('Alcance … 2')}<w:p><w:r><w:t>Fin … 3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>${words('Texto.')}`,
      { languages: 'es' },
    )
    expect(parts.map(({ es }) => plain(es))).toEqual(['Texto.'])
    expect(losses.contents).toBe(3)
  })
})

test('[X10] a contents field that ends in a paragraph of the contents’ style, or before a text, drops nothing of that text', async () => {
  const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const begin = `${char('begin')}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" </w:instrText></w:r>${char('separate')}`
  const toc = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
  const styles = { 'word/styles.xml': STYLES.replace('</w:styles>', `${toc}</w:styles>`) }
  const entry = `<w:p>${begin}<w:r><w:t>Objeto … 1</w:t></w:r></w:p>`
  const styled = `<w:p><w:pPr>${style('TOC1')}</w:pPr><w:r><w:t>Fin … 3</w:t></w:r>${char('end')}</w:p>`
  const texts = async (inner: string) => (await read(inner, { languages: 'es' }, styles)).parts.map(({ es }) => plain(es)).join('')
  expect(await texts(entry + styled + words('Texto.'))).toBe('Texto.')
  expect(await texts(`${entry}<w:p>${char('end')}<w:r><w:t>Primero.</w:t></w:r></w:p>${words('Segundo.')}`)).toBe('Primero.Segundo.')
})

test('[X10] the usual multilevel list of Word, 1) a) i) (1) (a) (i), is a list and no legal text', async () => {
  const forms = [
    ['decimal', '%1)'],
    ['lowerLetter', '%2)'],
    ['lowerRoman', '%3)'],
    ['decimal', '(%4)'],
    ['lowerLetter', '(%5)'],
    ['lowerRoman', '(%6)'],
    ['decimal', '%7.'],
    ['lowerLetter', '%8.'],
    ['lowerRoman', '%9.'],
  ]
  const levels = forms.map(
    ([format, text], at) => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
  )
  const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="1">${levels.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
  const at = (text: string, ilvl: number) => words(text, `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="1"/></w:numPr>`)
  const { parts } = await read(at('uno', 0) + at('letra', 1) + at('dos', 0), { languages: 'es' }, { 'word/numbering.xml': numbering })
  const html = parts.map(({ es }) => es).join('')
  expect(html).toContain('mso-list:l0 level2')
  expect(html).not.toContain('data-clause')
})

test('[X10] a legal list keeps 1., (a) and (i), continued and restarted', async () => {
  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '(%2)')}${level(2, 'lowerRoman', '(%3)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`
  const at = (text: string, ilvl: number, list = 1) => words(text, `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${list}"/></w:numPr>`)
  const { parts, losses } = await read(
    at('uno', 0) + at('letra', 1) + at('romano', 2) + at('otro romano', 2) + at('otra letra', 1) + at('dos', 0) + at('de nuevo', 0, 2),
    { languages: 'es' },
    { 'word/numbering.xml': numbering },
  )
  const html = parts.map(({ es }) => es).join('')
  expect(
    [...html.matchAll(/<p data-clause="(\d)"(?: data-start="(\d+)")?>([^<]*)/g)].map(([, depth, start, text]) => [depth, start, text]),
  ).toEqual([
    ['1', undefined, 'uno'],
    ['3', undefined, 'letra'],
    ['4', undefined, 'romano'],
    ['4', undefined, 'otro romano'],
    ['3', undefined, 'otra letra'],
    ['1', undefined, 'dos'],
    ['1', '1', 'de nuevo'],
  ])
  expect(losses.listLetters).toBe(0)
})

test.each(['es', 'en'] as const)(
  '[X12] a text without a title in one language (%s) comes back without it, and as the same kind of text',
  async (named) => {
    const doc = new Y.Doc()
    const title = { es: '', en: '', [named]: named === 'es' ? 'Consulta previa' : 'Early consultation' }
    initPage(doc, { kind: 'strategy', title })
    pageBody(doc, 'es')?.insert(0, [block('paragraph', 'La autoridad consulta.')])
    pageBody(doc, 'en')?.insert(0, [block('paragraph', 'The authority consults.')])
    const word = await readWord(await writeDocx(textDocument(factsOf(['es', 'en']), doc), 'a4'), {}, seededRandom(1))
    expect([word.title, word.kind]).toEqual([title, 'strategy'])
  },
)
