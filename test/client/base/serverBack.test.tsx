// A server that was away and is back: nobody is told by the browser, whose network was there all the time.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { address } from '../../../client/base/address.ts'
import { createApi } from '../../../client/base/api.ts'
import { createServerBack, onServerBack } from '../../../client/base/serverBack.ts'
import { onBrowserWake } from '../../../client/live/browser.ts'
import { createServer, json, noServer } from '../ui/server.tsx'

const [A, B] = [address('/api/keys', {}), address('/api/sessions', {})]
let heard = 0
let stop = () => {}
beforeEach(() => {
  vi.useFakeTimers()
  heard = 0
  stop = onServerBack(() => {
    heard++
  })
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})
const open = (answers: Parameters<typeof createServer>[0]) => {
  const server = createServer(answers)
  return { server, api: createApi({ fetch: server.fetch, language: () => 'en', signInNeeded: () => {}, back: createServerBack() }) }
}

test('[C3] requests that found no server are repeated when one answers, though no browser says that the network is back', async () => {
  const { api, server } = open({ 'GET /api/keys': noServer, 'GET /api/sessions': json(1) })
  await api.get(B)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toBe(0)
  await api.get(A)
  server.answers['GET /api/keys'] = json(1)
  await api.get(B)
  await vi.advanceTimersByTimeAsync(0)
  expect(heard).toBe(1)
})

test('a question that is never answered does not make the others be asked without end', async () => {
  const { api, server } = open({ 'GET /api/keys': noServer, 'GET /api/sessions': json(1) })
  const again = onServerBack(() => void Promise.all([api.get(A), api.get(B)]))
  await api.get(A)
  await api.get(B)
  await vi.advanceTimersByTimeAsync(5 * 60_000)
  again()
  expect(heard).toBeGreaterThan(2)
  expect(server.asked.length).toBeLessThan(30)
})

test('an answer that breaks off is no answer, and nobody takes it for an empty one', async () => {
  const broken = () => new Response(new ReadableStream({ start: (body) => body.error(new TypeError('network error')) }))
  const { api } = open({ 'GET /api/session': broken, 'GET /api/keys': broken })
  expect(await api.me()).toEqual({ ok: false, why: 'offline' })
  expect(await api.get(A)).toEqual({ ok: false, why: 'offline' })
})

test('[C3] a request without an answer makes the live connection look whether it still stands, once until one is answered', async () => {
  const { api, server } = open({ 'GET /api/keys': noServer, 'GET /api/sessions': noServer })
  let woken = 0
  const sleep = onBrowserWake(() => woken++)
  await api.get(A)
  await api.get(B)
  expect(woken).toBe(1)
  server.answers['GET /api/sessions'] = json(1)
  await api.get(B)
  await api.get(A)
  expect(woken).toBe(2)
  sleep()
  await api.get(B)
  await api.get(A)
  expect(woken).toBe(2)
})
