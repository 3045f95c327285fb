import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { UpdateLog } from '../../../server/log/log.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { tableShape } from '../../../shared/editor/tableShape.ts'
import { addRow, moveRow, newTable, removeRow } from '../../../shared/editor/tables.ts'
import type { HistoryEvent } from '../../../shared/history/events.ts'
import { type DocumentId, type Instant, type ItemId, instant, type MeetingId, parseItemId, parseMeetingId } from '../../../shared/ids.ts'
import { initPage, pageBody, pageTitleText } from '../../../shared/page/write.ts'
import { must, ok } from '../../../shared/result.ts'
import { titleText } from '../../../shared/roadmap/texts.ts'
import { addItem, addToSet, archiveItem, removeFromSet, restoreItem, setField } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { createSettableClock } from '../../server/log/updateLogContract.ts'
import { bringBack } from '../../server/timeTravel/bringBack.ts'
import { ANA, BETO, CAROL, createWriters, type Person, person, type Writers } from '../../server/timeTravel/writers.ts'
import { PAGE, PLAN } from './life.ts'
import { eventsOf, readOn, withHistory } from './reading.ts'

const random = createDice(4).bytes
let time: ReturnType<typeof createSettableClock>
let now = 0
let meeting: MeetingId | null
let log: UpdateLog
let plan: Writers
let id: ItemId

const later = (ms: number) => {
  now += ms
  time.set(now)
}
const historyOf = (document: DocumentId = PLAN): Promise<readonly HistoryEvent[]> =>
  withHistory(async ({ sqlite }) => {
    await readOn(sqlite, log, document)
    return eventsOf(sqlite, document)
  })
/** What happened after the item was created. */
const since = async (document: DocumentId = PLAN) => (await historyOf(document)).slice(1)
const spelt = (events: readonly HistoryEvent[]) =>
  events.map(({ author, field, change }) => {
    switch (change.type) {
      case 'set':
        return `${author} ${field}: ${change.from} → ${change.to}${change.unseen ? ', unseen' : ''}`
      case 'superseded':
        return `${author} ${field}: ${change.value} lost against ${change.winner}`
      case 'text':
        return `${author} ${field}: ${change.from} → ${change.to} (+${change.inserted} −${change.deleted})`
      case 'moved':
        return `${author} ${field}: ${change.how} ${change.text}`
      case 'added':
      case 'removed':
        return `${author} ${field}: ${change.type} ${change.member}`
      case 'act':
        return `${author} ${change.act.type}`
      default:
        return `${author} ${change.type} ${change.title.es}`
    }
  })
const type = (who: Person, at: number, words: string, writers = plan) =>
  writers.write(who, (doc) => must(titleText(doc, id, 'es'), 'a title').insert(at, words))

beforeEach(async () => {
  time = createSettableClock()
  now = 0
  later(1_000_000)
  meeting = null
  log = createMemoryLog({ clock: time.clock, meetingOf: () => meeting })
  plan = createWriters(log, PLAN)
  await plan.write(ANA, (doc) => {
    const added = addItem(doc, { title: { es: 'Acción' }, due: '2026-01-01', labels: ['Uno'] }, random)
    id = added.ok ? added.value : must(parseItemId('never'), 'an item')
  })
})

