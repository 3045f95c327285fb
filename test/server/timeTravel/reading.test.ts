import fc from 'fast-check'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { openDatabase } from '../../../server/db/open.ts'
import { foldState } from '../../../server/log/checkpoints.ts'
import { keepAt } from '../../../server/log/checkpointsForHistory.ts'
import type { UpdateLog } from '../../../server/log/log.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import type { EditRuns, HistoryPage } from '../../../shared/api/history.ts'
import { decodeEntries } from '../../../shared/history/entryStream.ts'
import type { Authorship, DiffNode, TextDiff } from '../../../shared/history/textDiff.ts'
import { clientId, type MeetingId, parseGroupId, parseMeetingId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'
import { seedOf } from '../../harness/seeds.ts'
import { DOCUMENTS, live, PAGE } from '../../shared/history/life.ts'
import { appendTo, collect, createSettableClock } from '../log/updateLogContract.ts'
import { type OpenPast, openPast } from './past.ts'
import { aBlock } from './richTextEdits.ts'
import { ANA, BETO, CAROL, createWriters, type Person, type Writers } from './writers.ts'

const TCO = must(parseGroupId('tco'), 'a group')
let time: ReturnType<typeof createSettableClock>
let meeting: MeetingId | null
let log: UpdateLog
let past: OpenPast
let page: Writers

beforeEach(async () => {
  const database = await openDatabase({ file: ':memory:' })
  onTestFinished(() => database.close())
  time = createSettableClock()
  meeting = null
  log = createSqliteLog({ database, clock: time.clock, meetingOf: () => meeting })
  past = openPast(database, log)
  page = createWriters(log, PAGE)
})
const line = (doc: Y.Doc): Y.XmlText => {
  const block = doc.getXmlFragment('body.es').get(0)
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  return must(text instanceof Y.XmlText ? text : null, 'a line')
}
const type = (who: Person, at: number, words: string) => page.write(who, (doc) => line(doc).insert(at, words))
const startText = (words: string) => page.write(ANA, (doc) => doc.getXmlFragment('body.es').insert(0, [aBlock(createDice(1), words)]))

test('[H14] a state that was asked for is kept, and one after it is merged from there', async () => {
  await startText('Uno')
  for (let n = 0; n < 6; n++) await type(BETO, 0, `${n} `)
  const stateAt = (at: number) => past.answer({ type: 'state', document: PAGE, at: seq(at) })
  const early = await stateAt(3)
  expect(await stateAt(3)).toBe(early)
  const entries = await collect(log.read(PAGE, seq(0), seq(6)))
  const { state } = foldState(
    null,
    entries.flatMap(({ updates }) => updates),
  )
  expect(contentOf(await stateAt(6))).toEqual(contentOf(state))
  expect(await stateAt(3)).toBe(early)
})

test('[H14] the state at any entry is what replaying the log up to it gives, from whatever checkpoint it is read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
      const database = await openDatabase({ file: ':memory:' })
      const lived = await live(async (world) => createSqliteLog({ database, ...world }), { seed, steps: 150 })
      const its = openPast(database, lived)
      const dice = createDice(seed)
      for (const document of DOCUMENTS) {
        const head = (await lived.head(document)).seq
        for (let n = 0; n < 3; n++) await keepAt(lived, document, seq(dice.below(head + 1)))
        for (let n = 0; n < 8; n++) {
          const at = seq(dice.below(head + 1))
          const entries = at === 0 ? [] : await collect(lived.read(document, seq(0), at))
          const { state } = foldState(
            null,
            entries.flatMap(({ updates }) => updates),
          )
          expect(contentOf(await its.answer({ type: 'state', document, at }))).toEqual(contentOf(state))
        }
        const streamed = must(decodeEntries(await its.answer({ type: 'entries', document, after: seq(2), upTo: head })), 'entries')
        expect(streamed).toMatchObject(
          (await collect(lived.read(document, seq(2)))).map(({ seq: at, author, at: received }) => ({ seq: at, author, at: received })),
        )
      }
      database.close()
    }),
    { numRuns: 8, seed: seedOf(9) },
  )
})

/** Everything that can be seen, whatever the order in which it arrived. */
const contentOf = (state: Uint8Array) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const roots = ['items', 'streams', 'meta', 'points', 'sections', 'decisions', 'attendance'].map((root) => doc.getMap(root).toJSON())
  return [
    roots,
    ['body.es', 'body.en', 'minutes.es'].map((root) => doc.getXmlFragment(root).toString()),
    doc.getText('title.es').toString(),
  ]
}

