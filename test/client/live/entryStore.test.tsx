import { createEffect, createRoot } from 'solid-js'
import { unwrap } from 'solid-js/store'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createEntryStore } from '../../../client/live/entryStore.ts'
import { createGlossaryStore, termsOf } from '../../../client/live/glossaryProjection.ts'
import { TERMS } from '../../../shared/glossary/layout.ts'
import { readGlossary } from '../../../shared/glossary/read.ts'
import { STARTING_TERMS } from '../../../shared/glossary/startingTerms.ts'
import { addStartingTerms, addTerm, archiveTerm, restoreTerm, termSource, termText } from '../../../shared/glossary/write.ts'
import { compareStrings } from '../../../shared/order.ts'
import { must } from '../../../shared/result.ts'
import { readEntries } from '../../../shared/schema/entries.ts'
import { createDice, type Dice } from '../../harness/random.ts'

const byId = (a: { readonly id: string }, b: { readonly id: string }) => compareStrings(a.id, b.id)

/** Anything that a client, honest or not, may do to a glossary. */
const disturb = (doc: Y.Doc, dice: Dice, step: number) => {
  const { terms } = readGlossary(doc)
  const root = doc.getMap<unknown>('terms')
  const some = terms.length > 0 ? dice.pick(terms).id : null
  const what = dice.below(9)
  if (what === 0 || some === null) addTerm(doc, { term: { es: `t${step}` } }, dice.bytes)
  else if (what === 1) archiveTerm(doc, some)
  else if (what === 2) restoreTerm(doc, some)
  else if (what === 3) termText(doc, some, 'note', dice.pick(['es', 'en']))?.insert(0, 'x')
  else if (what === 4) termSource(doc, some)?.insert(0, 'UNTOC')
  else if (what === 5) root.delete(some)
  else if (what === 6)
    root.set(dice.pick([some, '__proto__', 'two words', 'b']), dice.pick<unknown>([1, null, new Y.Map(), new Y.Text('no')]))
  else if (what === 7)
    doc.transact(() => {
      for (const { id } of terms.slice(0, 3)) termText(doc, id, 'avoid', 'en')?.insert(0, 'y')
    })
  else addStartingTerms(doc, STARTING_TERMS.slice(0, 3), dice.bytes)
}

describe('the entries of a root as a store', () => {
  test('[I10] are what a whole reading gives, after any transactions by anybody', () => {
    for (let seed = 1; seed <= 30; seed++)
      createRoot((dispose) => {
        const dice = createDice(seed)
        const doc = new Y.Doc()
        if (dice.chance(0.5)) addStartingTerms(doc, STARTING_TERMS.slice(0, 5), dice.bytes)
        const store = createEntryStore(doc, TERMS)
        const glossary = createGlossaryStore(doc)
        for (let step = 0; step < 40; step++) {
          disturb(doc, dice, step)
          expect(Object.values(unwrap(store)).toSorted(byId)).toEqual(readEntries(doc, TERMS).toSorted(byId))
          expect(termsOf(glossary).toSorted(byId)).toEqual(readGlossary(doc).terms)
        }
        dispose()
      })
  })

  test('move only where something was touched, and stand still when their owner is gone', () => {
    const { bytes } = createDice(1)
    const doc = new Y.Doc()
    const [a, b] = [addTerm(doc, { term: { es: 'uno' } }, bytes), addTerm(doc, { term: { es: 'dos' } }, bytes)]
    const runs = { one: 0, two: 0, note: 0, all: 0 }
    const { store, dispose } = createRoot((end) => {
      const made = createEntryStore(doc, TERMS)
      const counted = (name: keyof typeof runs, read: () => unknown) =>
        createEffect(() => {
          read()
          runs[name] += 1
        })
      counted('one', () => made[a]?.term.es)
      counted('two', () => made[b]?.term.es)
      counted('note', () => made[a]?.note.es)
      counted('all', () => Object.keys(made))
      return { store: made, dispose: end }
    })
    const other = unwrap(store)[b]
    termText(doc, a, 'term', 'es')?.insert(0, 'y ')
    expect(store[a]?.term.es).toBe('y uno')
    expect(unwrap(store)[b]).toBe(other)
    expect(runs).toEqual({ one: 2, two: 1, note: 1, all: 1 })
    addTerm(doc, { term: { es: 'tres' } }, bytes)
    expect(runs.all).toBe(2)
    dispose()
    termText(doc, a, 'term', 'es')?.insert(0, 'z ')
    expect(must(unwrap(store)[a], 'the term').term.es).toBe('y uno')
  })
})
