import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { keepNumbersOfFirstWords } from '../../../client/meeting/numberAtFirstWord.ts'
import type { DecisionId } from '../../../shared/ids.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import { decisionNumbers, nextDecisionNumber } from '../../../shared/meeting/register.ts'
import { addDecision, decisionText } from '../../../shared/meeting/write.ts'
import { LOCAL } from '../../../shared/origins.ts'
import { must } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'

const random = createDice(7).bytes
const cleanups: (() => void)[] = []
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean()
})

/** One person's device, with the session open. */
const device = () => {
  const doc = new Y.Doc()
  cleanups.push(keepNumbersOfFirstWords(doc, () => []))
  const decisions = () => readMeeting(doc).decisions
  return {
    doc,
    press: (): DecisionId => {
      const made = addDecision(doc, { number: nextDecisionNumber([], decisions()) }, random)
      return must(made.ok ? made.value : null, 'a decision')
    },
    type: (id: DecisionId, words: string) => doc.transact(() => decisionText(doc, id, 'en')?.insert(0, words), LOCAL),
    empty: (id: DecisionId) =>
      doc.transact(() => {
        const text = decisionText(doc, id, 'en')
        text?.delete(0, text.length)
      }, LOCAL),
    number: (id: DecisionId) => decisionNumbers([], decisions()).get(id) ?? null,
  }
}
const meet = (one: Y.Doc, other: Y.Doc) => {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
}

describe('the number of a decision', () => {
  test('[S33] is given at its first word: of two that were made one after the other, whichever is begun first is 1', () => {
    const { press, type, number } = device()
    const [first, second] = [press(), press()]
    expect([number(first), number(second)]).toEqual([null, null])
    type(second, 'W')
    expect([number(first), number(second)]).toEqual([null, '1'])
    type(first, 'W')
    expect([number(first), number(second)]).toEqual(['2', '1'])
    type(first, 'e')
    expect(number(first)).toBe('2')
  })

  test('[S33] differs between two people who press at once and begin one after the other', () => {
    const [ana, beto] = [device(), device()]
    const [hers, his] = [ana.press(), beto.press()]
    meet(ana.doc, beto.doc)
    ana.type(hers, 'We agree')
    meet(ana.doc, beto.doc)
    beto.type(his, 'We note')
    meet(ana.doc, beto.doc)
    for (const { number } of [ana, beto]) expect([number(hers), number(his)]).toEqual(['1', '2'])
  })

  test('[S12] [S33] differs by a letter between two people who begin without seeing each other', () => {
    const [ana, beto] = [device(), device()]
    const [hers, his] = [ana.press(), beto.press()]
    ana.type(hers, 'We agree')
    beto.type(his, 'We note')
    meet(ana.doc, beto.doc)
    expect([ana.number(hers), ana.number(his)].sort()).toEqual(['1', '1b'])
    expect([beto.number(hers), beto.number(his)]).toEqual([ana.number(hers), ana.number(his)])
  })

  test('[S33] is the same after its words were emptied and written anew, unless it was given to another meanwhile', () => {
    const { press, type, empty, number } = device()
    const first = press()
    type(first, 'We agree')
    empty(first)
    expect(number(first)).toBeNull()
    type(first, 'We agree that')
    expect(number(first)).toBe('1')
    empty(first)
    const second = press()
    type(second, 'We note')
    type(first, 'We agree')
    expect([number(first), number(second)]).toEqual(['2', '1'])
  })

  test('[S33] goes with its first word when that is undone, and comes back when it is done again', () => {
    const { doc, press, type, number } = device()
    const [first, second] = [press(), press()]
    type(first, 'We agree')
    const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([LOCAL]) })
    cleanups.push(() => undo.destroy())
    type(second, 'We note')
    expect(number(second)).toBe('2')
    undo.undo()
    expect([number(first), number(second)]).toEqual(['1', null])
    undo.redo()
    expect([number(first), number(second)]).toEqual(['1', '2'])
  })

  test('[S33] is kept in a session opened again: reading it writes nothing, nor do the words of others', () => {
    const [ana, beto] = [device(), device()]
    const [first, second] = [ana.press(), ana.press()]
    // A version that numbers when the button is pressed.
    ana.doc.transact(() => decisionText(ana.doc, first, 'en')?.insert(0, 'Old'), LOCAL)
    let writes = 0
    beto.doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
      if (local) writes += 1
    })
    meet(ana.doc, beto.doc)
    ana.type(second, 'Words')
    meet(ana.doc, beto.doc)
    expect(writes).toBe(0)
  })
})
