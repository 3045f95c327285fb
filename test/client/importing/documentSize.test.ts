// The size of a document with an import is known before anything is sent, as the relay would count it.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { additionOf } from '../../../client/importing/carryOut.ts'
import { type Addition, MOST_IMPORTED, sizeWith } from '../../../client/live/documentSize.ts'
import { LIMITS } from '../../../server/relay/limits.ts'
import type { NewItemLine } from '../../../shared/roadmap/changeItems.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'

const random = createDice(5).bytes
const LONG = 'El convenio se firmará en español y en inglés. '
/** A plan of items with long titles in both languages, of about so many bytes. */
const planOf = (bytes: number): Y.Doc => {
  const doc = new Y.Doc()
  const words = LONG.repeat(80)
  const add = () => addItem(doc, { title: { es: words, en: words } }, random)
  add()
  const count = Math.floor(bytes / Y.encodeStateAsUpdate(doc).length)
  doc.transact(() => {
    for (let n = 1; n < count; n++) add()
  })
  return doc
}
const newcomers = (count: number, words: string): readonly NewItemLine[] =>
  Array.from({ length: count }, (_, n) => ({
    fields: { title: { es: `${words} ${n}`, en: words } },
    later: (id) => [
      { id, set: 'due', to: '2027-03-04' },
      { id, description: 'es', to: words },
      { id, checklist: [{ text: { es: words, en: '' }, done: false, delegation: null }] },
    ],
  }))
const written = (doc: Y.Doc, { write }: Addition): number => {
  let bytes = Y.encodeStateAsUpdate(doc).length
  doc.on('update', (update: Uint8Array) => {
    bytes += update.length
  })
  write(doc)
  return bytes
}

test('[X17] an import into a plan that is nearly full is measured: what is sent takes as much, and more than the relay holds is known', () => {
  const doc = planOf(9_950_000)
  const before = Y.encodeStateAsUpdate(doc)
  const small = additionOf({ changes: [], newcomers: newcomers(150, LONG) }, random)
  const large = additionOf({ changes: [], newcomers: newcomers(300, LONG.repeat(20)) }, random)
  const [few, many] = [sizeWith(doc, small), sizeWith(doc, large)]
  // Measured on a copy: the plan itself is as it was.
  expect(Buffer.from(Y.encodeStateAsUpdate(doc)).equals(before)).toBe(true)
  expect(few).toBeGreaterThan(before.length)
  expect(few).toBeLessThanOrEqual(MOST_IMPORTED)
  expect(many).toBeGreaterThan(LIMITS.documentBytes)
  // Client ids of Yjs take four or five bytes.
  expect(Math.abs(written(doc, small) - (few ?? 0))).toBeLessThan(30_000)
})

test.each([
  ['items with nothing but a short title', newcomers(200, 'a').map(({ fields }) => ({ fields, later: () => [] }))],
  ['items of many values', newcomers(200, 'ñ')],
  ['words with letters of three and four bytes', newcomers(50, '條約💡'.repeat(200))],
])('[X17] an import that is not tried on a copy takes no more than was assumed: %s', (_what, all) => {
  const addition = additionOf({ changes: [], newcomers: all }, random)
  const doc = new Y.Doc()
  expect(sizeWith(doc, addition)).toBeNull()
  expect(written(doc, addition)).toBeLessThanOrEqual(addition.atMost)
})