describe('[H2] a birth', () => {
  test('is one event, with what it was born with, of two entries where its restoring comes with a later one', async () => {
    const doc = plan.docOf(ANA)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    expect(addItem(doc, { title: { es: 'Otra', en: 'Other' }, lead: null }, random)).toEqual(ok(expect.any(String)))
    expect(updates).toHaveLength(2)
    for (const update of updates)
      await log.append([
        {
          document: PLAN,
          after: await log.head(PLAN),
          claims: [],
          drafts: [{ updates: [update], kind: 'live', author: ANA.account, delegation: ANA.delegation, source: null }],
        },
      ])
    const events = await historyOf()
    expect(spelt(events)).toEqual(['ana created Acción', 'ana created Otra'])
    expect(events[1]).toMatchObject({ seq: 2, change: { lastSeq: 3 } })
    expect(events[0]).toMatchObject({
      delegation: 'co',
      subject: { type: 'item', id },
      field: null,
      change: { title: { es: 'Acción', en: '' }, values: { due: '2026-01-01', originalDue: '2026-01-01', number: 1, labels: ['Uno'] } },
    })
  })

  describe('[H80] goes on with its restoring alone', () => {
    /** Born archived in one entry; what `between` does; then restored by `who`. */
    const born = async (between: (born: ItemId) => unknown, who = ANA) => {
      const item = must(parseItemId('born'), 'an item')
      const inside = new Y.Map<unknown>([
        ['archived', true],
        ['title.es', new Y.Text('Otra')],
      ])
      await plan.write(ANA, (doc) => doc.getMap('items').set(item, inside))
      await between(item)
      await plan.write(who, (doc) => restoreItem(doc, item))
      return spelt(await since())
    }

    test('at once', async () => {
      expect(await born(() => later(59_000))).toEqual(['ana created Otra'])
    })
    test('not after a minute', async () => {
      expect(await born(() => later(61_000))).toEqual(['ana created Otra', 'ana restored Otra'])
    })
    test('not after something else that its author did to it', async () => {
      const told = await born((item) => plan.write(ANA, (doc) => doc.getMap<Y.Map<unknown>>('items').get(item)?.set('priority', 2)))
      expect(told).toEqual(['ana created Otra', 'ana priority: null → 2', 'ana restored Otra'])
    })
    test('not where somebody else restores it', async () => {
      expect(await born(() => undefined, BETO)).toEqual(['ana created Otra', 'beto restored Otra'])
    })
    test('not in another session', async () => {
      const told = await born(() => {
        meeting = must(parseMeetingId('m1'), 'a session')
      })
      expect(told).toEqual(['ana created Otra', 'ana restored Otra'])
    })
    test('without being told a second time', async () => {
      let other = id
      const told = await born((item) => {
        other = item
      })
      await plan.write(ANA, (doc) => archiveItem(doc, other))
      await plan.write(ANA, (doc) => restoreItem(doc, other))
      expect([told, spelt(await since())]).toEqual([['ana created Otra'], ['ana created Otra', 'ana archived Otra', 'ana restored Otra']])
    })
  })

  test('is followed by what is said as it is: archived, and restored at once', async () => {
    await plan.write(BETO, (doc) => archiveItem(doc, id))
    await plan.write(BETO, (doc) => restoreItem(doc, id))
    expect(spelt(await since())).toEqual(['beto archived Acción', 'beto restored Acción'])
  })

  test('is the first entry of a text; an archiving and a later restore are two events', async () => {
    const page = createWriters(log, PAGE, 500)
    await page.write(ANA, (doc) => initPage(doc, { kind: 'text', title: { es: 'Texto' } }))
    await page.write(ANA, (doc) => doc.getMap('meta').set('archived', true))
    await page.write(ANA, (doc) => doc.getMap('meta').set('archived', false))
    const events = await historyOf(PAGE)
    expect(spelt(events)).toEqual(['ana created Texto', 'ana archived Texto', 'ana restored Texto'])
    expect(events[0]?.change).toMatchObject({ values: { kind: 'text' } })
  })
})

