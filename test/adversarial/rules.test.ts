// A dishonest member with a raw Yjs client against the rules of the tables: what is set once, what must be of the group, and how much.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createUndo } from '../../client/live/undo.ts'
import { createDeletedParts } from '../../server/relay/validation/deletedParts.ts'
import { LINE, MOST } from '../../shared/bounds.ts'
import { MOST_LETTERS } from '../../shared/editor/richText.ts'
import { type ItemId, parseDelegationId, parseItemId } from '../../shared/ids.ts'
import { PAGE } from '../../shared/page/layout.ts'
import { pageBody } from '../../shared/page/write.ts'
import { must } from '../../shared/result.ts'
import { addChecklistEntry } from '../../shared/roadmap/checklist.ts'
import { ROADMAP } from '../../shared/roadmap/layout.ts'
import { readRoadMap } from '../../shared/roadmap/read.ts'
import { addItem, addToSet, setField } from '../../shared/roadmap/write.ts'
import { createDice } from '../harness/random.ts'
import { createValidator, docOf, paragraph, updatesOf } from '../harness/validator.ts'

const FOREIGN = { type: 'refused', why: 'foreign-content' }
const TOO_LONG = { type: 'refused', why: 'too-long' }
const dice = createDice(1)
const CO = must(parseDelegationId('co'), 'a delegation')
const GROUP: ReadonlySet<string> = new Set(['delegation co', 'delegation mx', 'agency co-fgn', 'account ana', 'account mal'])

/** A plan with one item of Ana's; `as` gives a client of somebody who knows it. */
const plan = () => {
  const validator = createValidator(ROADMAP.schema, (named, id) => GROUP.has(`${named} ${id}`))
  let id: ItemId | null = null
  const ana = docOf(1)
  const begun = updatesOf(ana, (doc) => {
    const added = addItem(doc, { title: { es: 'Acción' }, lead: CO }, dice.bytes)
    id = added.ok ? added.value : null
  })
  for (const update of begun) expect(validator.offer('ana', update).type).toBe('accepted')
  const item = must(id as ItemId | null, 'an item')
  const as = (client: number) => docOf(client, validator.state())
  const itemIn = (doc: Y.Doc) => must(doc.getMap('items').get(item) as Y.Map<unknown> | undefined, 'the item')
  const setIn = (doc: Y.Doc, key: string) => must(itemIn(doc).get(key) as Y.Map<unknown> | undefined, key)
  /** What becomes of each update of an edit by somebody who has all that there is. */
  const tries = (account: string, client: number, edit: (doc: Y.Doc) => void) =>
    updatesOf(as(client), edit).map((update) => validator.offer(account, update))
  return { ...validator, item, as, itemIn, setIn, tries }
}
const page = () => {
  const validator = createValidator(PAGE.schema)
  for (const update of updatesOf(docOf(1), (doc) => pageBody(doc, 'es')?.insert(0, [paragraph('b1', 'Uno'), paragraph('b2', 'Dos')])))
    validator.offer('ana', update)
  const as = (client: number) => docOf(client, validator.state())
  const blockIn = (doc: Y.Doc, at: number) => pageBody(doc, 'es')?.get(at) as Y.XmlElement
  const tries = (account: string, client: number, edit: (doc: Y.Doc) => void) =>
    updatesOf(as(client), edit).map((update) => validator.offer(account, update))
  return { ...validator, as, blockIn, tries }
}

