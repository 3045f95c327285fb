// Clients that leave in the middle of a request: phones in a tunnel, closed laptops, and whoever wants to take the server offline.
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogger } from '../../server/observe/logger.ts'
import { MATRIX, requestOf } from './matrix.ts'
import { eventually } from './relay/sockets.ts'
import { openWorld, signedIn, type Visitor, visit, type World } from './testWorld.ts'

let world: World
let chair: Visitor
const lines: { readonly level: string; readonly msg: string; readonly route?: string }[] = []
beforeAll(async () => {
  const logger = createLogger('debug', { write: (line) => void lines.push(JSON.parse(line)) })
  world = await openWorld({ ports: { logger, pagesFolder: '/nonexistent' } })
  await world.addPerson('chair@example.org', 'chair')
  chair = await signedIn(world, 'chair@example.org')
})
afterAll(() => world.close())

const answered = () => lines.filter(({ msg }) => msg === 'answered').length
const troubles = () => lines.filter(({ level }) => level !== 'debug' && level !== 'info')

/** Announces 500 bytes, sends nine when the server reads them, and leaves: with a FIN, or with a reset. */
const cut = async (request: { readonly method: string; readonly path: string; readonly type: string }, { isReset, cookie }: Leaving) => {
  const { method, path, type } = request
  const { port } = world.server
  const socket = connect(port, '127.0.0.1')
  const head = [
    `${method} ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    `Origin: http://127.0.0.1:${port}`,
    `Content-Type: ${type}`,
    'Content-Length: 500',
    'Expect: 100-continue',
    ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
  ]
  await new Promise<void>((resolve) => {
    socket.on('error', () => resolve())
    socket.on('close', () => resolve())
    socket.once('data', () => {
      socket.write('{"email":', () => (isReset ? socket.resetAndDestroy() : socket.destroy()))
    })
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
  })
}
interface Leaving {
  readonly isReset: boolean
  readonly cookie: string
}

const TYPES: Readonly<Record<string, string>> = {
  'PUT /api/groups/:group/uploads/:id': 'application/octet-stream',
  'POST /api/providers/:provider/logout-tokens': 'application/x-www-form-urlencoded',
}
const REQUESTS = Object.entries(MATRIX).map(([route, row]) => ({ ...requestOf(route, row), type: TYPES[route] ?? 'application/json' }))

test.each([
  ['by anybody, with a FIN', { isReset: false, by: null }],
  ['by anybody, with a reset', { isReset: true, by: null }],
  ['by a member, with a FIN', { isReset: false, by: 'chair' }],
  ['by a member, with a reset', { isReset: true, by: 'chair' }],
] as const)('[O27] a request to any route that is cut %s leaves the server ready, and logs nothing', async (_, { isReset, by }) => {
  const before = answered()
  for (const request of REQUESTS) await cut(request, { isReset, cookie: by ? chair.cookieHeader : '' })
  await eventually(() => answered() - before >= REQUESTS.length, 'all of them have ended here', 60_000)
  expect(troubles()).toEqual([])
  expect(await visit(world).ask('GET', '/readyz')).toMatchObject({ status: 200, body: { ready: true } })
})

test('[O27] batches of a page over HTTP that are cut leave it ready, too', async () => {
  const { port } = world.server
  const opened = await fetch(`http://127.0.0.1:${port}/live/lines`, {
    method: 'POST',
    headers: { Origin: `http://127.0.0.1:${port}`, Cookie: chair.cookieHeader },
  })
  expect(opened.status).toBe(201)
  const line = await opened.text()
  const leaving = { isReset: true, cookie: chair.cookieHeader }
  for (let n = 1; n <= 3; n++) await cut({ method: 'PUT', path: `/live/lines/${line}/${n}`, type: 'application/octet-stream' }, leaving)
  await cut({ method: 'POST', path: '/live/lines', type: 'application/json' }, leaving)
  expect(await visit(world).ask('GET', '/readyz')).toMatchObject({ status: 200, body: { ready: true } })
  expect(troubles()).toEqual([])
})