describe('[H3] two who set one value at once', () => {
  test('the one that lost is kept with its value and the winner, whichever came first', async () => {
    await plan.write(BETO, (doc) => setField(doc, id, 'lead', null))
    await plan.write(CAROL, (doc) => setField(doc, id, 'lead', null))
    // Beto's copy has the lower client id: Yjs lets Carol's stand.
    await plan.write(CAROL, (doc) => setField(doc, id, 'due', '2026-03-03'))
    await plan.write(BETO, (doc) => setField(doc, id, 'due', '2026-02-02'), true)
    await plan.write(BETO, (doc) => setField(doc, id, 'priority', 1))
    await plan.write(CAROL, (doc) => setField(doc, id, 'priority', 2), true)
    expect(spelt(await since())).toEqual([
      'carol due: 2026-01-01 → 2026-03-03',
      'beto due: 2026-02-02 lost against carol',
      'beto priority: null → 1',
      'carol priority: 1 → 2, unseen',
    ])
  })

  test('nobody lost against their own other device', async () => {
    const other = createWriters(log, PLAN, 900)
    const state = Y.encodeStateAsUpdate(plan.docOf(ANA))
    Y.applyUpdate(other.docOf(ANA), state)
    await other.write(ANA, (doc) => setField(doc, id, 'due', '2026-03-03'), true)
    await plan.write(ANA, (doc) => setField(doc, id, 'due', '2026-02-02'), true)
    // What the other device had written is in the log, so it is not passed over.
    expect(spelt(await since())).toEqual(['ana due: 2026-01-01 → 2026-03-03', 'ana else/due: null → null'])
  })

  test('[K6] a person who brought back the value that stands has not won with it: nobody knows who did, and a person who brought it can lose', async () => {
    await plan.write(CAROL, (doc) => setField(doc, id, 'lead', null))
    const edit = (doc: Y.Doc) => setField(doc, id, 'due', '2026-03-03')
    await bringBack(log, PLAN, { upon: plan.docOf(ANA), client: 900, owner: null, by: CAROL, edit })
    await plan.write(BETO, (doc) => setField(doc, id, 'due', '2026-02-02'))
    await plan.write(CAROL, (doc) => setField(doc, id, 'due', '2026-04-04'), true)
    expect(spelt(await since())).toEqual([
      'carol due: 2026-01-01 → 2026-03-03',
      'beto due: 2026-02-02 lost against null',
      'carol due: 2026-04-04 lost against null',
    ])
  })

  test('[K6] work recovered from nobody known is not the other device of the person who brings it: what it lost against is told', async () => {
    await plan.write(CAROL, (doc) => setField(doc, id, 'due', '2026-03-03'))
    const edit = (doc: Y.Doc) => setField(doc, id, 'due', '2026-02-02')
    await bringBack(log, PLAN, { upon: plan.docOf(ANA), client: 50, owner: null, by: CAROL, edit })
    expect(spelt(await since())).toEqual(['carol due: 2026-01-01 → 2026-03-03', 'carol due: 2026-02-02 lost against carol'])
  })
})

describe('[H4] a person who deletes is the author of the deletion', () => {
  test('also for a member of a set, and for words', async () => {
    await plan.write(BETO, (doc) => addToSet(doc, id, 'labels', 'Dos'))
    await plan.write(CAROL, (doc) => removeFromSet(doc, id, 'labels', 'Dos'))
    await plan.write(CAROL, (doc) => must(titleText(doc, id, 'es'), 'a title').delete(0, 3))
    expect(spelt(await since())).toEqual(['beto labels: added dos', 'carol labels: removed dos', 'carol title.es: Acción → ión (+0 −3)'])
  })
})

describe('[H82] words that their author had deleted before', () => {
  /** Beto deletes `ció`, and writes it at the beginning: in one entry, of one update or of as many as it has letters. */
  const writtenAgain = async (pieces: readonly string[]) => {
    await plan.write(BETO, (doc) => must(titleText(doc, id, 'es'), 'a title').delete(1, 3))
    const doc = plan.docOf(BETO)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    let at = 0
    for (const piece of pieces) {
      must(titleText(doc, id, 'es'), 'a title').insert(at, piece)
      at += piece.length
    }
    const { account: author, delegation } = BETO
    const drafts = [{ updates, kind: 'live', author, delegation, source: null }] as const
    await log.append([{ document: PLAN, after: await log.head(PLAN), claims: [], drafts }])
    return spelt(await since())
  }
  test('are moved where they come at once, as paste brings them', async () => {
    expect((await writtenAgain(['cci'])).at(-1)).toBe('beto title.es: moved cci')
  })
  test('are typed where they come letter by letter, though all of them reach the log together', async () => {
    expect(await writtenAgain(['c', 'c', 'i'])).toEqual(['beto title.es: Acción → cciAón (+3 −3)'])
  })
})