describe('[W15] values that only our rules set', () => {
  test('a number is set with its item, once: not again, not as if unseen, and not taken away', () => {
    const { tries, itemIn, as, offer, item } = plan()
    expect(tries('mal', 666, (doc) => itemIn(doc).set('number', 7))).toEqual([FOREIGN])
    expect(tries('mal', 666, (doc) => itemIn(doc).delete('number'))).toEqual([FOREIGN])
    expect(tries('ana', 1, (doc) => itemIn(doc).set('number', 7))).toEqual([FOREIGN])
    // A crafted struct that names no predecessor, under a client id that wins.
    const crafted = docOf(4_000_000_000, as(9) && Y.encodeStateAsUpdate(as(9)))
    const map = itemIn(crafted)
    const standing = must(map._map.get('number'), 'a number')
    map._map.delete('number')
    const updates = updatesOf(crafted, () => void map.set('number', 9))
    map._map.set('number', standing)
    expect(updates.map((update) => offer('mal', update))).toEqual([FOREIGN])
    expect(readRoadMap(as(2)).items.find(({ id }) => id === item)?.number).toBe(1)
  })

  test('cannot be set twice in one update, with its birth', () => {
    const { as, offer } = plan()
    const doc = as(666)
    const updates = updatesOf(doc, () =>
      doc.transact(() => {
        const made = new Y.Map<unknown>([['number', 5]])
        doc.getMap('items').set('i2', made)
        made.set('number', 6)
      }),
    )
    expect(updates.map((update) => offer('mal', update))).toEqual([FOREIGN])
  })

  test('the original due date is the first due date: not another day, not changed once it was seen, and not taken away by others', () => {
    const { tries, itemIn, item } = plan()
    const accepted = [{ type: 'accepted' }]
    expect(tries('mal', 666, (doc) => itemIn(doc).set('originalDue', '2019-01-01'))).toEqual([FOREIGN])
    expect(tries('ana', 1, (doc) => void setField(doc, item, 'due', '2019-09-30'))).toMatchObject(accepted)
    expect(tries('mal', 666, (doc) => itemIn(doc).set('originalDue', '2019-09-30'))).toEqual([FOREIGN])
    expect(tries('mal', 666, (doc) => itemIn(doc).set('originalDue', null))).toEqual([FOREIGN])
    expect(tries('mal', 666, (doc) => itemIn(doc).delete('originalDue'))).toEqual([FOREIGN])
    expect(tries('mal', 666, (doc) => void setField(doc, item, 'due', '2020-01-31'))).toMatchObject(accepted)
    expect(
      tries('mal', 666, (doc) =>
        doc.transact(() => {
          itemIn(doc).set('due', '2021-01-01')
          itemIn(doc).set('originalDue', '2021-01-01')
        }),
      ),
    ).toEqual([FOREIGN])
  })

  test('two who set the first due date offline are both right, one undo takes it back, and one redo brings it again', () => {
    const { as, offer, item } = plan()
    const [ana, bob] = [as(11), as(12)]
    const undo = createUndo(bob)
    const offered = (account: string, doc: Y.Doc, edit: (doc: Y.Doc) => void) => updatesOf(doc, edit).map((one) => offer(account, one).type)
    expect(offered('ana', ana, (doc) => void setField(doc, item, 'due', '2019-09-30'))).toEqual(['accepted'])
    expect(offered('bob', bob, (doc) => void setField(doc, item, 'due', '2019-11-15'))).toEqual(['accepted'])
    expect(offered('bob', bob, () => undo.undo())).toEqual(['accepted'])
    expect(offered('bob', bob, () => undo.redo())).toEqual(['accepted'])
    const [read] = readRoadMap(as(3)).items
    expect(['2019-09-30', '2019-11-15']).toContain(read?.originalDue)
  })

  test('work of a day offline comes in one piece: set, moved, taken back and set again', () => {
    const { as, offer, item, validation } = plan()
    const doc = as(21)
    const undo = createUndo(doc)
    setField(doc, item, 'due', '2019-09-30')
    setField(doc, item, 'due', '2019-10-31')
    undo.undo()
    setField(doc, item, 'due', '2020-03-01')
    expect(offer('ana', Y.encodeStateAsUpdate(doc, Y.encodeStateVector(validation.doc))).type).toBe('accepted')
  })

  test('a block’s id stays: not changed, not taken away, unless the block goes', () => {
    const { tries, blockIn } = page()
    expect(tries('mal', 666, (doc) => blockIn(doc, 0).setAttribute('id', 'other'))).toEqual([FOREIGN])
    expect(tries('mal', 666, (doc) => blockIn(doc, 0).removeAttribute('id'))).toEqual([FOREIGN])
    expect(tries('ana', 1, (doc) => blockIn(doc, 0).setAttribute('id', 'other'))).toEqual([FOREIGN])
    expect(tries('mal', 666, (doc) => pageBody(doc, 'es')?.delete(0, 1))).toMatchObject([{ type: 'accepted' }])
  })

  test('a stock client’s block without an id may be given one by two people at once, and one of them may undo it', () => {
    const { as, blockIn, offer } = page()
    for (const update of updatesOf(as(31), (doc) => pageBody(doc, 'es')?.insert(0, [new Y.XmlElement('paragraph')]))) offer('cyd', update)
    const [ana, bob] = [as(32), as(33)]
    const undo = new Y.UndoManager(must(pageBody(bob, 'es'), 'a body'))
    const offered = (account: string, doc: Y.Doc, edit: (doc: Y.Doc) => void) => updatesOf(doc, edit).map((one) => offer(account, one).type)
    expect(offered('ana', ana, (doc) => blockIn(doc, 0).setAttribute('id', 'x1'))).toEqual(['accepted'])
    expect(offered('bob', bob, (doc) => blockIn(doc, 0).setAttribute('id', 'x2'))).toEqual(['accepted'])
    expect(offered('bob', bob, () => undo.undo())).toEqual(['accepted'])
  })
})

