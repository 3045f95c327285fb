// What one question about the origin of pasted words may read, and whose statements are looked at with it.
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { openDatabase } from '../../../server/db/open.ts'
import { NO_AUTHOR_CONTEXTS } from '../../../server/history/authorContexts.ts'
import { DamagedLogError } from '../../../server/log/log.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { createBases } from '../../../server/timeTravel/bases.ts'
import { eventsBetween } from '../../../server/timeTravel/between.ts'
import { createBudget, metered, TooMuchAsked } from '../../../server/timeTravel/budget.ts'
import { copiedIn } from '../../../server/timeTravel/copiedWords.ts'
import { createEntriesById, type EntriesById, type EntryHeader } from '../../../server/timeTravel/entriesById.ts'
import { createIdRanges } from '../../../server/timeTravel/idRanges.ts'
import { createOrigins, type Origins } from '../../../server/timeTravel/origins.ts'
import { pastedBefore, pastedStateOf } from '../../../server/timeTravel/pastedWords.ts'
import { stateAt } from '../../../server/timeTravel/pastStates.ts'
import { createProofs } from '../../../server/timeTravel/proofs.ts'
import { createSourceReading } from '../../../server/timeTravel/sourceReading.ts'
import { pastesInRounds, statementsOf } from '../../../server/timeTravel/statements.ts'
import { lettersOfBlock } from '../../../server/timeTravel/wordRuns.ts'
import { createMovedRanges } from '../../../shared/history/fold/movedRanges.ts'
import { type DocumentId, pageId, type Seq, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { firstIn } from '../../../shared/yjs/item.ts'
import { createDice } from '../../harness/random.ts'
import { createSettableClock } from '../log/updateLogContract.ts'
import { blockAt, type Copied, copyOf, lineAt, paste, stateOrigin } from './pasting.ts'
import { aBlock } from './richTextEdits.ts'
import { ANA, BETO, CAROL, createWriters, type Person, person, type Writers } from './writers.ts'

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
    const type = (doc: Y.Doc) => lineAt(doc, 0).insert(0, 'x')
    await (texts.get(document) as Writers).writeAll(
      BETO,
      Array.from({ length: entries - 1 }, () => type),
    )
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
  return { past: { log, bases: createBases(log) }, log, write, typeInto, copy, docOf, originsIn, writersIn }
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
  const entries = createIdRanges<EntryHeader>()
  const state = (entry: number, who: Person, author = who) => {
    doc.clientID = entry
    stateOrigin(doc, entry === 9 ? 'other' : 'block', { document: A, letters: [[1, 1]], length: 1 }, who)
    entries.add({ client: entry, from: 0, to: 9 }, { seq: seq(entry), at: 1 as never, author: author.account, delegation: null })
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
  const rounds = pastesInRounds(statementsOf(doc, new Set(['block']), 100), entries)
  expect(rounds.map((round) => round.map(({ entry, statements }) => `${statements.length} of entry ${entry.seq}`))).toEqual([
    ['1 of entry 1', '1 of entry 4', '1 of entry 6'],
    ['2 of entry 2', '1 of entry 5'],
    ['1 of entry 3'],
  ])
  expect(statementsOf(doc, new Set(['block']), 3).map(({ account }) => account)).toEqual(['carol', 'ana', 'beto'])
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
  const entriesById = createEntriesById(150)
  await expect(entriesById.of(metered(counted, createBudget(70)).log, A, seq(100))).rejects.toThrow(TooMuchAsked)
  const entries = await entriesById.of(metered(counted, createBudget(200)).log, A, seq(100))
  expect(entries.at(100, 0)).toMatchObject({ seq: 1, author: 'beto' })
  await entriesById.of(counted.log, B, seq(100))
  await entriesById.of(counted.log, A, seq(100))
  expect(reads).toEqual(['page:a after 0', expect.stringMatching(/^page:a after [45]\d$/), 'page:b after 0', 'page:a after 0'])
})

test('the index of the asked text is kept while its question runs, and leaves the indexes of other texts their room', async () => {
  const { log, typeInto } = await openLogs()
  for (const document of [A, B, C]) await typeInto(document, 100)
  const reads: DocumentId[] = []
  const reader: typeof log = {
    ...log,
    read(document, after, upTo) {
      reads.push(document)
      return log.read(document, after, upTo)
    },
  }
  const entriesById = createEntriesById(150)
  const [letGo, letGoToo] = [entriesById.hold(A), entriesById.hold(A)]
  for (const document of [A, B, A, B]) await entriesById.of(reader, document, seq(100))
  letGo()
  for (const document of [C, A]) await entriesById.of(reader, document, seq(100))
  expect(reads).toEqual([A, B, C])
  letGoToo()
  for (const document of [B, A]) await entriesById.of(reader, document, seq(100))
  expect(reads).toEqual([A, B, C, B, A])
})