describe('[H5] keystrokes are one event', () => {
  test('are those of one person, for one delegation, in one session, without five minutes between', async () => {
    await type(BETO, 0, 'La ')
    later(299_000)
    await type(BETO, 3, 'x')
    later(301_000)
    await type(BETO, 0, '1')
    await type(person('beto', 'us'), 0, '2')
    meeting = parseMeetingId('m1')
    await type(BETO, 0, '3')
    await type(BETO, 0, '4')
    expect(spelt(await since())).toEqual([
      'beto title.es: Acción → La xAcción (+4 −0)',
      'beto title.es: La xAcción → 1La xAcción (+1 −0)',
      'beto title.es: 1La xAcción → 21La xAcción (+1 −0)',
      'beto title.es: 21La xAcción → 4321La xAcción (+2 −0)',
    ])
    expect((await since()).map((event) => event.meeting)).toEqual([null, null, null, 'm1'])
  })

  test('[H54] two who write in one text at once are two events, however often they take turns, and the event says that others wrote too', async () => {
    await type(BETO, 0, 'a')
    await type(CAROL, 0, 'b')
    await type(BETO, 0, 'c')
    expect(spelt(await since())).toEqual(['beto title.es: Acción → cbaAcción (+2 −0)', 'carol title.es: aAcción → baAcción (+1 −0)'])
    expect((await since()).map(({ change }) => change.type === 'text' && change.others)).toEqual([true, undefined])
    later(301_000)
    await type(ANA, 0, 'palabras '.repeat(60))
    for (let n = 0; n < 10; n++) await type(n % 2 === 0 ? BETO : CAROL, 0, 'z')
    const events = (await since()).slice(3)
    expect(spelt(events)).toEqual(['beto title.es: null → null (+5 −0)', 'carol title.es: null → null (+5 −0)'])
    expect(events.map(({ seq, change }) => [seq, change.type === 'text' && change.lastSeq])).toEqual([
      [6, 14],
      [7, 15],
    ])
  })

  test('a title of a text counts as any other', async () => {
    const page = createWriters(log, PAGE, 500)
    await page.write(ANA, (doc) => initPage(doc, { kind: 'text', title: { en: 'Text' } }))
    await page.write(BETO, (doc) => must(pageTitleText(doc, 'en'), 'a title').insert(4, 's'))
    expect(spelt(await since(PAGE))).toEqual(['beto title.en: Text → Texts (+1 −0)'])
  })
})

