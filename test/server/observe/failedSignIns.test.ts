// Failed sign-ins in the log, in the form that docs/operate/monitoring.md gives to fail2ban.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogger } from '../../../server/observe/logger.ts'
import { must } from '../../../shared/result.ts'
import { openWorld, signedIn, visit, type World } from '../testWorld.ts'

const lines: string[] = []
let world: World
beforeAll(async () => {
  world = await openWorld({ ports: { logger: createLogger('info', { write: (line) => void lines.push(line) }) } })
  await world.addPerson('ana@example.org', 'delegate')
})
afterAll(() => world.close())

test('[O39] a wrong password or token is one line that the documented filter of fail2ban matches; it names no account', async () => {
  await signedIn(world, 'ana@example.org')
  expect(lines.filter((line) => line.includes('sign-in-failed'))).toEqual([])
  await visit(world).ask('POST', '/api/session', { email: 'ana@example.org', password: 'not the right one' })
  await visit(world).ask('GET', '/api/token', undefined, { Authorization: `Bearer ruta_${'0'.repeat(64)}` })
  const failed = lines.filter((line) => line.includes('sign-in-failed'))
  const said = failed.map((line) => JSON.parse(line))
  expect(said).toMatchObject([
    { level: 'warn', address: '127.0.0.1', refusal: 'wrong-credentials' },
    { level: 'warn', address: '127.0.0.1', refusal: 'token-invalid' },
  ])
  const page = readFileSync('docs/operate/monitoring.md', 'utf8')
  const pattern = new RegExp(must(/^failregex = (.+)$/m.exec(page)?.[1], 'the filter').replace('<ADDR>', '([0-9a-f.:]+)'))
  for (const line of failed) {
    expect(pattern.exec(line)?.[1]).toBe('127.0.0.1')
    expect(line).not.toMatch(/ana@|not the right|0000/)
  }
})
