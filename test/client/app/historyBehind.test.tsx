import { cleanup, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HistoryBehind } from '../../../client/app/HistoryBehind.tsx'
import { ActorProvider, useActorContext } from '../../../client/base/actor.tsx'
import { address } from '../../../client/base/address.ts'
import { I18nProvider } from '../../../client/base/i18n.tsx'

const SINCE = address('/api/groups/:group/since', { group: 'tco' })
const behind = (read: number) => ({ status: 503, body: { refusal: 'history-behind', message: '', requestId: '1', read } })
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

const begin = (language: 'es' | 'en', answers: readonly { readonly status: number; readonly body: unknown }[]) => {
  const left = [...answers]
  const fetch = async (path: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    init?.signal?.throwIfAborted()
    const answer = String(path) === '/api/session' ? { status: 200, body: { me: null } } : left.shift()
    if (!answer) throw new TypeError('nothing more is answered')
    return new Response(JSON.stringify(answer.body), { status: answer.status })
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
  return { api: context.api, left }
}
const shown = (words: RegExp) => vi.waitUntil(() => screen.queryByText(words))

test('[H89] a question about a history that is being read is asked until it is answered, and the screen says how far it is', async () => {
  for (const [language, words, percents] of [
    ['es', /está leyendo el historial/, [/^12.%$/, /^43.%$/]],
    ['en', /is reading the history/, [/^12%$/, /^43%$/]],
  ] as const) {
    const { api } = begin(language, [behind(12), behind(43), there])
    const answer = api.get(SINCE)
    await shown(percents[0])
    expect(screen.getByRole('status').textContent).toMatch(words)
    await vi.advanceTimersByTimeAsync(1_000)
    await shown(percents[1])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await answer).toEqual({ ok: true, value: there.body })
    expect(screen.queryByRole('status')).toBeNull()
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
  expect(screen.queryByRole('status')).toBeNull()
})
