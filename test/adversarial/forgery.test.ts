// Forgery and place fuzz: three people in two tabs each, and one who tries everything. The seed of a failure is in its name.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { replay } from '../../server/log/checkpoints.ts'
import { clientId } from '../../shared/ids.ts'
import { foreignIn, randomEdit, readingOf } from '../harness/edits.ts'
import { createDice, type Dice } from '../harness/random.ts'
import { seedOf } from '../harness/seeds.ts'
import { addItem, createValidator, docOf, updatesOf } from '../harness/validator.ts'

const SEEDS = (process.env.SEEDS ?? '1,2,3,4,5,6,7,8').split(',').map((seed) => seedOf(Number(seed)))
const STEPS = Number(process.env.STEPS ?? 1_000)
const NET = 'net'

type Judging = ReturnType<typeof createValidator>

class Tab {
  doc = new Y.Doc()
  peers: Tab[] = []
  online = false
  inbox: Uint8Array[] = []
  out: Uint8Array[] = []
  mustAnswer = false
  readonly account: string
  readonly world: World

  constructor(account: string, world: World) {
    this.account = account
    this.world = world
    this.open(null)
  }
  open(state: Uint8Array | null) {
    this.doc = new Y.Doc()
    this.doc.clientID = this.world.dice.below(2 ** 32)
    this.world.truth.set(this.doc.clientID, this.account)
    if (state) Y.applyUpdate(this.doc, state, NET)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === NET) return
      this.world.made.push(update)
      for (const peer of this.peers) Y.applyUpdate(peer.doc, update, NET)
      if (this.online) this.out.push(update)
    })
  }
  connect() {
    this.online = true
    this.out = []
    this.inbox = []
    this.mustAnswer = true
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.world.validator.validation.doc, Y.encodeStateVector(this.doc)), NET)
  }
  reload() {
    const was = this.online
    this.online = false
    this.open(Y.encodeStateAsUpdate(this.doc))
    if (was) this.connect()
  }
  pump() {
    const { dice, validator } = this.world
    if (!this.online) return
    while (this.out.length > 0 && dice.chance(0.7)) this.offer(this.out.shift())
    if (this.mustAnswer && dice.chance(0.6)) {
      this.mustAnswer = false
      this.offer(Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(validator.validation.doc)))
    }
    while (this.inbox.length > 0 && dice.chance(0.8)) Y.applyUpdate(this.doc, this.inbox.shift() ?? EMPTY, NET)
  }
  offer(update: Uint8Array | undefined) {
    const verdict = this.world.offer(this.account, update ?? EMPTY, this)
    if (verdict === 'gap') this.mustAnswer = true
    else if (verdict !== 'accepted' && verdict !== 'nothing') this.world.wronged.push(`${this.account}: ${verdict}`)
  }
}
const EMPTY = new Uint8Array([0, 0])

class World {
  readonly validator: Judging = createValidator()
  readonly dice: Dice
  readonly truth = new Map<number, string>()
  readonly made: Uint8Array[] = []
  readonly wronged: string[] = []
  readonly answers = new Map<string, number>()
  tabs: Tab[] = []

  constructor(seed: number) {
    this.dice = createDice(seed)
    for (const account of ['ana', 'bob', 'cyd']) {
      const pair = [new Tab(account, this), new Tab(account, this)]
      for (const tab of pair) tab.peers = pair.filter((peer) => peer !== tab)
      this.tabs.push(...pair)
    }
  }
  offer(account: string, update: Uint8Array, from: Tab | null): string {
    const verdict = this.validator.offer(account, update)
    if (verdict.type === 'accepted') for (const tab of this.tabs) if (tab !== from && tab.online) tab.inbox.push(verdict.update)
    return verdict.type
  }
  attack(update: Uint8Array, name: string) {
    const answer = `${name}: ${this.offer('mal', update, null)}`
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1)
  }
}

const flip = (bytes: Uint8Array, dice: Dice): Uint8Array => {
  const flipped = Uint8Array.from(bytes)
  for (let n = 1 + dice.below(3); n > 0; n--) {
    const at = dice.below(flipped.length)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << dice.below(8))
  }
  return flipped
}

/** Ids that can be learnt from the wire: those with an owner. Fresh ones are never shown before they have one. */
const known = ({ validator, dice, tabs }: World): number | undefined => {
  const ids = tabs.map(({ doc }) => clientId(doc.clientID)).filter((id) => validator.owners.has(id))
  return ids.length > 0 ? dice.pick(ids) : undefined
}

