import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { BackgroundWork } from '../../../server/background/background.ts'
import { createInThreadWork } from '../../../server/background/inThreadWork.ts'
import { createProjectionStore, isBehind } from '../../../server/background/projectionStore.ts'
import { type Database, openDatabase } from '../../../server/db/open.ts'
import type { Queries } from '../../../server/db/queries.ts'
import { foldState } from '../../../server/log/checkpoints.ts'
import { DamagedLogError, type UpdateLog } from '../../../server/log/log.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { formatNumber } from '../../../shared/counts.ts'
import { pageId, parseGroupId, parseItemId, roadmapId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { addOwnField, archiveOwnField, changeChoice } from '../../../shared/roadmap/defineFields.ts'
import { readOwnFields } from '../../../shared/roadmap/read.ts'
import { setForeign } from '../../../shared/roadmap/write.ts'
import { createFakeClock, type FakeClock } from '../../harness/clock.ts'
import { createDice } from '../../harness/random.ts'
import { collect } from '../log/updateLogContract.ts'
import { addItem, addStream, createWriter, setIn, someEdit, typeInDescription, typeInTitle } from './writing.ts'

const tri = roadmapId(must(parseGroupId('tri'), 'group'))
const intro = pageId('intro')

let clock: FakeClock
let database: Database
let queries: Queries
let log: UpdateLog
let troubles: unknown[]

beforeEach(async () => {
  clock = createFakeClock()
  database = await openDatabase({ file: ':memory:' })
  queries = sqliteQueries(database.sqlite, clock)
  log = createMemoryLog({ clock, meetingOf: () => null })
  troubles = []
  onTestFinished(() => database.close())
})

const start = (on: UpdateLog = log): BackgroundWork => {
  const background = createInThreadWork({ queries: queries, log: on, clock, report: (_, error) => troubles.push(error) })
  onTestFinished(() => background.close())
  return background
}
const rows = (sql: string) =>
  database.sqlite
    .prepare(sql)
    .all()
    .map((row) => Object.values(row).join(' | '))
const allRows = () => [
  ...rows('SELECT document, es, en, updated_at FROM document_title ORDER BY document'),
  ...rows('SELECT document, position, id, name_es, name_en, archived FROM stream ORDER BY document, position'),
  ...rows('SELECT document, part, es, en FROM search_text ORDER BY document, part'),
  ...rows("SELECT document, version, seq FROM projector WHERE name = 'titles' ORDER BY document"),
]

describe('[L7] titles and search texts are read from the log', () => {
  test('a road map gives its streams in order, and a text per item', async () => {
    const { edit } = createWriter(log, tri, 1)
    await edit(addStream('money', 'Lavado de activos', 'V2'))
    await edit(addStream('legal', 'Cooperación judicial', 'V1'))
    await edit(setIn('streams', 'money', 'archived', true))
    await edit(addItem('one', 'Guía de asistencia mutua', 'Primera línea'))
    await edit(typeInDescription('one', 'First line'))
    await start().projected()
    expect(rows('SELECT id, name_es, position, archived FROM stream ORDER BY position')).toEqual([
      'legal | Cooperación judicial | 0 | 0',
      'money | Lavado de activos | 1 | 1',
    ])
    expect(rows('SELECT part, es, en FROM search_text')).toEqual(['item:one | Guía de asistencia mutua\nPrimera línea | \nFirst line'])
  })

  test('[M21] [V6] values of the group’s own fields are searched in both languages, and anew when a field or a choice is renamed or archived', async () => {
    const { bytes } = createDice(9)
    const { edit, doc } = createWriter(log, tri, 1)
    await edit(addItem('one', 'Guía'))
    await edit((to) => {
      addOwnField(to, { kind: 'number', name: { es: 'Presupuesto', en: 'Budget' }, unit: { es: 'dólares', en: 'dollars' } }, bytes)
      const choices = [{ es: 'Donación', en: 'Grant' }]
      addOwnField(to, { kind: 'choices', name: { es: 'Fuente', en: 'Source' }, choices }, bytes)
      addOwnField(to, { kind: 'text', name: { es: 'Enlace', en: 'Focal point' } }, bytes)
    })
    const [budget, source, focal] = readOwnFields(doc)
    const [grant] = source?.choices ?? []
    if (!budget || !source || !focal || !grant) throw new Error('no fields')
    const id = must(parseItemId('one'), 'item')
    await edit((to) => {
      setForeign(to, id, budget.id, 48_000)
      setForeign(to, id, source.id, [grant.id])
      setForeign(to, id, focal.id, 'OPDAT')
    })
    const background = start()
    await background.projected()
    const texts = () => rows("SELECT es, en FROM search_text WHERE part = 'item:one'")
    expect(texts()).toEqual([
      `Guía\n48000 ${formatNumber('es', 48_000)}\u00a0dólares\nDonación\nOPDAT | \n48000 48,000\u00a0dollars\nGrant\nOPDAT`,
    ])
    await edit((to) => changeChoice(to, source.id, grant.id, { name: { es: 'Subvención', en: 'Grant' } }))
    await edit((to) => archiveOwnField(to, focal.id))
    background.appended(tri, await log.head(tri))
    await background.projected()
    expect(texts()).toEqual([`Guía\n48000 ${formatNumber('es', 48_000)}\u00a0dólares\nSubvención | \n48000 48,000\u00a0dollars\nGrant`])
  })

  test('a text gives its title, its body and the time of its newest entry', async () => {
    const { edit, doc } = createWriter(log, intro, 1)
    await edit(() => doc.getText('title.es').insert(0, 'Introducción'))
    await clock.advance(5_000)
    await edit(() => doc.getText('title.en').insert(0, 'Introduction'))
    await start().projected()
    expect(rows('SELECT es, en, updated_at FROM document_title')).toEqual([`Introducción | Introduction | ${clock.now()}`])
    expect(rows('SELECT part, es, en FROM search_text ORDER BY part')).toEqual(['body |  | ', 'title | Introducción | Introduction'])
  })

  test('a moment after an edit, and not once per keystroke', async () => {
    const background = start()
    const { edit } = createWriter(log, tri, 1)
    await edit(addItem('one', 'a'))
    background.appended(tri, await log.head(tri))
    for (const letter of 'bcd') {
      await clock.advance(2)
      await edit(typeInTitle('one', letter))
      background.appended(tri, await log.head(tri))
    }
    expect(allRows()).toEqual([])
    await clock.advance(4)
    expect(rows('SELECT es FROM search_text')).toEqual(['abcd'])
    // What is left is the keeper, who comes when nobody waits, and what ends the document's stay in memory.
    expect(clock.timers).toBe(2)
  })

  test('[H8] history does not wait for titles that take long to make, and they come when it is their time', async () => {
    // Writing a search text takes a tenth of a second.
    let passed = 0
    const slow = { ...clock, elapsed: () => clock.elapsed() + passed }
    database.sqlite.function('pass', () => {
      passed += 100
      return null
    })
    for (const event of ['INSERT', 'UPDATE'])
      database.sqlite.exec(`CREATE TEMP TRIGGER slow_${event} AFTER ${event} ON search_text BEGIN SELECT pass(); END`)
    const background = createInThreadWork({ queries: queries, log, clock: slow, report: (_, error) => troubles.push(error) })
    onTestFinished(() => background.close())
    const { edit } = createWriter(log, tri, 1)
    await edit(addItem('one', 'a'))
    await background.projected()
    for (const letter of 'bc') {
      await edit(typeInTitle('one', letter))
      background.appended(tri, await log.head(tri))
      await clock.advance(50)
    }
    expect(rows('SELECT name, seq FROM projector ORDER BY name')).toEqual(['history | 3', 'titles | 1'])
    expect(rows('SELECT es FROM search_text')).toEqual(['a'])
    await clock.advance(250)
    expect(rows('SELECT es FROM search_text')).toEqual(['a'])
    await clock.advance(100)
    expect(rows('SELECT es FROM search_text')).toEqual(['abc'])
    await edit(typeInTitle('one', 'd'))
    background.appended(tri, await log.head(tri))
    await clock.advance(50)
    expect(rows('SELECT es FROM search_text')).toEqual(['abc'])
    await background.projected()
    expect(rows('SELECT es FROM search_text')).toEqual(['abcd'])
  })

  test('touch only the rows of the item that a keystroke changed', async () => {
    const background = start()
    const { edit } = createWriter(log, tri, 1)
    for (const id of ['one', 'two']) await edit(addItem(id, id))
    await edit(addStream('s', 'stream', 'V'))
    await background.projected()
    database.sqlite.exec("UPDATE search_text SET es = 'untouched' WHERE part = 'item:two'; UPDATE stream SET name_es = 'untouched'")
    await edit(typeInTitle('one', '!'))
    await edit(typeInDescription('one', '?'))
    await background.projected()
    expect(rows('SELECT es, en FROM search_text ORDER BY part')).toEqual(['one! | \n?', 'untouched | '])
    expect(rows('SELECT name_es FROM stream')).toEqual(['untouched'])
    await edit(setIn('streams', 's', 'archived', true))
    await background.projected()
    expect(rows('SELECT name_es, archived FROM stream')).toEqual(['stream | 1'])
  })
})

describe('[L7] the projector can start anywhere and start over', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'restarted at random, it gives the rows that one pass from the start gives (seed %i)',
    async (seed) => {
      const dice = createDice(seed)
      const { edit } = createWriter(log, tri, seed)
      let background = start()
      for (let n = 0; n < 120; n++) {
        await clock.advance(dice.below(3))
        await edit(someEdit(dice))
        if (dice.chance(0.2)) await background.projected()
        if (dice.chance(0.05)) {
          await background.close()
          background = start()
        }
        if (dice.chance(0.05)) {
          const entries = await collect(log.read(tri, seq(0)))
          const folded = foldState(
            null,
            entries.flatMap((entry) => entry.updates),
          )
          if (entries.length > 0) await log.saveCheckpoint({ document: tri, seq: seq(entries.length), ...folded })
        }
      }
      await background.projected()
      const incremental = allRows()
      await createProjectionStore(queries).clear()
      expect(allRows()).toEqual([])
      await start().projected()
      expect(allRows()).toEqual(incremental)
      expect(incremental.length).toBeGreaterThan(3)
      expect(troubles).toEqual([])
    },
  )

  test('a start finds whether something was left behind', async () => {
    log = createSqliteLog({ database, clock, meetingOf: () => null })
    expect(await isBehind(queries)).toBe(false)
    const { edit } = createWriter(log, tri, 1)
    await edit(addItem('one', 'a'))
    expect(await isBehind(queries)).toBe(true)
    const background = start()
    await background.projected()
    expect(await isBehind(queries)).toBe(false)
    await edit(typeInTitle('one', 'b'))
    expect(await isBehind(queries)).toBe(true)
    database.sqlite.exec('UPDATE projector SET seq = 2, version = 0')
    expect(await isBehind(queries)).toBe(true)
    await background.projected()
    expect(rows('SELECT es FROM search_text')).toEqual(['ab'])
    expect(await isBehind(queries)).toBe(false)
  })

  test('many rows are saved in several transactions, and after a restart only those that differ', async () => {
    const { edit } = createWriter(log, tri, 1)
    await edit((doc) => {
      for (let n = 0; n < 350; n++) addItem(`i${n}`, `item ${n}`)(doc)
    })
    await start().projected()
    expect(rows('SELECT count(*) FROM search_text')).toEqual(['350'])
    await edit(typeInTitle('i7', '!'))
    await edit((doc) => doc.getMap('items').delete('i8'))
    const before = Number(rows('SELECT total_changes()')[0])
    await start().projected()
    // Of each of the two items two rows differ: the item, and its text. The plan's changes are one row.
    expect(Number(rows('SELECT total_changes()')[0]) - before).toBeLessThanOrEqual(13)
    expect(rows("SELECT es FROM search_text WHERE part IN ('item:i7', 'item:i8')")).toEqual(['item 7!'])
    expect(rows('SELECT count(*) FROM search_text')).toEqual(['349'])
  })

  test('more documents than are kept in memory are all projected', async () => {
    const background = start()
    const documents = Array.from({ length: 20 }, (_, at) => roadmapId(must(parseGroupId(`g${at}`), 'group')))
    const writers = documents.map((document, at) => createWriter(log, document, at + 1))
    for (const letter of 'ab') {
      for (const { edit, doc } of writers) await edit(doc.getMap('items').size === 0 ? addItem('one', letter) : typeInTitle('one', letter))
      await background.projected()
    }
    expect(rows('SELECT DISTINCT es FROM search_text')).toEqual(['ab'])
    expect(rows('SELECT count(*) FROM search_text')).toEqual(['20'])
  })
})

