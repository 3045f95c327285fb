// A person who can write to the database file can change the log; nobody can do it unnoticed, and the entry is named.
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DamagedLogError } from '../../../server/log/log.ts'
import { verifyLog } from '../../../server/log/verifyChain.ts'
import { seq } from '../../../shared/ids.ts'
import { seedOf } from '../../harness/seeds.ts'
import { openLog } from './openLog.ts'
import { aClaim, aDraft, ana, appendTo, collect, grownState, page, roadmap } from './updateLogContract.ts'

const ENTRIES = 10
const aLogOfTen = async () => {
  const opened = await openLog()
  await appendTo(opened.log, roadmap, { drafts: [aDraft(1)] })
  for (let at = 1; at <= ENTRIES; at++) await appendTo(opened.log, page, { drafts: [aDraft(at, at, at)], claims: [aClaim(at, ana)] })
  return opened
}
const PAGE = "document = (SELECT number FROM log_document WHERE id = 'page:intro')"

const flip = (was: SQLOutputValue, place: number, bit: number): SQLOutputValue => {
  if (typeof was === 'number') return was ^ (1 << bit)
  const bytes = was instanceof Uint8Array ? was.slice() : new TextEncoder().encode(String(was))
  const at = place % bytes.length
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (was instanceof Uint8Array ? bit : bit % 6))
  return was instanceof Uint8Array ? bytes : new TextDecoder().decode(bytes)
}

describe('[I4] an entry that was changed behind our back is named', () => {
  test.each([
    ['one bit of its update', `UPDATE log_entry SET updates = x'0304040C' WHERE ${PAGE} AND seq = 4`, 4],
    ['another author', `UPDATE log_entry SET author = 'bob' WHERE ${PAGE} AND seq = 7`, 7],
    ['another time', `UPDATE log_entry SET at = at + 1 WHERE ${PAGE} AND seq = 1`, 1],
    ['another delegation', `UPDATE log_entry SET delegation = NULL WHERE ${PAGE} AND seq = 10`, 10],
    ['a meeting', `UPDATE log_entry SET meeting = 'm1' WHERE ${PAGE} AND seq = 2`, 2],
    ['an unknown kind', `UPDATE log_entry SET kind = 'magic' WHERE ${PAGE} AND seq = 2`, 2],
    ['an author that is none', `UPDATE log_entry SET author = '' WHERE ${PAGE} AND seq = 3`, 3],
    ['updates that are no bytes', `UPDATE log_entry SET updates = 'text' WHERE ${PAGE} AND seq = 3`, 3],
    ['an overlong length of an update', `UPDATE log_entry SET updates = x'8300030303' WHERE ${PAGE} AND seq = 3`, 3],
    ['a time beyond all numbers', `UPDATE log_entry SET at = 9223372036854775807 WHERE ${PAGE} AND seq = 5`, 5],
    ['a time that is none', `UPDATE log_entry SET at = 1.5 WHERE ${PAGE} AND seq = 5`, 5],
    ['a head beyond all numbers', `UPDATE log_head SET seq = 9223372036854775807 WHERE ${PAGE}`, 0],
    ['no update at all', `UPDATE log_entry SET updates = x'' WHERE ${PAGE} AND seq = 5`, 5],
    ['removed from the middle', `DELETE FROM log_entry WHERE ${PAGE} AND seq = 6`, 6],
    ['removed from the start', `DELETE FROM log_entry WHERE ${PAGE} AND seq = 1`, 1],
    ['cut off at the end', `DELETE FROM log_entry WHERE ${PAGE} AND seq > 8`, 9],
    [
      'two entries exchanged',
      `UPDATE log_entry SET seq = 99 WHERE ${PAGE} AND seq = 3; UPDATE log_entry SET seq = 3 WHERE ${PAGE} AND seq = 4;
       UPDATE log_entry SET seq = 4 WHERE ${PAGE} AND seq = 99`,
      3,
    ],
    [
      'one entry more after the head',
      `INSERT INTO log_entry SELECT document, 11, at, kind, author, delegation, meeting, source, updates, digest
       FROM log_entry WHERE ${PAGE} AND seq = 10`,
      11,
    ],
    ['all entries removed', `DELETE FROM log_entry WHERE ${PAGE}`, 1],
    ['the head removed', `DELETE FROM log_head WHERE ${PAGE}`, 0],
    ['another head', `UPDATE log_head SET hash = zeroblob(32) WHERE ${PAGE}`, 10],
    ['a head that cannot be one', `UPDATE log_head SET hash = x'00' WHERE ${PAGE}`, 0],
    ['an older head', `UPDATE log_head SET seq = 9 WHERE ${PAGE}`, 10],
  ])('%s', async (_, sql, bad) => {
    const { log, database } = await aLogOfTen()
    expect(await verifyLog(log, page)).toEqual({ ok: true, entries: ENTRIES })
    database.sqlite.exec(sql)
    expect(await verifyLog(log, page)).toMatchObject({ ok: false, seq: bad })
    expect(await verifyLog(log, roadmap)).toEqual({ ok: true, entries: 1 })
  })

  test('any single bit of any entry', async () => {
    const { log, database } = await aLogOfTen()
    const column = fc.constantFrom('updates', 'digest', 'author', 'delegation', 'kind', 'at')
    const select = (name: string) => database.sqlite.prepare(`SELECT ${name} AS was FROM log_entry WHERE ${PAGE} AND seq = ?`)
    await fc.assert(
      fc.asyncProperty(column, fc.integer({ min: 1, max: ENTRIES }), fc.nat(), fc.nat(7), async (name, bad, place, bit) => {
        const was = select(name).get(bad)?.was ?? null
        const update = database.sqlite.prepare(`UPDATE log_entry SET ${name} = ? WHERE ${PAGE} AND seq = ?`)
        update.run(flip(was, place, bit), bad)
        expect(await verifyLog(log, page)).toMatchObject({ ok: false, seq: bad })
        update.run(was, bad)
        expect(await verifyLog(log, page)).toEqual({ ok: true, entries: ENTRIES })
      }),
      { numRuns: 60, seed: seedOf(11) },
    )
  })

  test('an entry whose own digest was made to fit no longer leads to the head', async () => {
    const { log, database } = await aLogOfTen()
    const other = await openLog()
    for (let at = 1; at <= ENTRIES; at++) await appendTo(other.log, page, { drafts: [aDraft(at === 4 ? 99 : at, at, at)] })
    const row = other.database.sqlite.prepare('SELECT updates, digest FROM log_entry WHERE seq = 4').get()
    database.sqlite
      .prepare(`UPDATE log_entry SET updates = ?, digest = ? WHERE ${PAGE} AND seq = 4`)
      .run(row?.updates ?? null, row?.digest ?? null)
    expect(await verifyLog(log, page)).toMatchObject({ ok: false, why: 'the chain does not end in the stored head' })
  })
})

