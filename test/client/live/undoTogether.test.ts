// Three people who edit one plan, cut off from each other at random, undo and redo: compared with a model that knows of each value by which edit
// it was written.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyForeign } from '../../../client/live/applyForeign.ts'
import { REMOTE } from '../../../client/live/pendingEdits.ts'
import { createUndo, type Undo, type UndoOutcome } from '../../../client/live/undo.ts'
import { LIMITS } from '../../../server/relay/limits.ts'
import { createSchemaValidator } from '../../../server/relay/validation/validateSchema.ts'
import { validateUpdate } from '../../../server/relay/validation/validateUpdate.ts'
import { createValidationDocument } from '../../../server/relay/validation/validationDocument.ts'
import { type AccountId, type ClientId, clientId, isName, parseAccountId } from '../../../shared/ids.ts'
import { LOCAL } from '../../../shared/origins.ts'
import { must } from '../../../shared/result.ts'
import { changeItems } from '../../../shared/roadmap/changeItems.ts'
import { addChecklistEntry, moveChecklistEntry, removeChecklistEntry, setChecklistEntry } from '../../../shared/roadmap/checklist.ts'
import { isDay } from '../../../shared/roadmap/checks.ts'
import { MOVED_TOGETHER } from '../../../shared/roadmap/fields.ts'
import { ROADMAP } from '../../../shared/roadmap/layout.ts'
import type { Day, Item } from '../../../shared/roadmap/model.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
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
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { entriesIn, lastIdOf, type YjsItem as Struct, type YjsType } from '../../../shared/yjs/item.ts'
import { itemContent, typeIn } from '../../../shared/yjs/itemContent.ts'
import { createDice, type Dice } from '../../harness/random.ts'
import { seedOf } from '../../harness/seeds.ts'

/** What stands at a place: the value, and which edit of which person it comes from, however often undo has written it again. */
interface Standing {
  readonly value: unknown
  readonly edit: string
  readonly by: number
}
type Plan = ReadonlyMap<string, Standing>
interface ModelStep {
  readonly before: Plan
  readonly after: Plan
  /** What it has changed, or what of that was taken back. */
  readonly paths: readonly string[]
}
interface Person {
  readonly client: number
  readonly account: AccountId
  readonly doc: Y.Doc
  readonly undo: Undo
  readonly letter: string
  readonly undoSteps: ModelStep[]
  readonly redoSteps: ModelStep[]
  readonly outbox: Uint8Array[]
  readonly inbox: Uint8Array[]
}

const NOTHING: Standing = { value: undefined, edit: 'nothing', by: 0 }
const isEmpty = (value: unknown) => value === undefined || value === null || value === ''
const day = (n: number): Day => {
  const text = `2027-01-${String(10 + n).padStart(2, '0')}`
  return isDay(text) ? text : must<Day>(null, text)
}
const lettersOf = (doc: Y.Doc, letter: string) =>
  readRoadMap(doc)
    .items.flatMap(({ title, checklist }) => [title.es, title.en, ...checklist.flatMap(({ text }) => [text.es, text.en])])
    .join('')
    .split(letter).length

class World {
  readonly dice: Dice
  /** By item of Yjs: which edit its value comes from. */
  readonly edits = new Map<string, Standing>()
  readonly people: readonly Person[]
  readonly told = { done: 0, left: 0, partly: 0, unseen: 0 }
  #edit = 0

