import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '../../../server/relay/limits.ts'
import { createSchemaValidator } from '../../../server/relay/validation/validateSchema.ts'
import { validateUpdate } from '../../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../../server/relay/validation/validationDocument.ts'
import { type ItemId, parseAccountId } from '../../../shared/ids.ts'
import { LOCAL } from '../../../shared/origins.ts'
import { must } from '../../../shared/result.ts'
import { addChecklistEntry, removeChecklistEntry } from '../../../shared/roadmap/checklist.ts'
import { addDependency } from '../../../shared/roadmap/dependencies.ts'
import { ROADMAP } from '../../../shared/roadmap/layout.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addStream, archiveStream } from '../../../shared/roadmap/streams.ts'
import { descriptionFragment, titleText } from '../../../shared/roadmap/texts.ts'
import {
  addItem,
  addToSet,
  archiveItem,
  moveItem,
  removeFromSet,
  restoreItem,
  setDates,
  setDue,
  setField,
} from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { DELEGATIONS, doSomething } from './planner.ts'

const dice = createDice(7)
const random = dice.bytes
const [CO, MX, US] = DELEGATIONS

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
const meet = (a: Y.Doc, b: Y.Doc) => {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}
const aPlan = (): { doc: Y.Doc; id: ItemId } => {
  const doc = new Y.Doc()
  return { doc, id: idOf(addItem(doc, { title: { es: 'Guía', en: 'Guide' } }, random)) }
}
const idOf = (added: ReturnType<typeof addItem>): ItemId => {
  if (!added.ok) throw new Error(added.refusal)
  return added.value
}
const only = (doc: Y.Doc): Item => must(readRoadMap(doc).items[0], 'an item')

describe('writing and reading', () => {
  test('gives back what was written', () => {
    const doc = new Y.Doc()
    const stream = addStream(doc, { es: 'Cooperación', en: 'Cooperation' }, random)
    const fields = {
      kind: 'practice',
      stream,
      status: 'agreed',
      stage: 'development',
      priority: 2,
      lead: must(CO, 'co'),
      coDelegations: [must(MX, 'mx'), must(US, 'us')],
      labels: ['cadena de custodia'],
      start: '2019-06-12',
      due: '2019-11-15',
    } as const
    const id = idOf(addItem(doc, { ...fields, title: { es: 'Guía', en: 'Guide' } }, random))
    expect(setField(doc, id, 'recurs', { every: 'everyMonths', months: 3 }).ok).toBe(true)
    const item = only(doc)
    expect(item).toMatchObject({ ...fields, title: { es: 'Guía', en: 'Guide' }, number: 1, code: 'WG-001', originalDue: '2019-11-15' })
    expect(item.recurs).toEqual({ every: 'everyMonths', months: 3 })
    expect(readRoadMap(doc).streams).toMatchObject([{ id: stream, name: { es: 'Cooperación', en: 'Cooperation' }, archived: false }])
  })

  test('keeps the first due date, from wherever it came', () => {
    const { doc, id } = aPlan()
    setField(doc, id, 'due', '2019-11-15')
    setField(doc, id, 'due', '2020-03-01')
    setField(doc, id, 'due', null)
    expect(only(doc)).toMatchObject({ due: null, originalDue: '2019-11-15' })
  })

  test('a due date has its reason, given with it in one step; another date has none of it, however it is set', () => {
    const { doc, id } = aPlan()
    setField(doc, id, 'due', '2019-11-15')
    let steps = 0
    doc.on('update', () => steps++)
    expect(setDue(doc, id, '2020-01-31', 'La Cámara aplazó la sesión')).toMatchObject({ ok: true })
    expect(steps).toBe(1)
    expect(only(doc)).toMatchObject({ due: '2020-01-31', originalDue: '2019-11-15', dueReason: 'La Cámara aplazó la sesión' })
    setField(doc, id, 'due', '2020-01-31')
    expect(only(doc).dueReason).toBe('La Cámara aplazó la sesión')
    setField(doc, id, 'due', '2020-02-28')
    expect(only(doc).dueReason).toBe(null)
    setDue(doc, id, '2020-02-28', 'Otra')
    setDates(doc, id, { start: '2020-01-01', due: '2020-02-28' })
    expect(only(doc).dueReason).toBe('Otra')
    setDates(doc, id, { start: '2020-01-01', due: '2020-03-31' })
    expect(only(doc).dueReason).toBe(null)
    expect(setDue(doc, id, '2020-04-30', 'x'.repeat(301))).toMatchObject({ ok: false, refusal: 'bad-request' })
    expect(only(doc).due).toBe('2020-03-31')
  })

  test('refuses by value what a field does not accept, a forbidden move of status, a circle, and an archived or missing item', () => {
    const { doc, id } = aPlan()
    const other = idOf(addItem(doc, {}, random))
    expect(setField(doc, id, 'due', '2019-02-30')).toMatchObject({ refusal: 'bad-request' })
    expect(addItem(doc, { due: 'soon' }, random)).toMatchObject({ refusal: 'bad-request' })
    expect(addToSet(doc, id, 'labels', ' two\nlines ')).toMatchObject({ refusal: 'bad-request' })
    expect(setField(doc, id, 'status', 'done')).toMatchObject({ refusal: 'status-move' })
    expect(addDependency(doc, id, { item: other, type: 'FS', lag: 0 }).ok).toBe(true)
    expect(addDependency(doc, other, { item: id, type: 'FS', lag: 0 })).toMatchObject({ refusal: 'circular' })
    expect(addDependency(doc, id, { item: id, type: 'SS', lag: 0 })).toMatchObject({ refusal: 'circular' })
    expect(setField(doc, other, 'parent', id).ok).toBe(true)
    expect(setField(doc, id, 'parent', other)).toMatchObject({ refusal: 'circular' })
    archiveItem(doc, id)
    expect(setField(doc, id, 'priority', 3)).toMatchObject({ refusal: 'item-archived' })
    expect(setField(new Y.Doc(), id, 'priority', 3)).toMatchObject({ refusal: 'not-found' })
    expect(readRoadMap(doc).items).toHaveLength(2)
  })

  test('writes nothing where nothing changes', () => {
    const { doc, id } = aPlan()
    setField(doc, id, 'recurs', { every: 'everyMonths', months: 3 })
    addToSet(doc, id, 'coDelegations', must(CO, 'co'))
    const before = Y.encodeStateVector(doc)
    setField(doc, id, 'recurs', { every: 'everyMonths', months: 3 })
    addToSet(doc, id, 'coDelegations', must(CO, 'co'))
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })

  test('moves an item behind or before another, also where two share a position', () => {
    const doc = new Y.Doc()
    const [a, b, c] = [1, 2, 3].map(() => idOf(addItem(doc, {}, random)))
    const list = () => readRoadMap(doc).items.map((item) => item.id)
    expect(list()).toEqual([a, b, c])
    moveItem(doc, must(c, 'c'), { before: a }, random)
    expect(list()).toEqual([c, a, b])
    moveItem(doc, must(c, 'c'), { after: a }, random)
    expect(list()).toEqual([a, c, b])
    const items = doc.getMap('items')
    for (const id of [a, b]) {
      const item = items.get(must(id, 'id'))
      if (item instanceof Y.Map) item.set('order', 'V')
    }
    moveItem(doc, must(c, 'c'), { after: a }, random)
    expect(list().at(-1)).toBe(c)
  })
})

