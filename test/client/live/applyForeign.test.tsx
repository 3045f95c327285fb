// A reader's client must not write.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyForeign } from '../../../client/live/applyForeign.ts'

/** Ann makes a letter bold, Bob deletes the paragraph's words: the markers that are left say nothing. */
const foreignUpdates = (): Uint8Array[] => {
  const [ann, bob] = [new Y.Doc(), new Y.Doc()]
  const text = new Y.XmlText('one')
  ann.getXmlFragment('body').insert(0, [text])
  Y.applyUpdate(bob, Y.encodeStateAsUpdate(ann))
  text.format(0, 1, { bold: {} })
  const theirs = bob.getXmlFragment('body').get(0)
  if (theirs instanceof Y.XmlText) theirs.delete(0, 3)
  return [Y.encodeStateAsUpdate(ann), Y.encodeStateAsUpdate(bob)]
}
const editsOfReader = (apply: (doc: Y.Doc, update: Uint8Array) => void) => {
  const reader = new Y.Doc()
  let edits = 0
  reader.on('update', (_update, origin) => {
    if (origin !== 'remote') edits++
  })
  for (const update of foreignUpdates()) apply(reader, update)
  return edits
}

test('[I6] an observer who looks on while a text is formatted and deleted writes nothing', () => {
  expect(editsOfReader((doc, update) => applyForeign(doc, [update], 'remote'))).toBe(0)
})

test('Yjs alone would have written: the test above can fail', () => {
  expect(editsOfReader((doc, update) => Y.applyUpdate(doc, update, 'remote'))).toBeGreaterThan(0)
})

test('[M1] words that I write after others have written stay where I wrote them', () => {
  const [ann, bob] = [new Y.Doc(), new Y.Doc()]
  ann.getText('title').insert(0, 'La investigación acompaña')
  applyForeign(bob, [Y.encodeStateAsUpdate(ann)], 'remote')
  for (let letter = 0; letter < 5; letter++) {
    bob.getText('title').insert(11 + 2 * letter, 'uno dos'.charAt(letter))
    ann.getText('title').insert(0, '.')
    applyForeign(bob, [Y.encodeStateAsUpdate(ann, Y.encodeStateVector(bob))], 'remote')
  }
  expect(bob.getText('title').toString()).toBe('.....La investiguno dación acompaña')
})

test('the first of a document is emitted as it was read, and what an observer adds to it is emitted separately', () => {
  const ann = new Y.Doc()
  ann.getMap('items').set('one', 1)
  const read = [Y.encodeStateAsUpdate(ann)]
  ann.getMap('items').set('two', 2)
  const bob = new Y.Doc()
  const told: { readonly update: Uint8Array; readonly origin: unknown }[] = []
  bob.on('update', (update, origin) => told.push({ update, origin }))
  bob.getMap('items').observe(({ transaction }) => {
    if (transaction.origin === 'remote' && !bob.getMap('mine').has('here')) bob.transact(() => bob.getMap('mine').set('here', true), 'mine')
  })
  applyForeign(bob, read, 'remote')
  applyForeign(bob, [Y.encodeStateAsUpdate(ann, Y.encodeStateVector(bob))], 'remote')
  expect(told.map(({ origin }) => origin)).toEqual(['remote', 'mine', 'remote'])
  expect(told[0]?.update).toBe(read[0])
  const carol = new Y.Doc()
  for (const { update } of told) Y.applyUpdate(carol, update)
  expect(carol.getMap('items').toJSON()).toEqual({ one: 1, two: 2 })
  expect(carol.getMap('mine').toJSON()).toEqual({ here: true })
})

test('updates from before its beginning are emitted with it', () => {
  const ann = new Y.Doc()
  ann.getMap('items').set('one', 1)
  const first = Y.encodeStateAsUpdate(ann)
  const state = Y.encodeStateVector(ann)
  ann.getMap('items').set('two', 2)
  const [bob, carol] = [new Y.Doc(), new Y.Doc()]
  bob.on('update', (update) => Y.applyUpdate(carol, update))
  applyForeign(bob, [Y.encodeStateAsUpdate(ann, state)], 'remote')
  applyForeign(bob, [first], 'remote')
  expect(bob.getMap('items').toJSON()).toEqual({ one: 1, two: 2 })
  expect(carol.getMap('items').toJSON()).toEqual({ one: 1, two: 2 })
})

test('an update without new structs is not emitted', () => {
  const doc = new Y.Doc()
  let told = 0
  doc.on('update', () => told++)
  applyForeign(doc, [Y.encodeStateAsUpdate(new Y.Doc())], 'remote')
  expect(told).toBe(0)
  doc.getMap('items').set('one', 1)
  expect(told).toBe(1)
})
