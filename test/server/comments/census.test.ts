// What a delegation writes among itself, held against every byte that anybody else gets: answers, frames, archive, audit, logs, metrics,
// mail and the tables of the database.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createGroup } from '../../../server/groups/groups.ts'
import { createLogger } from '../../../server/observe/logger.ts'
import { SAMPLE_GROUP } from '../../../server/sample/people.ts'
import type { SamplePlace } from '../../../server/sample/samplePlace.ts'
import type { Thread } from '../../../shared/comments/thread.ts'
import { roadmapId } from '../../../shared/ids.ts'
import { decodeFrame, encodeSyncStep1 } from '../../../shared/protocol/frame.ts'
import { PROTOCOL_VERSION } from '../../../shared/protocol/protocolVersion.ts'
import { must } from '../../../shared/result.ts'
import { type MailServer, startMailServer } from '../../harness/mailServer.ts'
import { readArchive } from '../../shared/proof/both.ts'
import { createFakeClock } from '../fakeClock.ts'
import { MATRIX, requestOf } from '../matrix.ts'
import { eventually, join as joinLive } from '../relay/sockets.ts'
import { GROUP, openWorld, type Visitor, type World } from '../testWorld.ts'
import { AT, aThread, begin, COMMENTS, join, say } from './commentWorld.ts'

const MARKER = 'quetzal7731'
const OURS = `?protocol=${PROTOCOL_VERSION}`
const OTHERS = {
  mario: { role: 'delegate', delegation: 'mx' },
  marta: { role: 'head', delegation: 'mx' },
  chair: { role: 'chair', delegation: null },
  secretariat: { role: 'secretariat', delegation: null },
  translator: { role: 'translator', delegation: null },
  observer: { role: 'observer', delegation: null },
  guest: { role: 'guest', delegation: 'us' },
} as const
/** Who come to the delegation after it was written: a secretary by their own hand, an observer by invitation, an accomplice, a second account. */
const NEWCOMERS = {
  seated: { role: 'secretariat', delegation: 'co' },
  watcher: { role: 'observer', delegation: 'co' },
  accomplice: { role: 'delegate', delegation: 'co' },
  second: { role: 'head', delegation: 'co' },
} as const
type Other = keyof typeof OTHERS | keyof typeof NEWCOMERS
const NAMES = Object.keys(OTHERS) as readonly (keyof typeof OTHERS)[]
const LATER = Object.keys(NEWCOMERS) as readonly (keyof typeof NEWCOMERS)[]

const clock = createFakeClock()
const logged: string[] = []
let world: World
let smtp: MailServer
let ana: Visitor
let carla: Visitor
let page: string
const others = new Map<Other, Visitor>()
const as = (name: Other) => must(others.get(name), name)
const lines = new Map<string, Buffer[]>()
/** What nobody else may ever get: the word, and the ids of its thread and comments. */
const secrets: string[] = [MARKER]
const hasSecret = (text: string) => secrets.some((secret) => text.includes(secret))
const newsOn = (name: string) =>
  (lines.get(name) ?? []).filter((bytes) => {
    const frame = decodeFrame(new Uint8Array(bytes))
    return frame?.type === 'news' && frame.of === 'comments'
  }).length

const listen = async (name: string, visitor: Visitor) => {
  const { ws, status } = await joinLive(world, visitor, roadmapId(GROUP), OURS)
  expect([name, status]).toEqual([name, 101])
  const bytes: Buffer[] = []
  lines.set(name, bytes)
  ws.on('message', (data: Buffer) => bytes.push(data))
  ws.send(encodeSyncStep1(Y.encodeStateVector(new Y.Doc())))
  await eventually(() => bytes.length > 0, `${name} is in`)
}

