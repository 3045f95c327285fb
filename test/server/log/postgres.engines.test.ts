// What only a database between servers can get wrong: races for one head, acts in the midst of appends, a database that is gone.
import { expect, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import { LogUnavailableError, type UpdateLog } from '../../../server/log/log.ts'
import { verifyLog } from '../../../server/log/verifyChain.ts'
import { currentStamps } from '../../../server/meetings/currentStamps.ts'
import { type NewMark, recordMark } from '../../../server/meetings/recordMark.ts'
import { openStorage } from '../../../server/storage/openStorage.ts'
import { parseGroupId, parseMeetingId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { logOn, openOnPostgres, useOwnPostgres } from '../../harness/onPostgres.ts'
import { createDice } from '../../harness/random.ts'
import { aDraft, ana, appendTo, collect, page, roadmap } from './updateLogContract.ts'

const postgres = useOwnPostgres()
const TRI = must(parseGroupId('tri'), 'a group')
const M1 = must(parseMeetingId('m1'), 'a meeting')

/** Tries again on the head that the others have left. */
const appendAll = async (log: UpdateLog, count: number, byte: number): Promise<number> => {
  let moved = 0
  for (let n = 0; n < count; ) {
    const heads = await Promise.all([page, roadmap].map((document) => log.head(document)))
    const answers = await log.append(
      [page, roadmap].map((document, at) => ({ document, after: must(heads[at], 'a head'), claims: [], drafts: [aDraft(byte, n)] })),
    )
    if (answers.get(page)?.ok) n += 1
    else moved += 1
  }
  return moved
}

test('[N2] servers that append to the same documents at once leave one chain, in which every entry is once', async () => {
  const url = await postgres().database()
  const logs = await Promise.all([1, 2, 3].map(async () => logOn(await openOnPostgres(url), systemClock)))
  const moved = await Promise.all(logs.map((log, at) => appendAll(log, 15, at)))
  const [log] = logs
  if (!log) throw new Error('no log')
  expect(moved.reduce((sum, one) => sum + one)).toBeGreaterThan(0)
  expect(await verifyLog(log, page)).toEqual({ ok: true, entries: 45 })
  expect(await verifyLog(log, roadmap)).toMatchObject({ ok: true })
  const written = (await collect(log.read(page, seq(0)))).map(({ updates }) => String(updates[0]))
  expect(new Set(written).size).toBe(45)
})

test('[N2] [S3] [S4] a session that opens in the midst of appends marks a head: what is before it carries none, what comes after carries it', async () => {
  const url = await postgres().database()
  const database = await openOnPostgres(url)
  const { kysely } = database
  await kysely.insertInto('work_group').values({ id: 'tri', name_es: '', name_en: '', created_at: 1, sample: 0 }).execute()
  await kysely.insertInto('document').values({ id: page, kind: 'page', group_id: 'tri', created_at: 1, created_by: null }).execute()
  const meeting = {
    id: M1,
    group_id: 'tri',
    number: 1,
    state: 'open',
    shared: 1,
    created_at: 1,
    created_by: null,
    opened_at: 1,
    started_at: null,
    closed_at: null,
  }
  await kysely.insertInto('meeting').values(meeting).execute()
  const log = logOn(await openOnPostgres(url), systemClock, currentStamps)
  await appendTo(log, page, { drafts: [aDraft(0)] })
  let going = true
  const appending = (async () => {
    for (let n = 0; going; n++) await appendTo(log, page, { drafts: [aDraft(1, n % 256)] })
  })()
  const marked: number[] = []
  for (const state of ['inSession', 'open', 'inSession', 'open'])
    await kysely.transaction().execute(async (db) => {
      await db.updateTable('meeting').set({ state }).execute()
      const deps = { db, clock: systemClock, random: createDice(marked.length).bytes, bus: { publish: () => undefined } }
      const what: NewMark['what'] = ({ id, heads }) => ({ type: 'momentNamed', moment: id, name: 'Moment', heads })
      const { heads } = await recordMark(deps, { group: TRI, kind: 'named', meeting: null, name: null, by: ana, what })
      marked.push(heads[0]?.seq ?? 0)
    })
  going = false
  await appending
  const [first = 0, second = 0, third = 0, fourth = 0] = marked
  for (const entry of await collect(log.read(page, seq(0)))) {
    const isWithin = (entry.seq > first && entry.seq <= second) || (entry.seq > third && entry.seq <= fourth)
    expect([entry.seq, entry.meeting]).toEqual([entry.seq, isWithin ? M1 : null])
  }
})

test('[N3] [L4] a database that is killed yields no ack, keeps what it acknowledged, and is used again when it is back', async () => {
  const database = await openOnPostgres(await postgres().database())
  const log = logOn(database, systemClock)
  let acknowledged = 0
  const writing = (async () => {
    for (;;) acknowledged = must(await appendTo(log, page, { drafts: [aDraft(1)] }), 'an answer').ok ? acknowledged + 1 : acknowledged
  })()
  const failed = expect(writing).rejects.toThrow()
  await expect.poll(() => acknowledged).toBeGreaterThan(20)
  await postgres().kill()
  await failed
  const after = { seq: seq(acknowledged), hash: new Uint8Array(32) }
  await expect(log.append([{ document: page, after, claims: [], drafts: [aDraft(2)] }])).rejects.toThrow(LogUnavailableError)
  await postgres().start()
  const verified = await verifyLog(log, page)
  expect(verified.ok && verified.entries).toBeGreaterThanOrEqual(acknowledged)
  expect(await appendTo(log, page, { drafts: [aDraft(3)] })).toMatchObject({ ok: true })
})

test('[N4] a second server on one database is refused with a sentence, until the first one is gone', async () => {
  const where = { engine: 'postgres', url: await postgres().database() } as const
  const needs = { clock: systemClock, report: () => undefined }
  const first = await openStorage(where, needs)
  await expect(openStorage(where, needs)).rejects.toThrow('Another server uses this database')
  await first.close()
  await (await openStorage(where, needs)).close()
})

test('[N4] [N11] a server takes its place at PostgreSQL again after PostgreSQL was away', async () => {
  const where = { engine: 'postgres', url: await postgres().database() } as const
  const needs = { clock: systemClock, report: () => undefined }
  const first = await openStorage(where, needs)
  expect(await first.isFirst()).toBe(true)
  await postgres().kill()
  await postgres().start()
  // Asked while the line is away, it is nobody's.
  await expect.poll(() => first.isFirst().catch(() => false)).toBe(true)
  await expect(openStorage(where, needs)).rejects.toThrow('Another server uses this database')
  await first.close()
})
