// A Word document as a text of Ruta: what it becomes, and that a text of Ruta comes back as it was.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readWordPairs, wordBlocks } from '../../../../client/editor/wordBlocks.ts'
import { previewRows } from '../../../../client/importing/word/previewRows.ts'
import { writeText } from '../../../../client/importing/word/writeText.ts'
import { createUndo } from '../../../../client/live/undo.ts'
import { writeDocx } from '../../../../server/outcome/docx/writeDocx.ts'
import { topBlocks } from '../../../../shared/editor/blocks.ts'
import { textDocument } from '../../../../shared/outcome/text.ts'
import { readPage } from '../../../../shared/page/read.ts'
import { initPage } from '../../../../shared/page/write.ts'
import { table } from '../../../server/outcome/papers.ts'
import { block, factsOf } from '../../../shared/outcome/facts.ts'
import { plainDraft, wordDraft } from '../../exchange/word/draft.ts'
import { body, plain, random, read, rowsIn, written } from './written.ts'

describe('[X10] [X19] a draft of Word in two columns', () => {
  test('becomes a parallel text: rows beside each other, headings, numbered paragraphs, lists, quotations, notes, links and marks', async () => {
    const word = await read(await wordDraft())
    expect(word.languages).toBe('es-en')
    const { doc } = await written(word)
    expect(readPage(doc).title).toEqual({ es: 'Protocolo de cooperación', en: 'Protocol on cooperation' })
    const rows = rowsIn(doc)
    expect(rows.slice(0, 4).map(({ sides }) => [sides.es, sides.en])).toEqual([
      ['Antecedentes', 'Background'],
      ['Las Partes cooperarán conforme a la Convención y a su anexo.', 'The Parties shall cooperate under the Convention and its annex.'],
      ['El plazo es de sesenta días para responder.', 'The time limit to answer is sixty days.'],
      [expect.stringMatching(/^La delegación número 1 /), expect.stringMatching(/^Delegation number 1 /)],
    ])
    expect(rows.slice(0, 43).every(({ es, en }) => es?.id === en?.id && es?.kind === en?.kind)).toBe(true)
    const spanish = plain(doc, 'es')
    for (const piece of [
      '<heading level="1">Antecedentes</heading>',
      '<clause depth="1">Las Partes <bold>cooperarán</bold> conforme',
      '<clause depth="2">El plazo es de sesenta',
      '<link href="https://example.org/anexo">anexo</link>',
      '<heading level="2">Anexo técnico</heading>',
      '<bulletList><listItem><paragraph>fiscalía</paragraph><bulletList><listItem><paragraph>oficina regional</paragraph></listItem></bulletList></listItem>',
      '<listItem><paragraph>segundo<footnoteRef',
      '<blockquote><paragraph>La cooperación es un deber de los Estados.</paragraph></blockquote>',
      'Convención de Viena de 1988.',
      'Ley de extinción de dominio.',
    ])
      expect(spanish).toContain(piece.replace(/<[^ >]+/g, (tag) => tag.toLowerCase()))
    expect(plain(doc, 'en')).toContain('<italic>cooperate</italic>')
    expect(
      previewRows(wordBlocks(readWordPairs(word, random)), ['es', 'en'])
        .slice(0, 5)
        .map(({ number }) => number),
    ).toEqual(['', '1', '1.1', '2', '3'])
  })

  test('[X20] says what does not come: pictures, a table of contents, headers, merged cells, a table in another, a link that is none', async () => {
    const { losses } = await read(await wordDraft(1))
    expect(Object.entries(losses).filter(([, n]) => n > 0)).toEqual([
      ['images', 1],
      ['contents', 1],
      ['margins', 1],
      ['badLinks', 1],
      ['merged', 2],
      ['nested', 1],
    ])
  })

  test('[X20] lists its tracked changes and comments, and is read with the changes accepted or as it was before them', async () => {
    const bytes = await wordDraft(1)
    const word = await read(bytes)
    expect(word.changes).toEqual([
      { type: 'deleted', author: 'Delegación de México', at: '2026-10-05T10:00:00Z', text: 'treinta' },
      { type: 'inserted', author: 'Delegación de México', at: '2026-10-05T10:00:00Z', text: 'sesenta' },
    ])
    expect(word.comments).toMatchObject([{ author: 'Delegación de Estados Unidos', text: '¿Es este el plazo?', about: 'sesenta días' }])
    const before = await written(await read(bytes, { changes: 'before' }))
    expect(plain(before.doc, 'es')).toContain('El plazo es de treinta días para responder.')
  })

  test('[X20] keeps its tables as tables where its reader says that all of it is in one language', async () => {
    const { doc } = await written(await read(await wordDraft(1), { languages: 'es' }))
    expect(body(doc, 'en').length).toBe(0)
    expect(topBlocks(body(doc, 'es')).filter(({ kind }) => kind === 'table')).toHaveLength(2)
  })
})

