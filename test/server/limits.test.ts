// Whatever says "not now" says when; and whose word counts about where a request comes from.
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { Hono } from 'hono'
import { DatabaseError } from 'pg'
import { describe, expect, test } from 'vitest'
import { answer, type Env } from '../../server/answers.ts'
import { createAddresses } from '../../server/clientAddress.ts'
import { readConfig, type TrustedProxies } from '../../server/config.ts'
import { onSqlite } from '../../server/db/databaseErrors.ts'
import { onPostgres } from '../../server/db/postgresErrors.ts'
import { LogUnavailableError } from '../../server/log/log.ts'
import { isDamage, isUnavailable } from '../../server/transientErrors.ts'
import { REFUSALS, type Refusal } from '../../shared/refusals.ts'
import { join } from './relay/sockets.ts'
import { GROUP, openWorld, signedIn } from './testWorld.ts'

describe('[O5] every refusal by a limit or an outage says when to come back', () => {
  const all: readonly Refusal[] = [
    'bad-request',
    'too-many',
    'unavailable',
    'outcome-busy',
    'outcome-slow',
    'files-underway',
    'server-failed',
    'forbidden',
  ]

  test('every refusal of 429 and 503, in its header and in its body, and no other', async () => {
    const passing = Object.entries(REFUSALS).flatMap(([refusal, status]) => (status === 429 || status === 503 ? [refusal] : []))
    expect(passing.sort()).toEqual([
      'files-underway',
      'history-behind',
      'network-failures',
      'new-texts',
      'outcome-busy',
      'outcome-slow',
      'provider-down',
      'too-many',
      'unavailable',
    ])
    for (const refusal of all) {
      const app = new Hono<Env>().get('/', (c) => answer(c, refusal))
      const answered = await app.request('/')
      const isPassing = passing.includes(refusal)
      expect(answered.headers.has('Retry-After')).toBe(isPassing)
      expect('retryAfter' in (await answered.json())).toBe(isPassing)
    }
  })

  test('a connection too many, and one that comes while the server ends', async () => {
    const world = await openWorld({ env: { CONNECTIONS_PER_ACCOUNT: '1' } })
    await world.addPerson('ana@example.org', 'chair')
    const ana = await signedIn(world, 'ana@example.org')
    const first = await join(world, ana, `roadmap:${GROUP}`)
    const second = await join(world, ana, `roadmap:${GROUP}`)
    expect([first.status, second.status, second.headers['retry-after']]).toEqual([101, 429, '10'])
    first.ws.close()
    await world.close()
  })

  test('a database that is locked, full, or gone: that passes, and a mistake of ours does not', async () => {
    const coded = (code: string) => Object.assign(new Error(code), { code })
    const sqlite = (errcode: number) => Object.assign(new Error('sqlite'), { code: 'ERR_SQLITE_ERROR', errcode })
    const state = (code: string) => Object.assign(new DatabaseError(code, code.length, 'error'), { code })
    /** As the adapter of PostgreSQL passes it on. */
    const raised = (error: unknown) =>
      onPostgres(() => Promise.reject(error)).then(
        () => null,
        (passedOn: unknown) => passedOn,
      )
    const ofPostgres = [
      ...['08006', '53300', '57P01', '57P03', '55P03'].map(state),
      ...['ECONNREFUSED', 'ECONNRESET'].map(coded),
      Object.assign(coded('ENOENT'), { syscall: 'connect' }),
      new Error('timeout exceeded when trying to connect'),
      new Error('Connection terminated unexpectedly'),
    ]
    const passing = [
      ...[5, 6, 10, 13, 261, 778].map(sqlite),
      ...(await Promise.all(ofPostgres.map(raised))),
      new LogUnavailableError('the database cannot be written'),
    ]
    expect(passing.filter((error) => !isUnavailable(error))).toEqual([])
    const others = await Promise.all([state('42P01'), state('23505'), new TypeError('no'), 'text'].map(raised))
    for (const error of [sqlite(11), sqlite(19), ...others, coded('ENOENT')]) expect(isUnavailable(error)).toBe(false)
  })

  test('[O27] the same errors of a client’s socket, or of another service, are none of the database', async () => {
    const coded = (code: string) => Object.assign(new Error('aborted'), { code })
    for (const code of ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNREFUSED', '08006']) expect(isUnavailable(coded(code))).toBe(false)
    expect(isUnavailable(new Error('Connection terminated unexpectedly'))).toBe(false)
    const outOfRange = Object.assign(new RangeError('of a buffer'), { code: 'ERR_OUT_OF_RANGE' })
    expect(isDamage(outOfRange)).toBe(false)
    const throwing = () => {
      throw outOfRange
    }
    expect(isDamage(await new Promise((resolve) => resolve(onSqlite(throwing))).catch((error: unknown) => error))).toBe(true)
  })
})

describe('[O7] a client’s address is what a trusted proxy says, and nobody else', () => {
  const trusting = (TRUST_PROXY: string): TrustedProxies => {
    const reading = readConfig({ TRUST_PROXY })
    if (!reading.ok) throw new Error(reading.problems.join())
    return reading.config.trustProxy
  }
  const from = (peer: string, forwarded?: string) => {
    const socket = new Socket()
    Object.defineProperty(socket, 'remoteAddress', { value: peer })
    const incoming = new IncomingMessage(socket)
    if (forwarded !== undefined) incoming.headers['x-forwarded-for'] = forwarded
    return incoming
  }
  const cases: readonly (readonly [setting: string, peer: string, forwarded: string | undefined, address: string])[] = [
    // Nobody is trusted.
    ['0', '127.0.0.1', '203.0.113.9', '127.0.0.1'],
    // One proxy beside us: what it added, whatever its caller said before; and from elsewhere nothing.
    ['1', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['1', '::ffff:172.18.0.5', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['1', '127.0.0.1', '198.51.100.1, 10.1.2.3', '10.1.2.3'],
    ['1', '198.51.100.7', '203.0.113.9', '198.51.100.7'],
    ['1', '127.0.0.1', undefined, '127.0.0.1'],
    ['1', '127.0.0.1', 'unknown', '127.0.0.1'],
    // Proxies by name: those are passed over, from the right, and the first other one is the client.
    ['10.0.0.5,192.0.2.0/24', '10.0.0.5', '198.51.100.1, 203.0.113.9, 192.0.2.77', '203.0.113.9'],
    ['10.0.0.5', '10.0.0.6', '203.0.113.9', '10.0.0.6'],
    ['2001:db8::/32', '2001:db8::1', '203.0.113.9', '203.0.113.9'],
    ['10.0.0.5', '10.0.0.5', '10.0.0.5', '10.0.0.5'],
  ]
  for (const [setting, peer, forwarded, address] of cases)
    test(`TRUST_PROXY=${setting}: ${peer} that says ${forwarded ?? 'nothing'} is ${address}`, () =>
      expect(createAddresses(trusting(setting)).of(from(peer, forwarded))).toBe(address))

  test('reports an invalid address together with all other problems', () => {
    for (const TRUST_PROXY of ['yes', '10.0.0.5/33', '10.0.0', 'proxy.example.org', '10.0.0.5,'])
      expect(readConfig({ TRUST_PROXY })).toMatchObject({ ok: false, problems: [expect.stringContaining('TRUST_PROXY')] })
  })

  test('[O36] metrics are for this machine alone, also beside a proxy, and for nobody who comes through one', () => {
    const local = (setting: string, peer: string, forwarded?: string, host = '127.0.0.1:3000') => {
      const incoming = from(peer, forwarded)
      incoming.headers.host = host
      return createAddresses(trusting(setting)).isLocal(incoming)
    }
    expect(local('0', '127.0.0.1')).toBe(true)
    expect(local('0', '127.0.0.1', '203.0.113.9')).toBe(false)
    expect(local('0', '203.0.113.9')).toBe(false)
    expect(local('1', '127.0.0.1')).toBe(true)
    expect(local('1', '127.0.0.1', '203.0.113.9')).toBe(false)
    expect(local('1', '127.0.0.1', undefined, 'ruta.example.org')).toBe(false)
    expect(local('1', '172.18.0.5')).toBe(false)
  })
})
