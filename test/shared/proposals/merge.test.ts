// Merging a proposal with a text that others changed meanwhile (the laws of the design, 1 to 6).
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { wordTokens } from '../../../shared/pairs/wordDiff.ts'
import { type MergedLine, merge, proposedChanges } from '../../../shared/proposals/merge.ts'

const RUNS = { numRuns: 3000 }
const WORDS = ['la', 'Parte', 'requerida', 'podrá', 'deberá', 'asistencia', ',', '.', 'no', 'sin', 'demora', 'México']
/** A line, and the same changed in a few places. */
const lineOf = (words: readonly string[]) => words.join(' ')
const edited = (words: readonly string[], edits: readonly (readonly [at: number, gone: number, came: readonly string[]])[]) => {
  const found = [...words]
  for (const [at, gone, came] of edits) found.splice(at % (found.length + 1), gone, ...came)
  return lineOf(found)
}
type Edit = readonly [at: number, gone: number, came: readonly unknown[]]
const EDITS = fc.array(fc.tuple(fc.nat(30), fc.nat(2), fc.array(fc.constant(''), { maxLength: 2 })), { maxLength: 3 })
const textOf = (most: number) => {
  const word = fc.constantFrom(...WORDS.slice(0, most))
  const edits = fc.array(fc.tuple(fc.nat(30), fc.nat(2), fc.array(word, { maxLength: 2 })), { maxLength: 3 })
  return fc
    .tuple(fc.array(word, { maxLength: 12 }), edits, edits)
    .map(([words, a, b]): Triple => ({ from: lineOf(words), now: edited(words, a), words: edited(words, b) }))
}
interface Triple {
  readonly from: string
  readonly now: string
  readonly words: string
}
const triples = fc.oneof(textOf(4), textOf(12))
/** Each word occurs once: where words repeat, what others changed can be read in several ways once a part was taken (in 1 of 1,000 such lines). */
const plainTriples = fc.tuple(fc.nat(10), EDITS, EDITS).map(([length, a, b]): Triple => {
  let last = 0
  const fresh = () => `palabra${last++}`
  const words = Array.from({ length }, fresh)
  const make = (edits: readonly Edit[]) =>
    edited(
      words,
      edits.map(([at, gone, came]) => [at, gone, came.map(fresh)]),
    )
  return { from: lineOf(words), now: make(a), words: make(b) }
})

/** The text with the open changes taken in: all, or one. */
const resultOf = ({ runs }: MergedLine, only?: number): string =>
  runs
    .filter(({ type, change }) => (only === undefined || change === only || change === null ? type !== 'deleted' : type !== 'inserted'))
    .map(({ text }) => text)
    .join('')
const openIn = ({ changes }: MergedLine) => changes.filter(({ state }) => state === 'open').map(({ index }) => index)
const clashes = ({ changes }: MergedLine) => changes.some(({ state }) => state === 'clash')

/** One by one; null where a later one is a clash. */
const oneByOne = ({ from, now, words }: Triple, order: (open: readonly number[]) => readonly number[]): string | null => {
  const open = order(openIn(merge(from, now, words, [])))
  const taken: number[] = []
  let text = now
  for (const index of open) {
    const line = merge(from, text, words, taken)
    const state = line.changes[index]?.state
    if (state === 'clash') return null
    text = resultOf(line, index)
    taken.push(index)
  }
  return text
}
const ORDERS = [(open: readonly number[]) => open, (open: readonly number[]) => open.toReversed()]

describe('a proposal taken into a text', () => {
  test('gives the words of the proposal where nobody changed the text, at once or one by one', () =>
    fc.assert(
      fc.property(triples, ({ from, words }) => {
        expect(resultOf(merge(from, from, words, []))).toBe(words)
        for (const order of ORDERS) expect(oneByOne({ from, now: from, words }, order)).toBe(words)
      }),
      RUNS,
    ))

  test('that changes nothing, or says what the text says already, changes nothing', () =>
    fc.assert(
      fc.property(triples, ({ from, now }) => {
        expect(merge(from, now, from, []).changes).toEqual([])
        const same = merge(from, now, now, [])
        expect(same.changes.every(({ state }) => state === 'standing')).toBe(true)
        expect(resultOf(same)).toBe(now)
      }),
      RUNS,
    ))

  test('leaves every word that others brought', () =>
    fc.assert(
      fc.property(triples, ({ from, now, words }) => {
        const { runs } = merge(from, now, words, [])
        const result = runs.flatMap(({ type, text }) => (type === 'deleted' ? [] : wordTokens(text)))
        for (const word of proposedChanges(from, now).flatMap((change) => change.words)) {
          const at = result.indexOf(word)
          expect(at).toBeGreaterThanOrEqual(0)
          result.splice(at, 1)
        }
      }),
      RUNS,
    ))

  test('one change after another, in any order, gives the same as all at once, or says that a later one clashes', () =>
    fc.assert(
      fc.property(plainTriples, (triple) => {
        const { from, now, words } = triple
        const all = resultOf(merge(from, now, words, []))
        for (const order of ORDERS) expect([all, null]).toContain(oneByOne(triple, order))
      }),
      RUNS,
    ))

  test('gives the same whichever of two proposals comes first, if neither clashes with the other', () =>
    fc.assert(
      fc.property(triples, ({ from, now, words }) => {
        const [one, other] = [merge(from, now, words, []), merge(from, words, now, [])]
        expect(clashes(one)).toBe(clashes(other))
        if (!clashes(one)) expect(resultOf(one)).toBe(resultOf(other))
      }),
      RUNS,
    ))

  test('gives what Yjs makes of the same two edits, where there is no clash and they share no change', () =>
    fc.assert(
      fc.property(triples, ({ from, now, words }) => {
        const line = merge(from, now, words, [])
        if (line.changes.some(({ state }) => state !== 'open')) return
        const [a, b] = [new Y.Doc(), new Y.Doc()]
        a.getText('t').insert(0, from)
        Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
        edit(a, from, now)
        edit(b, from, words)
        Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
        expect(resultOf(line)).toBe(a.getText('t').toString())
      }),
      RUNS,
    ))
})

const edit = (doc: Y.Doc, from: string, to: string) => {
  const text = doc.getText('t')
  const words = wordTokens(from)
  const unitsBefore = (at: number) => words.slice(0, at).join('').length
  for (const { start, end, words: came } of proposedChanges(from, to).toReversed()) {
    text.insert(unitsBefore(start), came.join(''))
    text.delete(unitsBefore(start) + came.join('').length, unitsBefore(end) - unitsBefore(start))
  }
}

test('two who change the same words clash, and what is beside them stays open', () => {
  const line = merge('The Party may refuse aid.', 'The Party shall refuse aid.', 'The Party must refuse all aid.', [])
  expect(line.changes.map(({ state, words }) => [state, words.join('')])).toEqual([
    ['clash', 'must'],
    ['open', 'all '],
  ])
  expect(resultOf(line)).toBe('The Party shall refuse all aid.')
})
test('a change taken in is not proposed again', () => {
  const [from, words] = ['uno dos tres cuatro cinco', 'uno DOS tres cuatro CINCO']
  const line = merge(from, 'uno DOS tres cuatro cinco', words, [0])
  expect(line.changes.map(({ state }) => state)).toEqual(['standing', 'open'])
  expect(resultOf(line)).toBe(words)
})
