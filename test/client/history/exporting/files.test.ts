// The files of a moment: they say which moment, prove it by the log, and take nobody's words for markup or for a formula.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { FileMoment } from '../../../../client/history/exporting/fileFrame.ts'
import { pageDocument } from '../../../../client/history/exporting/pageFile.ts'
import { planDocument } from '../../../../client/history/exporting/planFiles.ts'
import { NOBODY } from '../../../../shared/history/describeContext.ts'
import { readRoadMap } from '../../../../shared/roadmap/read.ts'
import { addStream } from '../../../../shared/roadmap/streams.ts'
import { addItem } from '../../../../shared/roadmap/write.ts'
import { createDice } from '../../../harness/random.ts'

const moment: FileMoment = {
  when: { es: '2 sept 2019, 16:40', en: '2 Sep 2019, 16:40' },
  made: { es: '3 sept 2019, 9:00', en: '3 Sep 2019, 9:00' },
  zone: 'America/Bogota',
  document: 'roadmap:tco',
  seq: 318,
  hash: 'ab12',
}
const plan = () => {
  const doc = new Y.Doc()
  const random = createDice(1).bytes
  const stream = addStream(doc, { es: 'Lavado', en: 'Laundering' }, random)
  addItem(doc, { title: { es: '<b>Nota</b> "comparada"', en: '=1+1' }, stream, due: '2019-11-15' }, random)
  addItem(doc, { title: { es: 'Sin línea' } }, random)
  return readRoadMap(doc)
}

test('[H35] a document holds the plan by workstream in the languages that were chosen, with the entry that proves it', () => {
  const both = planDocument({ plan: plan(), group: { es: 'Grupo', en: 'Group' }, moment, languages: ['es', 'en'], names: NOBODY })
  for (const words of [
    'Lavado · Laundering',
    'WG-001',
    '2019-11-15',
    'entrada 318, huella ab12',
    'entry 318, hash ab12',
    'America/Bogota',
    'Missing in',
  ])
    expect(both.includes(words), words).toBe(true)
  expect(both).not.toContain('<b>Nota')
  const english = planDocument({ plan: plan(), group: { es: 'Grupo', en: 'Group' }, moment, languages: ['en'], names: NOBODY })
  expect(english).not.toContain('Lavado')
})

test('[H35] a text keeps its headings, lists and emphasis, side by side', () => {
  const run = (text: string, bold = false) => ({ text, bold, italic: false, underline: false, strike: false })
  const file = pageDocument({
    title: { es: 'Guía', en: '' },
    blocks: {
      es: [
        { id: 'a', kind: 'heading', marker: '', depth: 0, runs: [run('Punto')] },
        { id: 'b', kind: 'paragraph', marker: '•', depth: 1, runs: [run('uno & '), run('dos', true)] },
      ],
      en: [],
    },
    moment,
    languages: ['es', 'en'],
  })
  for (const words of ['<h3>Punto</h3>', '<span class="m">•</span>uno &amp; <strong>dos</strong>', 'Missing in this language'])
    expect(file).toContain(words)
})
