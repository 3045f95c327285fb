import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { ItemContextProvider } from '../../../client/item/ItemContext.tsx'
import { createPlanView, type PlanView } from '../../../client/roadmap/createPlanView.ts'
import { FilterChips } from '../../../client/roadmap/FilterChips.tsx'
import { FilterPopover } from '../../../client/roadmap/FilterPopover.tsx'
import { Announcer } from '../../../client/ui/Announcer.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import type { Language } from '../../../shared/bilingual.ts'
import { createWorld, GROUP, MEMBERS, type World } from './world.tsx'

let world: World
vi.mock('../../../client/live/LiveDocument.tsx', async () => (await import('./world.tsx')).liveHooks(() => world))
vi.mock('../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: 'me' }),
  useApi: () => ({ get: async () => ({ ok: true, value: MEMBERS }) }),
}))
vi.mock('../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))

beforeEach(() => {
  world = createWorld()
})
afterEach(() => {
  cleanup()
  world.dispose()
})

const show = (address: string, language: Language): PlanView => {
  const history = createMemoryHistory()
  history.set({ value: address })
  let shown: PlanView | undefined
  const Inside = () => {
    const view = createPlanView()
    shown = view
    return (
      <>
        <FilterPopover view={view} onConditions={() => undefined} />
        <FilterChips view={view} />
      </>
    )
  }
  const page = () => (
    <ItemContextProvider>
      <Announcer>
        <Inside />
      </Announcer>
    </ItemContextProvider>
  )
  render(() => (
    <I18nProvider initial={language}>
      <Toasts close="Close" label="Notices">
        <MemoryRouter history={history}>
          <Route path="/" component={page} />
        </MemoryRouter>
      </Toasts>
    </I18nProvider>
  ))
  if (!shown) throw new Error('nothing was shown')
  return shown
}
const chips = () => [...document.querySelectorAll('.chip')].map((chip) => chip.textContent)

test.each([
  ['es', ['Estado: Acordada, Cumplida', 'Delegación: CO', 'Línea de trabajo: Sin línea de trabajo', 'Archivadas: solo']],
  ['en', ['Status: Agreed, Done', 'Delegation: CO', 'Workstream: No workstream', 'Archived: only']],
] as const)('in %s each quick filter is a chip in short words, and a press removes it', async (language, expected) => {
  const view = show('/?status=done,agreed&delegation=co&stream=~&archived=yes', language)
  expect(chips()).toEqual(expected)
  for (let left = expected.length; left > 0; left--) {
    const chip = document.querySelector('.chip')
    if (chip instanceof HTMLElement) fireEvent.click(chip)
    await vi.waitFor(() => expect(chips()).toEqual(expected.slice(expected.length - left + 1)))
  }
  expect(view.state().filter).toMatchObject({ status: [], delegation: [], stream: [], archived: 'no' })
})

test('a quick filter for an unknown value says so', () => {
  show('/?delegation=gone&stream=gone', 'en')
  expect(chips()).toEqual(['Delegation: unknown', 'Workstream: unknown'])
})

test('the popover offers each value once, and a press chooses it without moving the focus', async () => {
  world.stream('Frontera')
  const view = show('/', 'en')
  fireEvent.click(screen.getByRole('button', { name: 'Filter' }))
  const boxes = await screen.findAllByRole('checkbox')
  expect(boxes.map((box) => box.textContent?.trim())).toEqual([
    ...['Proposed', 'Agreed', 'In progress', 'Blocked', 'Done', 'Deferred', 'Withdrawn'],
    ...['CO Country co', 'MX Country mx', 'US Country us'],
    ...['Frontera', 'No workstream'],
  ])
  // The popover gives its first box the focus.
  await vi.waitFor(() => expect(document.activeElement).toBe(boxes[0]))
  const none = screen.getByRole('checkbox', { name: 'No workstream' })
  none.focus()
  fireEvent.click(none)
  await vi.waitFor(() => expect(view.state().filter.stream).toEqual([null]))
  expect(none.getAttribute('aria-checked')).toBe('true')
  expect(document.activeElement).toBe(none)
})