describe('two people at once', () => {
  test('[M1] both succeed when they set different fields of one item, or add to one set', () => {
    const { doc: ana, id } = aPlan()
    const bob = copyOf(ana)
    setField(ana, id, 'due', '2019-11-15')
    addToSet(ana, id, 'coDelegations', must(CO, 'co'))
    setField(bob, id, 'lead', must(US, 'us'))
    addToSet(bob, id, 'coDelegations', must(MX, 'mx'))
    meet(ana, bob)
    expect(only(ana)).toMatchObject({ due: '2019-11-15', originalDue: '2019-11-15', lead: 'us', coDelegations: ['co', 'mx'] })
    expect(readRoadMap(bob)).toEqual(readRoadMap(ana))
  })

  test('[M1] merge letter by letter when they write in one title and one description', () => {
    const { doc: ana, id } = aPlan()
    const bob = copyOf(ana)
    titleText(ana, id, 'es')?.insert(4, ' de cooperación')
    titleText(bob, id, 'es')?.insert(0, 'Nueva ')
    for (const [doc, word] of [
      [ana, 'uno'],
      [bob, 'dos'],
    ] as const) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(word)])
      descriptionFragment(doc, id, 'es')?.push([paragraph])
    }
    meet(ana, bob)
    expect(only(ana).title.es).toBe('Nueva Guía de cooperación')
    expect(only(ana).description.es.split('\n').sort()).toEqual(['dos', 'uno'])
  })

  test('[M1] get two items when each adds one, whose codes differ on every copy', () => {
    const { doc: ana } = aPlan()
    const bob = copyOf(ana)
    addItem(ana, {}, random)
    addItem(bob, {}, random)
    meet(ana, bob)
    expect(new Set(readRoadMap(ana).items.map((item) => item.code)).size).toBe(3)
    expect(readRoadMap(bob)).toEqual(readRoadMap(ana))
  })

  test('[M2] lose nothing when one archives what the other edits, and restoring brings all back', () => {
    const { doc: ana, id } = aPlan()
    const bob = copyOf(ana)
    archiveItem(ana, id)
    setField(bob, id, 'due', '2019-11-15')
    titleText(bob, id, 'en')?.insert(0, 'New ')
    meet(ana, bob)
    expect(only(ana)).toMatchObject({ archived: true, due: '2019-11-15', title: { en: 'New Guide' } })
    restoreItem(ana, id)
    expect(only(ana).archived).toBe(false)
  })

  test('still read a list when one deletes a checklist entry that the other ticks', () => {
    const { doc: ana, id } = aPlan()
    const entry = addChecklistEntry(ana, id, { text: { en: 'Circulate' } }, random)
    const bob = copyOf(ana)
    if (entry.ok) removeChecklistEntry(ana, id, entry.value)
    meet(ana, bob)
    expect(only(bob).checklist).toEqual([])
  })

  test('remove a label that one of them writes differently', () => {
    const { doc, id } = aPlan()
    addToSet(doc, id, 'labels', 'Lavado de activos')
    removeFromSet(doc, id, 'labels', 'lavado de activos')
    expect(only(doc).labels).toEqual([])
  })
})

