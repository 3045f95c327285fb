// A protocol of eight pages in two columns, as Word and as LibreOffice keep it: into Ruta, out as Word, and in again.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readWordPairs, wordBlocks } from '../../../../client/editor/wordBlocks.ts'
import type { ReadWord } from '../../../../client/exchange/word/readWord.ts'
import { writeDocx } from '../../../../server/outcome/docx/writeDocx.ts'
import { topBlocks } from '../../../../shared/editor/blocks.ts'
import { textDocument } from '../../../../shared/outcome/text.ts'
import { readPage } from '../../../../shared/page/read.ts'
import { factsOf } from '../../../shared/outcome/facts.ts'
import { ARTICLES, protocolDraft } from '../../exchange/word/protocolDraft.ts'
import { body, plain, random, read, rowsIn, written } from './written.ts'

const lostIn = ({ losses }: ReadWord) => Object.entries(losses).filter(([, n]) => n > 0)
/** Both sides of each row: their kinds and their words. */
const sidesOf = ({ doc }: Awaited<ReturnType<typeof written>>) =>
  rowsIn(doc).map(({ es, en, sides }) => [es?.kind, sides.es, en?.kind, sides.en])

test('[X10] [X12] a protocol of eight pages becomes a parallel text, and out as Word and in again it has the same blocks', async () => {
  const word = await read(await protocolDraft())
  expect([word.languages, word.title]).toEqual([
    'es-en',
    { es: 'Protocolo sobre el control de precursores', en: 'Protocol on the control of precursors' },
  ])
  expect(lostIn(word)).toEqual([
    ['textBoxes', 1],
    ['equations', 2],
    ['listLetters', 56],
    ['endnotes', 1],
  ])
  const first = await written(word)
  const rows = rowsIn(first.doc)
  const articles = rows.filter(({ sides }) => /^Artículo \d+\. /.test(sides.es ?? ''))
  expect(articles).toHaveLength(ARTICLES)
  expect(articles.every(({ es, en, sides }) => es?.id === en?.id && sides.en?.startsWith('Article '))).toBe(true)
  const spanish = plain(first.doc, 'es')
  for (const piece of [
    '<paragraph>Borrador de la secretaría para la tercera sesión; no compromete a las delegaciones.</paragraph>',
    '<heading level="2">Capítulo 3. Controles de precursores químicos</heading>',
    '<listitem><paragraph>con copia a la secretaría;</paragraph><paragraph>La copia se enviará el mismo día.</paragraph></listitem>',
    'La tasa de respuesta de las autoridades es de 3/4 de las solicitudes.',
    'Texto acordado en la segunda sesión de la mesa técnica.',
    'Véase el artículo 3 de la Convención de 1988.',
  ])
    expect(spanish).toContain(piece)
  expect(plain(first.doc, 'en')).toContain('See article 3 of the Convention of 1988.')
  // A note of each side is on its own side, beside the other's, with one number.
  expect(spanish).not.toContain('See article')
  const notes = rows.flatMap(({ es, en, sides }) => (es?.kind === 'footnote' && en?.kind === 'footnote' ? [[sides.es, sides.en]] : []))
  expect(notes[0]).toEqual(['Véase el artículo 3 de la Convención de 1988.', 'See article 3 of the Convention of 1988.'])
  expect(notes).toHaveLength(8)

  const again = await read(await writeDocx(textDocument(factsOf(['es', 'en']), first.doc), 'a4'))
  expect(lostIn(again)).toEqual([['margins', expect.any(Number)]])
  const second = await written(again)
  expect(readPage(second.doc).title).toEqual(readPage(first.doc).title)
  for (const language of ['es', 'en'] as const) {
    expect(topBlocks(body(second.doc, language)).map(({ kind }) => kind)).toEqual(
      topBlocks(body(first.doc, language)).map(({ kind }) => kind),
    )
    expect(plain(second.doc, language)).toBe(plain(first.doc, language))
  }
  expect(sidesOf(second)).toEqual(sidesOf(first))
})

test('[X10] the same protocol, saved by LibreOffice, is the same text', async () => {
  const file = new Uint8Array(readFileSync('test/client/importing/word/protocol-libreoffice.docx'))
  const [mine, saved] = [await read(await protocolDraft()), await read(file)]
  // The LibreOffice that saved it had no editor of equations: it has dropped them.
  const without = (all: ReadWord) =>
    JSON.stringify(wordBlocks(readWordPairs(all, random)).rows)
      .replace(/ 3\/4 /g, ' ')
      .replaceAll(/"id":"[^"]*"|"note":"[^"]*"/g, '""')
  expect(without(saved).replaceAll('de  de', 'de de').replaceAll('is  of', 'is of')).toBe(without(mine))
  expect(saved.title).toEqual(mine.title)
  expect(lostIn(saved)).toEqual(lostIn(mine).filter(([loss]) => loss !== 'equations'))
})
