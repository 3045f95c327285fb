// What is bounded, or done once, is so for all servers together; what a server bounds for its own sake it bounds alone.
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { systemClock } from '../../../../server/clock.ts'
import { openStorage } from '../../../../server/storage/openStorage.ts'
import { createSigner } from '../../../../server/trust/signer.ts'
import { roadmapId } from '../../../../shared/ids.ts'
import { decodeFrame, encodeProbe, encodeSyncStep1, encodeUpdate } from '../../../../shared/protocol/frame.ts'
import { usePostgres } from '../../../harness/onPostgres.ts'
import { useRedis } from '../../../harness/redis.ts'
import { GROUP, openWorld, PASSWORD, signedIn, type Visitor, visit, type World } from '../../testWorld.ts'
import { join, stockClient, type Upgrade } from '../sockets.ts'

const postgres = usePostgres()
const redis = useRedis()
let worlds: readonly [World, World]
let url: string
beforeAll(async () => {
  url = await postgres().database()
  const env = { DATABASE_URL: url, REDIS_URL: redis().url, CONNECTIONS_PER_ACCOUNT: '2' }
  worlds = [await openWorld({ env }), await openWorld({ env, bare: true })]
  for (const name of ['ana', 'luis', 'eva', 'sara']) await worlds[0].addPerson(`${name}@example.org`, 'delegate')
})
afterAll(async () => {
  for (const world of worlds) await world.close()
})

test('[N7] [A5] five wrong passwords are five, whichever servers they were told to', async () => {
  const guess = (world: World, password: string) =>
    visit(world)
      .ask('POST', '/api/session', { email: 'eva@example.org', password })
      .then(({ status }) => status)
  const [here, there] = worlds
  const told = []
  for (const world of [here, there, here, there, here]) told.push(await guess(world, 'una clave que no es la suya'))
  expect(told).toEqual([401, 401, 401, 401, 401])
  expect([await guess(there, PASSWORD), await guess(here, PASSWORD)]).toEqual([429, 429])
})

test('[N7] [L2] a client id that two people write under at once, on two servers, belongs to one of them, whose words alone are kept', async () => {
  const page = (await (await signedIn(worlds[0], 'ana@example.org')).ask('POST', `/api/groups/${GROUP}/pages`, {})).body.id
  const write = async (world: World, email: string, text: string): Promise<string> => {
    const doc = new Y.Doc()
    doc.clientID = 7
    doc.getText('title.es').insert(0, text)
    return said(await join(world, await signedIn(world, email), page), Y.encodeStateAsUpdate(doc))
  }
  await Promise.all([write(worlds[0], 'ana@example.org', 'de Ana'), write(worlds[1], 'luis@example.org', 'de Luis')])
  for (const world of worlds) {
    const reader = stockClient(world, await signedIn(world, 'sara@example.org'), page)
    await reader.synced
    expect(['de Ana', 'de Luis']).toContain(reader.doc.getText('title.es').toString())
    reader.destroy()
  }
})

test('each server holds as many sockets of an account as it may; together they hold that many times their number', async () => {
  const held = async (world: World, visitor: Visitor) => {
    const upgrades: Upgrade[] = []
    while (upgrades.length < 3) upgrades.push(await join(world, visitor, roadmapId(GROUP)))
    onTestFinished(() => {
      for (const { ws, status } of upgrades) if (status === 101) ws.terminate()
    })
    return upgrades.map(({ status }) => status)
  }
  for (const world of worlds) expect(await held(world, await signedIn(world, 'sara@example.org'))).toEqual([101, 101, 429])
})

test('[N11] signing and checking is done by one server for all, and by another one when it is gone; the installation has one key', async () => {
  const open = () => openStorage({ engine: 'postgres', url: own }, { clock: systemClock, report: () => undefined }, false)
  const own = await postgres().database()
  const [one, other] = [await open(), await open()]
  expect([await one.isFirst(), await other.isFirst(), await one.isFirst()]).toEqual([true, false, true])
  const signers = [one, other].map(({ db }) => createSigner({ db, clock: systemClock }))
  const bytes = new Uint8Array([1])
  const keys = await Promise.all(signers.map(async (signer) => (await signer.sign(bytes)).key))
  expect(new Set(keys).size).toBe(1)
  await one.close()
  await expect.poll(() => other.isFirst()).toBe(true)
  await other.close()
})

/** What becomes of an update; both ends of the socket are whole programs. */
const said = ({ ws }: { readonly ws: WebSocket }, update: Uint8Array): Promise<string> =>
  new Promise((resolve) => {
    ws.on('message', (data) => {
      const frame = data instanceof Buffer ? decodeFrame(new Uint8Array(data)) : null
      if (frame?.type !== 'denied' && frame?.type !== 'probe') return
      ws.terminate()
      resolve(frame.type === 'denied' ? `denied: ${frame.reason}` : 'acknowledged')
    })
    ws.send(encodeSyncStep1(Y.encodeStateVector(new Y.Doc())))
    ws.send(encodeUpdate(update))
    ws.send(encodeProbe(new Uint8Array([1])))
  })
