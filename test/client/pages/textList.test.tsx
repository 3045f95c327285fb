// The list of texts: what is said of each, from the answers of the server or without them; searched and sorted from eight texts on.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { ComparisonProvider } from '../../../client/compare/ComparisonProvider.tsx'
import { PageList } from '../../../client/pages/PageList.tsx'
import { isTextFound, type Summaries, textsInOrder, translatedState } from '../../../client/pages/textList.ts'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import type { DocumentInfo } from '../../../shared/api/groups.ts'
import type { DecisionInfo } from '../../../shared/api/meetings.ts'
import { instant, pageId } from '../../../shared/ids.ts'
import type { PairCounts } from '../../../shared/pairs/pairState.ts'
import { ANA } from '../compare/answers.ts'
import { createWorld, GROUP, MEMBERS, type World } from '../roadmap/world.tsx'

const counts = (some: Partial<PairCounts>): PairCounts => ({ aligned: 0, unconfirmed: 0, stale: 0, missing: 0, ...some })
const listed = (name: string, about: Partial<DocumentInfo> = {}): DocumentInfo => ({
  id: pageId(name),
  kind: 'page',
  title: { es: '', en: name },
  access: 'write',
  updatedAt: null,
  archived: false,
  ...about,
})

let world: World
let documents: readonly DocumentInfo[]
let answers: Readonly<Record<string, unknown>>
vi.mock('../../../client/live/LiveDocument.tsx', () => ({ useLive: () => world.live, useLiveDocuments: () => ({}) }))
vi.mock('../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: ANA, memberships: [] }),
  useCan: () => () => false,
  useApi: () => ({
    get: async (path: string) => {
      const found = Object.entries(answers).find(([end]) => path.endsWith(end))
      return found ? { ok: true, value: found[1] } : { ok: false, why: 'offline' }
    },
  }),
}))
vi.mock('../../../client/base/group.tsx', async (original) => ({
  ...(await original<object>()),
  useGroup: () => () => ({ ...GROUP, documents }),
  useRefreshGroup: () => () => undefined,
}))
beforeEach(() => {
  localStorage.clear()
  world = createWorld()
})
afterEach(() => {
  cleanup()
  world.dispose()
})
const show = (address = '/') => {
  const history = createMemoryHistory()
  history.set({ value: address })
  return render(() => (
    <I18nProvider initial="en">
      <MemoryRouter history={history}>
        <Route
          path="/"
          component={() => (
            <Toasts label="Notices" close="Close">
              <ComparisonProvider>
                <PageList />
              </ComparisonProvider>
            </Toasts>
          )}
        />
      </MemoryRouter>
    </I18nProvider>
  )).container
}
const rows = (shown: HTMLElement) => [...shown.querySelectorAll<HTMLElement>('.text-row')]
const titles = (shown: HTMLElement) => rows(shown).map((row) => row.querySelector('.text-row__title')?.textContent)

