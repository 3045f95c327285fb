// Restoring through the relay's judge, in documents that several people have written and confirmed: it is never refused.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { LogEntry } from '../../../server/log/log.ts'
import { schemaOf } from '../../../shared/documents.ts'
import type { HistoryEvent } from '../../../shared/history/events.ts'
import { createFold } from '../../../shared/history/fold/fold.ts'
import { storedTexts } from '../../../shared/history/fold/textGroups.ts'
import { restorables } from '../../../shared/history/restorable.ts'
import { restoreItemAt, restorePageFrom, restorePlan } from '../../../shared/history/restore.ts'
import { restorableInPlace, restoreInPlace } from '../../../shared/history/restorePlace.ts'
import { restoreValue } from '../../../shared/history/restoreValue.ts'
import { type DocumentId, documentKind, instant, parseItemId, seq } from '../../../shared/ids.ts'
import { confirmPairs, withdrawConfirmation } from '../../../shared/pairs/confirm.ts'
import { readConfirmations } from '../../../shared/pairs/confirmations.ts'
import { decisionPair, itemPair, type PairName, rowPair, streamPair, TEXT_TITLE } from '../../../shared/pairs/pairNames.ts'
import { must } from '../../../shared/result.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { createDice, type Dice } from '../../harness/random.ts'
import { seedOf } from '../../harness/seeds.ts'
import { createValidator, updatesOf } from '../../harness/validator.ts'
import { ANA, BETO, CAROL, type Person } from '../../server/timeTravel/writers.ts'
import { doSomething } from '../roadmap/planner.ts'
import { someGlossaryEdit } from './glossaryEdits.ts'
import { GLOSSARY, PAGE, PLAN, SESSION } from './life.ts'
import { someMeetingEdit } from './meetingEdits.ts'
import { somePageEdit } from './pageEdits.ts'

const EDITS = {
  roadmap: (dice: Dice) => (doc: Y.Doc) => doSomething(doc, dice),
  page: somePageEdit,
  meeting: someMeetingEdit,
  glossary: someGlossaryEdit,
  // Nobody edits them, and nobody restores them.
  acts: () => () => undefined,
} as const

const pairsOf = (doc: Y.Doc, document: DocumentId): readonly PairName[] => {
  if (document === PAGE) return [TEXT_TITLE, rowPair('b1', 'b2')]
  if (document === SESSION) return [...doc.getMap('decisions').keys()].map(decisionPair)
  if (document !== PLAN) return []
  const { items, streams } = readRoadMap(doc)
  return [...items.map(({ id }) => itemPair(id, 'title')), ...streams.map(({ id }) => streamPair(id))]
}

