// How often a due date has moved, in the panel of its item.
import { cleanup, render, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { MovedTimes } from '../../../client/history/MovedTimes.tsx'
import type { HistoryPage, NamedEvent } from '../../../shared/api/history.ts'
import { instant, parseAccountId, roadmapId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { anItem } from '../roadmap/builders.ts'
import { createWorld, GROUP, type World } from '../roadmap/world.tsx'

let world: World
let answer: HistoryPage | null
const asked: string[] = []
vi.mock('../../../client/live/LiveDocument.tsx', async () => (await import('../roadmap/world.tsx')).liveHooks(() => world))
vi.mock('../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: 'me' }),
  useApi: () => ({
    get: async (path: string) => {
      asked.push(path)
      return answer ? { ok: true, value: answer } : { ok: false, refusal: 'offline' }
    },
  }),
}))
vi.mock('../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))

afterEach(() => {
  cleanup()
  world.dispose()
})

const item = anItem('a', { due: '2027-03-20', originalDue: '2027-03-01' })
const moved = (at: number, from: string | null, to: string): NamedEvent => ({
  document: roadmapId(GROUP.id),
  seq: seq(at),
  ord: 0,
  at: instant(at),
  author: must(parseAccountId('ana'), 'account'),
  delegation: null,
  meeting: null,
  offline: null,
  subject: { type: 'item', id: item.id },
  field: 'due',
  title: { es: '', en: '' },
  code: 'WG-001',
  change: { type: 'set', from, to, unseen: false },
})
const show = (language: 'es' | 'en') => {
  world = createWorld()
  render(() => (
    <I18nProvider initial={language}>
      <p data-testid="said">
        <MovedTimes item={item} />
        from 1 Mar
      </p>
    </I18nProvider>
  ))
  return () => screen.getByTestId('said').textContent
}

test.each([
  ['en', 'twice, from 1 Mar'],
  ['es', '2 veces, from 1 Mar'],
] as const)('[H13] a first date is no move, and each later one is, in %s', async (language, expected) => {
  // Newest first.
  answer = {
    events: [moved(3, '2027-03-08', '2027-03-20'), moved(2, '2027-03-01', '2027-03-08'), moved(1, null, '2027-03-01')],
    next: null,
  }
  const said = show(language)
  await waitFor(() => expect(said()).toBe(expected))
  expect(asked.at(-1)).toContain('kind=due')
})

test('[H13] without a server nothing is said of how often', async () => {
  answer = null
  const said = show('en')
  await new Promise((done) => setTimeout(done))
  expect(said()).toBe('from 1 Mar')
})
