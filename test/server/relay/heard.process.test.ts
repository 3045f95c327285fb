// A server that is restarted under a page, on the same port and the same data.
import { expect, test, vi } from 'vitest'
import { createMemoryShelf, createMemoryStore } from '../../../client/live/offline/memoryStore.ts'
import { systemClock, systemRandom } from '../../../server/clock.ts'
import { databaseFile, openDatabase } from '../../../server/db/open.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { parseAccountId, parseGroupId, roadmapId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { addItem, setField } from '../../../shared/roadmap/write.ts'
import { ServerProcess } from '../../bench/serverProcess.ts'
import { openOn, socketsOf } from '../../client/live/people.ts'

const PLAN = roadmapId(must(parseGroupId('bench'), 'a group'))

test('[H6] edits written while the server restarts are logged with when it had last heard the page, a moment before', async () => {
  const first = await ServerProcess.start()
  const { dir, port, session, headers } = first
  const me = await (await fetch(`${session.origin}/api/me`, { headers })).json()
  const account = must(parseAccountId(me.account.id), 'an account')
  const { live } = openOn(port, account, {
    id: PLAN,
    openSocket: socketsOf(session.cookie, session.origin),
    openStore: async () => createMemoryStore(createMemoryShelf()),
  })
  const saved = () => vi.waitUntil(() => live.saveStatus().type === 'saved' && live.waiting() === 0, { timeout: 60_000 })
  await saved()
  const added = addItem(live.doc, { title: { es: 'Acción' } }, systemRandom)
  const item = must(added.ok ? added.value : null, 'an item')
  setField(live.doc, item, 'due', '2026-10-05')
  await saved()
  await first.stop()
  setField(live.doc, item, 'due', '2026-12-01')
  const second = await ServerProcess.start(dir, port)
  await saved()
  await live.dispose()
  await second.stop()

  const database = await openDatabase({ file: databaseFile(dir) })
  const log = createSqliteLog({ database, clock: systemClock, meetingOf: () => null })
  const entries = []
  for await (const { kind, source, at } of log.read(PLAN, seq(0))) entries.push({ kind, source, at })
  database.close()
  const [last, before] = [must(entries.at(-1), 'an entry'), must(entries.at(-2), 'an entry')]
  expect([before.kind, before.source, last.kind]).toEqual(['live', null, 'sync'])
  const gap = (last.at - before.at) / 1000
  expect(last.source).toBeGreaterThan(0)
  expect(last.source).toBeLessThanOrEqual(Math.ceil(gap) + 1)
  await second.discard()
})
