// What a person moves, joins and sets apart in the preview of a Word import is what the text holds; and what a cross-reference becomes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readWordPairs, type WordPairs, wordBlocks } from '../../../../client/editor/wordBlocks.ts'
import { previewRows } from '../../../../client/importing/word/previewRows.ts'
import { chooseRow, countRows, type RowVerb, rowVerbs } from '../../../../client/importing/word/rowChoices.ts'
import { writeText } from '../../../../client/importing/word/writeText.ts'
import { createUndo } from '../../../../client/live/undo.ts'
import { LANGUAGES, type Language } from '../../../../shared/bilingual.ts'
import { seedOf } from '../../../harness/seeds.ts'
import { document, packed } from '../../exchange/word/packed.ts'
import { random, read, rowsIn } from './written.ts'

type Cells = readonly [es: string, en: string]
const p = (words: string) => (words === '' ? '' : `<p>${words}</p>`)
const pairsOf = (rows: readonly Cells[], notes: Cells = ['', '']): WordPairs =>
  readWordPairs({ parts: rows.map(([es, en]) => ({ es, en })), notes: { es: notes[0], en: notes[1] } }, random)
const chosen = (now: WordPairs, at: number, verb: RowVerb): WordPairs => {
  const next = chooseRow(now, { at, verb }, random)
  if (!next) throw new Error(`${verb} is not offered for row ${at}`)
  return next.read
}
const shown = (pairs: WordPairs) =>
  previewRows(wordBlocks(pairs), LANGUAGES).map(({ es, en }) => [es, en].map((side) => side.map((block) => block.textContent).join('')))
const held = async (pairs: WordPairs) => {
  const doc = new Y.Doc()
  await writeText({ doc, undoManager: createUndo(doc) }, { es: 'Borrador', en: 'Draft' }, wordBlocks(pairs))
  return rowsIn(doc).map(({ sides }) => [sides.es, sides.en])
}