describe('[L9] history is never shorter than its log', () => {
  const ENTRIES = 120
  const written = async () => {
    const { edit } = createWriter(log, tri, 1)
    await edit(addItem('one', 'a'))
    for (let n = 1; n < ENTRIES; n++) {
      await clock.advance(1)
      await edit(setIn('items', 'one', 'archived', n % 2 === 1))
    }
  }
  const events = () => rows('SELECT document, seq, ord, event FROM history_event ORDER BY seq, ord')

  test('a log that takes minutes to read gives every event', async () => {
    await written()
    await start().projected()
    const expected = events()
    expect(expected.length).toBeGreaterThanOrEqual(ENTRIES)
    await createProjectionStore(queries).history.clear()
    /** Half a minute for each quarter of the log. */
    const slow: UpdateLog = {
      ...log,
      async *read(document, after, upTo) {
        for await (const entry of log.read(document, after, upTo)) {
          if (entry.seq % (ENTRIES / 8) === 0) await clock.advance(30_000)
          yield entry
        }
      },
    }
    await start(slow).projected()
    expect(events()).toEqual(expected)
    expect(rows('SELECT name, seq, entries FROM projector ORDER BY name')).toEqual([
      `history | ${ENTRIES} | ${ENTRIES}`,
      `titles | ${ENTRIES} | ${ENTRIES}`,
    ])
    expect(troubles).toEqual([])
  })

  test('a fold that misses entries is an error, and its cursor stays', async () => {
    const store = createProjectionStore(queries).history
    const happened = { events: [], faces: [], moved: [], removed: [], entries: 2 }
    await expect(store.save(tri, { from: seq(0), upTo: seq(3) }, happened)).rejects.toThrow('2 of the 3 entries')
    expect(await store.cursor(tri)).toBe(0)
  })

  test('a history written by a version that did not count its entries is read anew', async () => {
    log = createSqliteLog({ database, clock, meetingOf: () => null })
    await written()
    await start().projected()
    const expected = events()
    database.sqlite.exec("DELETE FROM history_event WHERE seq > 60; UPDATE projector SET entries = 0 WHERE name = 'history'")
    expect(await isBehind(queries)).toBe(true)
    await start().projected()
    expect(events()).toEqual(expected)
    expect(await isBehind(queries)).toBe(false)
    expect(troubles).toEqual([])
  })
})

describe('trouble with one document', () => {
  test('[L5] a damaged log is reported, and the others are projected', async () => {
    log = createSqliteLog({ database, clock, meetingOf: () => null })
    for (const [at, document] of [tri, roadmapId(must(parseGroupId('duo'), 'group'))].entries())
      await createWriter(log, document, at + 1).edit(addItem('one', 'a'))
    database.sqlite.exec("UPDATE log_entry SET author = 'eve' WHERE document = 1")
    await start().projected()
    expect(troubles).toEqual([expect.any(DamagedLogError)])
    expect(rows('SELECT document FROM search_text')).toEqual(['roadmap:duo'])
  })

  test('is projected a second later, whole, when it could not be saved', async () => {
    const background = start()
    const { edit } = createWriter(log, tri, 1)
    await edit(addItem('one', 'a'))
    await background.projected()
    await edit(typeInTitle('one', 'b'))
    database.sqlite.exec('PRAGMA query_only = ON')
    await background.projected()
    database.sqlite.exec('PRAGMA query_only = OFF')
    expect(rows('SELECT es FROM search_text')).toEqual(['a'])
    await clock.advance(1_100)
    expect(rows('SELECT es FROM search_text')).toEqual(['ab'])
    expect(troubles).toEqual([])
  })
})