describe('[L5] a damaged document', () => {
  test('is named when it is read, from wherever reading begins, and never shown in part as if it were whole', async () => {
    const { log, database } = await aLogOfTen()
    database.sqlite.exec(`UPDATE log_entry SET author = 'bob' WHERE ${PAGE} AND seq = 7`)
    await expect(collect(log.read(page, seq(5)))).rejects.toThrow(DamagedLogError)
    await expect(collect(log.read(page, seq(5)))).rejects.toMatchObject({ document: page, seq: 7 })
    expect(await collect(log.read(page, seq(7)))).toHaveLength(3)
  })

  test('keeps no snapshot when it was met while reading: the write-ahead log can still be moved into the database', async () => {
    const { log, database, file } = await aLogOfTen()
    database.sqlite.exec(`UPDATE log_entry SET author = 'bob' WHERE ${PAGE} AND seq = 7`)
    await expect(collect(log.read(page, seq(0)))).rejects.toThrow(DamagedLogError)
    await appendTo(log, roadmap, { drafts: [aDraft(2)] })
    const other = new DatabaseSync(file)
    expect(other.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()).toMatchObject({ busy: 0, log: 0 })
    other.close()
  })

  test('takes no more entries, while others in the same transaction do', async () => {
    const { log, database } = await aLogOfTen()
    const after = await log.head(page)
    database.sqlite.exec(`DELETE FROM log_entry WHERE ${PAGE} AND seq = 10`)
    await expect(log.head(page)).rejects.toMatchObject({ document: page, seq: 10 })
    const answers = await log.append([
      { document: page, after, claims: [], drafts: [aDraft(1)] },
      { document: roadmap, after: await log.head(roadmap), claims: [], drafts: [aDraft(2)] },
    ])
    expect(answers.get(page)).toEqual({ ok: false, why: 'moved' })
    expect(answers.get(roadmap)).toMatchObject({ ok: true })
  })

  test('[L6] a damaged checkpoint is skipped for the one before it', async () => {
    const { log, database } = await aLogOfTen()
    const checkpoint = (at: number) => ({ document: page, seq: seq(at), state: Uint8Array.of(at), stateVector: Uint8Array.of(at) })
    for (const at of [2, 5, 9]) await log.keepCheckpoint(checkpoint(at))
    expect(await log.checkpointAt(page)).toEqual(checkpoint(9))
    database.sqlite.exec(`UPDATE checkpoint SET state = x'00' WHERE seq = 9`)
    expect(await log.checkpointAt(page)).toEqual(checkpoint(5))
    database.sqlite.exec(`UPDATE checkpoint SET state_vector = x'00' WHERE seq = 5`)
    expect(await log.checkpointAt(page)).toEqual(checkpoint(2))
    database.sqlite.exec(`UPDATE checkpoint SET seq = 3 WHERE seq = 2`)
    expect(await log.checkpointAt(page)).toBeNull()
  })

  test('[L6] passes over unreadable checkpoints that others are stored as differences to, whatever their row points to', async () => {
    const { log, database } = await aLogOfTen()
    const checkpoint = (at: number) => ({ document: page, seq: seq(at), state: grownState(at), stateVector: Uint8Array.of(at) })
    for (const at of [2, 4, 6, 8]) await log.keepCheckpoint(checkpoint(at))
    expect((await log.historyCheckpoints(page)).map(({ basis }) => basis)).toEqual([null, 2, 2, 6])
    database.sqlite.exec(`UPDATE checkpoint SET state = x'00' WHERE seq = 6`)
    expect(await log.checkpointAt(page)).toEqual(checkpoint(4))
    for (const basis of [4, 8, 99, -1]) {
      database.sqlite.exec(`UPDATE checkpoint SET basis = ${basis} WHERE seq = 4`)
      expect(await log.checkpointAt(page)).toEqual(checkpoint(2))
    }
    database.sqlite.exec(`DELETE FROM checkpoint WHERE seq = 2`)
    expect(await log.checkpointAt(page)).toBeNull()
    await log.keepCheckpoint(checkpoint(9))
    expect(await log.checkpointAt(page)).toEqual(checkpoint(9))
  })
})
