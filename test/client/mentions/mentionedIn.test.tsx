// Where a thing is mentioned, in its panel: each a way there, as far as the server lets its reader see; without a server what was last known.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, render, screen } from '@solidjs/testing-library'
import { beforeEach, expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { MentionedIn } from '../../../client/mentions/MentionedIn.tsx'
import type { Mentions } from '../../../shared/api/mentions.ts'
import { GROUP } from '../roadmap/world.tsx'

let answer: { readonly ok: true; readonly value: Mentions } | { readonly ok: false; readonly why: 'offline' }
const asked: string[] = []
vi.mock('../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: 'me', memberships: [] }),
  useApi: () => ({
    get: async (path: string) => {
      asked.push(path)
      return answer
    },
  }),
}))
vi.mock('../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))

const MENTIONS = {
  hits: [
    {
      document: 'page:p1',
      found: { type: 'text' },
      title: { es: 'Consulta previa', en: 'Early consultation' },
      excerpt: { es: '', en: '' },
    },
    {
      document: 'meeting:m1',
      found: { type: 'decision', meeting: 'm1', number: 2, id: 'd1', decision: 3 },
      title: { es: 'Se adopta.', en: '' },
      excerpt: { es: '', en: '' },
    },
  ],
  threads: [{ thread: 't1', number: 4, document: 'roadmap:tco', subject: 'item:k9', delegation: 'co' }],
} as unknown as Mentions

beforeEach(() => {
  localStorage.clear()
  asked.length = 0
  answer = { ok: true, value: MENTIONS }
})
const show = () =>
  render(() => (
    <I18nProvider initial="en">
      <MemoryRouter history={createMemoryHistory()}>
        <Route path="/" component={() => <MentionedIn of={{ kind: 'item', id: 'k3' as never }} />} />
      </MemoryRouter>
    </I18nProvider>
  ))
const lines = () => screen.getAllByRole('link').map((link) => [link.textContent?.trim(), link.getAttribute('href')])

test('[M17] texts, decisions and comments are ways to where it is mentioned; one of one’s own delegation says so', async () => {
  show()
  expect(await screen.findByRole('heading', { name: 'Mentioned in 3' })).toBeTruthy()
  expect(asked[0]).toContain('/mentions?of=item')
  expect(lines()).toEqual([
    ['Early consultation Text', `/g/${GROUP.id}/texts/p1`],
    ['Se adopta. (ES) Decision 3, session 2', `/g/${GROUP.id}/sessions/m1?view=outcomes&decision=d1`],
    ['Comment 4 on an item, Only CO', `/g/${GROUP.id}/road-map?item=k9&show=comments&thread=t1`],
  ])
})

test('[M17] an item without mentions takes no room; without a server the last answer stays and says that it is the last', async () => {
  const { unmount } = show()
  await screen.findByRole('heading', { name: 'Mentioned in 3' })
  unmount()
  answer = { ok: false, why: 'offline' }
  show()
  expect(await screen.findByText('Offline: this is what was last known.')).toBeTruthy()
  expect(lines()).toHaveLength(3)
  cleanup()
  localStorage.clear()
  show()
  expect(await screen.findByText(/Offline: where this is mentioned is not known yet/)).toBeTruthy()
  cleanup()
  answer = { ok: true, value: { hits: [], threads: [] } }
  show()
  await Promise.resolve()
  expect(screen.queryByRole('heading')).toBeNull()
})
