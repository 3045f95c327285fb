// A backup goes back under people who were ahead of it: real servers, our client, and the operator's commands as processes.

import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { UnsentCopy } from '../../../client/base/unsentCopies.ts'
import { createMemoryShelf } from '../../../client/live/offline/memoryStore.ts'
import type { OpenDocument } from '../../../client/live/openDocument.ts'
import { systemRandom } from '../../../server/clock.ts'
import { composeServer, type RunningServer } from '../../../server/composeServer.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { createLogger } from '../../../server/observe/logger.ts'
import type { HistoryPage } from '../../../shared/api/history.ts'
import { type AccountId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addItem, setField } from '../../../shared/roadmap/write.ts'
import { arrive, comeIn, lives } from '../../client/live/people.ts'
import { PATIENCE_MS } from '../../harness/patience.ts'
import { run } from '../backup/installation.ts'
import { aFolder } from '../log/openLog.ts'
import { GROUP, openWorld, signedIn, type Visitor } from '../testWorld.ts'

const until = (what: () => boolean) => vi.waitUntil(what, { timeout: PATIENCE_MS, interval: 5 })
const says = (live: () => OpenDocument, ...types: readonly string[]) => until(() => types.includes(live().saveStatus().type))
const titles = (live: OpenDocument) => readRoadMap(live.doc).items.map(({ title }) => title.es)

/** One person's device, as `liveDocuments` keeps it: after a refusal a life begins anew, and what was set aside stays. */
const createDevice = () => {
  const shelf = createMemoryShelf()
  const kept: UnsentCopy[] = []
  let current: OpenDocument | null = null
  const open = (person: Awaited<ReturnType<typeof arrive>>) => {
    const begin = () => {
      const { live } = person.open({
        lostByServer: async () => kept,
        tookBack: async (copy) => void kept.splice(kept.indexOf(copy), 1, { ...copy, recoveredAt: 1 }),
        refused: (unsent) => {
          const { reason, edits, made, update } = unsent
          kept.push({
            id: `${kept.length}`,
            document: roadmapId(GROUP),
            when: 0,
            reason,
            edits,
            made,
            text: '',
            update: new Uint8Array(update),
          })
          void live.forget().then(begin)
        },
      })
      current = live
    }
    begin()
  }
  return { shelf, kept, open, live: () => must(current, 'a life') }
}

/** Everything that the feed shows of what came back. */
const broughtBack = async (visitor: Visitor) => {
  const { body } = await visitor.ask('GET', `/api/groups/${GROUP}/history`)
  const { events }: HistoryPage = body
  return events.flatMap((one) => (one.recovered ? [{ author: one.author, by: one.recovered.by, verified: one.verified }] : []))
}