  constructor(seed: number) {
    this.dice = createDice(seed)
    const first = new Y.Doc()
    first.clientID = 1
    for (let n = 0; n < 4; n += 1)
      addItem(first, { title: { es: 'Título' }, start: day(1), ...(n > 1 ? { due: day(5) } : {}) }, this.dice.bytes)
    const base = Y.encodeStateAsUpdate(first)
    const validation = createValidationDocument([base])
    const owners = new Map<ClientId, AccountId>()
    this.people = ['x', 'y', 'z'].map((letter, n) => {
      const doc = new Y.Doc()
      doc.clientID = 10 + Math.floor(this.dice.next() * 1_000_000) * 3 + n
      const account = must(parseAccountId(letter), 'account')
      owners.set(clientId(doc.clientID), account)
      Y.applyUpdate(doc, base, REMOTE)
      const undo = createUndo(doc)
      undo.captureTimeout = 0
      const person = {
        client: doc.clientID,
        account,
        doc,
        undo,
        letter,
        undoSteps: [],
        redoSteps: [],
        outbox: [] as Uint8Array[],
        inbox: [],
      }
      doc.on('update', (update: Uint8Array, origin: unknown) => origin !== REMOTE && person.outbox.push(update))
      return person
    })
    const context = { document: validation, validator: createSchemaValidator(validation, ROADMAP.schema), owners, limits: LIMITS }
    this.send = (person) => {
      for (const update of person.outbox.splice(0)) {
        const verdict = validateUpdate(update, person.account, context)
        if (verdict.type === 'nothing') continue
        expect(verdict.type).toBe('accepted')
        if (verdict.type !== 'accepted') return
        validation.apply(verdict.update)
        for (const other of this.people) if (other !== person) other.inbox.push(verdict.update)
      }
    }
  }
  readonly send: (person: Person) => void

  hear(person: Person) {
    const all = person.inbox.splice(0)
    if (all.length > 0) applyForeign(person.doc, all, REMOTE)
  }

  /** Every plain value of the plan. */
  standing(doc: Y.Doc): Plan {
    const found = new Map<string, Standing>()
    const read = (type: YjsType, path: string) => {
      for (const [key, item] of entriesIn(type)) {
        const inner = typeIn(item)
        const at = `${path}/${key}`
        if (inner instanceof Y.Map) {
          if (!item.deleted) {
            found.set(at, this.#edited(item, 'entry'))
            read(inner, at)
          }
        } else if (!inner) found.set(at, this.#edited(item, item.deleted ? undefined : itemContent(item).at(-1)))
      }
    }
    read(doc.getMap('items'), 'items')
    return found
  }
  #edited(item: Struct, value: unknown): Standing {
    const known = this.edits.get(nameOf(item))
    if (known) return { ...known, value }
    return { value, edit: nameOf(item), by: item.deleted ? 0 : item.id.client }
  }

  edit(person: Person, change: () => void) {
    const before = this.standing(person.doc)
    const depth = person.undo.depth()
    change()
    if (person.undo.depth() === depth) return
    this.#edit += 1
    const after = this.standing(person.doc)
    person.undoSteps.push({ before, after, paths: changedPaths(before, after) })
    person.redoSteps.length = 0
  }

  take(person: Person, type: 'undo' | 'redo') {
    const { doc, undo } = person
    const [from, onto] = type === 'undo' ? [person.undoSteps, person.redoSteps] : [person.redoSteps, person.undoSteps]
    const depth = { undo: undo.depth(), model: from.length }
    const vector = Y.encodeStateVector(doc).join()
    const deletions = JSON.stringify(doc.getMap('items').toJSON())
    const others = this.people.filter((other) => other !== person).map(({ letter }) => [letter, lettersOf(doc, letter)] as const)
    const before = this.standing(doc)
    const outcome = undo[type]()
    if (!outcome) return expect(depth.model === 0 || JSON.stringify(doc.getMap('items').toJSON()) === deletions).toBe(true)
    const step = must(from.pop(), 'a step')
    const [was, became] = type === 'undo' ? [step.before, step.after] : [step.after, step.before]
    this.#note(doc, was, before)
    const after = this.standing(doc)
    this.#check(person, { type, was, became, before, after, outcome, paths: step.paths })
    if (type === 'undo') for (const [letter, count] of others) expect(lettersOf(doc, letter)).toBeGreaterThanOrEqual(count)
    if (outcome.done === 0) {
      expect(Y.encodeStateVector(doc).join()).toBe(vector)
      expect(JSON.stringify(doc.getMap('items').toJSON())).toBe(deletions)
      expect(outcome.left.length).toBeGreaterThan(0)
    } else {
      const paths = step.paths.filter(
        (path) => (before.get(path) ?? NOTHING).edit === (became.get(path) ?? NOTHING).edit && !isSameAt(path, before, after),
      )
      onto.push({ before: type === 'undo' ? step.before : before, after: type === 'undo' ? before : step.after, paths })
    }
  }

  /** What undo has written again comes from the edit that it puts back. */
  #note(doc: Y.Doc, was: Plan, before: Plan) {
    const read = (type: YjsType, path: string) => {
      for (const [key, item] of entriesIn(type)) {
        const inner = typeIn(item)
        const at = `${path}/${key}`
        const old = was.get(at) ?? NOTHING
        if (
          !this.edits.has(nameOf(item)) &&
          nameOf(item) !== before.get(at)?.edit &&
          sameValue(old.value, inner ? 'entry' : item.deleted ? undefined : itemContent(item).at(-1))
        )
          this.edits.set(nameOf(item), old)
        if (inner instanceof Y.Map && !item.deleted) read(inner, at)
      }
    }
    read(doc.getMap('items'), 'items')
  }