describe('[X26] a row of the preview of a Word document', () => {
  const read = pairsOf([
    [p('El plazo es de un mes.'), ''],
    ['', p('The time limit is one month.')],
    [p('La sede es Cartagena.'), p('The seat is Cartagena.')],
    [p('Anexo'), ''],
  ])
  test('goes to the other side, and back', async () => {
    const moved = chosen(read, 3, 'toEn')
    expect(shown(moved).at(-1)).toEqual(['', 'Anexo'])
    expect(await held(moved)).toEqual(shown(moved))
    expect(shown(chosen(moved, 3, 'toEs'))).toEqual(shown(read))
  })
  test('is joined with its neighbour: beside it where a side was missing, else as one paragraph', async () => {
    for (const joined of [chosen(read, 0, 'joinBelow'), chosen(read, 1, 'joinAbove')]) {
      expect(shown(joined)[0]).toEqual(['El plazo es de un mes.', 'The time limit is one month.'])
      const whole = chosen(joined, 0, 'joinBelow')
      expect(shown(whole)[0]).toEqual([
        'El plazo es de un mes. La sede es Cartagena.',
        'The time limit is one month. The seat is Cartagena.',
      ])
      expect(await held(whole)).toEqual(shown(whole))
    }
  })
  test('is joined with one space, and with none after a line break', () => {
    const broken = pairsOf([
      [p('Anexo<br>'), p('Annex')],
      [p('Lista'), p('List')],
    ])
    expect(shown(chosen(broken, 0, 'joinBelow'))).toEqual([['AnexoLista', 'Annex List']])
  })
  test('with both languages is not moved to one of them', () => {
    expect(chooseRow(read, { at: 2, verb: 'toEs' }, random)).toBeNull()
  })
  test('is set apart into what each language says, which stay apart in the text', async () => {
    const apart = chosen(read, 2, 'apart')
    expect(shown(apart).slice(2)).toEqual([
      ['La sede es Cartagena.', ''],
      ['', 'The seat is Cartagena.'],
      ['Anexo', ''],
    ])
    expect(await held(apart)).toEqual(shown(apart))
  })
  test('takes its footnote along', async () => {
    const noted = pairsOf(
      [
        [`<p>Véase la ley<sup data-note="n00000000001"></sup></p>`, ''],
        ['', p('See the law')],
      ],
      [`<p data-footnote data-id="n00000000001">Ley de 2014</p>`, ''],
    )
    const swapped = chosen(chosen(noted, 0, 'joinBelow'), 0, 'swap')
    expect(shown(swapped)).toEqual([
      ['See the law', 'Véase la ley'],
      ['', 'Ley de 2014'],
    ])
    expect(await held(swapped)).toEqual(shown(swapped))
  })
  test('separated keeps the footnote of each language when both are moved to one side', async () => {
    const noted = pairsOf(
      [[`<p>Véase la ley<sup data-note="n00000000001"></sup></p>`, `<p>See the law<sup data-note="n00000000001"></sup></p>`]],
      [`<p data-footnote data-id="n00000000001">Ley de 2014</p>`, `<p data-footnote data-id="n00000000001">Act of 2014</p>`],
    )
    const moved = chosen(chosen(noted, 0, 'apart'), 1, 'toEs')
    expect(shown(moved)).toEqual([
      ['Véase la ley', ''],
      ['See the law', ''],
      ['Ley de 2014', ''],
      ['Act of 2014', ''],
    ])
    expect(await held(moved)).toEqual(shown(moved))
  })
  test('moved to the side of another paragraph of its cell keeps its footnote', () => {
    const cell = [
      `<p>Plazo</p><p>Las Partes responden por escrito<sup data-note="n00000000001"></sup></p>`,
      `<p>Limit<sup data-note="n00000000001"></sup></p>`,
    ] as const
    const noted = pairsOf([cell], [`<p data-footnote data-id="n00000000001">Ley</p>`, `<p data-footnote data-id="n00000000001">Act</p>`])
    expect(shown(noted).slice(0, 2)).toEqual([
      ['Plazo', 'Limit'],
      ['Las Partes responden por escrito', ''],
    ])
    const swapped = shown(chosen(noted, 0, 'swap'))
    expect(swapped.slice(2)).toEqual([
      ['Act', ''],
      ['Ley', ''],
    ])
  })
  test('is not joined with a table, nor words with a list; and of one language nothing is moved', () => {
    const mixed = pairsOf([
      [p('El plazo'), ''],
      ['<ul><li><p>uno</p></li></ul>', ''],
      ['<ul><li><p>dos</p></li></ul>', ''],
      ['<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>', ''],
    ])
    const verbs = (isBilingual: boolean) => mixed.pairs.map((_, at) => rowVerbs(mixed.pairs, at, isBilingual))
    expect(verbs(false)).toEqual([[], ['joinBelow'], ['joinAbove'], []])
    expect(verbs(true)).toEqual([['toEn'], ['toEn', 'joinBelow'], ['toEn', 'joinAbove'], ['toEn']])
    expect(shown(chosen(mixed, 1, 'joinBelow')).map(([es]) => es)).toEqual(['El plazo', 'unodos', 'ab'])
  })
  test('is counted with both languages or one', () => {
    expect(countRows(read.pairs)).toEqual({ both: 1, es: 2, en: 1 })
    expect(countRows(chosen(read, 0, 'joinBelow').pairs)).toEqual({ both: 2, es: 1, en: 0 })
  })
})

