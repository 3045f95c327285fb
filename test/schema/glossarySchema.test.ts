// The glossary's table gives what was written by hand before it.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { GLOSSARY_PLACES, TERMS } from '../../shared/glossary/layout.ts'
import { readTerms } from '../../shared/glossary/read.ts'
import { STARTING_TERMS } from '../../shared/glossary/startingTerms.ts'
import { startingTermId } from '../../shared/glossary/twins.ts'
import { addStartingTerms, addTerm } from '../../shared/glossary/write.ts'
import { compare } from '../../shared/order.ts'
import { addEntries, readEntries } from '../../shared/schema/entries.ts'
import { createDice } from '../harness/random.ts'
import { disturb } from './hostile.ts'
import { expectSamePlaces } from './samePlaces.ts'

test('[M3] its places are the same, key by key, with their bounds and checks', () => {
  expectSamePlaces(TERMS.places, GLOSSARY_PLACES)
})

test('[I10] it reads the same from 500 documents that hold anything', () => {
  let terms = 0
  for (let seed = 1; seed <= 500; seed++) {
    const doc = new Y.Doc()
    disturb(doc, GLOSSARY_PLACES, createDice(seed))
    for (const copy of [doc, copyOf(doc)]) {
      const read = readEntries(copy, TERMS).toSorted((a, b) => compare(a.id, b.id))
      expect(JSON.stringify(read)).toBe(JSON.stringify(readTerms(copy)))
      terms += read.length
    }
  }
  expect(terms).toBeGreaterThan(1_000)
})
const copyOf = (doc: Y.Doc) => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

describe('a new term', () => {
  const updatesOf = (write: (doc: Y.Doc, random: (bytes: number) => Uint8Array) => unknown) => {
    const doc = new Y.Doc()
    doc.clientID = 7
    const updates: string[] = []
    doc.on('update', (update: Uint8Array, origin: unknown) => updates.push(`${String(origin)} ${Buffer.from(update).toString('hex')}`))
    return { answer: write(doc, createDice(3).bytes), updates }
  }

  test('is born by the same bytes under the same chance', () => {
    const given = { term: { es: 'decomiso', en: 'forfeiture' }, note: { es: 'Definitivo' }, source: 'UNTOC' }
    const today = updatesOf((doc, random) => ({ ok: true, value: [addTerm(doc, given, random)] }))
    expect(updatesOf((doc, random) => addEntries(doc, TERMS, [{ given }], random))).toEqual(today)
    expect(today.updates.map((update) => update.split(' ')[0])).toEqual(['birth', 'local'])
  })

  test('of the starting glossary too', () => {
    const today = updatesOf((doc, random) => ({ ok: true, value: addStartingTerms(doc, STARTING_TERMS, random) }))
    const all = (random: (bytes: number) => Uint8Array) => STARTING_TERMS.map((given) => ({ given, id: startingTermId(given, random) }))
    expect(updatesOf((doc, random) => addEntries(doc, TERMS, all(random), random))).toEqual(today)
  })
})
