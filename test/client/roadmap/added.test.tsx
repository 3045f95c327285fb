// What somebody is told who adds an item to a plan with several workstreams.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import type { JSX } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { ComparisonProvider } from '../../../client/compare/ComparisonProvider.tsx'
import { RoadMapView } from '../../../client/roadmap/RoadMapView.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import type { Language } from '../../../shared/bilingual.ts'
import { layOutEverything } from './shownTable.tsx'
import { createWorld, GROUP, MEMBERS, type World } from './world.tsx'

let world: World
vi.mock('../../../client/live/LiveDocument.tsx', async () => ({
  ...(await import('./world.tsx')).liveHooks(() => world),
  LiveDocumentProvider: (props: { children: unknown }) => props.children,
}))
vi.mock('../../../client/live/CurrentDocument.tsx', () => ({
  CurrentDocumentProvider: (props: { children: JSX.Element }) => props.children,
}))
vi.mock('../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: 'ana', memberships: [] }),
  useCan: () => () => true,
  useApi: () => ({
    get: async (path: string) => ({
      ok: true,
      value: path.endsWith('/members') ? MEMBERS : path.includes('/history') ? { events: [], next: null } : [],
    }),
  }),
}))
vi.mock('../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))

beforeEach(() => {
  world = createWorld()
  layOutEverything()
})
afterEach(() => {
  cleanup()
  world.dispose()
  vi.restoreAllMocks()
})

const show = (address: string, language: Language) => {
  const history = createMemoryHistory()
  history.set({ value: address })
  const Screen = () => (
    <ComparisonProvider>
      <RoadMapView />
    </ComparisonProvider>
  )
  render(() => (
    <I18nProvider initial={language}>
      <Toasts close="Close" label="Notices">
        <MemoryRouter history={history}>
          <Route path="/" component={Screen} />
        </MemoryRouter>
      </Toasts>
    </I18nProvider>
  ))
  return {
    press: (name: string) => fireEvent.click(screen.getByRole('button', { name })),
    /** Shown, and read out. */
    said: () => screen.queryByRole('region', { name: 'Notices' })?.querySelector('.toast span')?.textContent ?? null,
  }
}

test.each([
  ['grouped by something else', '/?group=status', 'en', 'New item', 'WG-002 was added to the workstream “Money”.'],
  ['filtered', '/?group=status&status=agreed', 'es', 'Nueva acción', 'WG-002 se agregó a la línea de trabajo «Money».'],
  ['from a group that names none', '/?group=status', 'es', 'Nueva acción en Propuesta', 'WG-002 se agregó sin línea de trabajo.'],
  ['from a group that names one', '/', 'en', 'New item in Money', null],
] as const)('[V43] a new item says in which workstream it was put, unless one chose it: %s', (_name, address, language, button, words) => {
  world.item({ title: { en: 'One' }, stream: world.stream('Money') })
  world.stream('Justice')
  const { press, said } = show(address, language)
  press(button)
  expect(said()).toBe(words)
})

test('[V43] where there is one workstream nothing is said', () => {
  world.item({ title: { en: 'One' }, stream: world.stream('Money') })
  const { press, said } = show('/?group=status', 'en')
  press('New item')
  expect(said()).toBe(null)
})

test('[C45] on a plan that cannot be read nothing is added: the button says why', () => {
  world.dispose()
  world = createWorld({ damaged: true })
  const { press } = show('/', 'en')
  const button = screen.getByRole('button', { name: 'New item' })
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button.getAttribute('data-tip')).toBe('This road map cannot be read')
  press('New item')
  expect(world.doc.getMap('items').size).toBe(0)
})
