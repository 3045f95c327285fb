import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createConflictCount } from '../../../client/live/conflictCount.ts'

const person = (client: number) => {
  const doc = new Y.Doc()
  doc.clientID = client
  return doc
}
const hear = (doc: Y.Doc, other: Y.Doc) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)))
const set = (doc: Y.Doc, value: number) => doc.getMap('item').set('due', value)

test.each([
  [1, 2],
  [2, 1],
])(
  '[V34] two values that met without knowing each other are noticed where both are present, clients %i and %i; one after the other is none',
  (a, b) => {
    createRoot((dispose) => {
      const [ana, beto] = [person(a), person(b)]
      const [atAna, atBeto] = [createConflictCount({ doc: ana }), createConflictCount({ doc: beto })]
      set(ana, 1)
      hear(beto, ana)
      set(beto, 2)
      set(beto, 3)
      hear(ana, beto)
      set(ana, 4)
      hear(beto, ana)
      expect([atAna(), atBeto()]).toEqual([0, 0])
      // Beto is away, and writes more than once.
      set(ana, 5)
      for (const value of [6, 7, 8]) set(beto, value)
      hear(ana, beto)
      hear(beto, ana)
      expect([atAna() > 0, atBeto() > 0]).toEqual([true, true])
      dispose()
    })
  },
)
