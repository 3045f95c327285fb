// What counts as a step that can be taken back, and forward again.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createUndo } from '../../../client/live/undo.ts'
import { LOCAL } from '../../../shared/origins.ts'

test('[C11] moving the caret after an undo leaves the way forward open', () => {
  const doc = new Y.Doc()
  const undo = createUndo(doc)
  const text = doc.getText('title')
  doc.transact(() => text.insert(0, 'one'), LOCAL)
  undo.undo()
  expect(text.toString()).toBe('')
  doc.transact(() => {}, LOCAL)
  expect(undo.canUndo()).toBe(false)
  undo.redo()
  expect(text.toString()).toBe('one')
})