/** What somebody with a real client, any client id and no scruples can send. */
const attacks: Readonly<Record<string, (world: World) => Uint8Array | undefined>> = {
  'next clock of another': (world) => {
    const id = known(world)
    return id === undefined ? id : updatesOf(docOf(id, world.validator.state()), (doc) => doc.getText('title').insert(0, 'FORGED'))[0]
  },
  equivocation: (world) => {
    const id = known(world)
    return id === undefined ? id : updatesOf(docOf(id), (doc) => doc.getText('title').insert(0, 'FORGED'))[0]
  },
  gap: ({ dice }) => {
    const doc = docOf(666_000 + dice.below(9))
    doc.getText('title').insert(0, 'x')
    return updatesOf(doc, (one) => one.getText('title').insert(1, 'gap'))[0]
  },
  'flipped bits': ({ validator, dice }) => (validator.log.length > 0 ? flip(dice.pick(validator.log).update, dice) : undefined),
  'flipped bits in its own': ({ validator, dice }) => {
    const own = updatesOf(docOf(666, validator.state()), (doc) => randomEdit(doc, dice))[0]
    return own && flip(own, dice)
  },
  'a cut': ({ validator, dice }) => {
    const update = validator.log.length > 0 ? dice.pick(validator.log).update : undefined
    return update?.subarray(0, dice.below(update.length))
  },
  'a replay': ({ validator, dice }) => (validator.log.length > 0 ? dice.pick(validator.log).update : undefined),
  'an item overwritten': ({ validator, dice }) =>
    updatesOf(docOf(667, validator.state()), (doc) => {
      const id = [...doc.getMap('items').keys()][0]
      if (id !== undefined) addItem(doc, dice.chance(0.5) ? id : 'constructor')
    })[0],
  'an item deleted': ({ validator }) =>
    updatesOf(docOf(668, validator.state()), (doc) => {
      const id = [...doc.getMap('items').keys()][0]
      if (id !== undefined) doc.getMap('items').delete(id)
    })[0],
  'foreign content': ({ validator, dice }) =>
    updatesOf(docOf(669, validator.state()), (doc) => {
      doc.transact(() => {
        randomEdit(doc, dice)
        const items = doc.getMap('items')
        const item = [...items.values()][0]
        switch (dice.below(6)) {
          case 0:
            doc.getMap('evil').set('x', 1)
            return
          case 1:
            items.set('bad', new Y.Array())
            return
          case 2:
            if (item instanceof Y.Map) item.set('status', { deep: [1] })
            return
          case 3:
            doc.getText('title').format(0, 1, { bold: true })
            doc.getText('title').insertEmbed(0, { evil: true })
            return
          case 4:
            doc.getXmlFragment('body').push([new Y.XmlElement('script')])
            return
          default:
            if (item instanceof Y.Map) item.set('evil', new Y.Doc())
        }
      })
    })[0],
}

const run = (seed: number): World => {
  const world = new World(seed)
  const { dice, tabs } = world
  const names = Object.keys(attacks)
  for (let step = 0; step < STEPS; step++) {
    const tab = dice.pick(tabs)
    const chance = dice.next()
    if (chance < 0.5) randomEdit(tab.doc, dice)
    else if (chance < 0.55) {
      if (tab.online) tab.online = false
      else tab.connect()
    } else if (chance < 0.57) tab.reload()
    else tab.pump()
    if (dice.chance(0.2)) {
      const name = dice.pick(names)
      const update = attacks[name]?.(world)
      if (update) world.attack(update, name)
    }
  }
  for (const tab of tabs) if (!tab.online) tab.connect()
  for (let round = 0; round < 200; round++) for (const tab of tabs) tab.pump()
  return world
}

describe.each(SEEDS)('[YJ-07] [I3] [W9] three people and a forger, seed %i', (seed) => {
  const world = run(seed)
  const { validator, truth, tabs, made } = world

  test('no honest edit is refused', () => expect(world.wronged).toEqual([]))
  test('nothing is written under another’s name', () => {
    const wrong = validator.log.flatMap(({ account, inserts }) =>
      inserts.filter((_, i) => i % 3 === 0).filter((client) => (truth.get(client) ?? 'mal') !== account),
    )
    expect(wrong).toEqual([])
  })
  test('no id is written twice, and no entry leans on a later one', () => {
    const doc = new Y.Doc()
    const next = new Map<number, number>()
    for (const { update, inserts } of validator.log) {
      replay(doc, [update])
      expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
      for (let i = 0; i < inserts.length; i += 3) {
        expect(inserts[i + 1]).toBe(next.get(inserts[i] ?? 0) ?? 0)
        next.set(inserts[i] ?? 0, inserts[i + 2] ?? 0)
      }
    }
    expect(readingOf(doc)).toBe(readingOf(validator.validation.doc))
    const before = readingOf(doc)
    for (const update of made) replay(doc, [update])
    expect([readingOf(doc), doc.store.pendingStructs]).toEqual([before, null])
  })
  test('nothing foreign is in the document', () => expect(foreignIn(validator.validation.doc)).toEqual([]))
  test('all replicas are the same', () => {
    expect(tabs.filter(({ doc }) => readingOf(doc) !== readingOf(validator.validation.doc)).map(({ account }) => account)).toEqual([])
  })
  test('the forger was refused, and had its chance', () => {
    expect([...world.answers.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(STEPS / 10)
    for (const name of ['next clock of another', 'an item overwritten', 'an item deleted', 'foreign content']) {
      expect([...world.answers.keys()]).not.toContain(`${name}: accepted`)
    }
  })
})
