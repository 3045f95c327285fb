// PDFs as poppler reads them: the order of what is read, its languages, and that nothing stands outside of the structure.
import { inflateSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fittingLines } from '../../../../server/outcome/pdf/paper.ts'
import { writePdf } from '../../../../server/outcome/pdf/writePdf.ts'
import type { ExportedDocument, PaperBlock, PaperSize, PaperText } from '../../../../shared/outcome/model.ts'
import { pageBody } from '../../../../shared/page/write.ts'
import { needPoppler, readPdf } from '../../../harness/needPoppler.ts'
import { block } from '../../../shared/outcome/facts.ts'
import { paperOf, table } from '../papers.ts'

const pdfOf = async (outcome: ExportedDocument, paper: PaperSize = 'a4'): Promise<{ readonly bytes: Buffer; readonly pages: number }> => {
  const parts: Uint8Array[] = []
  const { pages } = await writePdf(outcome, paper, (bytes) => parts.push(bytes))
  return { bytes: Buffer.concat(parts), pages }
}
/** What is drawn outside of marked content, in all pages. */
const unmarked = (pdf: Buffer): readonly string[] => {
  const found: string[] = []
  const text = pdf.toString('latin1')
  for (const { index } of text.matchAll(/stream\r?\n/g)) {
    const from = index + (text[index + 6] === '\r' ? 8 : 7)
    const to = text.indexOf('endstream', from)
    let content: string
    try {
      content = inflateSync(pdf.subarray(from, to)).toString('latin1')
    } catch {
      // Not compressed: no page.
      continue
    }
    if (!/\bB[DM]C\b/.test(content)) continue
    let depth = 0
    for (const line of content.split('\n')) {
      if (/\bB[DM]C$/.test(line)) depth += 1
      else if (/\bEMC$/.test(line)) depth -= 1
      else if (depth === 0 && /(^|\s)(TJ|Tj|f|S|B|f\*)$/.test(line)) found.push(line)
    }
    if (depth !== 0) found.push(`not closed: ${depth}`)
  }
  return found
}
const structure = (bytes: Buffer) => readPdf('pdfinfo', ['-struct-text'], bytes)
const spoken = (bytes: Buffer) => [...structure(bytes).matchAll(/"(.*)"/g)].map(([, words]) => words ?? '')
const textOfPdf = (bytes: Buffer) => readPdf('pdftotext', ['-layout'], bytes)

beforeAll(needPoppler)

