// Whether a copy on this device is what an entry of the log holds.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { compareStates } from '../../../shared/yjs/compareStates.ts'

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
const begun = () => {
  const there = new Y.Doc()
  there.getText('words').insert(0, 'Fiscalía')
  return { there, here: copyOf(there) }
}
const compared = ({ there, here }: ReturnType<typeof begun>) => compareStates(Y.encodeStateAsUpdate(here), Y.encodeStateAsUpdate(there))

describe('[E12] a copy on this device and an entry of the log', () => {
  test('are the same after the same updates, in whatever order, also where the copy has not collected what was deleted', () => {
    const both = begun()
    both.here.gc = false
    both.there.getText('words').delete(0, 3)
    Y.applyUpdate(both.here, Y.encodeStateAsUpdate(both.there))
    expect(compared(both)).toEqual({ hasMore: false, lacks: false })
  })
  test('differ by words that were not sent', () => {
    const both = begun()
    both.here.getText('words').insert(8, ' General')
    expect(compared(both)).toEqual({ hasMore: true, lacks: false })
  })
  test('differ by a deletion that was not sent, which no state vector has', () => {
    const both = begun()
    both.here.getText('words').delete(0, 1)
    expect(compared(both)).toEqual({ hasMore: true, lacks: false })
  })
  test('differ by an entry that was not received', () => {
    const both = begun()
    both.there.getMap('plan').set('due', '2019-06-14')
    expect(compared(both)).toEqual({ hasMore: false, lacks: true })
    both.here.getText('words').insert(0, 'La ')
    expect(compared(both)).toEqual({ hasMore: true, lacks: true })
  })
})
