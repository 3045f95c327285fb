// Questions that cost the asker nothing must not be kept.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { foldState } from '../../server/log/checkpoints.ts'
import { createCommitted } from '../../server/relay/committed.ts'
import { encodeStateVector } from '../../server/relay/stateVector.ts'

test('[I8] the answer to an invented state vector of a megabyte is forgotten after four such; honest ones are kept', () => {
  const doc = new Y.Doc()
  doc.getText('title.es').insert(0, 'título')
  const folded = foldState(null, [Y.encodeStateAsUpdate(doc)])
  const committed = createCommitted(folded, new Map())
  const invented = (n: number) =>
    encodeStateVector(new Map(Array.from({ length: 120_000 }, (_, i) => [2 ** 40 + n * 200_000 + i, 2 ** 20])))
  const known = encodeStateVector(new Map([[doc.clientID, 3]]))
  const [kept] = committed.answer(known)
  expect(committed.answer(known)[0]).toBe(kept)
  const first = committed.answer(invented(0))[0]
  for (let n = 1; n < 5; n++) committed.answer(invented(n))
  expect(committed.answer(invented(0))[0]).not.toBe(first)
})
