// Two devices that set one value of an item without having seen each other: the one whose value does not stand is told, and can put it back.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { overwrittenItems, putBack } from '../../../client/history/overwritten/overwrittenItems.ts'
import { type ConcurrentValue, concurrentValuesIn } from '../../../client/live/concurrentValues.ts'
import { REMOTE } from '../../../client/live/pendingEdits.ts'
import { must } from '../../../shared/result.ts'
import { addOwnField } from '../../../shared/roadmap/defineFields.ts'
import { OWN_KINDS, type OwnFieldKey } from '../../../shared/roadmap/ownKeys.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addItem, setForeign } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'

const { bytes: random } = createDice(21)
const VALUES: Readonly<Record<(typeof OWN_KINDS)[number], readonly [mine: unknown, theirs: unknown]>> = {
  text: ['OPDAT', 'INL'],
  number: [48_000, 52_000],
  day: ['2027-03-26', '2027-04-01'],
  choice: [0, 1],
  choices: [[0], []],
  party: ['agency:fgr', 'person:ana'],
  address: ['https://example.org/a', 'https://example.org/b'],
}

test.each(OWN_KINDS)(
  '[M21] a value of an own field of the kind %s that somebody else has overwritten unseen is told, and can be put back',
  (kind) => {
    const mine = new Y.Doc()
    mine.clientID = 1
    const added = addItem(mine, { title: { es: 'Guía', en: 'Guide' } }, random)
    const id = must(added.ok ? added.value : null, 'an item')
    const choices = ['Propia', 'Donación'].map((name) => ({ es: name, en: name }))
    const isList = kind === 'choice' || kind === 'choices'
    const made = addOwnField(mine, { kind, name: { es: kind, en: kind }, ...(isList && { choices }) }, random)
    const key: OwnFieldKey = must(made.ok ? made.value : null, 'a field')
    const ids = must(readRoadMap(mine).fields[0], 'the field').choices.map((choice) => choice.id)
    const of = (value: unknown): unknown =>
      isList ? (Array.isArray(value) ? value.map((at) => ids[Number(at)]) : ids[Number(value)]) : value
    const [own, other] = VALUES[kind].map(of)
    if (kind === 'choices') setForeign(mine, id, key, ids)
    const theirs = new Y.Doc()
    theirs.clientID = 2
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    // What they have set of it last stands: this device had removed the first choice, they both.
    if (kind === 'choices') {
      setForeign(mine, id, key, [ids[1]])
      setForeign(mine, id, key, ids)
      setForeign(theirs, id, key, [ids[1]])
      setForeign(theirs, id, key, ids)
      setForeign(theirs, id, key, [ids[1]])
    } else {
      setForeign(mine, id, key, own)
      setForeign(theirs, id, key, other)
    }
    const set = readRoadMap(mine).items[0]?.[key]
    const told: ConcurrentValue[] = []
    mine.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.origin === REMOTE) told.push(...concurrentValuesIn(transaction, (client) => client === 1))
    })
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)), REMOTE)
    const now = must(readRoadMap(mine).items[0], 'the item')
    const overwritten = overwrittenItems(
      mine,
      told.filter(({ stands }) => stands === 'theirs'),
      () => now,
    )
    expect([now[key], overwritten.flatMap((one) => [...one.mine.keys()])]).toEqual([kind === 'choices' ? [ids[1]] : other, [key]])
    expect(putBack(mine, overwritten).ok).toBe(true)
    expect(readRoadMap(mine).items[0]?.[key]).toEqual(set)
  },
)
