import { expect, test } from 'vitest'
import { type AwarenessEntry, encodeAwarenessEntries } from '../../../../server/relay/awareness.ts'
import { createSharedPresence } from '../../../../server/relay/cluster/sharedPresence.ts'
import { LIMITS } from '../../../../server/relay/limits.ts'
import { createRooms } from '../../../../server/relay/rooms.ts'
import { createFakeClock } from '../../../harness/clock.ts'
import { createNetwork } from '../../../harness/network.ts'
import { createDice } from '../../../harness/random.ts'
import { createRelay, PLAN, TABLES, whoIs } from '../../../harness/relay.ts'

const says = (client: number, clock: number, state: string): AwarenessEntry => ({ client, clock, state: Buffer.from(state) })
const ana = (clock: number) => says(5, clock, '{"user":{"name":"ANA"}}')

const begin = () => {
  const clock = createFakeClock()
  const bus = createNetwork({ clock, dice: createDice(1), lost: 0, slowestMs: 0 }).join()
  const presence = createSharedPresence({ document: PLAN, bus, clock, limits: LIMITS, ownerOf: () => undefined, onDisk: () => true })
  const told = () => presence.takeChanges()?.entries.map(({ client, state }) => [client, Buffer.from(state).toString()]) ?? []
  const hear = (...entries: AwarenessEntry[]) => presence.hear(encodeAwarenessEntries(entries))
  return { clock, presence, told, hear }
}

test('[N7] nobody is told what no browser could read of a presence that came by the bus', () => {
  const { presence, told, hear } = begin()
  presence.hear(Uint8Array.of(1, 5, 1, 200))
  hear(
    says(5, 1, '{"user":'),
    says(6, 1, '7'),
    says(7, 2 ** 52, '{}'),
    says(8, 2 ** 52, 'null'),
    says(9, 1, `{"a":"${'x'.repeat(20_000)}"}`),
  )
  expect([told(), presence.everybody({ who: whoIs('bob') })]).toEqual([[], []])
  hear(ana(1))
  expect(told()).toEqual([[5, '{"user":{"name":"ANA"}}']])
})

test('[N7] a person who was on a server that died is seen no more, and one who renews their presence is', async () => {
  const { clock, presence, told, hear } = begin()
  hear(ana(1), says(6, 1, '{}'))
  told()
  await clock.advance(30_000)
  hear(ana(2))
  await clock.advance(15_000)
  presence.sweep()
  expect(told().at(-1)).toEqual([6, 'null'])
  expect(presence.everybody({ who: whoIs('bob') }).map(({ client }) => client)).toEqual([5])
})

test('[N7] a room takes out by itself a person who was on a server that died', async () => {
  const relay = createRelay()
  const { clock, log, watch } = relay
  const network = createNetwork({ clock, dice: createDice(1), lost: 0, slowestMs: 0 })
  const [bus, other] = [network.join(), network.join()]
  const fold = async () => Promise.reject(new Error('nothing to fold'))
  const rooms = createRooms({ log, bus, clock, limits: LIMITS, schemaOf: () => TABLES, fold, watch })
  const bob = relay.client('bob')
  bob.connect(rooms)
  await relay.settle(bob)
  other.publish({ type: 'presence', document: PLAN, update: encodeAwarenessEntries([ana(1)]) })
  await relay.settle(bob)
  const late = async () => {
    const eve = relay.client('eve', 'read')
    eve.connect(rooms)
    await relay.settle(eve)
    const told = eve.line?.socket.written.some((frame) => Buffer.from(frame).includes('ANA'))
    eve.disconnect()
    return told
  }
  expect(await late()).toBe(true)
  await clock.advance(45_000)
  expect(await late()).toBe(false)
})