/** Three people, each with a copy that lags now and then; everything that they write is judged, as the relay judges it. */
const live = (document: DocumentId, seed: number, steps: number) => {
  const dice = createDice(seed)
  const validator = createValidator(schemaOf(document))
  const people = [ANA, BETO, CAROL].map((who, index) => {
    const doc = new Y.Doc()
    doc.clientID = 100 + index
    return { who, doc }
  })
  const entries: LogEntry[] = []
  const moments: Y.Doc[] = []
  const catchUp = (doc: Y.Doc) => Y.applyUpdate(doc, validator.state())
  const write = ({ who, doc }: { readonly who: Person; readonly doc: Y.Doc }, edit: (doc: Y.Doc) => void) => {
    const updates = updatesOf(doc, edit)
    const accepted: Uint8Array[] = []
    for (const update of updates) {
      const verdict = validator.offer(who.account, update)
      // `nothing`: a deletion that somebody else has carried out meanwhile.
      if (verdict.type === 'nothing') continue
      expect(verdict).toMatchObject({ type: 'accepted' })
      if (verdict.type === 'accepted') accepted.push(verdict.update)
    }
    if (accepted.length === 0) return
    const at = entries.length + 1
    entries.push({
      seq: seq(at),
      at: instant(at * 1000),
      kind: 'live',
      author: who.account,
      delegation: who.delegation,
      meeting: null,
      source: null,
      updates: accepted,
    })
  }
  for (let step = 0; step < steps; step++) {
    const one = dice.pick(people)
    if (dice.chance(0.8)) catchUp(one.doc)
    if (dice.chance(0.3)) {
      const pairs = pairsOf(one.doc, document)
      const pair = pairs.length > 0 ? dice.pick(pairs) : null
      if (!pair) continue
      if (dice.chance(0.3)) write(one, (doc) => void withdrawConfirmation(doc, pair, one.who.account))
      else {
        const sides = { es: `el texto ${step}`, en: `the text ${step}` }
        write(one, (doc) => void confirmPairs(doc, [{ pair, sides, language: 'es', account: one.who.account }]))
      }
    } else write(one, EDITS[documentKind(document)](dice))
    if (dice.chance(0.2)) {
      const moment = new Y.Doc()
      catchUp(moment)
      moments.push(moment)
    }
  }
  const events = (): readonly HistoryEvent[] => {
    const fold = createFold({ document, doc: new Y.Doc(), owners: new Map(), texts: storedTexts([]), births: [], moved: [], removed: [] })
    for (const entry of entries) fold.apply(entry, { offline: null, owner: null })
    return fold.take().events.map(({ event }) => event)
  }
  return { dice, people, moments, write, catchUp, events, entries }
}

const seeds = fc.integer({ min: 1, max: 1e9 })

describe('[H60] restoring is never refused', () => {
  test.each([
    ['the whole plan', PLAN],
    ['a whole text', PAGE],
  ] as const)('%s, to any moment, whatever was confirmed in it; confirmations stay as they stand', (_name, document) =>
    fc.assert(
      fc.property(seeds, (seed) => {
        const { dice, people, moments, write, catchUp } = live(document, seed, 60)
        for (let round = 0; round < 4 && moments.length > 0; round++) {
          const one = dice.pick(people)
          if (dice.chance(0.7)) catchUp(one.doc)
          const before = readConfirmations(one.doc)
          write(one, (doc) => (document === PLAN ? restorePlan : restorePageFrom)(doc, dice.pick(moments)))
          expect(readConfirmations(one.doc)).toEqual(before)
        }
      }),
      { numRuns: 40, seed: seedOf(60) },
    ),
  )

  test('an item is restored to any moment', () =>
    fc.assert(
      fc.property(seeds, (seed) => {
        const { dice, people, moments, write, catchUp } = live(PLAN, seed, 50)
        for (let round = 0; round < 6 && moments.length > 0; round++) {
          const one = dice.pick(people)
          if (dice.chance(0.7)) catchUp(one.doc)
          const moment = dice.pick(moments)
          const { items } = readRoadMap(moment)
          if (items.length > 0) write(one, (doc) => void restoreItemAt(doc, moment, dice.pick(items).id))
        }
      }),
      { numRuns: 25, seed: seedOf(60) },
    ))

  test.each([PLAN, PAGE, SESSION, GLOSSARY])('every value that history offers, of %s', (document) =>
    fc.assert(
      fc.property(seeds, (seed) => {
        const { dice, people, write, catchUp, events } = live(document, seed, 40)
        const old = new Y.Doc()
        catchUp(old)
        for (const event of events()) {
          const one = dice.pick(people)
          if (dice.chance(0.7)) catchUp(one.doc)
          if (event.subject.type === 'item') {
            const id = must(parseItemId(event.subject.id), 'an item')
            const item = readRoadMap(one.doc).items.find((other) => other.id === id)
            for (const what of item ? restorables(event, item) : [])
              write(one, (doc) => void restoreValue(doc, id, what, { random: dice.bytes, old }))
          } else
            for (const what of restorableInPlace(one.doc, event)) write(one, (doc) => void restoreInPlace(doc, event.subject, what, old))
        }
      }),
      { numRuns: 15, seed: seedOf(60) },
    ),
  )
})