describe('[K5] after a restore', () => {
  test('nothing of others comes back before the operator opens recovery; then it does, unverified until its author returns', async () => {
    const world = await openWorld()
    const folder = world.config.dataDir
    let server: RunningServer = world.server
    onTestFinished(async () => {
      for (const live of lives.splice(0)) live.dispose()
      await server.close()
    })
    const [anas, bobs] = [createDevice(), createDevice()]
    const ana = await arrive(world, 'ana@example.org', 'delegate', anas.shelf)
    const bob = await arrive(world, 'bob@example.org', 'delegate', bobs.shelf)
    anas.open(ana)
    bobs.open(bob)
    await Promise.all([says(anas.live, 'saved'), says(bobs.live, 'saved')])
    const made = addItem(anas.live().doc, { title: { es: 'Antes' } }, systemRandom)
    if (!made.ok) throw new Error('no item')
    await says(anas.live, 'saved')

    // A backup beside somebody who writes; then both go on.
    let writes = true
    const writing = (async () => {
      for (let n = 0; writes; n++) {
        setField(bobs.live().doc, made.value, 'status', n % 2 === 0 ? 'proposed' : 'agreed')
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })()
    const backup = join(aFolder(), 'safe.db')
    expect((await run('backup', backup, folder)).code).toBe(0)
    writes = false
    await writing
    addItem(anas.live().doc, { title: { es: 'De Ana' } }, systemRandom)
    await until(() => titles(bobs.live()).includes('De Ana'))
    addItem(bobs.live().doc, { title: { es: 'De Bob' } }, systemRandom)
    await until(() => titles(anas.live()).includes('De Bob'))
    await Promise.all([says(anas.live, 'saved'), says(bobs.live, 'saved')])

    await server.close()
    anas.live().dispose()
    bobs.live().dispose()
    expect(await run('recover', '--open', folder)).toEqual({ code: 2, said: 'No backup was restored here: there is nothing to recover.\n' })
    expect((await run('restore', backup, folder)).code).toBe(0)
    server = await composeServer(world.config, { logger: createLogger('silent') })
    const returns = (email: string, account: AccountId, device: typeof anas) =>
      comeIn({ server }, { email, account }, device.shelf).then(device.open)

    // Bob is ahead: as long as nobody opens recovery his copy is set aside, whole.
    await returns('bob@example.org', bob.account, bobs)
    await until(() => bobs.kept.length === 1)
    await says(bobs.live, 'saved')
    expect(titles(bobs.live())).toEqual(['Antes'])

    expect((await run('recover', '--open', '--hours', '1', folder)).said).toMatch(/^tco {2}recovery is open until /)
    await says(bobs.live, 'broughtBack')
    expect(bobs.live().saveStatus()).toMatchObject({ others: expect.any(Number) })
    await until(() => titles(bobs.live()).length === 3)
    expect(bobs.kept).toMatchObject([{ recoveredAt: 1 }])
    const visitor = await signedIn({ server }, 'bob@example.org')
    await server.background.projected()
    expect(await broughtBack(visitor)).toContainEqual({ author: ana.account, by: bob.account, verified: false })
    expect((await broughtBack(visitor)).every(({ verified }) => verified === false)).toBe(true)

    // It closes; Ana's return is her own affair.
    expect((await run('recover', '--close', folder)).said).toMatch(/^tco {2}recovery is closed\n\d+ pieces/)
    await returns('ana@example.org', ana.account, anas)
    await until(() => titles(anas.live()).length === 3)
    await vi.waitUntil(async () => (await server.log.attributions(roadmapId(GROUP))).every(({ vouched }) => vouched !== null), {
      timeout: PATIENCE_MS,
    })
    expect(await broughtBack(visitor)).toContainEqual({ author: ana.account, by: bob.account, verified: true })
    expect(anas.kept).toEqual([])
    expect((await run('recover', '--status', folder)).said).toMatch(/recovery is closed\n\d+ pieces .* of 0 of them/)
    const audit = await server.deps.db
      .selectFrom('audit')
      .select(['action', 'subject'])
      .where('action', 'like', 'recovery.%')
      .orderBy('id')
      .execute()
    expect(audit).toEqual([
      { action: 'recovery.opened', subject: GROUP },
      { action: 'recovery.closed', subject: GROUP },
    ])
    expect((await run('recover', '--status', aFolder())).code).toBe(2)
  })

  test('the operator is told to start a database once that this version has not opened yet', async () => {
    const folder = aFolder()
    const { sqlite, close } = await openDatabase({ file: join(folder, 'ruta.db') })
    sqlite.exec("INSERT INTO work_group (id, name_es, name_en, created_at) VALUES ('tco', 'Grupo', 'Group', 1); DROP TABLE recovery")
    close()
    expect(await run('recover', '--status', folder)).toMatchObject({ code: 2, said: expect.stringContaining('start Ruta once') })
    for (const wrong of [['--open', '--close'], ['--open', '--hours', '0'], ['--later'], []])
      expect((await run('recover', ...wrong)).said).toMatch(/^Use: /)
  })
})
