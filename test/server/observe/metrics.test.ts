// What is told to the person who looks after the server: metrics, the dashboard on them, log lines.
import { globSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLogger } from '../../../server/observe/logger.ts'
import { createRecent } from '../../../server/observe/recent.ts'
import { eventually, join, stockClient } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, visit, type World } from '../testWorld.ts'

const lines: string[] = []
let world: World
beforeEach(async () => {
  lines.length = 0
  world = await openWorld({ ports: { logger: createLogger('debug', { write: (line) => void lines.push(line) }) } })
  await world.addPerson('ana@example.org', 'chair')
})
afterEach(() => world.close())

const metrics = async () => (await visit(world).ask('GET', '/metrics')).text
const measured = (text: string, name: string) => Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1])
/** Somebody wrote, and it is on disk. */
const write = async () => {
  const ana = await signedIn(world, 'ana@example.org')
  const client = stockClient(world, ana, `roadmap:${GROUP}`)
  await client.synced
  client.doc.getMap('confirmed').set('canary', 'canary')
  await eventually(async () => measured(await metrics(), 'ruta_ack_seconds_count') > 0 || /refused/.test(lines.join('')), 'it was judged')
  client.destroy()
}

describe('[O4] the metrics', () => {
  test('have every name that a panel of the dashboard or an alert asks for, and that README and docs speak of', async () => {
    const known = new Set([...(await metrics()).matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name))
    const asked = (text: string) => [...text.matchAll(/\bruta_[a-z0-9_]+(?<!_)/g)].map(([name]) => name.replace(/_(bucket|count|sum)$/, ''))
    const dashboard: { readonly panels: readonly { readonly type: string; readonly targets?: readonly { readonly expr: string }[] }[] } =
      JSON.parse(readFileSync('deploy/grafana.json', 'utf8'))
    const panels = dashboard.panels.filter(({ type }) => type !== 'row')
    expect(panels.length).toBeGreaterThan(15)
    for (const { targets = [] } of panels) {
      expect(targets.length).toBeGreaterThan(0)
      for (const { expr } of targets) {
        expect(asked(expr).length).toBeGreaterThan(0)
        expect(asked(expr).filter((name) => !known.has(name))).toEqual([])
      }
    }
    const pages = ['README.md', 'deploy/helm/ruta/alerts.yaml', ...globSync('docs/**/*.md')]
      .map((page) => readFileSync(page, 'utf8'))
      .join('\n')
    const told = asked(pages).filter((name) => name !== 'ruta_before')
    expect(told.length).toBeGreaterThan(4)
    expect(told.filter((name) => !known.has(name))).toEqual([])
    // And none is measured for nobody.
    const shown = new Set(panels.flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => asked(expr))))
    expect([...known].filter((name) => name && !shown.has(name))).toEqual([])
  })

  test('count what was written, and what still waits', async () => {
    const ana = await signedIn(world, 'ana@example.org')
    expect((await ana.ask('POST', `/api/groups/${GROUP}/pages`, {})).status).toBe(201)
    const client = stockClient(world, ana, `roadmap:${GROUP}`)
    await client.synced
    client.doc.getMap('items').delete('nothing')
    client.doc.getArray('foreign').insert(0, [1])
    await eventually(async () => measured(await metrics(), 'ruta_refusals_total') > 0, 'the foreign update was refused')
    const text = await metrics()
    expect(measured(text, 'ruta_connections')).toBe(1)
    expect(measured(text, 'ruta_unsaved_seconds')).toBe(0)
    expect(measured(text, 'ruta_backlog_bytes')).toBe(0)
    expect(measured(text, 'ruta_database_up')).toBe(1)
    expect(measured(text, 'ruta_http_seconds_count')).toBeGreaterThan(1)
    expect(measured(text, 'ruta_disk_free_bytes')).toBeGreaterThan(0)
    expect(measured(text, 'ruta_backup_made_at_seconds')).toBeNaN()
    client.destroy()
  })

  test('are told while the database does not answer: that it does not, and everything else', async () => {
    await world.server.deps.db.schema.dropTable('signed_head').execute()
    const text = await metrics()
    expect(measured(text, 'ruta_database_up')).toBe(0)
    expect(measured(text, 'ruta_logs_damaged')).toBeNaN()
    expect(measured(text, 'ruta_rooms')).toBe(0)
  })

  test('say how fast it was in the last five minutes, of as many acknowledgements as there were', () => {
    let now = 0
    const recent = createRecent({ elapsed: () => now })
    expect(recent.percentile(95)).toBeNull()
    recent.add(9)
    expect([recent.percentile(95), recent.percentile(95, 2)]).toEqual([9, null])
    for (let ms = 1; ms <= 100; ms++) recent.add(ms)
    expect([recent.percentile(50), recent.percentile(95), recent.percentile(100)]).toEqual([50, 95, 100])
    now += 4 * 60_000
    recent.add(1_000)
    expect(recent.percentile(100)).toBe(1_000)
    now += 2 * 60_000
    expect(recent.percentile(50)).toBe(1_000)
    for (let n = 0; n < 10_000; n++) recent.add(3)
    expect(recent.percentile(100)).toBe(3)
  })
})

test('[O6] every log line is JSON and names its request or connection; nothing of what is written or asked for stands in it', async () => {
  await write()
  const ana = await signedIn(world, 'ana@example.org')
  const { headers } = await ana.ask('GET', `/api/groups/${GROUP}/search?q=canary`)
  const { ws, closed } = await join(world, ana, `roadmap:${GROUP}`)
  ws.send(new Uint8Array([99, 99]))
  await closed
  const read = lines.map((line): Record<string, unknown> => JSON.parse(line))
  expect(read.find(({ requestId }) => requestId === headers.get('X-Request-Id'))).toMatchObject({
    route: '/api/groups/:group/search',
    status: 200,
  })
  const malformed = read.find(({ msg }) => msg === 'a message was malformed')
  expect(read).toContainEqual(expect.objectContaining({ connection: malformed?.connection, msg: 'somebody came to a document' }))
  await eventually(() => lines.some((line) => line.includes('"malformed"')), 'its end is told')
  for (const line of read) expect(line).toMatchObject({ level: expect.any(String), time: expect.any(String), msg: expect.any(String) })
  expect(lines.join('')).not.toMatch(/canary|ana@example\.org|vela lenta/)
})