describe('[H15] the authors of a text', () => {
  const authorsAt = async (at: number) => past.json<Authorship>({ type: 'authorship', document: PAGE, at: seq(at), part: 'body.es' })
  const runs = (node: DiffNode): readonly DiffNode[] => (node.type === 'text' ? [node] : (node.content ?? []).flatMap(runs))

  test('each have the characters that stand and that they wrote; together they are the text', async () => {
    await startText('uno dos')
    await type(BETO, 4, 'y ')
    await page.write(CAROL, (doc) => line(doc).delete(0, 2))
    await type(CAROL, 0, 'Trein')
    const { doc, authors } = await authorsAt(4)
    expect(authors.map(({ account, delegation, characters }) => [account, delegation, characters])).toEqual([
      ['carol', 'us', 5],
      ['ana', 'co', 5],
      ['beto', 'mx', 2],
    ])
    expect(runs(doc).map(({ text, marks }) => [text, marks?.[0]?.attrs?.account])).toEqual([
      ['Trein', 'carol'],
      ['o ', 'ana'],
      ['y ', 'beto'],
      ['dos', 'ana'],
    ])
    expect((await authorsAt(1)).authors).toMatchObject([{ account: 'ana', characters: 7 }])
  })

  test('add up to the length of any text', async () => {
    const dice = createDice(12)
    await startText('')
    for (let n = 0; n < 80; n++) {
      const edit = dice.pick<(doc: Y.Doc) => void>([
        (doc) => doc.getXmlFragment('body.es').insert(1, [aBlock(dice, 'otra línea')]),
        (doc) => line(doc).length > 3 && line(doc).delete(1, 2),
        (doc) => line(doc).insert(dice.below(line(doc).length + 1), 'abcd'),
      ])
      await page.write(dice.pick([ANA, BETO, CAROL]), edit)
    }
    const head = (await log.head(PAGE)).seq
    const { doc, authors } = await authorsAt(head)
    const written = runs(doc).reduce((sum, { text = '' }) => sum + text.length, 0)
    expect(authors.reduce((sum, { characters }) => sum + characters, 0)).toBe(written)
    expect(written).toBeGreaterThan(100)
  })

  test('[K6] after a restore are those of its owner, unverified until they vouch, or of nobody', async () => {
    await startText('uno dos')
    const bring = async (client: number, words: string, owner: Person | null) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(page.docOf(ANA)))
      doc.clientID = client
      const before = Y.encodeStateVector(doc)
      line(doc).insert(0, words)
      const update = Y.encodeStateAsUpdate(doc, before)
      const drafts = [{ updates: [update], kind: 'recovered' as const, author: CAROL.account, delegation: null, source: null }]
      const brings = [{ draft: 0, client: clientId(client), from: 0, to: words.length, owner: owner?.account ?? null }]
      await appendTo(log, PAGE, { drafts, brings })
      return update
    }
    const authors = async () =>
      (await authorsAt((await log.head(PAGE)).seq)).authors.map(({ account, unverified, characters }) => [account, unverified, characters])
    const betos = await bring(901, 'de Beto ', BETO)
    await bring(902, 'de nadie ', null)
    expect(await authors()).toEqual([
      [null, true, 9],
      ['beto', true, 8],
      ['ana', false, 7],
    ])
    const marks = await past.json<TextDiff>({ type: 'diff', document: PAGE, from: seq(1), to: seq(3), part: 'body.es' })
    expect(
      runs(marks.doc)
        .flatMap((run) => run.marks ?? [])
        .map(({ attrs }) => [attrs?.account, attrs?.unverified]),
    ).toEqual([
      ['beto', true],
      [null, true],
    ])
    await past.tell()
    const told = async () =>
      (
        await past.json<HistoryPage>({ type: 'feed', group: TCO, documents: [PAGE], query: { limit: 9, after: [], upTo: null } })
      ).events.map(({ author, recovered, verified }) => [author, recovered, verified])
    expect(await told()).toEqual([
      ['carol', { by: 'carol', known: false }, false],
      ['beto', { by: 'carol', known: true }, false],
      ['ana', undefined, undefined],
    ])
    await appendTo(log, PAGE, {
      drafts: [{ updates: [betos], kind: 'sync', author: BETO.account, delegation: BETO.delegation, source: null }],
      vouches: [{ draft: 0, seq: seq(2) }],
    })
    expect(await authors()).toEqual([
      [null, true, 9],
      ['beto', false, 8],
      ['ana', false, 7],
    ])
    await past.tell()
    expect((await told()).map(([, , verified]) => verified)).toEqual([false, true, undefined])
  })

  test('are none for what is no text of this document', async () => {
    await startText('uno')
    const ask = (part: string) => past.reader.ask({ type: 'authorship', document: PAGE, at: seq(1), part })
    expect(await ask('item:none/description.es')).toEqual({ ok: false, refusal: 'bad-request' })
    expect(await ask('meta')).toEqual({ ok: false, refusal: 'bad-request' })
    expect(
      await past.reader.ask({ type: 'authorship', document: DOCUMENTS[0] ?? PAGE, at: seq(0), part: 'item:none/description.es' }),
    ).toEqual({
      ok: false,
      refusal: 'not-found',
    })
  })
})

describe('[H16] the course of a document', () => {
  test('is runs of one delegation in one session, one behind the other, from the first entry to the last', async () => {
    time.set(1_000)
    await startText('x '.repeat(300))
    for (const who of [BETO, BETO, CAROL, CAROL, BETO]) await type(who, 0, 'a')
    meeting = parseMeetingId('m1')
    time.set(9_000)
    await type(BETO, 0, 'b')
    await past.tell()
    const { runs, head } = await past.json<EditRuns>({ type: 'course', document: PAGE, subject: null, head: seq(7) })
    expect(head).toBe(7)
    expect(runs.map(({ first, last, delegation, meeting: held }) => [first, last, delegation, held])).toEqual([
      [1, 1, 'co', null],
      [2, 3, 'mx', null],
      [4, 5, 'us', null],
      [6, 6, 'mx', null],
      [7, 7, 'mx', 'm1'],
    ])
    expect(runs.at(-1)).toMatchObject({ from: 9_000, to: 9_000, accounts: ['beto'] })
  })
})