describe('[I10] reading', () => {
  test('never throws and keeps its shape, whatever stands in the document', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1e9), junk()), { maxLength: 30 }), fc.nat(2 ** 31), (writes, seed) => {
        const doc = new Y.Doc()
        const chance = createDice(seed)
        for (let n = 0; n < 10; n += 1) doSomething(doc, chance)
        for (const [where, what] of writes) spoil(doc, where, what)
        const copy = copyOf(doc)
        const plan = readRoadMap(copy)
        expect(plan).toEqual(readRoadMap(doc))
        for (const item of plan.items) {
          expect(Object.keys(item)).toHaveLength(28)
          expect(typeof item.title.es).toBe('string')
          expect(Array.isArray(item.labels)).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('never throws where another type already answers to the name of a root', () => {
    const doc = new Y.Doc()
    doc.getText('items').insert(0, 'x')
    doc.getXmlFragment('streams')
    expect(readRoadMap(doc)).toEqual({ fields: [], streams: [], items: [] })
  })

  test('gives one answer in whatever order the updates arrive', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), (seed) => {
        const chance = createDice(seed)
        const updates: Uint8Array[] = []
        const people = [1, 2, 3].map(() => {
          const doc = new Y.Doc()
          doc.on('update', (update: Uint8Array, origin: unknown) => {
            if (origin !== 'far') updates.push(update)
          })
          return doc
        })
        for (let n = 0; n < 60; n += 1) {
          const doc = chance.pick(people)
          doSomething(doc, chance)
          if (chance.chance(0.2)) for (const other of people) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc), 'far')
        }
        const plans = [0, 1, 2].map((turn) => {
          const doc = new Y.Doc()
          const shuffled =
            turn === 0
              ? updates
              : updates
                  .map((update) => ({ update, at: chance.next() }))
                  .sort((a, b) => a.at - b.at)
                  .map(({ update }) => update)
          for (const update of shuffled) Y.applyUpdate(doc, update)
          return JSON.stringify(readRoadMap(doc))
        })
        expect(plans[1]).toBe(plans[0])
        expect(plans[2]).toBe(plans[0])
      }),
      { numRuns: 40 },
    )
  })
})