describe('[B12] the list of texts', () => {
  test('says of each its kind, its length, how far it is translated, what was decided, and who edited it last and when', async () => {
    documents = [listed('one', { updatedAt: instant(Date.UTC(2025, 4, 6)) }), listed('two')]
    const decision = { id: 'd', number: 4, status: 'adopted', texts: [pageId('one')] } satisfies Partial<
      Record<keyof DecisionInfo, unknown>
    >
    answers = {
      '/decisions': [decision, { ...decision, id: 'e', number: 5, status: 'withdrawn' }],
      '/members': [{ ...MEMBERS[0], account: ANA, name: 'Delegate, FGR' }],
      '/translation': {
        pairs: [],
        documents: [
          {
            document: pageId('one'),
            counts: counts({ aligned: 2, missing: 3, unconfirmed: 1 }),
            text: { kind: 'strategy', paragraphs: { es: 12, en: 9 }, brackets: 6, last: { account: ANA, delegation: 'mx' } },
          },
          {
            document: pageId('two'),
            counts: counts({ unconfirmed: 4 }),
            text: { kind: 'text', paragraphs: { es: 3, en: 3 }, brackets: 0, last: null },
          },
        ],
      },
    }
    const shown = show()
    await vi.waitFor(() => expect(shown.querySelectorAll('.text-row__about')).toHaveLength(2))
    await vi.waitFor(() => expect(rows(shown)[0]?.textContent).toContain('Delegate, FGR'))
    const [one, two] = rows(shown)
    expect(one?.querySelector('.text-row__about')?.textContent).toBe(
      'Strategy · 12 paragraphs in Spanish, 9 in English · 6 bracketsAdopted: decision 4',
    )
    expect([...(one?.querySelectorAll('.tr') ?? [])].map((mark) => mark.textContent)).toEqual(['3 missing', '11 unconfirmed'])
    expect(one?.querySelector('.text-row__edited')?.textContent).toMatch(/2025MXDelegate, FGR$/)
    // Nothing is to be written: that is what the words say; the number beside them is quiet.
    expect([...(two?.querySelectorAll('.tr') ?? [])].map((mark) => mark.textContent)).toEqual(['In both languages', '44 unconfirmed'])
    expect(two?.querySelector('.text-row__about')?.textContent).toBe('3 paragraphs')
    expect(shown.querySelector('.texts__find')).toBe(null)
  })

  test('without a server stands all the same, and says what it does not know', async () => {
    documents = [listed('one')]
    answers = {}
    const shown = show()
    await screen.findByText('Offline: the state of the translations is not known.')
    expect(titles(shown)).toEqual(['one'])
    expect(shown.querySelector('.tr')).toBe(null)
  })

  test('is searched, without accents and in either language, and sorted, once there are eight texts', async () => {
    const names = ['Consulta', 'Extinción', 'Peritos', 'Cuarto', 'Quinto', 'Sexto', 'Octavo', 'Archivo']
    documents = names.map((es, at) =>
      listed(es, { title: { es, en: at === 2 ? 'Expert witnesses' : '' }, updatedAt: instant(1000 + at), archived: at === 7 }),
    )
    answers = {
      '/decisions': [],
      '/members': [],
      '/translation': { pairs: [], documents: [{ document: pageId('Quinto'), counts: counts({ stale: 2 }), text: null }] },
    }
    const shown = show('/?sort=edited')
    expect(titles(shown).slice(0, 2)).toEqual(['ES Octavo', 'ES Sexto'])
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'extincion' } })
    await vi.waitFor(() => expect(titles(shown)).toEqual(['ES Extinción']))
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'archivo' } })
    await screen.findByText('Only archived texts match.')
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'witness' } })
    await vi.waitFor(() => expect(titles(shown)).toHaveLength(1))
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: '' } })
    fireEvent.change(screen.getByRole('combobox', { name: 'Order' }), { target: { value: 'waiting' } })
    await vi.waitFor(() => expect(titles(shown)[0]).toBe('ES Quinto'))
  })

  test('a text is complete while nothing is to be written, and aligned once people of both languages have confirmed it', () => {
    expect(
      [counts({}), counts({ aligned: 1 }), counts({ unconfirmed: 1, aligned: 1 }), counts({ stale: 1, aligned: 1 })].map(translatedState),
    ).toEqual(['empty', 'aligned', 'complete', 'behind'])
  })

  test('texts of one rank stand by their titles', () => {
    const summaries: Summaries = new Map([[pageId('b'), { counts: counts({ missing: 1 }), text: null }]])
    const byTitle = (a: { title: { en: string } }, b: { title: { en: string } }) => a.title.en.localeCompare(b.title.en)
    expect(
      textsInOrder([listed('c'), listed('b'), listed('a')], { order: 'waiting', summaries, byTitle }).map(({ title }) => title.en),
    ).toEqual(['b', 'a', 'c'])
    expect(isTextFound({ title: { es: 'Extinción de dominio', en: '' } }, 'dominio  extincion')).toBe(true)
  })
})
