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

test('[M1] what I write after others have written stands where I wrote it', () => {
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
