import { describe, expect, test } from 'vitest'
import { decodeAwareness, encodeAwarenessEntries } from '../../../server/relay/awareness.ts'
import { LIMITS } from '../../../server/relay/limits.ts'
import { createRoomPresence, type PresenceHolder } from '../../../server/relay/presence.ts'
import { stamped } from '../../../server/relay/stampPresence.ts'
import { type AccountId, type ClientId, clientId } from '../../../shared/ids.ts'
import { whoIs } from '../../harness/relay.ts'

const says = (client: number, clock: number, state: unknown) =>
  encodeAwarenessEntries([{ client, clock, state: Buffer.from(JSON.stringify(state)) }])

const begin = () => {
  const owners = new Map<ClientId, AccountId>()
  const presence = createRoomPresence({ ownerOf: (client) => owners.get(client), onDisk: () => true, limits: LIMITS })
  const told = () =>
    presence.takeChanges()?.entries.map(({ client, clock, state }) => [client, clock, JSON.parse(Buffer.from(state).toString())])
  const holder = (account: string, access: 'read' | 'write' = 'read'): PresenceHolder => ({ who: whoIs(account, access) })
  return { owners, presence, told, holder }
}
const stampOf = (account: string) => ({ name: account.toUpperCase(), delegation: 'co', account })

describe('[W10] presence', () => {
  test('carries the identity that the server knows, whatever the client says', () => {
    const { presence, told, holder } = begin()
    presence.receive(holder('ana'), says(5, 1, { user: { name: 'The Chair' }, editing: 'item:x' }))
    expect(told()).toEqual([[5, 1, { user: stampOf('ana'), editing: 'item:x' }]])
  })
  test('waits for the claim of a writer under an unowned id', () => {
    const { presence, told, holder, owners } = begin()
    const ana = holder('ana', 'write')
    expect(presence.receive(ana, says(5, 1, { at: 1 }))).toEqual({ type: 'claim', client: 5, byHand: false })
    expect([told(), presence.everybody(holder('bob'))]).toEqual([undefined, []])
    owners.set(clientId(5), ana.who.account)
    presence.show(ana)
    expect(told()).toEqual([[5, 1, { at: 1, user: stampOf('ana') }]])
  })
  test('under an id of another account is not shown', () => {
    const { presence, told, holder, owners } = begin()
    owners.set(clientId(5), whoIs('bob').account)
    expect(presence.receive(holder('ana', 'write'), says(5, 1, {}))).toEqual({ type: 'ignored' })
    expect(presence.receive(holder('eve'), says(5, 1, {}))).toEqual({ type: 'ignored' })
    expect(told()).toBeUndefined()
  })
  test('has one id for each connection: what it repeats of others is ignored', () => {
    const { presence, told, holder } = begin()
    const [ana, bob] = [holder('ana'), holder('bob')]
    presence.receive(ana, says(5, 1, {}))
    presence.receive(bob, says(6, 1, {}))
    told()
    expect(presence.receive(bob, says(5, 9, { evil: true }))).toEqual({ type: 'ignored' })
    expect(presence.receive(bob, says(7, 1, { evil: true }))).toEqual({ type: 'ignored' })
    expect(presence.receive(bob, says(5, 9, null))).toEqual({ type: 'ignored' })
    expect(told()).toBeUndefined()
  })
  test('an observer cannot take the id that another one just had', () => {
    const { presence, told, holder } = begin()
    const ana = holder('ana')
    presence.receive(ana, says(5, 1, {}))
    presence.leave(ana)
    told()
    expect(presence.receive(holder('bob'), says(5, 2, {}))).toEqual({ type: 'ignored' })
  })
  test('ends with a null state that is newer than the last one', () => {
    const { presence, told, holder } = begin()
    const ana = holder('ana')
    presence.receive(ana, says(5, 7, {}))
    told()
    presence.leave(ana)
    expect(told()).toEqual([[5, 8, null]])
  })
  test('is newer than the leaving when somebody returns under the same id and clock, and is not echoed', () => {
    const { presence, told, holder } = begin()
    const [ana, again] = [holder('ana'), holder('ana')]
    presence.receive(ana, says(5, 7, {}))
    presence.leave(ana)
    told()
    presence.receive(again, says(5, 7, { back: true }))
    const changes = presence.takeChanges()
    expect(changes?.entries[0]?.clock).toBeGreaterThan(8)
    expect(changes?.echoes.get(again)).toBe(5)
  })
  test('replaces the one of the same person’s older line, whose end then says nothing', () => {
    const { presence, told, holder } = begin()
    const [old, fresh] = [holder('ana'), holder('ana')]
    presence.receive(old, says(5, 7, {}))
    presence.receive(fresh, says(5, 8, { fresh: true }))
    presence.leave(old)
    expect(told()).toEqual([[5, 16, { fresh: true, user: stampOf('ana') }]])
  })
  test('keeps only the newest of what is not told yet, and nothing older', () => {
    const { presence, told, holder } = begin()
    const ana = holder('ana')
    for (const clock of [1, 2, 3, 2]) presence.receive(ana, says(5, clock, { clock }))
    expect(told()).toEqual([[5, 3, { clock: 3, user: stampOf('ana') }]])
  })
  test('[A2] shows an act of a person by a change, not by the first message of a line or a renewal', () => {
    const { presence, holder } = begin()
    const ana = holder('ana')
    expect(presence.receive(ana, says(5, 1, { at: 1 }))).toEqual({ type: 'accepted', byHand: false })
    expect(presence.receive(ana, says(5, 2, { at: 1 }))).toEqual({ type: 'accepted', byHand: false })
    expect(presence.receive(ana, says(5, 3, { at: 2 }))).toEqual({ type: 'accepted', byHand: true })
  })
  test('larger than 4 KB, deeply nested, or no object is not shown', () => {
    const { presence, told, holder } = begin()
    const deep = Array.from({ length: 40 }).reduce<unknown>((inner) => ({ inner }), 1)
    for (const state of [{ x: 'x'.repeat(4_100) }, deep, [1], 'text', 7, true]) {
      expect(presence.receive(holder('ana'), says(5, 1, state))).toEqual({ type: 'ignored' })
    }
    expect(told()).toBeUndefined()
    expect(presence.receive(holder('ana'), new Uint8Array([200, 1, 2]))).toEqual({ type: 'malformed' })
  })
})