const ROUTES = Object.entries(MATRIX).map(([route, row]) => ({ route, ...requestOf(route, row), body: row.body }))
// What writes nothing itself: a copy of the heads is an act, a denial stands in the audit, and how busy the server is, stewards are told.
const READING = ROUTES.filter(
  ({ method, path }) => method === 'GET' && path.includes(GROUP) && !/\/(archive|heads|audit|installation)/.test(path),
)
const asked = (path: string) => path.replace('q=x', `q=${MARKER}`)
/** Each answer that they get, word for word. */
const answersOf = async (name: Other) => {
  const got: [string, number, string][] = []
  for (const path of [...READING.map(({ path }) => asked(path)), `${COMMENTS}?q=${MARKER}`, `${COMMENTS}?subject=item:k3&open=1`]) {
    const { status, text } = await as(name).ask('GET', path)
    got.push([path, status, status === 200 ? text : ''])
  }
  return got
}
const [before, after] = [new Map<Other, Awaited<ReturnType<typeof answersOf>>>(), new Map<Other, Awaited<ReturnType<typeof answersOf>>>()]

const begun: Thread[] = []
/** Begins, answers, corrects, translates, resolves, takes back. */
const writeAmongThemselves = async () => {
  const secret = { visibility: 'delegation', words: `${MARKER} @{d:co}` }
  const thread = await begin(ana, secret)
  begun.push(thread)
  const anchor = { block: 'b1', side: 'es', start: '', end: '', quote: MARKER, before: MARKER }
  const threads = [
    thread,
    await begin(carla, { ...secret, document: page, subject: 'text:', anchor }),
    await begin(carla, { ...secret, field: 'due' }),
  ]
  const answered: Thread = (await say(carla, thread, `${MARKER} again`)).body
  const [first, second] = answered.comments
  await ana.ask('PATCH', `${AT}/replies/${first?.id}`, { words: `corrected ${MARKER}` })
  await carla.ask('PUT', `${AT}/replies/${first?.id}/translation`, { words: `traducido ${MARKER}` })
  await carla.ask('DELETE', `${AT}/replies/${second?.id}`)
  expect((await carla.ask('PUT', `${COMMENTS}/${thread.id}/resolution`, { resolved: true, version: 2 })).status).toBe(200)
  await carla.ask('PUT', `${COMMENTS}/seen`, { threads: [{ thread: thread.id, upTo: clock.now() }] })
  expect((await ana.ask('GET', `${COMMENTS}?q=${MARKER}`)).body.threads).toHaveLength(3)
  secrets.push(...threads.map(({ id }) => id), ...[first, second].map((one) => must(one, 'a comment').id))
}

beforeAll(async () => {
  const writeSample = (place: SamplePlace) => createGroup(world.server.deps, { ...SAMPLE_GROUP, id: place.group })
  smtp = await startMailServer()
  const logger = createLogger('debug', { write: (line) => void logged.push(line) })
  world = await openWorld({
    ports: { clock, logger, writeSample, pagesFolder: '/nonexistent' },
    env: { SMTP_URL: smtp.url, MAIL_FROM: 'Ruta <ruta@example.org>' },
  })
  ana = (await join(world, 'ana', { role: 'delegate', delegation: 'co' })).visitor
  carla = (await join(world, 'carla', { role: 'head', delegation: 'co' })).visitor
  for (const name of NAMES) others.set(name, (await join(world, name, OTHERS[name])).visitor)
  // Something is said in the open, too: the others have threads of their own.
  await begin(as('mario'), { subject: 'item:k3', words: 'In the open.' })
  page = (await ana.ask('POST', `${AT}/pages`, {})).body.id
  for (const name of NAMES) await listen(name, as(name))
  await listen('ana', ana)
  await world.server.background.projected()
  for (const name of NAMES) before.set(name, await answersOf(name))
  await writeAmongThemselves()
  await eventually(() => newsOn('ana') >= 8, 'its members hear of each change')
  await world.server.background.projected()
  for (const name of NAMES) after.set(name, await answersOf(name))
  for (const name of LATER) {
    others.set(name, (await join(world, name, NEWCOMERS[name])).visitor)
    await listen(name, as(name))
  }
  // What is added to earlier threads is not for them either.
  const heard = newsOn('ana')
  expect((await say(carla, must(begun[0], 'a thread'), `${MARKER} once more`)).status).toBe(201)
  await eventually(() => newsOn('ana') > heard, 'its members hear of it')
})
afterAll(async () => {
  await world.close()
  await smtp.close()
})

