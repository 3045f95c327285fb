// What the preview of a Word document shows beside each other is beside each other in the text, whatever is missing on which side.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readWordPairs, wordBlocks } from '../../../../client/editor/wordBlocks.ts'
import { previewRows } from '../../../../client/importing/word/previewRows.ts'
import { writeText } from '../../../../client/importing/word/writeText.ts'
import { createUndo } from '../../../../client/live/undo.ts'
import { LANGUAGES } from '../../../../shared/bilingual.ts'
import { seedOf } from '../../../harness/seeds.ts'

import { random, rowsIn } from './written.ts'

interface Cells {
  readonly es: readonly string[]
  readonly en: readonly string[]
}
const htmlOf = (cell: readonly string[]) => cell.map((words) => `<p>${words}</p>`).join('')
const imported = async (rows: readonly Cells[]) => {
  const parts = rows.map(({ es, en }) => ({ es: htmlOf(es), en: htmlOf(en) })).filter(({ es, en }) => es !== '' || en !== '')
  const blocks = wordBlocks(readWordPairs({ parts, notes: { es: '', en: '' } }, random))
  const doc = new Y.Doc()
  await writeText({ doc, undoManager: createUndo(doc) }, { es: 'Borrador', en: 'Draft' }, blocks)
  return {
    shown: previewRows(blocks, LANGUAGES).map(({ es, en }) => [es, en].map((side) => side.map((block) => block.textContent).join(''))),
    held: rowsIn(doc).map(({ sides }) => [sides.es, sides.en]),
    states: rowsIn(doc).map(({ state }) => state.type),
  }
}

test('[X14] two rows that each lack another language do not become translations of each other', async () => {
  const beside = (words: string) => ({ es: [`${words} en español, con lo que sigue.`], en: [`${words} in English, with what follows.`] })
  const onlyEs = { es: ['El plazo para responder es de sesenta días.'], en: [] }
  const onlyEn = { es: [], en: ['The annex lists the central authorities.'] }
  const { shown, held, states } = await imported([beside('Uno'), onlyEs, onlyEn, beside('Dos')])
  expect(held).toEqual([
    [beside('Uno').es[0], beside('Uno').en[0]],
    [onlyEs.es[0], ''],
    ['', onlyEn.en[0]],
    [beside('Dos').es[0], beside('Dos').en[0]],
  ])
  expect(shown).toEqual(held)
  expect(states).toEqual(['unconfirmed', 'missing', 'missing', 'unconfirmed'])
  // At the beginning, at the end, and alone.
  for (const rows of [
    [onlyEs, onlyEn],
    [onlyEn, onlyEs, beside('Uno')],
    [beside('Uno'), onlyEs, onlyEs, onlyEn, onlyEn],
  ]) {
    const found = await imported(rows)
    expect(found.held).toEqual(rows.map(({ es, en }) => [es[0] ?? '', en[0] ?? '']))
    expect(found.shown).toEqual(found.held)
  }
})

test('[X14] the text holds what the preview shows, over drafts with holes in both columns', async () => {
  let made = 0
  const words = fc.integer({ min: 1, max: 60 }).map((length) => `w${made++} ${'letra '.repeat(length)}`.trim())
  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(words) },
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(words, { maxLength: 3 }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ es: cell, en: cell }), { minLength: 1, maxLength: 12 }), async (rows) => {
      const { shown, held } = await imported(rows)
      expect(held).toEqual(shown)
      // What a row of the draft has on one side alone has nothing beside it.
      for (const { es, en } of rows)
        for (const [side, other, own] of [
          [es, en, 0],
          [en, es, 1],
        ] as const)
          if (other.length === 0) for (const one of side) expect(held.find((row) => row[own] === one)?.[1 - own]).toBe('')
      // What a row has once on each side is together.
      for (const { es, en } of rows)
        for (const [at, one] of es.length === en.length ? [...es].entries() : [])
          expect(held.find((row) => row[0] === one)?.[1]).toBe(en[at])
    }),
    { seed: seedOf(14), numRuns: 150 },
  )
})