test('statements are looked at in the same order whatever the order in which they were received', () => {
  const updates = [7, 3, 5].map((client) => {
    const doc = new Y.Doc()
    doc.clientID = client
    for (let more = 0; more < 2; more++) stateOrigin(doc, 'block', { document: A, letters: [[1, 1]], length: 1 }, ANA)
    return Y.encodeStateAsUpdate(doc)
  })
  for (const received of [updates, updates.toReversed()]) {
    const doc = new Y.Doc()
    for (const update of received) Y.applyUpdate(doc, update)
    const ids = statementsOf(doc, new Set(['block']), 4.5).map(({ id }) => `${id.client}:${id.clock}`)
    expect(ids).toEqual(['3:0', '3:1', '5:0', '5:1', '7:0'])
  }
})

test('all items of a block are paid for, also formats and erased words, and those of a pasted one once for all statements', async () => {
  const { past, log, write } = await openLogs()
  await write(A, ANA, (doc) => {
    paste(doc, 0, { document: B, letters: [[1, 1]], length: 4_000, words: 'x'.repeat(4_000) }, ANA)
    for (let at = 0; at < 2_000; at += 2) lineAt(doc, 0).format(at, 1, { bold: true })
    lineAt(doc, 0).delete(1_000, 3_000)
  })
  const entries = await createEntriesById().of(log, A, seq(1))
  const moments = await eventsBetween(past, A, { from: seq(0), to: seq(1) })
  const block = blockAt(moments.doc, 0)
  const { id } = must(firstIn(lineAt(moments.doc, 0)), 'a letter')
  const state = await pastedStateOf(past, A, must(entries.at(id.client, id.clock), 'an entry'), entries)
  const look = () => pastedBefore(state, { client: id.client, clock: Number.MAX_SAFE_INTEGER }, block.getAttribute('id') ?? '')
  const [first, second] = [look(), look()]
  // 500 letters that stand alone, and 500 others, each with a format on both sides; those that were deleted are passed once.
  expect([first.steps - second.steps > 2, second.longest]).toEqual([true, 1_000])
  const budget = createBudget(100)
  copiedIn(moments, { since: seq(0), letters: [[id.client, id.clock]], length: 1, pasted: { ...first, find: () => null } }, budget)
  expect([lettersOfBlock(block).passed > 2_500, budget.left() < 90]).toEqual([true, true])
})

test('readings of a text that are far from one another are kept', async () => {
  const { past, typeInto } = await openLogs()
  await typeInto(A, 1_300)
  const reading = createSourceReading()
  const read = (from: number, to: number) => reading.between(past, A, { from: seq(from), to: seq(to) })
  const near = await read(1, 1)
  const far = await read(1, 700)
  const end = await read(1_200, 1_300)
  expect(await read(1, 700)).toBe(far)
  expect(await read(1_250, 1_290)).toBe(end)
  const on = await read(2, 400)
  expect([on.doc === far.doc, near.doc === far.doc]).toEqual([true, false])
  expect((await read(1, 900)).moved?.upTo).toBe(900)
})

test('[H86] of a large text that four members copied from, as many are named in one answer as it can pay for, and all by later ones', async () => {
  const { past, log, write, copy, docOf, originsIn } = await openLogs()
  const insert = (doc: Y.Doc, at: number, words: string) => doc.getXmlFragment('body.es').insert(0, [aBlock(createDice(at), words)])
  for (let at = 0; at < 100; at++) await write(A, BETO, (doc) => insert(doc, at, 'x'.repeat(10_000)))
  await write(A, BETO, (doc) => {
    for (let at = 0; at < 4; at++) insert(doc, 100 + at, `Paragraph ${at}`)
  })
  const people = [ANA, CAROL, person('diana', 'us'), person('eva', 'co')]
  for (const [at, who] of people.entries()) {
    const copied = await copy(A, who, at)
    await write(B, who, (doc) => paste(doc, at, copied, who))
  }
  past.bases.keep(A, { seq: (await log.head(A)).seq, state: Y.encodeStateAsUpdate(docOf(A, BETO)) })
  const origins = createOrigins({ past, moves: NO_MOVES, report: expect.unreachable }, 2_000)
  const named = []
  for (let asked = 0; asked < 6; asked++) named.push((await originsIn(B, origins, CAROL, 4)).filter((one) => one === A).length)
  expect(named).toEqual([0, 1, 2, 3, 4, 4])
})