describe('[M3] the schema', () => {
  test('let in everything that our own writes produce', () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const chance = createDice(seed)
      const validation = createValidationDocument([])
      const context = {
        document: validation,
        validator: createSchemaValidator(validation, ROADMAP.schema),
        owners: new Map(),
        limits: LIMITS,
      }
      const doc = new Y.Doc()
      const verdicts: string[] = []
      doc.on('update', (update: Uint8Array) => {
        const verdict = validateUpdate(update, must(parseAccountId('ana'), 'account'), context)
        verdicts.push(verdict.type === 'refused' ? `refused: ${verdict.why}` : verdict.type)
        if (verdict.type === 'accepted') validation.apply(verdict.update)
      })
      for (let n = 0; n < 120; n += 1) doSomething(doc, chance)
      expect([seed, [...new Set(verdicts)]]).toEqual([seed, ['accepted']])
      expect(readRoadMap(validation.doc)).toEqual(readRoadMap(doc))
    }
  })

  test('[M2] let in every undo and redo, for undoing the creation of an item archives it', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const chance = createDice(seed)
      const validation = createValidationDocument([])
      const context = {
        document: validation,
        validator: createSchemaValidator(validation, ROADMAP.schema),
        owners: new Map(),
        limits: LIMITS,
      }
      const doc = new Y.Doc()
      const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([LOCAL]), captureTimeout: 0 })
      doc.on('update', (update: Uint8Array) => {
        const verdict = validateUpdate(update, must(parseAccountId('ana'), 'account'), context)
        expect([seed, verdict.type]).toEqual([seed, 'accepted'])
        if (verdict.type === 'accepted') validation.apply(verdict.update)
      })
      for (let n = 0; n < 80; n += 1) {
        if (chance.chance(0.7)) doSomething(doc, chance)
        else if (chance.chance(0.6)) undo.undo()
        else undo.redo()
      }
      while (undo.canUndo()) undo.undo()
      expect(readRoadMap(doc).items.filter((item) => !item.archived)).toEqual([])
      expect(readRoadMap(validation.doc)).toEqual(readRoadMap(doc))
    }
  })

  test.each([
    ['an item deleted', (doc: Y.Doc, id: ItemId) => doc.getMap('items').delete(id)],
    ['an item replaced', (doc: Y.Doc, id: ItemId) => doc.getMap('items').set(id, new Y.Map())],
    ['a status that is none', (doc: Y.Doc, id: ItemId) => itemOf(doc, id).set('status', 'solved')],
    ['a field that is none', (doc: Y.Doc, id: ItemId) => itemOf(doc, id).set('suspect', 'x')],
    ['a title replaced', (doc: Y.Doc, id: ItemId) => itemOf(doc, id).set('title.es', new Y.Text('x'))],
    ['a root that is none', (doc: Y.Doc) => doc.getMap('secrets').set('a', 1)],
  ])('refuse %s', (_what, act) => {
    const { doc, id } = aPlan()
    const validation = createValidationDocument([Y.encodeStateAsUpdate(doc)])
    const context = {
      document: validation,
      validator: createSchemaValidator(validation, ROADMAP.schema),
      owners: new Map(),
      limits: LIMITS,
    }
    const before = Y.encodeStateVector(doc)
    act(doc, id)
    const verdict = validateUpdate(Y.encodeStateAsUpdate(doc, before), must(parseAccountId('ana'), 'account'), context)
    expect(verdict).toMatchObject({ type: 'refused', why: 'foreign-content' })
  })
})

test('an archived stream stays, with its items', () => {
  const doc = new Y.Doc()
  const stream = addStream(doc, { en: 'Training' }, random)
  addItem(doc, { stream }, random)
  archiveStream(doc, stream)
  expect(readRoadMap(doc)).toMatchObject({ streams: [{ archived: true }], items: [{ stream }] })
})

const itemOf = (doc: Y.Doc, id: ItemId): Y.Map<unknown> => {
  const item = doc.getMap('items').get(id)
  if (!(item instanceof Y.Map)) throw new Error('no item')
  return item
}

type Junk = (() => unknown) | null
const junk = (): fc.Arbitrary<Junk> =>
  fc.oneof(
    fc.constant(null),
    fc.jsonValue().map((value) => () => value),
    fc.constantFrom<Junk>(
      () =>
        new Y.Map([
          ['title.es', 7],
          ['checklist', true],
        ]),
      () => new Y.Array(),
      () => new Y.Text('x'),
      () => new Y.XmlText('x'),
      () => new Y.XmlElement('script'),
      () => new Y.XmlFragment(),
      () => new Uint8Array([1]),
      () => 10n,
    ),
  )

/** Writes junk, or deletes (null), somewhere in the document. */
const spoil = (doc: Y.Doc, where: number, what: Junk) => {
  const maps: Y.Map<unknown>[] = [doc.getMap('items'), doc.getMap('streams')]
  for (const map of maps) for (const entry of map.values()) if (entry instanceof Y.Map) maps.push(entry)
  const map = must(maps[where % maps.length], 'a map')
  const keys = [...map.keys(), 'new-id', '__proto__', 'order', 'title.es', 'labels', 'dependsOn', 'checklist']
  const key = must(keys[Math.floor(where / 100) % keys.length], 'a key')
  if (what === null) map.delete(key)
  else map.set(key, what())
}

test('[V63] one keeps both ends when two move one bar at once', () => {
  for (let seed = 0; seed < 8; seed++) {
    const dice = createDice(seed).bytes
    const one = new Y.Doc()
    const id = idOf(addItem(one, { title: { en: 'Bar' }, start: '2027-03-01', due: '2027-03-10' }, dice))
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    // One moves all of it, the other draws out its end alone.
    setDates(one, id, { start: '2027-04-01', due: '2027-04-10' })
    setDates(other, id, { start: '2027-03-01', due: '2027-06-30' })
    const [mine, theirs] = [Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(other)]
    Y.applyUpdate(one, theirs)
    Y.applyUpdate(other, mine)
    const ends = (doc: Y.Doc) => readRoadMap(doc).items.map(({ start, due }) => `${start} ${due}`)
    expect(ends(one)).toEqual(ends(other))
    expect(['2027-04-01 2027-04-10', '2027-03-01 2027-06-30']).toContain(ends(one)[0])
  }
})