describe('[W16] references that must be of the group', () => {
  test.each<readonly [string, (world: ReturnType<typeof plan>, doc: Y.Doc) => void]>([
    ['a lead', ({ itemIn }, doc) => itemIn(doc).set('lead', 'atlantis')],
    ['a co-delegation', ({ setIn }, doc) => setIn(doc, 'coDelegations').set('atlantis', true)],
    ['an agency', ({ setIn }, doc) => setIn(doc, 'agencies').set('atlantis-navy', true)],
    ['a person', ({ setIn }, doc) => setIn(doc, 'people').set('nemo', true)],
    [
      'a delegation of a checklist',
      ({ item }, doc) => addChecklistEntry(doc, item, { delegation: must(parseDelegationId('atlantis'), 'id') }, dice.bytes),
    ],
  ])('%s that the group has not is refused', (_name, edit) => {
    const world = plan()
    expect(world.tries('mal', 666, (doc) => edit(world, doc))).toEqual([{ ...FOREIGN, unknown: true }])
  })

  test('a reference that the group has is accepted, and an existing one can be taken away', () => {
    const { tries, item, itemIn, setIn } = plan()
    const accepted = [{ type: 'accepted' }]
    expect(tries('mal', 666, (doc) => itemIn(doc).set('lead', 'mx'))).toMatchObject(accepted)
    expect(tries('mal', 666, (doc) => itemIn(doc).set('lead', null))).toMatchObject(accepted)
    expect(tries('mal', 666, (doc) => void addToSet(doc, item, 'coDelegations', CO))).toMatchObject(accepted)
    expect(tries('mal', 666, (doc) => setIn(doc, 'coDelegations').delete('co'))).toMatchObject(accepted)
  })
})

describe('[W17] how much one person may put in one place', () => {
  const titleIn = (world: ReturnType<typeof plan>, doc: Y.Doc) => must(world.itemIn(doc).get('title.es') as Y.Text | undefined, 'a title')

  test('a title: at once or little by little, and no more when others have filled it', () => {
    const world = plan()
    expect(world.tries('mal', 666, (doc) => titleIn(world, doc).insert(0, 'x'.repeat(500_000)))).toEqual([TOO_LONG])
    for (let n = 0; n < 4; n++)
      expect(world.tries('mal', 666, (doc) => titleIn(world, doc).insert(0, 'x'.repeat(LINE / 4)))).toMatchObject([{ type: 'accepted' }])
    expect(world.tries('mal', 667, (doc) => titleIn(world, doc).insert(0, 'x'))).toEqual([TOO_LONG])
  })

  test('counts what stands after the update: a long text is replaced in one, whole or in part, by nobody with more than fits', () => {
    const world = page()
    const most = MOST_LETTERS
    const textIn = (doc: Y.Doc) => world.blockIn(doc, 0).get(0) as Y.XmlText
    const replace = (doc: Y.Doc, from: number, count: number, letters: string) =>
      doc.transact(() => {
        textIn(doc).delete(from, count)
        textIn(doc).insert(from, letters)
      })
    const length = () => textIn(world.as(99)).length
    expect(world.tries('mal', 666, (doc) => replace(doc, 0, length(), 'x'.repeat(most)))).toMatchObject([{ type: 'accepted' }])
    expect(world.tries('mal', 666, (doc) => replace(doc, 0, length(), 'y'.repeat(most)))).toMatchObject([{ type: 'accepted' }])
    // A part of one item, of which the rest stays.
    expect(world.tries('mal', 666, (doc) => replace(doc, 1_000, 5_000, 'z'.repeat(5_000)))).toMatchObject([{ type: 'accepted' }])
    expect(world.tries('mal', 666, (doc) => replace(doc, 1_000, 5_000, 'z'.repeat(5_001)))).toEqual([TOO_LONG])
    // What others wrote is not the sender's to make room with.
    expect(world.tries('ana', 12, (doc) => textIn(doc).insert(0, 'Ana'.repeat(2_000)))).toMatchObject([{ type: 'accepted' }])
    expect(world.tries('mal', 666, (doc) => replace(doc, 0, 6_000, 'z'.repeat(6_000)))).toEqual([TOO_LONG])
    // What came and went within the update is not there either.
    const restless = updatesOf(world.as(666), (doc) => {
      textIn(doc).insert(6_000, 'a'.repeat(10_000))
      textIn(doc).delete(6_000, 10_000)
    })
    expect(world.offer('mal', Y.mergeUpdates(restless)).type).toBe('accepted')
  })

  test('a deletion that is named twice makes no room twice', () => {
    const parts = createDeletedParts({
      clients: new Map([
        [
          7,
          [
            { clock: 5, len: 5 },
            { clock: 0, len: 8 },
            { clock: 5, len: 5 },
          ],
        ],
      ]),
    })
    expect([parts(7, 0, 20), parts(7, 8, 1), parts(7, 9, 11), parts(7, 10, 5), parts(8, 0, 20)]).toEqual([10, 1, 1, 0, 0])
  })

  test('somebody crowded out by others is not refused: what they wrote offline meanwhile comes in', () => {
    const world = plan()
    const bob = world.as(12)
    const offline = updatesOf(bob, (doc) => titleIn(world, doc).insert(0, 'Una palabra '))
    expect(world.tries('mal', 666, (doc) => titleIn(world, doc).insert(0, 'x'.repeat(LINE)))).toMatchObject([{ type: 'accepted' }])
    expect(offline.map((update) => world.offer('bob', update).type)).toEqual(['accepted'])
  })

  test('labels, and lines of a checklist, in one update or in many', () => {
    const world = plan()
    const labels = (doc: Y.Doc, from: number, count: number) =>
      doc.transact(() => {
        for (let n = from; n < from + count; n++) world.setIn(doc, 'labels').set(`label-${n}`, `Label ${n}`)
      })
    expect(world.tries('mal', 666, (doc) => labels(doc, 0, MOST.labels + 1))).toEqual([TOO_LONG])
    expect(world.tries('mal', 666, (doc) => labels(doc, 0, MOST.labels))).toMatchObject([{ type: 'accepted' }])
    expect(world.tries('mal', 666, (doc) => labels(doc, MOST.labels, 1))).toEqual([TOO_LONG])
    // Others are not crowded out, and removing some makes room again.
    expect(world.tries('bob', 12, (doc) => labels(doc, 1_000, 1))).toMatchObject([{ type: 'accepted' }])
    expect(world.tries('mal', 666, (doc) => world.setIn(doc, 'labels').delete('label-0'))).toMatchObject([{ type: 'accepted' }])
    expect(world.tries('mal', 666, (doc) => labels(doc, 2_000, 1))).toMatchObject([{ type: 'accepted' }])
  })

  test('items', () => {
    const world = plan()
    const many = (doc: Y.Doc) =>
      doc.transact(() => {
        for (let n = 0; n <= MOST.items; n++) doc.getMap('items').set(`x${n}`, new Y.Map())
      })
    expect(world.tries('mal', 666, many)).toEqual([TOO_LONG])
    expect(must(parseItemId('x1'), 'an id')).toBe('x1')
  })
})