  #check(
    person: Person,
    taken: {
      readonly type: string
      readonly was: Plan
      readonly became: Plan
      readonly before: Plan
      readonly after: Plan
      readonly outcome: UndoOutcome
      readonly paths: readonly string[]
    },
  ) {
    const { type, was, became, before, after, outcome, paths: touched } = taken
    const why = (path: string) => `${type} ${path} ${JSON.stringify([was.get(path), became.get(path), before.get(path), after.get(path)])}`
    let kept = 0
    for (const [path, now] of before) {
      const then = after.get(path) ?? NOTHING
      // No undo changes what another wrote, nor anything that the step has not changed.
      if (now.by !== person.client && now.by !== 0 && became.get(path)?.edit !== now.edit) expect(then.value, why(path)).toEqual(now.value)
      if (!touched.some((one) => path === one || path.startsWith(`${one}/`))) expect(then.value, why(path)).toEqual(now.value)
    }
    for (const path of touched) {
      const [now, then] = [before.get(path) ?? NOTHING, after.get(path) ?? NOTHING]
      const old = was.get(path) ?? NOTHING
      const put = sameValue(then.value, old.value)
      const stays = sameValue(then.value, now.value)
      expect(put || stays, why(path)).toBe(true)
      // Nothing is emptier than it was before one's own edit.
      if (!isEmpty(old.value) && !isEmpty(now.value)) expect(isEmpty(then.value), why(path)).toBe(false)
      const isStillOwn = now.edit === (became.get(path) ?? NOTHING).edit
      if (!put && !isStillOwn) kept += 1
      // What is one's own still is put back, unless others have set the same or have written in the entry.
      const isAlone =
        !MOVED_TOGETHER.has(path.split('/').at(-1) ?? '') && !path.endsWith('/archived') && !outcome.left.some(({ unseen }) => unseen)
      const isInEntry = touched.some((one) => (one === path ? now.value === 'entry' : path.startsWith(`${one}/`)))
      if (isStillOwn && isAlone && !isInEntry) expect(put, why(path)).toBe(true)
    }
    const values = touched.filter((path) => !MOVED_TOGETHER.has(path.split('/').at(-1) ?? ''))
    // What is one's own still is put back, unless others have set the same or have written in the entry.
    if (outcome.left.length === 0)
      for (const path of values)
        expect(sameValue((after.get(path) ?? NOTHING).value, (was.get(path) ?? NOTHING).value), why(path)).toBe(true)
    // And what is said is true.
    if (kept > 0) expect(outcome.left.length, type).toBeGreaterThan(0)
    const others = this.people.flatMap(({ client }) => (client === person.client ? [] : [client]))
    for (const { client } of outcome.left) expect([null, ...others], JSON.stringify(outcome)).toContain(client)
    this.told.done += outcome.done > 0 ? 1 : 0
    this.told.left += outcome.done === 0 ? 1 : 0
    this.told.partly += outcome.done > 0 && outcome.left.length > 0 ? 1 : 0
    this.told.unseen += outcome.left.some(({ unseen }) => unseen) ? 1 : 0
  }
}
const isSameAt = (path: string, one: Plan, other: Plan) => (one.get(path) ?? NOTHING).edit === (other.get(path) ?? NOTHING).edit
const changedPaths = (before: Plan, after: Plan) =>
  [...new Set([...before.keys(), ...after.keys()])].filter((path) => !isSameAt(path, before, after))