describe('[W10] a stamp', () => {
  const stamp = '{"name":"Ana"}'
  test.each([
    ['{}', { user: { name: 'Ana' } }],
    [' { } ', { user: { name: 'Ana' } }],
    ['{"a":{}}', { a: {}, user: { name: 'Ana' } }],
    ['{"user":1,"u\\u0073er":2}', { user: { name: 'Ana' } }],
    ['{"a":"}"}\n', { a: '}', user: { name: 'Ana' } }],
    ['{"a":"{"}', { a: '{', user: { name: 'Ana' } }],
  ])('on %s', (state, expected) => {
    expect(JSON.parse(Buffer.from(stamped(Buffer.from(state), stamp) ?? []).toString())).toEqual(expected)
  })
  test.each(['', 'null', '[]', '{"a":1', '{}{}', '"x"'])('is not put on %j', (state) => {
    expect(stamped(Buffer.from(state), stamp)).toBeNull()
  })
  test('is not put on what is no UTF-8', () => expect(stamped(Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), stamp)).toBeNull())
})

test('an awareness update is read to its last byte, or not at all', () => {
  const update = encodeAwarenessEntries([{ client: 1, clock: 2, state: Buffer.from('{}') }])
  expect(decodeAwareness(update)).toHaveLength(1)
  for (let cut = 0; cut < update.length; cut++) expect(decodeAwareness(update.subarray(0, cut))).toBeNull()
  expect(decodeAwareness(Buffer.concat([update, Buffer.from([0])]))).toBeNull()
})