describe('[H87] a statement from where pasted words are', () => {
  const FROM = { block: 'b1', document: 'page:other', letters: [[7, 3]], length: 4 }
  const sets = (account: string, key: string, value: unknown) =>
    page().tries(account, 5, (doc) => void doc.getMap('movedFrom').set(key, value))

  test('is made by the account in its key, of a text, in a form that is bounded', () => {
    expect(sets('ana', 'k1@ana', FROM)).toEqual([expect.objectContaining({ type: 'accepted' })])
    expect(sets('mal', 'k1@ana', FROM)).toEqual([FOREIGN])
    const others: readonly unknown[] = [
      { ...FROM, document: 'other' },
      { ...FROM, document: 'glossary:tco' },
      { ...FROM, document: 'acts:tco' },
      { ...FROM, block: '__proto__' },
      { ...FROM, letters: [] },
      { ...FROM, letters: Array.from({ length: 65 }, (_, client) => [client, 0]) },
      { ...FROM, letters: [[7, -1]] },
      { ...FROM, letters: [[7]] },
      { ...FROM, length: 0 },
      { ...FROM, author: 'beto' },
      'page:other',
    ]
    for (const value of others) expect(sets('ana', 'k1@ana', value), JSON.stringify(value)).toEqual([FOREIGN])
    for (const key of ['k1', '@ana', 'k1@', 'a b@ana']) expect(sets('ana', key, FROM), key).toEqual([FOREIGN])
  })

  test('is taken away by the account that made it alone', () => {
    const { tries } = page()
    tries('ana', 1, (doc) => void doc.getMap('movedFrom').set('k1@ana', FROM))
    expect(tries('mal', 666, (doc) => doc.getMap('movedFrom').delete('k1@ana'))).toEqual([FOREIGN])
    expect(tries('ana', 1, (doc) => doc.getMap('movedFrom').delete('k1@ana'))).toEqual([expect.objectContaining({ type: 'accepted' })])
  })
})