test('[X11] five thousand paragraphs are written in updates that the relay takes, and one undo takes all of them back', async () => {
  const word = await read(await plainDraft(5_000))
  const doc = new Y.Doc()
  const undoManager = createUndo(doc)
  const structs: number[] = []
  doc.on('update', (update: Uint8Array) => structs.push(Y.decodeUpdate(update).structs.length))
  await writeText({ doc, undoManager }, word.title, wordBlocks(readWordPairs(word, random)))
  expect(body(doc, 'es').length).toBe(5_000)
  expect(Math.max(...structs)).toBeLessThan(20_000)
  expect(undoManager.depth()).toBeLessThanOrEqual(2)
  undoManager.undo()
  expect(body(doc, 'es').length).toBe(0)
})

describe('[X12] a text that Ruta wrote as Word', () => {
  const link = { link: { href: 'https://example.org/a' } }
  const marked = (name: string, parts: readonly (readonly [string, object?])[], attributes: Record<string, unknown> = {}) => {
    const element = new Y.XmlElement(name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string)
    const text = new Y.XmlText()
    let at = 0
    for (const [words, marks] of parts) {
      text.insert(at, words, { ...marks })
      at += words.length
    }
    element.insert(0, [text])
    return element
  }
  const holder = (name: string, children: readonly Y.XmlElement[], attributes: Record<string, unknown> = {}) => {
    const element = new Y.XmlElement(name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string)
    element.insert(0, [...children])
    return element
  }
  const noted = (words: string, note: string) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.setAttribute('id', `${note}00000000001`)
    const reference = new Y.XmlElement('footnoteRef')
    reference.setAttribute('note', `${note}00000000000`)
    paragraph.insert(0, [new Y.XmlText(words), reference, new Y.XmlText(', y algo más.')])
    return paragraph
  }
  const entry = (words: string, ...more: Y.XmlElement[]) => holder('listItem', [block('paragraph', words), ...more])
  const blocksOf = (say: (es: string, en: string) => string, id: (name: string) => string, isNumbered: boolean) => [
    block('heading', say('Objeto y alcance', 'Purpose and scope'), { level: 1, id: id('a') }),
    marked(
      'paragraph',
      [
        [say('El ', 'The ')],
        [say('objeto', 'purpose'), { bold: {} }],
        [say(' del acuerdo, ', ' of the agreement, ')],
        [say('aquí', 'here'), link],
        ['.'],
      ],
      { id: id('b') },
    ),
    ...(isNumbered
      ? [
          block('clause', say('Las Partes de este acuerdo cooperan.', 'The Parties to this agreement cooperate.'), {
            depth: 1,
            id: id('c'),
          }),
          block('clause', say('En los plazos de la ley.', 'Within the limits of the law.'), { depth: 2, id: id('d') }),
          block('clause', say('por escrito en la sede', 'in writing at the seat'), { depth: 3, id: id('e') }),
          block('clause', say('El artículo que sigue a los otros.', 'The article that follows the others.'), {
            depth: 1,
            start: 7,
            id: id('f'),
          }),
        ]
      : []),
    holder(
      'bulletList',
      [
        entry(say('uno de los puntos', 'one of the points'), holder('bulletList', [entry(say('más en el fondo', 'deeper in it'))])),
        entry(say('dos', 'two')),
      ],
      { id: id('g') },
    ),
    holder('orderedList', [entry(say('tercero de la lista', 'third of the list')), entry(say('cuarto', 'fourth'))], {
      id: id('h'),
      start: 3,
    }),
    holder('blockquote', [block('paragraph', say('Las palabras de otro.', 'The words of another.'))], { id: id('i') }),
    holder(
      'bulletList',
      [
        entry(
          say('una medida con explicación', 'a measure with an explanation'),
          block('paragraph', say('La explicación de la medida.', 'The explanation of the measure.')),
          holder(
            'orderedList',
            [entry(say('el plazo de la medida', 'the time limit of the measure'), block('paragraph', say('Un mes.', 'A month.')))],
            { start: 1 },
          ),
          block('paragraph', say('El final de la medida.', 'The end of the measure.')),
          holder('orderedList', [entry(say('otra cuenta', 'another count'))], { start: 1 }),
        ),
        entry(say('otra de las medidas', 'another of the measures')),
      ],
      { id: id('k') },
    ),
    // Beside a list of its kind it stays a list of its own.
    holder('bulletList', [entry(say('de otra lista', 'of another list'))], { id: id('m') }),
    holder('orderedList', [entry(say('una', 'one'), holder('orderedList', [entry(say('dentro', 'inside'))], { start: 4 }))], {
      start: 1,
      id: id('n'),
    }),
    holder('orderedList', [entry(say('dos', 'two'))], { start: 2, id: id('o') }),
    holder(
      'blockquote',
      [
        block('paragraph', say('Cita con lista:', 'Quotation with a list:')),
        holder('bulletList', [entry(say('lo primero', 'the first'), block('paragraph', say('y más de ello', 'and more of it')))]),
      ],
      { id: id('p') },
    ),
    block('paragraph', say('Un párrafo de después de la lista.', 'A paragraph after the list.'), { id: id('l') }),
    noted(say('Un párrafo con nota', 'A paragraph with a note'), 'q'),
    block('heading', say('Datos', 'Data'), { level: 2, id: id('j') }),
  ]
  const paper = (isNumbered: boolean) => {
    const doc = new Y.Doc()
    initPage(doc, { kind: 'text', title: { es: 'Acuerdo de cooperación', en: 'Agreement on cooperation' } })
    for (const language of ['es', 'en'] as const) {
      body(doc, language).insert(
        0,
        blocksOf(
          (es, en) => (language === 'es' ? es : en),
          (name) => `${name}00000000000`,
          isNumbered,
        ),
      )
      body(doc, language).push([
        table(
          language === 'es'
            ? [
                ['País', 'Punto de contacto de la red'],
                ['Perú', 'la fiscalía'],
              ]
            : [
                ['Country', 'Contact point of the network'],
                ['Peru', 'the prosecutor'],
              ],
        ),
        block('footnote', language === 'es' ? 'La nota del párrafo, de la ley.' : 'The note of the paragraph, of the law.', {
          id: 'q00000000000',
        }),
      ])
    }
    return doc
  }
  test.each([
    [['es', 'en'], true],
    [['es', 'en'], false],
    [['es'], true],
    [['es'], false],
    [['en'], true],
  ] as const)(
    'in %j, numbered: %s, is the same text again, without its cover, its numbers and its proof',
    async (languages, isNumbered) => {
      const before = paper(isNumbered)
      const word = await read(await writeDocx(textDocument(factsOf(languages), before), 'a4'))
      expect(word.isOfRuta).toBe(true)
      expect(word.languages).toBe(languages.join('-'))
      const { doc } = await written(word)
      for (const language of languages) {
        expect(readPage(doc).title[language]).toBe(readPage(before).title[language])
        expect(plain(doc, language)).toBe(plain(before, language))
      }
      expect(Object.values(word.losses).reduce((sum, n) => sum + n, 0) - word.losses.margins).toBe(0)
    },
  )
})
