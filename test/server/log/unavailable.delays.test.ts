// A locked or full disk: nothing is acknowledged, the event loop is not held for long, and no restart is needed.
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { LogUnavailableError } from '../../../server/log/log.ts'
import { verifyLog } from '../../../server/log/verifyChain.ts'
import { seq } from '../../../shared/ids.ts'
import { openLog } from './openLog.ts'
import { aClaim, aDraft, ana, appendTo, bob, collect, page, roadmap } from './updateLogContract.ts'

test('[RE-04] [L4] a locked database refuses within 150 ms of held event loop, keeps nothing, and works again once it is free', async () => {
  const { log, file } = await openLog()
  await appendTo(log, page, { drafts: [aDraft(1)] })
  const head = await log.head(page)
  const other = new DatabaseSync(file)
  onTestFinished(() => other.close())
  other.exec('BEGIN IMMEDIATE')
  const start = performance.now()
  const append = appendTo(log, page, { after: head, claims: [aClaim(1, bob)], drafts: [aDraft(2)] })
  await expect(append).rejects.toThrow(LogUnavailableError)
  expect(performance.now() - start).toBeLessThan(150)
  expect(await log.head(page)).toEqual(head)
  expect(await collect(log.read(page, seq(0)))).toHaveLength(1)
  other.exec('ROLLBACK')
  expect(await appendTo(log, page, { after: head, claims: [aClaim(1, ana)], drafts: [aDraft(3)] })).toMatchObject({ ok: true })
  expect(await verifyLog(log, page)).toEqual({ ok: true, entries: 2 })
})

test('[L4] a full disk in the middle of an append leaves nothing of it, also of a document that it began', async () => {
  const { log, database } = await openLog()
  await appendTo(log, page, { drafts: [aDraft(1)] })
  const head = await log.head(page)
  const { page_count: pages } = { ...database.sqlite.prepare('PRAGMA page_count').get() }
  database.sqlite.exec(`PRAGMA max_page_count = ${pages}`)
  const large = { ...aDraft(), updates: [new Uint8Array(200_000)] }
  const append = log.append([
    { document: roadmap, after: await log.head(roadmap), claims: [aClaim(1, ana)], drafts: [aDraft(7)] },
    { document: page, after: head, claims: [], drafts: [large] },
  ])
  await expect(append).rejects.toThrow(LogUnavailableError)
  await expect(
    log.saveCheckpoint({ document: page, seq: seq(1), state: large.updates[0] ?? new Uint8Array(), stateVector: new Uint8Array() }),
  ).rejects.toThrow(LogUnavailableError)
  expect(await log.head(page)).toEqual(head)
  expect(await log.documents()).toEqual([page])
  database.sqlite.exec('PRAGMA max_page_count = 1073741823')
  expect(await appendTo(log, roadmap, { claims: [aClaim(1, bob)], drafts: [aDraft(7)] })).toMatchObject({ ok: true })
  expect(await appendTo(log, page, { after: head, drafts: [large] })).toMatchObject({ ok: true })
})

test('an append waits for a transaction of Kysely on the same connection', async () => {
  const { log, database } = await openLog()
  const order: string[] = []
  const group = { id: 'g', name_es: '', name_en: '', created_at: 1, sample: 0 }
  const transaction = database.kysely.transaction().execute(async (open) => {
    await open.insertInto('work_group').values(group).execute()
    const append = appendTo(log, page, { drafts: [aDraft(1)] }).then(() => order.push('appended'))
    await new Promise((resolve) => setImmediate(resolve))
    await open.updateTable('work_group').set({ sample: 1 }).execute()
    order.push('committing')
    return { append }
  })
  await (await transaction).append
  expect(order).toEqual(['committing', 'appended'])
  expect((await log.head(page)).seq).toBe(1)
})
