// A browser that comes by an address that is not PUBLIC_URL: a page in both languages, and one line in the log.
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { createOtherAddress } from '../../server/otherAddress.ts'
import { openWorld } from './testWorld.ts'

const NAVIGATION = { accept: 'text/html,application/xhtml+xml' }

test('[O34] a browser at another address than PUBLIC_URL gets a page in Spanish and English that leads there; a program gets JSON', async () => {
  const world = await openWorld({ env: { PUBLIC_URL: 'https://ruta.example.org' } })
  onTestFinished(() => world.close())
  const at = async (path: string, headers: Record<string, string>) => {
    const asked = request(`http://127.0.0.1:${world.server.port}${path}`, { headers: { Host: 'other.example.org', ...headers } }).end()
    const [answer]: IncomingMessage[] = await once(asked, 'response')
    return answer && { status: answer.statusCode, type: answer.headers['content-type'], words: await text(answer) }
  }
  const page = await at('/g/tco', NAVIGATION)
  expect(page).toMatchObject({ status: 403, type: 'text/html; charset=UTF-8' })
  expect(page?.words).toMatch(/Ruta está en otra dirección[\s\S]*href="https:\/\/ruta\.example\.org"[\s\S]*Ruta is at another address/)
  expect(page?.words).not.toContain('other.example.org')
  expect(await at('/api/session', { accept: 'application/json' })).toMatchObject({
    status: 403,
    words: expect.stringContaining('"refusal":"foreign-origin"'),
  })
})

test('[O34] the log has one line about it, however many browsers come, with the name that they used', () => {
  const lines: object[] = []
  const other = createOtherAddress('https://ruta.example.org', { warn: (line: object) => lines.push(line) })
  for (const host of ['10.0.0.7:3000', 'other.example.org']) other.page({ method: 'GET', headers: { ...NAVIGATION, host } })
  expect(other.page({ method: 'POST', headers: { ...NAVIGATION, host: 'x' } })).toBeNull()
  expect(lines).toEqual([{ host: '10.0.0.7:3000', publicUrl: 'https://ruta.example.org' }])
})
