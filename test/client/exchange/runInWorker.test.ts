// A request to a worker that answers, that is too slow, that throws, and that cannot be loaded.
import { expect, test } from 'vitest'
import { LONGEST_MS } from '../../../client/exchange/bounds.ts'
import { runInWorker } from '../../../client/exchange/runInWorker.ts'
import { createFakeClock } from '../live/world.ts'

const start = () => {
  const clock = createFakeClock()
  const requests: unknown[] = []
  let terminated = 0
  const worker = Object.assign(new EventTarget(), {
    postMessage: (request: unknown) => void requests.push(request),
    terminate: () => void terminated++,
  })
  const answer = runInWorker<string, string>(worker as unknown as Worker, 'request', clock)
  return { clock, worker, requests, answer, terminated: () => terminated }
}

test('a worker gets the request, and is terminated when it has answered', async () => {
  const { worker, requests, answer, terminated } = start()
  expect(requests).toEqual(['request'])
  worker.dispatchEvent(new MessageEvent('message', { data: 'answer' }))
  expect(await answer).toBe('answer')
  expect(terminated()).toBe(1)
})

test('a worker that does not answer in twenty seconds is terminated, and the request fails as too long', async () => {
  const { clock, answer, terminated } = start()
  clock.advance(LONGEST_MS - 1)
  expect(terminated()).toBe(0)
  clock.advance(1)
  expect(await answer).toEqual({ type: 'failed', why: 'too-long' })
  expect(terminated()).toBe(1)
})

test('a worker that throws fails as unreadable; one that cannot be loaded fails as not loaded', async () => {
  for (const [message, why] of [
    ['out of memory', 'unreadable'],
    ['', 'not-loaded'],
  ]) {
    const { clock, worker, answer, terminated } = start()
    worker.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }))
    expect(await answer).toEqual({ type: 'failed', why })
    clock.advance(LONGEST_MS)
    expect(terminated()).toBe(1)
  }
})
