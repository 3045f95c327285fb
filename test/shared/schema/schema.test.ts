import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { isOneOf } from '../../../shared/checks.ts'
import { newTermId, parseTermId, type TermId } from '../../../shared/ids.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import { addSection, move } from '../../../shared/meeting/write.ts'
import { LOCAL } from '../../../shared/origins.ts'
import { addEntries, entries, readEntries } from '../../../shared/schema/entries.ts'
import { flag, pair, text, value } from '../../../shared/schema/field.ts'
import { disturb } from '../../harness/hostileDocument.ts'
import { createDice } from '../../harness/random.ts'

interface Thing {
  readonly id: TermId
  readonly words: { readonly es: string; readonly en: string }
  readonly line: string
  readonly colour: 'red' | 'blue'
  readonly archived: boolean
}
const THINGS = entries<Thing>({
  root: 'things',
  fields: { words: pair(5), line: text(3), colour: value({ accepts: isOneOf(['red', 'blue']), initial: 'red' }), archived: flag() },
  parseId: parseTermId,
  newId: newTermId,
  permanent: true,
  most: 10,
})
const random = createDice(1).bytes

describe('entries that are declared once', () => {
  test('[I10] are read whatever stands there, and alike from a copy', () => {
    let read = 0
    for (let seed = 1; seed <= 200; seed++) {
      const doc = new Y.Doc()
      disturb(doc, THINGS.schema, createDice(seed))
      const copy = new Y.Doc()
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
      const all = readEntries(doc, THINGS)
      expect(readEntries(copy, THINGS)).toEqual(all)
      for (const { id, words, line, colour, archived } of all) {
        expect(parseTermId(id)).toBe(id)
        expect([words.es, words.en, line].every((one) => typeof one === 'string')).toBe(true)
        expect(['red', 'blue']).toContain(colour)
        expect([true, false]).toContain(archived)
      }
      read += all.length
    }
    expect(read).toBeGreaterThan(200)
  })

  test('hold what they were given; what is as it is initially is not stored, and words end at the bound of their place', () => {
    const doc = new Y.Doc()
    const given = { words: { es: 'más de cinco' }, line: 'línea', colour: 'red' } as const
    expect(addEntries(doc, THINGS, [{ given }], random)).toMatchObject({ ok: true })
    const [thing] = readEntries(doc, THINGS)
    expect(thing).toEqual({ id: thing?.id, words: { es: 'más d', en: '' }, line: 'lín', colour: 'red', archived: false })
    expect([...(doc.getMap<Y.Map<unknown>>('things').get(String(thing?.id))?.keys() ?? [])]).not.toContain('colour')
  })

  test('are none of them born when one is refused', () => {
    const doc = new Y.Doc()
    const colour: string = 'green'
    const all = [{ given: {} }, { given: { colour: colour as Thing['colour'] } }]
    expect(addEntries(doc, THINGS, all, random)).toEqual({ ok: false, refusal: 'bad-request' })
    expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()))
  })

  test('are archived by the undo of their creation, all in one step', () => {
    const doc = new Y.Doc()
    const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([LOCAL]) })
    addEntries(doc, THINGS, [{ given: {} }, { given: {} }], random)
    undo.undo()
    expect(readEntries(doc, THINGS).map(({ archived }) => archived)).toEqual([true, true])
  })

  test('are not moved to a place that the relay would refuse', () => {
    const doc = new Y.Doc()
    const [a, b, c] = [1, 2, 3].map(() => addSection(doc, {}, random))
    const long = `V${'0'.repeat(1022)}`
    const place = (id: unknown, order: string) => doc.getMap<Y.Map<unknown>>('sections').get(String(id))?.set('order', order)
    place(a, `${long}1`)
    place(b, `${long}2`)
    place(c, 'W')
    expect(move(doc, 'sections', String(c), { after: a }, random)).toEqual({ ok: false, refusal: 'bad-request' })
    expect(move(doc, 'sections', String(c), { after: b }, random)).toEqual({ ok: true, value: undefined })
    expect(readMeeting(doc).sections.map(({ id }) => id)).toEqual([a, b, c])
  })

  test('hand out values that are their reader’s own: a store changes them in place', () => {
    const initial: { readonly n: number } = { n: 0 }
    const isCount = (stored: unknown): stored is { readonly n: number } => typeof stored === 'object' && stored !== null && 'n' in stored
    const read = value({ accepts: isCount, initial }).reader('count')
    const map = new Y.Doc().getMap('m')
    expect(read(map, '')).toEqual(initial)
    expect(read(map, '')).not.toBe(initial)
    map.set('count', { n: 7 })
    expect(read(map, '')).toEqual({ n: 7 })
    expect(read(map, '')).not.toBe(map.get('count'))
  })
})
