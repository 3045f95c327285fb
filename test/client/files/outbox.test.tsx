// The queue of files against a server in trouble, with a clock of our own.
import { afterEach, expect, test } from 'vitest'
import { saveActor } from '../../../client/base/cachedActor.ts'
import type { SendApi } from '../../../client/base/sendFile.ts'
import { createOutbox } from '../../../client/files/outbox.ts'
import { roadmapId } from '../../../shared/ids.ts'
import { createFakeClock } from '../live/world.ts'
import { accountId, GROUP } from '../ui/server.tsx'

const ME = accountId('me')
afterEach(() => localStorage.clear())

test('[FI7] a file that failed with a server error is sent again after fifteen seconds, and not before', async () => {
  saveActor({ account: ME, name: 'Me', language: 'en', memberships: [] })
  const clock = createFakeClock()
  let requests = 0
  let isBroken = true
  const api = {
    send: async () => {
      requests++
      return isBroken ? { ok: false, why: 'offline' } : { ok: true, value: { received: 3, file: { id: 'f1' } } }
    },
    sendBytes: () => Promise.reject(new Error('nothing is left to send')),
  } as unknown as SendApi
  const outbox = createOutbox(api, ME, clock)
  const sent: string[] = []
  outbox.onSent(({ name }) => void sent.push(name))
  await outbox.add({ group: GROUP, document: roadmapId(GROUP), subject: 'item:k3' }, new File(['abc'], 'Acta.pdf'))
  await expect.poll(() => outbox.all().map(({ state }) => state)).toEqual(['cut'])
  expect(outbox.all()[0]?.at).toBe(clock.now())
  isBroken = false
  clock.advance(14_999)
  await new Promise((resolve) => setTimeout(resolve))
  expect(requests).toBe(1)
  clock.advance(1)
  await expect.poll(() => sent).toEqual(['Acta.pdf'])
  expect(requests).toBe(2)
  expect(outbox.all()).toEqual([])
})

test('[FI8] a file for an item that has not reached the server waits without keeping the others, and is sent once the item is there', async () => {
  saveActor({ account: ME, name: 'Me', language: 'en', memberships: [] })
  const clock = createFakeClock()
  let hasItem = false
  const api = {
    send: async (_route: string, _of: unknown, body: { subject: string; name: string }) =>
      body.subject === 'item:new' && !hasItem
        ? { ok: false, why: 'refused', status: 422, refusal: 'unknown-subject', message: 'It is not on the server.' }
        : { ok: true, value: { received: 3, file: { id: body.name } } },
    sendBytes: () => Promise.reject(new Error('nothing is left to send')),
  } as unknown as SendApi
  const outbox = createOutbox(api, ME, clock)
  const sent: string[] = []
  outbox.onSent(({ name }) => void sent.push(name))
  const on = { group: GROUP, document: roadmapId(GROUP) }
  await outbox.add({ ...on, subject: 'item:new' }, new File(['abc'], 'Anexo.pdf'))
  await outbox.add({ ...on, subject: 'item:k3' }, new File(['abc'], 'Acta.pdf'))
  await expect.poll(() => sent).toEqual(['Acta.pdf'])
  expect(outbox.all().map(({ name, state }) => [name, state])).toEqual([['Anexo.pdf', 'early']])
  hasItem = true
  clock.advance(15_000)
  await expect.poll(() => sent).toEqual(['Acta.pdf', 'Anexo.pdf'])
  expect(outbox.all()).toEqual([])
})
