// What one question about the origin of pasted words may read, and whose statements are looked at with it.
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { openDatabase } from '../../../server/db/open.ts'
import { NO_AUTHOR_CONTEXTS } from '../../../server/history/authorContexts.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { type Arrival, createArrivals } from '../../../server/timeTravel/arrivals.ts'
import { createBases } from '../../../server/timeTravel/bases.ts'
import { createBudget, metered, TooMuchAsked } from '../../../server/timeTravel/budget.ts'
import { claimsIn, pastesInRounds } from '../../../server/timeTravel/claims.ts'
import { createIdRanges } from '../../../server/timeTravel/idRanges.ts'
import { createOrigins, type Origins } from '../../../server/timeTravel/origins.ts'
import { createMovedRanges } from '../../../shared/history/fold/movedRanges.ts'
import { type DocumentId, pageId, type Seq, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { firstIn } from '../../../shared/yjs/item.ts'
import { createDice } from '../../harness/random.ts'
import { createSettableClock } from '../log/updateLogContract.ts'
import { blockAt, type Copied, claim, copyOf, lineAt, paste } from './pasting.ts'
import { aBlock } from './richTextEdits.ts'
import { ANA, BETO, CAROL, createWriters, type Person, type Writers } from './writers.ts'

const [A, B, C] = [pageId('a'), pageId('b'), pageId('c')]

const NO_MOVES = { of: async () => createMovedRanges(), reach: async () => true }

const openLogs = async () => {
  const database = await openDatabase({ file: ':memory:' })
  onTestFinished(() => database.close())
  const time = createSettableClock()
  let now = 1_000_000
  const log = createSqliteLog({ database, clock: time.clock, meetingOf: () => null })
  const texts = new Map<DocumentId, Writers>([A, B, C].map((document, at) => [document, createWriters(log, document, 100 * (at + 1))]))
  const write = async (document: DocumentId, who: Person, edit: (doc: Y.Doc) => void): Promise<Seq> => {
    now += 1_000
    time.set(now)
    return (texts.get(document) as Writers).write(who, edit)
  }
  const typeInto = async (document: DocumentId, entries: number) => {
    await write(document, BETO, (doc) => doc.getXmlFragment('body.es').insert(0, [aBlock(createDice(1), 'Words.')]))
    for (let at = 1; at < entries; at++) await write(document, BETO, (doc) => lineAt(doc, 0).insert(0, 'x'))
  }
  const docOf = (document: DocumentId, who: Person) => (texts.get(document) as Writers).docOf(who)
  const copy = async (document: DocumentId, who: Person, at = 0) => {
    await write(document, who, () => {})
    return copyOf(document, lineAt(docOf(document, who), at))
  }
  /** The origin of each of the first paragraphs. */
  const askIn = async (document: DocumentId, origins: Origins, who: Person, paragraphs: number) => {
    await write(document, who, () => {})
    const doc = docOf(document, who)
    const lines = Array.from({ length: paragraphs }, (_, at) => lineAt(doc, at))
    const blocks = new Set(lines.map((_, at) => blockAt(doc, at).getAttribute('id') ?? ''))
    const at = (await log.head(document)).seq
    const found = await origins.of({ document, doc, at, blocks, readable: new Set([A, B, C]), contexts: NO_AUTHOR_CONTEXTS })
    return lines.map((line) => {
      const { client, clock } = must(firstIn(line), 'a letter').id
      return found.at(client, clock)
    })
  }
  /** From where they are. */
  const originsIn = async (...asked: Parameters<typeof askIn>) => (await askIn(...asked)).map((origin) => origin?.document ?? null)
  /** Who wrote them there. */
  const writersIn = async (...asked: Parameters<typeof askIn>) => (await askIn(...asked)).map((origin) => origin?.account ?? null)
  return { past: { log, bases: createBases(log) }, log, write, typeInto, copy, originsIn, writersIn }
}

test('a budget takes nothing for what costs more than is left, and all that is left for what has been read', () => {
  const budget = createBudget(10)
  expect(() => budget.spend(11)).toThrow(TooMuchAsked)
  budget.spend(4)
  const share = createBudget(3, budget)
  expect(() => share.spend(4)).toThrow(TooMuchAsked)
  share.spend(2)
  expect([share.left(), budget.left()]).toEqual([1, 4])
  share.owe(5)
  expect([share.left(), budget.left()]).toEqual([0, 3])
})

test('statements are looked at in rounds, one entry of each account in each', () => {
  const doc = new Y.Doc()
  const arrivals = createIdRanges<Arrival>()
  const state = (entry: number, who: Person, author = who) => {
    doc.clientID = entry
    claim(doc, entry === 9 ? 'other' : 'block', { document: A, letters: [[1, 1]], length: 1 }, who)
    arrivals.add({ client: entry, from: 0, to: 9 }, { seq: seq(entry), at: 1 as never, author: author.account, delegation: null })
  }
  for (const [entry, who, author] of [
    [1, CAROL],
    [2, CAROL],
    [2, CAROL],
    [3, CAROL],
    [4, ANA],
    [5, ANA],
    [6, BETO],
    [7, BETO, CAROL],
    [9, ANA],
  ] as const)
    state(entry, who, author)
  const rounds = pastesInRounds(claimsIn(doc, new Set(['block']), 100), arrivals)
  expect(rounds.map((round) => round.map(({ arrival, claims }) => `${claims.length} of entry ${arrival.seq}`))).toEqual([
    ['1 of entry 1', '1 of entry 4', '1 of entry 6'],
    ['2 of entry 2', '1 of entry 5'],
    ['1 of entry 3'],
  ])
  expect(claimsIn(doc, new Set(['block']), 3).map(({ account }) => account)).toEqual(['carol', 'ana', 'beto'])
})

test('the index of a log is read on from where a budget ended, and the one asked for longest ago is dropped', async () => {
  const { past, log, typeInto } = await openLogs()
  for (const document of [A, B]) await typeInto(document, 100)
  const reads: string[] = []
  const counted: typeof past = {
    ...past,
    log: {
      ...log,
      read(document, after, upTo) {
        reads.push(`${document} after ${after}`)
        return log.read(document, after, upTo)
      },
    },
  }
  const arrivals = createArrivals(150)
  await expect(arrivals.of(metered(counted, createBudget(70)).log, A, seq(100))).rejects.toThrow(TooMuchAsked)
  const entries = await arrivals.of(metered(counted, createBudget(200)).log, A, seq(100))
  expect(entries.at(100, 0)).toMatchObject({ seq: 1, author: 'beto' })
  await arrivals.of(counted.log, B, seq(100))
  await arrivals.of(counted.log, A, seq(100))
  expect(reads).toEqual(['page:a after 0', expect.stringMatching(/^page:a after [45]\d$/), 'page:b after 0', 'page:a after 0'])
})

test('[H86] statements of one member that cost much leave room for those of another, and are answered later', async () => {
  const { past, write, typeInto, copy, originsIn } = await openLogs()
  await typeInto(A, 150)
  await typeInto(C, 500)
  const [fromA, fromC] = [await copy(A, ANA), await copy(C, CAROL)]
  for (let at = 0; at < 2; at++) await write(B, CAROL, (doc) => paste(doc, 0, fromC, CAROL))
  await write(B, ANA, (doc) => paste(doc, 2, fromA, ANA))
  const origins = createOrigins({ past, moves: NO_MOVES, report: expect.unreachable }, 1_800)
  const ask = () => originsIn(B, origins, CAROL, 3)
  expect(await ask()).toEqual([null, null, A])
  for (let more = 0; more < 4; more++) await ask()
  expect(await ask()).toEqual([C, C, A])
})

test('[H86] the paragraphs of a chapter are found with one reading of its text', async () => {
  const { past, write, copy, originsIn } = await openLogs()
  for (let at = 0; at < 40; at++) {
    await write(A, BETO, (doc) => doc.getXmlFragment('body.es').insert(at, [aBlock(createDice(at), `Paragraph ${at}`)]))
    for (const more of [' has', ' words.']) await write(A, BETO, (doc) => lineAt(doc, at).insert(lineAt(doc, at).length, more))
  }
  const copied: Copied[] = []
  for (let at = 0; at < 40; at++) copied.push(await copy(A, ANA, at))
  await write(B, ANA, (doc) => {
    for (const [at, one] of copied.entries()) paste(doc, at, one, ANA)
  })
  const origins = createOrigins({ past, moves: NO_MOVES, report: expect.unreachable }, 2_000)
  expect(await originsIn(B, origins, CAROL, 40)).toEqual(copied.map(() => A))
})

describe('[H87] words that were pasted on are never said to be by the person who only pasted them', () => {
  const pasteOn = async () => {
    const logs = await openLogs()
    const { write, typeInto, copy } = logs
    await typeInto(A, 600)
    const first = await copy(A, ANA)
    await write(B, ANA, (doc) => paste(doc, 0, first, ANA))
    const second = await copy(B, CAROL)
    await write(C, CAROL, (doc) => paste(doc, 0, second, CAROL))
    return logs
  }

  test('while the first text cannot be paid for: its writer is named by a later answer', async () => {
    const { past, writersIn } = await pasteOn()
    const origins = createOrigins({ past, moves: NO_MOVES, report: expect.unreachable }, 1_500)
    expect(await writersIn(C, origins, CAROL, 1)).toEqual([null])
    expect(await writersIn(C, origins, CAROL, 1)).toEqual(['beto'])
  })

  test('while the history has not read the first text', async () => {
    const { past, writersIn } = await pasteOn()
    let isRead = false
    const moves = { ...NO_MOVES, reach: async (document: DocumentId) => isRead || document !== A }
    const origins = createOrigins({ past, moves, report: expect.unreachable })
    expect(await writersIn(C, origins, CAROL, 1)).toEqual([null])
    isRead = true
    expect(await writersIn(C, origins, CAROL, 1)).toEqual(['beto'])
  })

  test('nor is a second text named while the first one that is stated of the same words cannot be paid for', async () => {
    const { past, write, copy, originsIn } = await openLogs()
    const begin = (document: DocumentId, who: Person, at: number, words: string) =>
      write(document, who, (doc) => doc.getXmlFragment('body.es').insert(at, [aBlock(createDice(at), words)]))
    await begin(A, BETO, 0, 'The same words.')
    await begin(C, BETO, 0, 'The same words.')
    await begin(C, BETO, 1, 'x'.repeat(1_000_000))
    const [fromC, fromA] = [await copy(C, ANA), await copy(A, ANA)]
    await write(B, ANA, (doc) => {
      paste(doc, 0, fromC, ANA)
      claim(doc, blockAt(doc, 0).getAttribute('id') ?? '', fromA, ANA)
    })
    const ask = (steps: number) =>
      originsIn(B, createOrigins({ past, moves: NO_MOVES, report: expect.unreachable }, steps), CAROL, 1)
    expect(await ask(800)).toEqual([null])
    expect(await ask(20_000)).toEqual([C])
  })
})