describe('[P1] the thread of a delegation among itself', () => {
  test.each(ROUTES.filter(({ route, path }) => path.includes(GROUP) && !/^(DELETE|PUT) .*(members|samples)/.test(route)))(
    '$route gives nothing of it to anybody else',
    async ({ method, path, body }) => {
      for (const name of [...NAMES, ...LATER]) {
        const { status, text, headers } = await as(name).ask(method, asked(path), body)
        const sent = `${text} ${[...headers].join(' ')}`
        expect([name, status, hasSecret(sent)]).toEqual([name, status, false])
      }
    },
  )

  test('changes not a letter of what the others read', () => {
    for (const name of NAMES) {
      const now = must(after.get(name), name)
      const earlier = must(before.get(name), name)
      // How busy the server is, is told to stewards.
      const changed = earlier.filter(([path, status, text], at) => JSON.stringify(now[at]) !== JSON.stringify([path, status, text]))
      expect([name, earlier.length > 20, changed.map(([path]) => path)]).toEqual([name, true, []])
    }
  })

  test('is in no frame of theirs, and no frame tells them that there is something', () => {
    for (const name of [...NAMES, ...LATER]) {
      const heard = lines.get(name) ?? []
      expect([name, hasSecret(Buffer.concat(heard).toString('latin1')), newsOn(name)]).toEqual([name, false, 0])
    }
  })

  test('is in no archive, not even of its own head', async () => {
    for (const visitor of [as('marta'), as('chair'), carla]) {
      const response = await fetch(`${world.server.url}${AT}/archive`, { headers: { Cookie: visitor.cookieHeader } })
      const bytes = new Uint8Array(await response.arrayBuffer())
      const archive = await readArchive(bytes)
      expect(archive.faults).toEqual([])
      const all = JSON.stringify(archive, (_key, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value))
      expect(hasSecret(all) || hasSecret(Buffer.from(bytes).toString('latin1'))).toBe(false)
    }
  })

  test('is in no log line, no metric, and no mail to anybody', async () => {
    expect(logged.length).toBeGreaterThan(0)
    expect(logged.filter(hasSecret)).toEqual([])
    expect(hasSecret(await (await fetch(`${world.server.url}/metrics`)).text())).toBe(false)
    expect(smtp.received.filter(({ raw, text }) => hasSecret(raw) || hasSecret(text))).toEqual([])
  })

  test('stands in the tables of comments and of what was seen, and in no other', async () => {
    const { db } = world.server.deps
    const tables = (await db.introspection.getTables()).map(({ name }) => name)
    const holding: string[] = []
    for (const table of tables) {
      const rows = await db
        .selectFrom(table as 'comment')
        .selectAll()
        .execute()
      const all = JSON.stringify(rows, (_key, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value))
      if (all.includes(MARKER)) holding.push(table)
    }
    expect(holding.sort()).toEqual(['comment', 'comment_thread'])
    expect((await db.selectFrom('audit').select('action').where('action', 'like', 'comment%').execute()).length).toBe(0)
  })

  test('is in no count, list or search of who came to the delegation since', async () => {
    for (const name of LATER) {
      const { subjects } = (await as(name).ask('GET', `${COMMENTS}/counts`)).body
      expect([name, subjects.reduce((sum: number, one: { ownDelegation: number }) => sum + one.ownDelegation, 0)]).toEqual([name, 0])
      expect([name, (await as(name).ask('GET', `${COMMENTS}?q=${MARKER}`)).body.threads]).toEqual([name, []])
    }
  })

  test('is answered to as if it were not there, also by its ids', async () => {
    const [thread, , , comment] = secrets.slice(1)
    for (const name of NAMES) {
      const said = { id: `by-${name}`, language: 'en', words: 'x' }
      for (const id of [thread, 'none'])
        expect([name, (await as(name).ask('POST', `${COMMENTS}/${id}/replies`, said)).status]).toEqual([
          name,
          ['observer', 'guest'].includes(name) ? 403 : 404,
        ])
      expect((await as(name).ask('DELETE', `${AT}/replies/${comment}`)).status).toBe(404)
      // No id of theirs is taken by one that they may not see, unless they had guessed a hundred bits.
      if (OTHERS[name].role === 'delegate') expect((await as(name).ask('POST', COMMENTS, aThread())).status).toBe(201)
    }
  })
})