test('[X26] the text holds what the preview shows, after any choices in drafts with holes', async () => {
  let made = 0
  const words = fc.integer({ min: 1, max: 40 }).map((length) => `w${made++} ${'letra '.repeat(length)}`.trim())
  const cell = fc.oneof({ weight: 3, arbitrary: words }, { weight: 2, arbitrary: fc.constant('') })
  const row = fc
    .record({ es: cell, en: cell, notes: fc.record({ es: fc.boolean(), en: fc.boolean() }) })
    .filter(({ es, en }) => es !== '' || en !== '')
  /** The footnotes of one row have one id, as the reader of a document names them. */
  const nameOf = (at: number) => `n${String(at).padStart(11, '0')}`
  const isNote = ([es, en]: readonly string[]) => /^nota/.test(`${es}${en}`)
  /** A text lists the footnotes of one language only after each other; their numbers follow their references. */
  const inParts = (all: readonly (readonly string[])[]) => ({
    words: all.filter((row) => !isNote(row)),
    notes: all.filter(isNote).map(String).sort(),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 2, maxLength: 9 }),
      fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 8 }),
      async (rows, choices) => {
        const hasNote = (at: number, language: Language) => rows[at]?.notes[language] && rows[at]?.[language] !== ''
        const cellOf = (at: number, language: Language) => {
          const words = rows[at]?.[language] ?? ''
          return words === '' ? '' : `<p>${words}${hasNote(at, language) ? `<sup data-note="${nameOf(at)}"></sup>` : ''}</p>`
        }
        const notesOf = (language: Language) =>
          rows.map((_, at) => (hasNote(at, language) ? `<p data-footnote data-id="${nameOf(at)}">nota ${language} ${at}</p>` : '')).join('')
        let now = pairsOf(
          rows.map((_, at) => [cellOf(at, 'es'), cellOf(at, 'en')]),
          [notesOf('es'), notesOf('en')],
        )
        const words = (pairs: WordPairs) => {
          const { rows, notes } = wordBlocks(pairs)
          return [...rows.flatMap(({ es, en }) => [...es, ...en]), ...notes.es, ...notes.en]
            .flatMap((block) => (block.textContent === '' ? [] : block.textContent.split(' ')))
            .sort()
        }
        const before = words(now)
        for (const [place, which] of choices) {
          const at = place % now.pairs.length
          const verbs = rowVerbs(now.pairs, at, true)
          const verb = verbs[which % Math.max(1, verbs.length)]
          if (verb) now = chosen(now, at, verb)
        }
        expect(inParts(await held(now))).toEqual(inParts(shown(now)))
        expect(words(now)).toEqual(before)
      },
    ),
    { seed: seedOf(26), numRuns: 150 },
  )
})

test('[X20] cross-references become plain words, and each is named', async () => {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const field = (instruction: string, text: string) =>
    `${char('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${char('separate')}${run(text)}${char('end')}`
  const body = [
    `<w:p>${run('Según el artículo ')}${field('REF _Ref1 \\r \\h', '3')}${run(' y la página ')}${field('PAGEREF _Ref1', '7')}${run('.')}</w:p>`,
    `<w:p>${run('Véase ')}<w:hyperlink w:anchor="_Ref2">${field('REF _Ref2 \\h', 'Plazos de respuesta')}</w:hyperlink>${run(', de ')}${field('DATE', 'hoy')}</w:p>`,
    // As Word writes a line of contents outside a table of contents, without an element of the link.
    `<w:p>${run('Cuadro: ')}${char('begin')}<w:r><w:instrText xml:space="preserve"> HYPERLINK \\l "_Toc7" </w:instrText></w:r>${char('separate')}${run('Objeto del acuerdo ')}${field('PAGEREF _Toc7 \\h', '4')}${char('end')}</w:p>`,
    `<w:p>${run('Conforme al literal ')}${field('REF _Ref3 \\r \\h', '(iii)')}${run(', al artículo ')}${field('REF _Ref4 \\w \\h', '5(b)(viii)')}${run(' y al capítulo ')}${field('REF _Ref5 \\n', 'III')}</w:p>`,
    // Of a table of contents, which is left out, none is named.
    `<w:p>${field('TOC \\o', 'Objeto')}<w:hyperlink w:anchor="_Toc1">${run('Objeto 1')}</w:hyperlink></w:p>`,
  ]
  const word = await read(packed({ 'word/document.xml': document(body.join('')) }), { languages: 'es' })
  expect(word.references).toEqual([
    'artículo 3',
    'página 7',
    'Plazos de respuesta',
    'Objeto del acuerdo 4',
    'literal (iii)',
    'artículo 5(b)(viii)',
    'capítulo III',
  ])
  expect(word.parts.map(({ es }) => es.replaceAll(/<[^>]*>/g, '')).join(' ')).toContain('Según el artículo 3 y la página 7.')
})