describe('[E2] a PDF', () => {
  const paragraphs = [
    {
      es: 'Antes de remitir una solicitud formal, la autoridad consulta. ¿Quién? «Ella» – dice • él: ñ á €.',
      en: 'Before sending a request, the authority consults.',
    },
    { es: 'La consulta es voluntaria.', en: 'Consultation is voluntary.' },
  ]
  test('is read row by row, first one language, then the other, every word once', async () => {
    const { bytes } = await pdfOf(paperOf(['es', 'en'], paragraphs))
    const words = spoken(bytes)
    const at = (start: string) => words.findIndex((one) => one.startsWith(start))
    const order = ['Antes de remitir', 'Before sending', 'La consulta es', 'Consultation is'].map(at)
    expect(order, words.join('\n')).toEqual([...order].sort((a, b) => a - b))
    expect(order).not.toContain(-1)
    const all = words.join(' ')
    for (const { es, en } of paragraphs) for (const words of [es, en]) expect(all.split(words).length, words).toBe(2)
    for (const letter of ['ñ', 'á', '€']) expect(textOfPdf(bytes)).toContain(letter)
    expect(textOfPdf(bytes)).toMatch(/¿Quién\? «Ella» –/)
  })

  test('says of each part in which language it is, has bookmarks and embedded fonts, and nothing unmarked', async () => {
    const { bytes } = await pdfOf(
      paperOf(['es', 'en'], paragraphs, (doc) => pageBody(doc, 'es')?.insert(0, [block('heading', 'Objeto', { level: 1, id: 'h' })])),
    )
    const raw = bytes.toString('latin1')
    const info = readPdf('pdfinfo', [], bytes)
    expect(info).toMatch(/Tagged: +yes/)
    expect(info).toMatch(/Page size: +595\.28 x 841\.89/)
    expect(raw).toContain('pdfuaid')
    for (const language of ['es-CO', 'en-US']) expect(raw.split(`/Lang (${language})`).length, language).toBeGreaterThan(8)
    // Each paragraph has its own.
    expect(
      [...raw.matchAll(/\/S \/P\n(?!.*\/Lang)/g)].filter(({ index }) => !raw.slice(index, index + 60).includes('/Lang')).length,
    ).toBeLessThan(3)
    expect(raw).toContain('/Outlines')
    expect(raw).toMatch(/FontFile[23]/)
    expect(unmarked(bytes)).toEqual([])
  })

  test('has the heads of its tables, once for who listens and on each page for who sees', async () => {
    const rows = [['País', 'Plazo'], ...Array.from({ length: 90 }, (_, at) => [`Fila ${at}`, `${at} días`])]
    const { bytes, pages } = await pdfOf(paperOf(['es'], [], (doc) => pageBody(doc, 'es')?.insert(0, [table(rows)])))
    expect(pages).toBeGreaterThan(2)
    const read = structure(bytes)
    expect(read.match(/\/Scope \/Column/g)?.length).toBeGreaterThanOrEqual(2)
    expect(spoken(bytes).filter((one) => one === 'País')).toEqual(['País'])
    expect(textOfPdf(bytes).match(/País +Plazo/g)?.length).toBeGreaterThan(2)
    expect(spoken(bytes).filter((one) => /^Fila \d+$/.test(one)).length).toBe(90)
    expect(unmarked(bytes)).toEqual([])
  })

  test('a cell of one paragraph is one element with its language, and one of several has an element for each', async () => {
    const paper = paperOf(['es'], [])
    const said = (...words: readonly string[]) => [{ language: 'es' as const, lines: words.map((text) => ({ runs: [{ text }] })) }]
    const rows = [[said('WG-001'), said('15 nov 2026', 'Plazo original: 15 ene 2026')]]
    const block: PaperBlock = { type: 'table', about: 'Acciones', language: 'es', widths: [1, 2], head: null, rowHeads: true, rows }
    const { bytes } = await pdfOf({ ...paper, blocks: [block] })
    const read = structure(bytes).replace(/\s+/g, ' ')
    expect(read).toContain('TH: /Scope /Row "WG-001"')
    expect(read).toContain('TD P (block) "15 nov 2026" P (block) "Plazo original: 15 ene 2026"')
    expect(bytes.toString('latin1')).toMatch(/\/S \/TH\n\/Lang \(es-CO\)/)
    expect(unmarked(bytes)).toEqual([])
  })

  test('written again, it is the same but for its identity and hour', async () => {
    const bare = async () => {
      const { bytes } = await pdfOf(paperOf(['es', 'en'], paragraphs))
      return bytes.toString('latin1').replace(/D:\d{14}Z|<[0-9a-f]{32}>|\d{4}-\d\d-\d\dT[\d:.]+Z?/g, '')
    }
    expect(await bare()).toBe(await bare())
  })

  test('written after one with accented letters only, it can be searched for the letters below the accents', async () => {
    await pdfOf(paperOf(['es'], [{ es: 'Únicos ± Á É', en: '' }]))
    const { bytes } = await pdfOf(paperOf(['es'], [{ es: 'AE U −107', en: '' }]))
    expect(textOfPdf(bytes)).toContain('AE U −107')
  })
  test('accents that stand apart from their letters are drawn and copied with them', async () => {
    const { bytes } = await pdfOf(paperOf(['es'], [{ es: 'Antes q\u0301 después.', en: '' }]))
    expect(textOfPdf(bytes).normalize('NFD')).toMatch(/Antes\s+q\s?\u0301?/)
    expect(spoken(bytes).join(' ')).toContain('después.')
    expect(unmarked(bytes)).toEqual([])
  })

  test('on Letter, in one language, has page numbers, and says on each page that it is a draft', async () => {
    const { bytes, pages } = await pdfOf(
      paperOf(
        ['en'],
        Array.from({ length: 60 }, (_, at) => ({ es: '', en: `Paragraph ${at} `.repeat(9) })),
      ),
      'letter',
    )
    expect(readPdf('pdfinfo', [], bytes)).toMatch(/Page size: +612 x 792/)
    const text = textOfPdf(bytes)
    for (let page = 1; page <= pages; page++)
      expect(text).toMatch(new RegExp(`Working Group · Early consultation +${page} of ${pages} · ab12 cd34 ab12\\n`))
    expect(text.match(/DRAFT/g)?.length).toBe(pages)
  })

  test('[E14] a list has no number of its place beside its own, and its entries keep their distance from two digits on', async () => {
    const list = new Y.XmlElement('orderedList')
    list.insert(
      0,
      Array.from({ length: 120 }, (_, at) => {
        const item = new Y.XmlElement('listItem')
        item.insert(0, [block('paragraph', `Entrada ${at + 1}`)])
        return item
      }),
    )
    const { bytes } = await pdfOf(paperOf(['es'], [{ es: 'Antes.', en: '' }], (doc) => pageBody(doc, 'es')?.push([list])))
    const text = textOfPdf(bytes)
    for (const at of [1, 10, 99, 120]) expect(text).toMatch(new RegExp(`^ *${at}\\. +Entrada ${at}$`, 'm'))
  })

  test('has the lines to sign on the page of their heading, wherever on it the record ends', async () => {
    const said = (text: string): PaperText => [{ language: 'es', lines: [{ runs: [{ text }] }] }]
    const row = (text: string): PaperBlock => ({ type: 'row', number: '', words: said(text) })
    const signed: readonly PaperBlock[] = [
      { type: 'heading', level: 1, words: said('Firmas') },
      row('Se firma a mano.'),
      {
        type: 'signatures',
        name: said('Delegación'),
        fields: [said('Nombre'), said('Firma')],
        places: [{ of: said('Colombia') }, { of: said('México') }],
      },
    ]
    for (let before = 20; before < 36; before++) {
      const lines = Array.from({ length: before }, (_, at) => row(`Línea ${at}`))
      const { bytes } = await pdfOf({ ...paperOf(['es'], []), blocks: [...lines, ...signed] })
      const page = textOfPdf(bytes)
        .split('\f')
        .find((text) => text.includes('Firmas'))
      expect(page, `${before} lines`).toContain('Colombia')
    }
  })

  test('has no heading at the end of a page whose first paragraph or table begins the next one', async () => {
    const about = 'Lo que sigue a su encabezado ocupa varias líneas y no se parte. '.repeat(8)
    for (let before = 24; before < 32; before++) {
      const { bytes } = await pdfOf(
        paperOf(
          ['es'],
          Array.from({ length: before }, (_, at) => ({ es: `Línea ${at}`, en: '' })),
          (doc) => {
            const body = pageBody(doc, 'es')
            const rows = [
              ['País', 'Plazo'],
              ['Colombia', about.slice(0, 200)],
            ]
            body?.push([
              block('heading', 'Alcance', { level: 1, id: 'h1' }),
              block('paragraph', about, { id: 'p1' }),
              block('heading', 'Plazos', { level: 1, id: 'h2' }),
              table(rows),
            ])
          },
        ),
      )
      const pages = textOfPdf(bytes).split('\f')
      const pageOf = (words: string) => pages.findIndex((page) => page.includes(words))
      expect([pageOf('Alcance'), pageOf('Plazos')], String(before)).toEqual([pageOf('Lo que sigue a su'), pageOf('Colombia')])
    }
  })

  test('a paragraph leaves no single line behind, at the foot of a page or at the head of the next', () => {
    const cases = [
      { left: 3, isWhole: true, room: 9, fits: 3 },
      { left: 5, isWhole: true, room: 4, fits: 3 },
      { left: 5, isWhole: true, room: 1, fits: 0 },
      { left: 3, isWhole: true, room: 2, fits: 0 },
      { left: 9, isWhole: false, room: 1, fits: 1 },
      { left: 2, isWhole: false, room: 1, fits: 0 },
      { left: 2, isWhole: false, room: 0.4, fits: 0 },
    ]
    for (const { left, isWhole, room, fits } of cases) expect([left, room, fittingLines(left, isWhole, room)]).toEqual([left, room, fits])
  })

  test('a paragraph that is longer than a page goes on, both languages together', async () => {
    const long = { es: 'palabra '.repeat(4_000), en: 'word '.repeat(4_000) }
    const { bytes, pages } = await pdfOf(paperOf(['es', 'en'], [long]))
    expect(pages).toBeGreaterThan(8)
    const text = textOfPdf(bytes)
    expect(text.match(/palabra/g)?.length).toBe(4_000)
    expect(text.match(/\bword\b/g)?.length).toBe(4_000)
    expect(unmarked(bytes)).toEqual([])
  })

  test('[E10] a drawing is vectors and words in one figure that says what it shows, whole on its page', async () => {
    const said = (text: string) => [{ language: 'es' as const, lines: [{ runs: [{ text }] }] }]
    const drawing: PaperBlock = {
      type: 'drawing',
      about: said('Plazos que se movieron: WG-004'),
      height: 300,
      shapes: [
        {
          type: 'area',
          points: [
            [0, 0],
            [100, 0],
            [50, 40],
          ],
          color: '#cfe3e7',
        },
        {
          type: 'line',
          points: [
            [0, 10],
            [400, 10],
          ],
          color: '#0b5563',
          width: 1,
          dash: true,
        },
        { type: 'words', at: [200, 60], words: 'WG-004 ñ', size: 8, align: 'middle', bold: true },
        { type: 'words', at: [470, 80], words: 'un título que no cabe entero', size: 8, align: 'end', most: 60 },
      ],
    }
    const lines = Array.from({ length: 20 }, (_, at) => ({ es: `Línea ${at}`, en: '' }))
    const paper = paperOf(['es'], lines)
    const { bytes, pages } = await pdfOf({ ...paper, blocks: [...paper.blocks, drawing, drawing, drawing] })
    expect(unmarked(bytes)).toEqual([])
    expect(bytes.toString('latin1').match(/\/S \/Figure/g)?.length).toBe(4)
    const drawn = textOfPdf(bytes)
      .split('\f')
      .map((page) => [page.includes('WG-004 ñ'), /un título.*…/.test(page)])
      .slice(0, pages)
    expect(drawn.filter(([code]) => code).length).toBeGreaterThan(1)
    expect(drawn.every(([code, title]) => code === title)).toBe(true)
    expect(textOfPdf(bytes)).not.toContain('no cabe entero')
  })

  test('[E19] a timeline says what its signs mean, in both languages, and names no sign that it does not have', async () => {
    const say = (es: string, en: string) => [
      { language: 'es' as const, lines: [{ runs: [{ text: es }] }] },
      { language: 'en' as const, lines: [{ runs: [{ text: en }] }] },
    ]
    const row = {
      code: 'WG-004',
      title: say('Consulta', 'Consultation'),
      from: 20_000,
      to: 20_030,
      isMilestone: false,
      tone: 'late',
    } as const
    const timeline: PaperBlock = {
      type: 'timeline',
      about: say('Cronograma', 'Timeline'),
      from: 19_990,
      to: 20_060,
      today: null,
      ticks: [],
      sections: [{ title: say('Cooperación', 'Cooperation'), rows: [row] }],
      legend: [{ sign: 'late', words: say('Vencida', 'Overdue') }],
    }
    const paper = paperOf(['es', 'en'], [])
    const { bytes } = await pdfOf({ ...paper, blocks: [...paper.blocks, timeline] })
    const text = textOfPdf(bytes)
    expect([text.includes('Vencida'), text.includes('Overdue'), text.includes('Blocked')]).toEqual([true, true, false])
    expect(unmarked(bytes)).toEqual([])
  })

  test('letters that its fonts do not have are told, and so is a word without an end', async () => {
    const { bytes } = await pdfOf(paperOf(['es'], [{ es: `שלום → ${'x'.repeat(400)} =cmd|calc`, en: '' }]))
    const text = textOfPdf(bytes)
    expect(text).toContain('U+05E9')
    expect(text).toContain('->')
    expect(text).not.toContain('U+2192')
    expect(text).toContain('=cmd|calc')
    expect(text.replace(/\s/g, '')).toContain('x'.repeat(400))
  })
})

test('[E1] in a record of both languages no title of a decision ends a page without its words', async () => {
  const side = (language: 'es' | 'en', n: number) => ({
    language,
    lines: [
      { runs: [{ text: `Punto ${n}` }] },
      { runs: [{ text: `Titulo ${n}` }], style: 'strong' as const },
      { runs: [{ text: 'palabras de la decisión '.repeat(4 + (n % 7)) }] },
    ],
  })
  const blocks = Array.from(
    { length: 90 },
    (_, n): PaperBlock => ({ type: 'row', number: String(n), words: [side('es', n), side('en', n)] }),
  )
  const parts: Uint8Array[] = []
  await writePdf({ ...paperOf(['es', 'en'], []), blocks, isCompact: true }, 'letter', (bytes) => parts.push(bytes))
  const pages = textOfPdf(Buffer.concat(parts)).split('\f')
  expect(pages.length).toBeGreaterThan(6)
  // Above the foot.
  const last = pages.slice(0, -2).map((page) =>
    page
      .split('\n')
      .filter((line) => line.trim() !== '')
      .at(-2),
  )
  expect(last.filter((line) => line?.includes('Titulo'))).toEqual([])
})