const nameOf = (item: Struct): string => `${lastIdOf(item).client}:${lastIdOf(item).clock}${item.deleted ? ' deleted' : ''}`

const doSomething = (world: World, person: Person) => {
  const { dice } = world
  const { doc, letter } = person
  const items = readRoadMap(doc).items
  const item = dice.pick(items)
  const { id } = item
  const entry = item.checklist.length > 0 ? dice.pick(item.checklist) : null
  const bulk = () =>
    changeItems(
      doc,
      items.map((one) => ({ id: one.id, set: 'priority', to: dice.pick([0, 1, 2]) }) as const),
      dice.bytes,
    )
  const type = (text: Y.Text) => {
    if (text.length > 0 && dice.chance(0.4)) doc.transact(() => text.delete(dice.below(text.length), 1), LOCAL)
    else doc.transact(() => text.insert(dice.below(text.length + 1), letter.repeat(1 + dice.below(3))), LOCAL)
  }
  const map = doc.getMap('items').get(id)
  const words = map instanceof Y.Map ? map.get('title.es') : null
  const list = map instanceof Y.Map ? map.get('checklist') : null
  const line = list instanceof Y.Map && entry && isName(entry.id) ? list.get(entry.id) : null
  const lineWords = line instanceof Y.Map ? line.get('text.es') : null
  const dates = (): Pick<Item, 'start' | 'due'> => ({
    start: dice.pick([item.start, day(dice.below(5))]),
    due: dice.pick([null, day(5 + dice.below(9))]),
  })
  world.edit(
    person,
    dice.pick<() => unknown>([
      () => setField(doc, id, 'lead', null),
      () => setField(doc, id, 'progress', dice.pick(['notStarted', 'limited', 'completed'] as const)),
      () => setField(doc, id, 'priority', dice.pick([0, 1, 2])),
      () => setDates(doc, id, dates()),
      () => setDates(doc, id, dates()),
      () => setDue(doc, id, day(dice.below(9)), dice.pick([null, 'Motivo'])),
      () => addToSet(doc, id, 'labels', dice.pick(['rojo', 'azul'])),
      () => removeFromSet(doc, id, 'labels', dice.pick(['rojo', 'azul'])),
      () => addChecklistEntry(doc, id, { text: { es: letter } }, dice.bytes),
      () => entry && setChecklistEntry(doc, id, entry.id, { done: !entry.done }),
      () => entry && removeChecklistEntry(doc, id, entry.id),
      () => entry && moveChecklistEntry(doc, id, entry.id, { after: dice.pick(item.checklist).id }, dice.bytes),
      () => moveItem(doc, id, { before: dice.pick(items).id }, dice.bytes),
      () => archiveItem(doc, id),
      () => restoreItem(doc, id),
      bulk,
      bulk,
      bulk,
      () => words instanceof Y.Text && type(words),
      () => lineWords instanceof Y.Text && type(lineWords),
    ]),
  )
}

test('[C64] [W15] no undo or redo removes what another wrote, leaves a value emptier than before one’s own edit, is refused, or says what is not so', () => {
  const told = { done: 0, left: 0, partly: 0, unseen: 0 }
  for (let run = 0; run < 60; run += 1) {
    const world = new World(seedOf(20_261_201 + run))
    const { dice, people } = world
    for (let n = 0; n < 140; n += 1) {
      const person = dice.pick(people)
      const what = dice.next()
      if (what < 0.55) doSomething(world, person)
      else if (what < 0.72) world.take(person, 'undo')
      else if (what < 0.8) world.take(person, 'redo')
      else if (what < 0.9) world.send(person)
      else world.hear(person)
    }
    for (const _round of [1, 2]) for (const person of people) world.send(person)
    for (const person of people) world.hear(person)
    const [one, ...rest] = people.map(({ doc }) => readRoadMap(doc))
    for (const other of rest) expect(other).toEqual(one)
    for (const key of ['done', 'left', 'partly', 'unseen'] as const) told[key] += world.told[key]
  }
  for (const count of Object.values(told)) expect(count).toBeGreaterThan(5)
})
