// Marks, sessions and people stand in rows: changing one without an act is reported, and a restore refuses such a backup.
import { join } from 'node:path'
import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginActs, snapshotOf } from '../../../server/acts/begin.ts'
import { createActs } from '../../../server/acts/readActs.ts'
import { recordAct } from '../../../server/acts/recordAct.ts'
import { copyDatabase } from '../../../server/backup/copyDatabase.ts'
import { actsId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { run } from '../backup/installation.ts'
import { aFolder } from '../log/openLog.ts'
import { become, newMeeting } from '../meetings/holding.ts'
import { GROUP } from '../testWorld.ts'
import { openTrusting, PLAN, type Trusting } from './holding.ts'

const CLOSED = "(SELECT id FROM mark WHERE kind = 'closed' ORDER BY at LIMIT 1)"
const EXCHANGED: Readonly<Record<string, { readonly of: 'marks' | 'people'; readonly sql: readonly string[] }>> = {
  "a session's closing mark is moved to an earlier entry": {
    of: 'marks',
    sql: [
      `UPDATE mark_head SET seq = 2, hash = (SELECT hash FROM mark_head AS first WHERE first.document = mark_head.document ORDER BY seq LIMIT 1)
       WHERE document = '${PLAN}' AND mark = ${CLOSED}`,
    ],
  },
  "a session's closing is said to have been at another hour": {
    of: 'marks',
    sql: [`UPDATE mark SET at = at - 86400000 WHERE id = ${CLOSED}`],
  },
  'two sessions are exchanged': {
    of: 'marks',
    sql: ['UPDATE meeting SET number = number + 10', 'UPDATE meeting SET number = 13 - number'],
  },
  'a mark is removed': { of: 'marks', sql: [`DELETE FROM mark_head WHERE mark = ${CLOSED}`, `DELETE FROM mark WHERE id = ${CLOSED}`] },
  'the names of two people are exchanged': {
    of: 'people',
    sql: ["UPDATE account SET name = CASE name WHEN 'chair' THEN 'observer' ELSE 'chair' END"],
  },
  'the names are exchanged in the words of the acts, too': {
    of: 'people',
    sql: [
      "UPDATE account SET name = CASE name WHEN 'chair' THEN 'observer' ELSE 'chair' END",
      "UPDATE act_word SET words = CASE words WHEN 'chair' THEN 'observer' ELSE 'chair' END",
    ],
  },
  'the quorum is changed': { of: 'people', sql: ['UPDATE work_group SET quorum = 7'] },
  'observers are let comment': { of: 'people', sql: ['UPDATE work_group SET observers_comment = 1'] },
  'a second factor is required': { of: 'people', sql: ['UPDATE work_group SET requires_factor_from = 9000000000000'] },
  'when reports are asked for is changed': { of: 'people', sql: ['UPDATE work_group SET report_days = 7'] },
  'a delegation is retired': { of: 'people', sql: ["UPDATE delegation SET retired = 1 WHERE id = 'us'"] },
  'an agency gets another acronym': { of: 'people', sql: ["UPDATE agency SET acronym = 'X' WHERE id = 'us-usa'"] },
  'somebody gets another role': { of: 'people', sql: ["UPDATE membership SET role = 'secretariat' WHERE role = 'observer'"] },
}

describe('[T15] [T59] marks and people are held against the acts', () => {
  let held: Trusting
  beforeEach(async () => {
    held = await openTrusting()
    await held.write(PLAN, 2)
    for (let session = 0; session < 2; session++) {
      const { id } = await newMeeting(held.chair)
      for (const state of ['open', 'inSession', 'closed'] as const) {
        await become(held.chair, id, state)
        await held.write(PLAN, 2)
      }
    }
  })
  afterEach(() => held.world.close())

  const tamper = async (what: string) => {
    const { db } = held.world.server.deps
    for (const sql of EXCHANGED[what]?.sql ?? []) await db.executeQuery(CompiledQuery.raw(sql))
  }
  const wrong = async () =>
    (await held.observer.ask('POST', `/api/groups/${GROUP}/verification`, {})).body.documents.filter(({ ok }: { ok: boolean }) => !ok)

  test('nothing is named of what was done by acts', async () => {
    expect(await wrong()).toEqual([])
  })

  test.each(Object.keys(EXCHANGED))('Verify now and restore name it when %s', async (what) => {
    await tamper(what)
    expect(await wrong()).toMatchObject([{ document: actsId(GROUP), reading: EXCHANGED[what]?.of }])
    const backup = join(aFolder(), 'backup.db')
    await copyDatabase({ engine: 'sqlite', file: join(held.world.config.dataDir, 'ruta.db') }, backup)
    const { code, said } = await run('restore', backup, aFolder())
    expect(code).toBe(1)
    expect(said).toMatch(new RegExp(`^DAMAGED {2}${actsId(GROUP)} {2}.+`, 'm'))
  })
})

describe('[T50] rows from before acts told of them are the server’s word', () => {
  let held: Trusting
  beforeEach(async () => {
    held = await openTrusting()
  })
  afterEach(() => held.world.close())

  /** Without the pause between two checks on demand. */
  const answered = async () => {
    await held.world.server.background.verify([actsId(GROUP)])
    return (await held.observer.ask('GET', `/api/groups/${GROUP}/verification`)).body
  }
  const wrong = async () => (await answered()).documents.filter(({ ok }: { ok: boolean }) => !ok)
  /** As the version before left it. */
  const unrecorded = async () => {
    const { deps } = held.world.server
    const { db } = deps
    await db.deleteFrom('verification').where('document', '=', actsId(GROUP)).execute()
    for (const table of ['log_entry', 'log_head'] as const)
      await db
        .deleteFrom(table)
        .where('document', '=', ({ selectFrom }) => selectFrom('log_document').select('number').where('id', '=', actsId(GROUP)))
        .execute()
    await db.deleteFrom('act_word').execute()
    await db.transaction().execute(async (inside) => {
      const acting = { ...deps, db: inside }
      await recordAct(acting, { group: GROUP, by: null, what: { type: 'begun', ...(await snapshotOf(acting, GROUP)) } })
    })
  }
  const exchangeAddresses = async () => {
    const { db } = held.world.server.deps
    for (const [from, to] of [
      ['chair@example.org', 'nobody'],
      ['observer@example.org', 'chair@example.org'],
      ['nobody', 'observer@example.org'],
    ])
      await db
        .updateTable('account')
        .set({ email: must(to, 'an address') })
        .where('email', '=', must(from, 'an address'))
        .execute()
  }

  test('the first start records them as they are, as an act that is told, and reports no damage', async () => {
    await unrecorded()
    const { server } = held.world
    // An account that an earlier version erased after the backup that was restored since.
    await server.deps.db.deleteFrom('act_word').where('words', '=', 'observer').execute()
    expect((await answered()).rowsSince).toBeNull()
    await exchangeAddresses()
    expect(await wrong()).toEqual([])
    held.clock.advance(60_000)
    const acts = createActs(server.log)
    await beginActs(server.deps, acts)
    await beginActs(server.deps, acts)
    expect((await acts.of(GROUP)).map(({ what }) => what.type)).toEqual(['begun', 'rowsRecorded'])
    expect(await wrong()).toEqual([])
    held.clock.advance(60_000)
    expect((await answered()).rowsSince).toBe(held.clock.now() - 60_000)
    await exchangeAddresses()
    expect(await wrong()).toMatchObject([{ document: actsId(GROUP), reading: 'people' }])
    await exchangeAddresses()
    await server.deps.db.deleteFrom('act_word').where('words', '=', 'chair').execute()
    expect(await wrong()).toMatchObject([{ document: actsId(GROUP), reading: 'people' }])
  })

  test('[T58] an address that is changed, and who joins and leaves, are acts with its hash, and no archive holds it', async () => {
    const { server } = held.world
    const ana = await held.world.addPerson('quetzal7731@example.org', 'delegate')
    expect((await answered()).rowsSince).toBeNull()
    expect(await wrong()).toEqual([])
    const stored = () => server.deps.db.selectFrom('act_word').select('words').where('kind', '=', 'address').execute()
    expect((await stored()).map(({ words }) => words)).toContain('quetzal7731@example.org')
    const archive = await held.chair.ask('GET', `/api/groups/${GROUP}/archive`)
    expect(archive.status).toBe(200)
    expect(archive.text).toContain('quetzal7731')
    expect(archive.text).not.toContain('quetzal7731@example.org')
    expect((await held.chair.ask('DELETE', `/api/groups/${GROUP}/members/${ana}`)).status).toBe(204)
    expect((await stored()).map(({ words }) => words)).not.toContain('quetzal7731@example.org')
    expect(await wrong()).toEqual([])
  })
})
