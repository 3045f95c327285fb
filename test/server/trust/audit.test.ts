// The audit's own chain: a change behind the server's back is reported by every check, and no backup or restore takes it for whole.
import { join } from 'node:path'
import { CompiledQuery } from 'kysely'
import { describe, expect, test } from 'vitest'
import { takeIn } from '../../../server/audit/append.ts'
import { checkAudit } from '../../../server/audit/checkAudit.ts'
import { createProjectionCheck } from '../../../server/background/checkProjection.ts'
import { systemClock } from '../../../server/clock.ts'
import { statement } from '../../../server/db/queries.ts'
import { whereOf } from '../../../server/openInstallation.ts'
import { allOurs } from '../../../server/storage/leases.ts'
import { openWorkerStorage } from '../../../server/storage/openWorkerStorage.ts'
import { postgresWorkerStorage } from '../../../server/storage/postgresStorage.ts'
import { AUDIT, createVerifier } from '../../../server/trust/verifier.ts'
import { verifyStorage } from '../../../server/verify/verifyFolder.ts'
import { logOn, openOnPostgres, usePostgres } from '../../harness/onPostgres.ts'
import { run } from '../backup/installation.ts'
import { aFolder } from '../log/openLog.ts'
import { GROUP } from '../testWorld.ts'
import { openTrusting, PLAN, type Trusting } from './holding.ts'

const postgres = usePostgres()
const DAY = 24 * 3_600_000

const TAMPERED: Readonly<Record<string, { readonly sql: string; readonly why: RegExp }>> = {
  'an entry is changed': { sql: "UPDATE audit SET subject = 'somebody' WHERE n = 2", why: /^entry 2: it, or one before it, was changed$/ },
  'an entry is removed': { sql: 'DELETE FROM audit WHERE n = 2', why: /^entry 2 is missing$/ },
  'its end is cut off': { sql: 'DELETE FROM audit WHERE n = (SELECT max(n) FROM audit)', why: /^entries \d+ to \d+ are missing$/ },
  'its head is moved back': { sql: 'UPDATE audit_head SET n = n - 1', why: /^entry \d+ is not the one that was recorded last$/ },
}

describe('[T44] the chain of the audit', () => {
  const withAudit = async (use: (held: Trusting, tamper: (sql: string) => Promise<unknown>) => Promise<void>) => {
    const held = await openTrusting()
    try {
      await held.write(PLAN, 2)
      await held.observer.ask('GET', `/api/groups/${GROUP}/heads`)
      await use(held, (sql) => held.world.server.deps.db.executeQuery(CompiledQuery.raw(sql)))
    } finally {
      await held.world.close()
    }
  }

  test.each(Object.keys(TAMPERED))('is named by Verify now and every night when %s, and neither backed up nor restored', async (what) => {
    const { sql = '', why = /$/ } = TAMPERED[what] ?? {}
    await withAudit(async (held, tamper) => {
      const check = async () => (await held.observer.ask('POST', `/api/groups/${GROUP}/verification`, {})).body
      const file = join(aFolder(), 'before.db')
      expect(await run('backup', file, held.world.config.dataDir)).toMatchObject({ code: 0 })
      await tamper(sql)
      expect((await check()).audit).toMatchObject({ ok: false, why: expect.stringMatching(why) })
      expect((await held.observer.ask('GET', '/readyz')).body.damaged).toContain(AUDIT)
      const target = join(aFolder(), 'after.db')
      const backup = await run('backup', target, held.world.config.dataDir)
      expect([backup.code, backup.said]).toEqual([1, expect.stringMatching(/^DAMAGED {2}audit {2}.+/m)])
      const restored = await run('restore', `${target}.damaged`, aFolder())
      expect([restored.code, restored.said]).toEqual([1, expect.stringMatching(/^DAMAGED {2}audit {2}.+/m)])
      const { db } = held.world.server.deps
      await db.deleteFrom('verification').where('document', '=', AUDIT).execute()
      held.clock.advance(DAY)
      const nightly = () => db.selectFrom('verification').select('why').where('document', '=', AUDIT).executeTakeFirst()
      await expect.poll(nightly).toMatchObject({ why: expect.stringMatching(why) })
    })
  })

  test.each(Object.keys(TAMPERED))('is named on PostgreSQL, too, when %s', async (what) => {
    const { sql = '', why = /$/ } = TAMPERED[what] ?? {}
    const database = await openOnPostgres(await postgres().database())
    const storage = postgresWorkerStorage(database.pool, () => allOurs)
    const { queries } = storage
    const ADD = "INSERT INTO audit (at, account, action, subject, detail, address) VALUES (?, NULL, 'session.opened', 'x', 'd', '')"
    await queries.write([1, 2, 3].map((at) => statement(ADD, at)))
    await takeIn(database.kysely, (bytes) => new Uint8Array(bytes))
    const check = async () => {
      const log = logOn(database, systemClock)
      const projected = createProjectionCheck(queries)
      const verifier = createVerifier({
        queries,
        log,
        clock: systemClock,
        projected,
        caughtUp: async () => undefined,
        report: () => undefined,
      })
      await verifier.verifyAudit()
      await verifier.close()
      const [row] = await queries.all('SELECT why FROM verification WHERE document = ?', AUDIT)
      return row?.why
    }
    expect(await check()).toBeNull()
    await queries.write([statement(sql)])
    expect(await check()).toMatch(why)
    const lines: string[] = []
    expect(await verifyStorage(storage, { say: (line) => lines.push(line) })).toBe(1)
    expect(lines).toContainEqual(expect.stringMatching(/^DAMAGED {2}audit {2}.+/))
  })

  test('is not said to be broken while the server writes in it', async () => {
    await withAudit(async (held) => {
      const writing = async () => {
        for (let n = 0; n < 30; n++) await held.observer.ask('GET', `/api/groups/${GROUP}/heads`)
      }
      const checking = async () => {
        const storage = await openWorkerStorage(whereOf(held.world.config), { clock: held.clock, report: () => undefined }, true)
        for (let n = 0; n < 200; n++) expect(await checkAudit(storage.queries)).toMatchObject({ fault: null })
        await storage.close()
      }
      await Promise.all([writing(), checking()])
    })
  })
})
