// Numbered lists that begin again: within an entry, between entries, and at the top, as Word and LibreOffice write them.
import { readFileSync } from 'node:fs'
import { Document, LevelFormat, Packer, Paragraph } from 'docx'
import { describe, expect, test } from 'vitest'
import { document, packed, W } from '../../exchange/word/packed.ts'
import { body, read, written } from './written.ts'

type Line = readonly [words: string, level: number, instance?: number]
/** A list of Word, each further instance of which begins again. */
const madeByDocx = async (lines: readonly Line[], start = 1): Promise<Uint8Array> =>
  new Uint8Array(
    await Packer.toBuffer(
      new Document({
        numbering: {
          config: [
            {
              reference: 'lista',
              levels: [0, 1, 2].map((level) => ({
                level,
                format: LevelFormat.DECIMAL,
                text: `%${level + 1}.`,
                start: level === 0 ? start : 1,
              })),
            },
          ],
        },
        sections: [
          {
            children: lines.map(
              ([text, level, instance = 0]) => new Paragraph({ text, numbering: { reference: 'lista', level, instance } }),
            ),
          },
        ],
      }),
    ),
  )

/** As Word writes *Restart at 1* on a deeper level: another list of the same definition, with an override of that level alone. */
const restartedInside = (lines: readonly Line[], from: number): Uint8Array => {
  const level = (at: number) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%${at + 1}."/></w:lvl>`
  const override = `<w:lvlOverride w:ilvl="1"><w:startOverride w:val="${from}"/></w:lvlOverride>`
  const paragraph = ([words, at, instance = 0]: Line) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${instance + 1}"/></w:numPr></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`
  return packed({
    'word/document.xml': document(lines.map(paragraph).join('')),
    'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${[0, 1, 2].map(level).join('')}</w:abstractNum>${[1, 2, 3]
      .map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/>${id === 1 ? '' : override}</w:num>`)
      .join('')}</w:numbering>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>`,
  })
}

/** The lists of the text, each entry with the number that the text shows. */
const listsIn = async (file: Uint8Array): Promise<readonly string[]> => {
  const { doc } = await written(await read(file, { languages: 'es' }))
  const at = new DOMParser().parseFromString(body(doc, 'es').toArray().map(String).join(''), 'text/html').body
  const linesOf = (list: Element, deep: number): string[] => {
    const start = Number(list.getAttribute('start') ?? 1)
    return [...list.children].flatMap((entry, place) => [
      `${'  '.repeat(deep)}${start + place}. ${[...entry.children].find(({ localName }) => localName === 'paragraph')?.textContent ?? ''}`,
      ...[...entry.children].filter(({ localName }) => localName === 'orderedlist').flatMap((one) => linesOf(one, deep + 1)),
    ])
  }
  return [...at.children].map((list) => linesOf(list, 0).join('\n'))
}

describe('[X10] a numbered list that begins again', () => {
  const INSIDE: readonly Line[] = [
    ['medidas', 0],
    ['fiscalía', 1],
    ['policía', 1],
    ['juez', 1, 1],
    ['perito', 1, 1],
    ['plazos', 0],
    ['un mes', 1, 2],
  ]
  const WHOLE = '1. medidas\n  1. fiscalía\n  2. policía\n  1. juez\n  2. perito\n2. plazos\n  1. un mes'
  test('inside an entry stays in it: the list around it is one, and each number is right', async () => {
    expect(await listsIn(restartedInside(INSIDE, 1))).toEqual([WHOLE])
  })
  test('inside an entry at another number keeps that number', async () => {
    expect(await listsIn(restartedInside(INSIDE, 5))).toEqual([
      '1. medidas\n  1. fiscalía\n  2. policía\n  5. juez\n  6. perito\n2. plazos\n  5. un mes',
    ])
  })
  test('three levels deep', async () => {
    const lines: readonly Line[] = [
      ['uno', 0],
      ['dos', 1],
      ['a', 2],
      ['tres', 1, 1],
      ['b', 2, 1],
      ['cuatro', 0],
    ]
    expect(await listsIn(restartedInside(lines, 1))).toEqual(['1. uno\n  1. dos\n    1. a\n  1. tres\n    1. b\n2. cuatro'])
  })
  test('between the entries of the outermost list is a list beside it, with its own start', async () => {
    const lines: readonly Line[] = [
      ['uno', 0],
      ['dos', 0],
      ['otra', 0, 1],
      ['y otra', 0, 1],
    ]
    expect(await listsIn(await madeByDocx(lines))).toEqual(['1. uno\n2. dos', '1. otra\n2. y otra'])
    expect(await listsIn(await madeByDocx(lines, 4))).toEqual(['4. uno\n5. dos', '4. otra\n5. y otra'])
  })
  test('counts sublists of different entries by themselves, in one list', async () => {
    const lines: readonly Line[] = [
      ['uno', 0],
      ['a', 1],
      ['b', 1],
      ['dos', 0],
      ['c', 1],
    ]
    expect(await listsIn(await madeByDocx(lines))).toEqual(['1. uno\n  1. a\n  2. b\n2. dos\n  1. c'])
  })
  test('is read the same once LibreOffice has opened and saved it', async () => {
    expect(await listsIn(new Uint8Array(readFileSync('test/client/importing/word/restarts-libreoffice.docx')))).toEqual([WHOLE])
  })
})