test('[H86] words that were last changed by a deletion long after they were written are found', { timeout: 60_000 }, async () => {
  const { past, write, typeInto, copy, originsIn } = await openLogs()
  await write(A, BETO, (doc) =>
    doc.getXmlFragment('body.es').insert(0, [aBlock(createDice(2), 'The delegations train their young prosecutors.')]),
  )
  await typeInto(A, 8_600)
  await write(A, CAROL, (doc) => lineAt(doc, 1).delete(27, 6))
  const copied = await copy(A, ANA, 1)
  expect(copied.words).toBe('The delegations train their prosecutors.')
  await write(B, ANA, (doc) => paste(doc, 0, copied, ANA))
  const origins = createOrigins({ past, moves: NO_MOVES, report: expect.unreachable })
  await originsIn(B, origins, CAROL, 1)
  expect(await originsIn(B, origins, CAROL, 1)).toEqual([A])
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

test('what is left of a budget is not spent on a search that it cannot pay for', async () => {
  const { past, write, typeInto, copy } = await openLogs()
  await typeInto(A, 1_500)
  past.bases.keep(A, { seq: seq(1_200), state: Y.encodeStateAsUpdate(await stateAt(past, A, seq(1_200))) })
  const copied = await copy(A, ANA)
  // Its oldest letter: the words are looked for in the whole log.
  await write(B, ANA, (doc) => paste(doc, 0, { ...copied, letters: [[100, 3]], length: 6 }, ANA, 'Other.'))
  const entriesById = createEntriesById()
  await entriesById.of(past.log, A, seq(1_500))
  const entries = await entriesById.of(past.log, B, seq(1))
  const { doc } = await eventsBetween(past, B, { from: seq(0), to: seq(1) })
  const [statement] = statementsOf(doc, new Set([blockAt(doc, 0).getAttribute('id') ?? '']), 1)
  const entry = must(entries.at(statement?.id.client ?? 0, statement?.id.clock ?? 0), 'an entry')
  const budget = createBudget(1_300)
  const proof = createProofs(past, entriesById, NO_MOVES).of({
    document: B,
    entry,
    statement: must(statement, 'a statement'),
    pasted: () => pastedStateOf(past, B, entry, entries),
    reading: createSourceReading(),
    budget,
  })
  await expect(proof).rejects.toThrow(TooMuchAsked)
  expect(budget.left()).toBeGreaterThan(300)
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

  test('while the log of the first text is damaged: it is not read again in the same answer', async () => {
    const { past, writersIn } = await pasteOn()
    let read = 0
    const attributions = async (document: DocumentId) => {
      if (document !== A) return past.log.attributions(document)
      read += 1
      throw new DamagedLogError(A, seq(1), 'the entry is not as it was written')
    }
    const origins = createOrigins({ past: { ...past, log: { ...past.log, attributions } }, moves: NO_MOVES, report: () => {} })
    expect(await writersIn(C, origins, BETO, 1)).toEqual([null])
    expect(read).toBe(1)
  })

  test('while the first text cannot be paid for, and the index of the second one was dropped meanwhile and built again', async () => {
    const { past, writersIn } = await pasteOn()
    const { hold } = createEntriesById()
    const entriesById: EntriesById = { hold, of: (...asked) => createEntriesById().of(...asked) }
    const ask = (steps: number) =>
      writersIn(C, createOrigins({ past, moves: NO_MOVES, report: expect.unreachable, entriesById }, steps), BETO, 1)
    expect([await ask(1_100), await ask(20_000)]).toEqual([[null], ['beto']])
  })

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
      stateOrigin(doc, blockAt(doc, 0).getAttribute('id') ?? '', fromA, ANA)
    })
    const ask = (steps: number) => originsIn(B, createOrigins({ past, moves: NO_MOVES, report: expect.unreachable }, steps), CAROL, 1)
    expect(await ask(800)).toEqual([null])
    expect(await ask(20_000)).toEqual([C])
  })
})
