// What stands beside the words of a Word document: boxes, equations, notes, and paragraphs that go on in a list.
import { describe, expect, test } from 'vitest'
import { readWord } from '../../../../client/exchange/word/readWord.ts'
import { seededRandom } from '../../editor/people.ts'
import { document, packed, REL, W } from './packed.ts'

const read = async (parts: Readonly<Record<string, string>>) => {
  const { parts: all, notes, losses } = await readWord(packed(parts), { languages: 'es' }, seededRandom(1))
  return {
    html: all.map(({ es }) => es).join(''),
    notes: notes.es.replaceAll(/data-id="[^"]*"/g, 'data-id'),
    losses: Object.entries(losses).filter(([, n]) => n > 0),
  }
}
const words = (text: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const body = (inner: string) => ({ 'word/document.xml': document(inner) })

describe('[X19] a box of text', () => {
  const box = (inner: string) => `<w:txbxContent>${inner}</w:txbxContent>`
  test('has its words behind the paragraph that it is tied to, once, although Word writes it twice', async () => {
    const drawn = `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:drawing>${box(words('En el recuadro.'))}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box(words('En el recuadro.'))}</w:pict></mc:Fallback></mc:AlternateContent>`
    expect(await read(body(`<w:p><w:r><w:t>Antes.</w:t></w:r><w:r>${drawn}</w:r></w:p>${words('Después.')}`))).toMatchObject({
      html: '<p>Antes.</p><p>En el recuadro.</p><p>Después.</p>',
      losses: [['textBoxes', 1]],
    })
  })
  test('alone in its paragraph, several in a group, with a list, in another box or in a cell loses no word', async () => {
    const group = `<w:p><w:r><w:pict>${box(words('uno'))}${box(`${words('dos')}<w:p><w:r><w:pict>${box(words('dentro'))}</w:pict></w:r></w:p>`)}</w:pict></w:r></w:p>`
    const inCell = `<w:tbl><w:tr><w:tc>${words('celda')}<w:p><w:r><w:pict>${box(words('tres'))}</w:pict></w:r></w:p></w:tc></w:tr></w:tbl>`
    const { html, losses } = await read(body(group + inCell))
    expect(
      html
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/ +/g, ' ')
        .trim(),
    ).toBe('uno dos dentro celda tres')
    expect(losses).toEqual([['textBoxes', 4]])
  })
})

describe('[X19] an equation', () => {
  const M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
  const r = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`
  const e = (text: string, name = 'e') => `<m:${name}>${r(text)}</m:${name}>`
  test.each([
    [`<m:f><m:fPr/>${e('1', 'num')}${e('2', 'den')}</m:f>`, '1/2'],
    [`<m:f>${e('a+b', 'num')}${e('2', 'den')}</m:f>`, '(a+b)/2'],
    [`<m:sSup>${e('10')}${e('-3', 'sup')}</m:sSup>`, '10^(-3)'],
    [`<m:sSub>${e('CO')}${e('2', 'sub')}</m:sSub>`, '(CO)_2'],
    [`<m:rad><m:radPr/><m:deg/>${e('x')}</m:rad>`, '√x'],
    [`<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>${e('i=1', 'sub')}${e('n', 'sup')}${e('x')}</m:nary>`, '∑_(i=1)^n x'],
    [`<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>${e('a, b')}</m:d>`, '[a, b]'],
  ])('is a line of characters that says the same, and is announced: %#', async (equation, line) => {
    const { html, losses } = await read(
      body(`<w:p ${M}><w:r><w:t xml:space="preserve">La tasa: </w:t></w:r><m:oMath>${equation}</m:oMath></w:p>`),
    )
    expect(html).toBe(`<p>La tasa: ${line}</p>`)
    expect(losses).toEqual([['equations', 1]])
  })
})

describe('[X19] notes', () => {
  const links = (...types: string[]) =>
    `<Relationships>${types.map((type) => `<Relationship Id="${type}" Type="${REL}/${type}" Target="${type}.xml"/>`).join('')}</Relationships>`
  test('at the end become footnotes and are announced; a table in a note keeps its words', async () => {
    const table = `<w:tbl><w:tr><w:tc>${words('fila')}</w:tc><w:tc>${words('celda')}</w:tc></w:tr></w:tbl>`
    expect(
      await read({
        'word/_rels/document.xml.rels': links('footnotes', 'endnotes'),
        'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:type="separator" w:id="-1">${words('—')}</w:footnote><w:footnote w:id="2">${words('Véase:')}${table}</w:footnote></w:footnotes>`,
        'word/endnotes.xml': `<w:endnotes ${W}><w:endnote w:id="2">${words('Al final.')}</w:endnote></w:endnotes>`,
        ...body(
          '<w:p><w:r><w:t>Texto</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>',
        ),
      }),
    ).toMatchObject({
      notes: '<p data-footnote data-id>Véase:<br>fila<br>celda</p><p data-footnote data-id>Al final.</p>',
      losses: [['endnotes', 1]],
    })
  })
})

describe('[X10] a list', () => {
  const numbering = (format: string, text: string) => ({
    'word/_rels/document.xml.rels': `<Relationships><Relationship Id="n" Type="${REL}/numbering" Target="numbering.xml"/><Relationship Id="s" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/styles.xml': `<w:styles ${W}>${[
      ['Prrafodelista', 'List Paragraph'],
      ['Continuarlista', 'Continuar lista'],
    ]
      .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
      .join('')}</w:styles>`,
  })
  const entry = (text: string) => words(text, '<w:pStyle w:val="Prrafodelista"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
  const without = (text: string, style = 'Prrafodelista') => words(text, `<w:pStyle w:val="${style}"/>`)
  test('holds the paragraphs whose number was removed, and those of a style that goes on in it; elsewhere these are paragraphs', async () => {
    const { html } = await read({
      ...numbering('decimal', '%1.'),
      ...body(
        without('suelto') +
          entry('uno') +
          without('más de uno') +
          without('y más', 'Continuarlista') +
          entry('dos') +
          words('fin') +
          without('solo'),
      ),
    })
    expect(html).toMatch(/^<p>suelto<\/p><p style=[^>]*>.*uno<\/p>/)
    expect(html).toContain('<p class="MsoListContinue1">más de uno</p><p class="MsoListContinue1">y más</p>')
    expect(html).toMatch(/dos<\/p><p>fin<\/p><p>solo<\/p>$/)
  })
  test('is announced if it has letters or Roman numerals, because its entries get numbers', async () => {
    expect((await read({ ...numbering('lowerLetter', '(%1)'), ...body(entry('uno') + entry('dos')) })).losses).toEqual([['listLetters', 2]])
    expect((await read({ ...numbering('upperRoman', '%1.'), ...body(entry('uno')) })).losses).toEqual([['listLetters', 1]])
    expect((await read({ ...numbering('decimal', '%1)'), ...body(entry('uno')) })).losses).toEqual([])
  })
})
