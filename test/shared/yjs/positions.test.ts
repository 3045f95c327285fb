// Places of relative positions, counted once for many: the same as Yjs finds one by one, after any edits, undo and redo.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createPositionResolver } from '../../../shared/yjs/positions.ts'
import { createDice } from '../../harness/random.ts'

test.each([1, 2, 3, 4, 5])('[P2] are those of Yjs, and a letter is kept while it stands itself (seed %i)', (seed) => {
  const dice = createDice(seed)
  const doc = new Y.Doc({ gc: dice.chance(0.5) })
  doc.clientID = 1
  const text = doc.getText('body')
  const undo = new Y.UndoManager(text, { captureTimeout: 0 })
  const positions: Y.RelativePosition[] = []
  for (let step = 0; step < 300; step++) {
    const at = dice.below(text.length + 1)
    if (dice.chance(0.15)) undo.undo()
    else if (dice.chance(0.1)) undo.redo()
    else if (dice.chance(0.35) && text.length > 0)
      text.delete(Math.min(at, text.length - 1), Math.min(text.length - Math.min(at, text.length - 1), 1 + dice.below(4)))
    else if (dice.chance(0.12)) text.format(0, text.length, { bold: dice.chance(0.5) || null })
    else text.insert(at, 'abc'.slice(0, 1 + dice.below(3)))
    positions.push(Y.createRelativePositionFromTypeIndex(text, dice.below(text.length + 1), dice.chance(0.5) ? 0 : -1))
  }
  const placeOf = createPositionResolver(doc)
  for (const position of positions) {
    const wanted = Y.createAbsolutePositionFromRelativePosition(position, doc)
    const found = placeOf(position)
    expect(found && { type: found.type, index: found.index }).toEqual(wanted && { type: wanted.type, index: wanted.index })
    if (!wanted || position.item === null) continue
    const again = Y.createRelativePositionFromTypeIndex(wanted.type, wanted.index, position.assoc)
    expect(found?.kept).toBe(again.item !== null && Y.compareIDs(again.item, position.item))
  }
})