describe('[H6] work that came with a reconnect', () => {
  const reconnect = async (who: Person, edit: (doc: Y.Doc) => void, heard: Instant | null = null) => {
    const doc = plan.docOf(who)
    const before = Y.encodeStateVector(doc)
    doc.transact(() => edit(doc))
    await log.append([
      {
        document: PLAN,
        after: await log.head(PLAN),
        claims: [],
        drafts: [
          {
            updates: [Y.encodeStateAsUpdate(doc, before)],
            kind: 'sync',
            author: who.account,
            delegation: who.delegation,
            source: null,
            heard,
          },
        ],
      },
    ])
  }

  test('is said to be offline, with the time of the newest entry that it had seen and the time of receipt', async () => {
    later(5_000)
    await plan.write(BETO, (doc) => setField(doc, id, 'due', '2026-02-02'))
    later(600_000)
    await plan.write(CAROL, (doc) => setField(doc, id, 'priority', 1))
    later(600_000)
    await reconnect(BETO, (doc) => setField(doc, id, 'due', '2026-04-04'))
    later(2_000)
    await reconnect(BETO, (doc) => setField(doc, id, 'due', '2026-05-05'))
    const events = await since()
    // It had seen its own entry of 1,005,000, and knew nothing of Carol's.
    expect(events.map(({ at, offline }) => [at, offline])).toEqual([
      [1_005_000, null],
      [1_605_000, null],
      [2_205_000, { after: 1_005_000 }],
      [2_207_000, { after: 1_005_000 }],
    ])
    expect(spelt(events).at(-1)).toBe('beto due: 2026-04-04 → 2026-05-05')
  })

  test('within a minute of what it had seen is no work offline', async () => {
    await plan.write(BETO, (doc) => setField(doc, id, 'due', '2026-02-02'))
    later(59_000)
    await reconnect(BETO, (doc) => setField(doc, id, 'due', '2026-04-04'))
    expect((await since()).map(({ offline }) => offline)).toEqual([null, null])
  })

  test('was written after the server had last heard its page, if that is later than what it had seen', async () => {
    await plan.write(BETO, (doc) => setField(doc, id, 'due', '2026-02-02'))
    later(5_000_000)
    await reconnect(BETO, (doc) => setField(doc, id, 'due', '2026-04-04'), instant(now - 90_500))
    later(100_000)
    // What it refers to came with the entry before, which was written after that.
    await reconnect(BETO, (doc) => setField(doc, id, 'due', '2026-05-05'), instant(1_200_000))
    expect((await since()).map(({ offline }) => offline)).toEqual([
      null,
      // Counted in whole seconds: never later than it was.
      { after: now - 191_000, heard: true },
      { after: now - 191_000 },
    ])
  })

  test('within a minute of the time when the server last heard its page is no work offline, however old what it refers to is', async () => {
    await plan.write(BETO, (doc) => setField(doc, id, 'due', '2026-02-02'))
    later(57 * 86_400_000)
    await reconnect(BETO, (doc) => setField(doc, id, 'due', '2026-04-04'), instant(now - 2_600))
    expect((await since()).map(({ offline }) => offline)).toEqual([null, null])
  })

  test('is dated alike by entries that do not say when their page was last heard', async () => {
    await plan.write(BETO, (doc) => setField(doc, id, 'due', '2026-02-02'))
    const saved = now
    later(57 * 86_400_000)
    await reconnect(BETO, (doc) => setField(doc, id, 'due', '2026-04-04'))
    expect((await since()).map(({ offline }) => offline)).toEqual([null, { after: saved }])
  })
})

test('[M14] rows and columns of a table are a change of the table and no characters; words in it are characters', async () => {
  const page = createWriters(log, PAGE)
  const body = (doc: Y.Doc) => must(pageBody(doc, 'es'), 'a body')
  const table = (doc: Y.Doc) => body(doc).get(0) as Y.XmlElement
  await page.write(ANA, (doc) => initPage(doc, { kind: 'text', title: { es: 'Anexo' } }))
  await page.write(ANA, (doc) => body(doc).insert(0, [newTable({ rows: 2, columns: 2 }, random)]))
  later(600_000)
  await page.write(ANA, (doc) => void addRow([table(doc)], null, 'after', random))
  later(600_000)
  await page.write(ANA, (doc) => void moveRow([table(doc)], tableShape(table(doc)).rows[0]?.id ?? '', 1, random))
  later(600_000)
  await page.write(ANA, (doc) => {
    const text = tableShape(table(doc)).rows[0]?.cells[0]?.get(0)
    if (text instanceof Y.XmlText) text.insert(0, 'plazo')
  })
  later(600_000)
  await page.write(ANA, (doc) => removeRow([table(doc)], tableShape(table(doc)).rows[0]?.id ?? ''))
  const edits = (await since(PAGE)).flatMap(({ change }) => (change.type === 'text' ? [change] : []))
  expect(edits.map(({ inserted, deleted, tables }) => [inserted, deleted, tables === true])).toEqual([
    [0, 0, true],
    [0, 0, true],
    [0, 0, true],
    [5, 0, false],
    [0, 5, true],
  ])
})
