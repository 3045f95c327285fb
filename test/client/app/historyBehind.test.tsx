import { cleanup, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HistoryBehind } from '../../../client/app/HistoryBehind.tsx'
import { ActorProvider, useActorContext } from '../../../client/base/actor.tsx'
import { address } from '../../../client/base/address.ts'
import { I18nProvider } from '../../../client/base/i18n.tsx'

const SINCE = address('/api/groups/:group/since', { group: 'tco' })
const behind = (read: number) => ({ status: 503, body: { refusal: 'history-behind', message: '', requestId: '1', read } })
const later = (read: number, seconds: number) => ({ ...behind(read), headers: { 'retry-after': String(seconds) } })
const there = { status: 200, body: { delegations: [] } }
const outage = { status: 503, body: { refusal: 'unavailable', message: 'Sin servicio', requestId: '1' } }

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Record<string, string>
}
const begin = (language: 'es' | 'en', answers: readonly Answer[]) => {
  const left = [...answers]
  const asked: string[] = []
  const fetch = async (path: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    init?.signal?.throwIfAborted()
    if (String(path) === '/api/session') return Response.json({ me: null })
    asked.push(String(path))
    const answer = left.shift()
    if (!answer) throw new TypeError('nothing more is answered')
    return Response.json(answer.body, answer)
  }
  let context: ReturnType<typeof useActorContext> | undefined
  const Inside = () => {
    context = useActorContext()
    return <HistoryBehind />
  }
  render(() => (
    <I18nProvider initial={language}>
      <ActorProvider fetch={fetch}>
        <Inside />
      </ActorProvider>
    </I18nProvider>
  ))
  if (!context) throw new Error('nothing was rendered')
  return { api: context.api, left, asked }
}
const shown = (words: RegExp) => vi.waitUntil(() => screen.queryByText(words))

test('[H89] a question about a history that is being read is asked until it is answered, and the screen says how far it is', async () => {
  for (const [language, words, percents] of [
    ['es', /está leyendo el historial/, [/^12.% leído$/, /^43.% leído$/]],
    ['en', /is reading the history/, [/^12% read$/, /^43% read$/]],
  ] as const) {
    const { api } = begin(language, [behind(12), behind(43), there])
    // It is there before it has words: only a change of it is announced.
    const status = screen.getByRole('status')
    expect(status.textContent).toBe('')
    const answer = api.get(SINCE)
    await shown(percents[0])
    expect(status.textContent).toMatch(words)
    expect(status.isConnected).toBe(true)
    await vi.advanceTimersByTimeAsync(1_000)
    await shown(percents[1])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await answer).toEqual({ ok: true, value: there.body })
    expect(screen.getByRole('status').textContent).toBe('')
    cleanup()
  }
})

test('[H89] another refusal ends the wait, and an outage is not repeated', async () => {
  const { api, left } = begin('es', [behind(12), outage, outage, there])
  const answer = api.get(SINCE)
  await shown(/^12/)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await answer).toMatchObject({ ok: false, refusal: 'unavailable' })
  expect(await api.get(SINCE)).toMatchObject({ ok: false, refusal: 'unavailable' })
  expect(left).toEqual([there])
  expect(screen.getByRole('status').textContent).toBe('')
})

test('[H89] the same question is repeated once for all who ask it, and the screen says how far the one is that waits longest', async () => {
  const { api, asked } = begin('en', [behind(12), behind(14), behind(60), behind(20), behind(70), there, there])
  const [one, same] = [api.get(SINCE), api.get(SINCE)]
  await shown(/^12%/)
  const other = api.get(address('/api/groups/:group/since', { group: 'other' }))
  await vi.advanceTimersByTimeAsync(500)
  expect(screen.getByText('12% read')).toBeTruthy()
  await vi.advanceTimersByTimeAsync(600)
  await shown(/^20%/)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await Promise.all([one, same, other])).toEqual([there, there, there].map(({ body }) => ({ ok: true, value: body })))
  // Two asked the same: from then on it was asked once a second.
  expect(asked.filter((path) => path === SINCE)).toHaveLength(4)
})

test('[H89] a question is not repeated before the time that the server says, nor while the page is hidden', async () => {
  const { api, asked } = begin('en', [later(12, 5), there])
  const answer = api.get(SINCE)
  await shown(/^12%/)
  await vi.advanceTimersByTimeAsync(4_900)
  expect(asked).toHaveLength(1)
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveLength(1)
  hidden.mockRestore()
  document.dispatchEvent(new Event('visibilitychange'))
  expect(await answer).toEqual({ ok: true, value: there.body })
})

test('[H89] a question is no longer repeated when its screen has been left, unless another one asks the same', async () => {
  const { api, asked } = begin('en', [behind(12), behind(13), there, behind(1)])
  const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()]
  const [one, other] = [api.get(SINCE, first.signal), api.get(SINCE, second.signal)]
  await shown(/^12%/)
  first.abort()
  expect(await one).toMatchObject({ ok: false, refusal: 'history-behind' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await other).toEqual({ ok: true, value: there.body })
  const last = api.get(SINCE, third.signal)
  await shown(/^1%/)
  third.abort()
  expect(await last).toMatchObject({ ok: false, refusal: 'history-behind' })
  expect(screen.getByRole('status').textContent).toBe('')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveLength(4)
})

test('[H89] no question of somebody who has signed out is repeated, whatever its method', async () => {
  const { api, asked } = begin('en', [behind(12), behind(13), behind(14), { status: 200, body: {} }])
  const body = { format: 'pdf', kind: 'plan' } as never
  const answers = [
    api.get(SINCE),
    api.send('POST /api/groups/:group/moments', { group: 'tco' }, { name: 'x' } as never),
    api.file('POST /api/groups/:group/outcome', { group: 'tco' }, body, new AbortController().signal),
  ]
  await shown(/^12%/)
  await vi.advanceTimersByTimeAsync(100)
  expect(await api.signOut()).toMatchObject({ ok: true })
  await vi.advanceTimersByTimeAsync(60_000)
  for (const answer of answers) expect(await answer).toMatchObject({ ok: false, refusal: 'history-behind' })
  expect(asked).toHaveLength(3)
})
