import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { replay } from '../../../server/log/checkpoints.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { schemaOf } from '../../../shared/documents.ts'
import { type HistoryEvent, lastSeqOf, subjectKey } from '../../../shared/history/events.ts'
import { nameRoots } from '../../../shared/history/fold/collect.ts'
import { seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { seedOf } from '../../harness/seeds.ts'
import { collect } from '../../server/log/updateLogContract.ts'
import { DOCUMENTS, live } from './life.ts'
import { type Look, lookAt } from './looks.ts'
import { eventsOf, readOn, withHistory } from './reading.ts'

const NOTHING: ReadonlyMap<string, unknown> = new Map()
const valueIn = (look: Look | undefined, { subject, field }: HistoryEvent) =>
  (look?.get(subjectKey(subject)) ?? NOTHING).get(field ?? '') ?? null
const hasBelow = (look: Look | undefined, { subject }: HistoryEvent, path: string) =>
  [...(look?.get(subjectKey(subject)) ?? NOTHING).keys()].some((key) => key === path || key.startsWith(`${path}/`))
const flagIn = (look: Look | undefined, { subject }: HistoryEvent) => look?.get(subjectKey(subject))?.get('archived') === true
const saysSeq = (event: HistoryEvent, at: number) =>
  event.change.type === 'text' ? event.seq <= at && at <= event.change.lastSeq : event.seq === at || lastSeqOf(event) === at
/** A text of which the event shows no words is long, or was. */
const LONG = 398

describe('[H1] every event is true', () => {
  test('history says truly what was there before and after, and nothing changes without an event by its author', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), (seed) =>
        withHistory(async ({ sqlite }) => {
          const log = await live(async (world) => createMemoryLog(world), { seed, steps: 250 })
          for (const document of DOCUMENTS) {
            await readOn(sqlite, log, document)
            const doc = new Y.Doc()
            nameRoots(doc, schemaOf(document))
            const looks: Look[] = [lookAt(doc, document)]
            const entries = await collect(log.read(document, seq(0)))
            for (const { updates } of entries) {
              replay(doc, updates)
              looks.push(lookAt(doc, document))
            }
            const events = eventsOf(sqlite, document)
            for (const chain of chainsOf(events)) isTrue(chain, looks)
            nothingIsMissing(events, looks, (at) => entries[at - 1]?.author)
          }
        }),
      ),
      { numRuns: 15, seed: seedOf(8) },
    )
  })
})

/** What one entry did to one value, one after the other: the first begins where the entry began, the last ends where it ended. */
const chainsOf = (events: readonly HistoryEvent[]): readonly (readonly HistoryEvent[])[] => {
  const chains = new Map<string, HistoryEvent[]>()
  for (const event of events) {
    const { seq: at, ord, subject, field, change } = event
    const kind = { set: 'set', archived: 'whole', restored: 'whole', added: 'member', removed: 'member' }[change.type as string] ?? ord
    const key = JSON.stringify([at, subject, field, kind, 'member' in change ? change.member : ''])
    chains.set(key, [...(chains.get(key) ?? []), event])
  }
  return [...chains.values()]
}

const isTrue = (chain: readonly HistoryEvent[], looks: readonly Look[]) => {
  const [event, last] = [must(chain[0], 'an event'), must(chain.at(-1), 'an event')]
  const [before, after] = [looks[event.seq - 1], looks[event.seq]]
  const { change, field } = event
  const name = JSON.stringify(chain)
  switch (change.type) {
    case 'created':
      if (event.subject.id !== '') expect(after?.has(subjectKey(event.subject)), name).toBe(true)
      for (const [key, value] of Object.entries(change.values)) {
        const stands = valueIn(after, { ...event, field: key })
        if (stands !== null) expect(value, name).toEqual(stands)
      }
      return
    case 'archived':
    case 'restored': {
      const said = chain.map((one) => one.change.type === 'archived')
      expect(
        said.every((archived, index) => index === 0 || archived !== said[index - 1]),
        name,
      ).toBe(true)
      if (change.type === 'restored') expect(flagIn(before, event), name).toBe(true)
      return expect(
        said.at(-1) === true ? flagIn(after, event) || !after?.has(subjectKey(event.subject)) : !flagIn(after, event),
        name,
      ).toBe(true)
    }
    case 'set':
      for (const [index, one] of chain.entries()) {
        const next = chain[index + 1]
        if (one.change.type === 'set' && next?.change.type === 'set') expect(next.change.from, name).toEqual(one.change.to)
      }
      return expect([change.from, last.change.type === 'set' && last.change.to], name).toEqual([
        valueIn(before, event),
        valueIn(after, event),
      ])
    case 'added':
    case 'removed': {
      const path = `${field}/${change.member}`
      const [was, is] = [hasBelow(before, event, path), hasBelow(after, event, path)]
      return expect([was, is], name).toEqual([change.type === 'removed', last.change.type === 'added'])
    }
    case 'text': {
      const [from, to] = [valueIn(before, event) ?? '', valueIn(looks[change.lastSeq], event) ?? '']
      if (change.from === null)
        expect(String(from).length > LONG || String(to).length > LONG || change.lastSeq > event.seq, name).toBe(true)
      else expect([change.from, change.to], name).toEqual([from, to])
      return expect(change.inserted + change.deleted + change.formatted, name).toBeGreaterThan(0)
    }
    case 'superseded':
      return expect(event.author, name).not.toBe(change.winner)
  }
}

const nothingIsMissing = (events: readonly HistoryEvent[], looks: readonly Look[], authorAt: (at: number) => string | undefined) => {
  for (let at = 1; at < looks.length; at++) {
    const told = events.filter((event) => saysSeq(event, at) && event.author === authorAt(at))
    const [before = new Map(), after = new Map()] = [looks[at - 1], looks[at]]
    for (const subject of new Set([...before.keys(), ...after.keys()])) {
      const own = told.filter((event) => subjectKey(event.subject) === subject)
      const [was, is] = [before.get(subject) ?? NOTHING, after.get(subject) ?? NOTHING]
      if (own.some(({ change }) => change.type === 'created')) continue
      const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
        (key) => !sameValue(key, was.get(key) ?? null, is.get(key) ?? null),
      )
      for (const key of changed)
        if (!isTold(own, key)) expect.unreachable(`${subject} ${key} at ${at}: ${JSON.stringify([was.get(key), is.get(key)])}`)
    }
  }
}
/** Not archived, and never said to be, are one. */
const sameValue = (key: string, a: unknown, b: unknown) =>
  key === 'archived' ? (a === true) === (b === true) : JSON.stringify(a) === JSON.stringify(b)

/** By an event of this field, of the member of a list that it stands in, or of the subject as a whole. */
const isTold = (events: readonly HistoryEvent[], key: string): boolean =>
  events.some(({ field, change }) => {
    if (change.type === 'superseded') return false
    if (field === null) return key === 'archived' || change.type === 'archived'
    const told = 'member' in change ? `${field}/${change.member}` : field
    return key === told || key.startsWith(`${told}/`)
  })
