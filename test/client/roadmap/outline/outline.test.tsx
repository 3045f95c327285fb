import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../../client/base/i18n.tsx'
import { ItemContextProvider } from '../../../../client/item/ItemContext.tsx'
import { createPlanView } from '../../../../client/roadmap/createPlanView.ts'
import { OutlineView } from '../../../../client/roadmap/outline/Outline.tsx'
import { Announcer } from '../../../../client/ui/Announcer.tsx'
import { Toasts } from '../../../../client/ui/Toasts.tsx'
import { setField } from '../../../../shared/roadmap/write.ts'
import { layOutEverything } from '../shownTable.tsx'
import { createWorld, GROUP, MEMBERS, type World } from '../world.tsx'

let world: World
vi.mock('../../../../client/live/LiveDocument.tsx', async () => (await import('../world.tsx')).liveHooks(() => world))
vi.mock('../../../../client/base/actor.tsx', () => ({
  useApi: () => ({ get: async () => ({ ok: true, value: MEMBERS }) }),
  useActor: () => () => ({ account: MEMBERS[0]?.account }),
}))
vi.mock('../../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))

beforeEach(() => {
  localStorage.clear()
  layOutEverything()
})
afterEach(() => {
  cleanup()
  world.dispose()
  vi.restoreAllMocks()
})

/** An objective with two actions, one of them done, and an action by itself. */
const aPlan = (canWrite = true) => {
  world = createWorld({ canWrite })
  const top = world.item({ kind: 'objective', title: { en: 'Faster cooperation' } })
  const [done, open] = [
    world.item({ title: { en: 'Directory' }, parent: top, status: 'done' }),
    world.item({ title: { en: 'Guide' }, parent: top }),
  ]
  return { top, done, open, alone: world.item({ title: { en: 'Seminar' } }) }
}
const showOutline = (address = '/') => {
  const history = createMemoryHistory()
  history.set({ value: address })
  const opened = vi.fn()
  const nothing = () => {}
  const scroller = document.createElement('div')
  const View = () => (
    <OutlineView
      view={createPlanView()}
      scroller={scroller}
      named={null}
      onNamed={nothing}
      onAdd={nothing}
      onOpen={opened}
      onStream={nothing}
      onSteps={nothing}
    />
  )
  const shown = render(() => (
    <I18nProvider initial="en">
      <Toasts close="Close" label="Notices">
        <MemoryRouter history={history}>
          <Route
            path="/"
            component={() => (
              <ItemContextProvider>
                <Announcer>
                  <View />
                </Announcer>
              </ItemContextProvider>
            )}
          />
        </MemoryRouter>
      </Toasts>
    </I18nProvider>
  ))
  const rows = () => [...shown.container.querySelectorAll<HTMLElement>('.outline__row')]
  return {
    opened,
    rows,
    lines: () =>
      rows().map((row) => `${row.ariaLevel ?? row.getAttribute('aria-level')} ${row.querySelector('.outline__name')?.textContent}`),
    press: (title: string, key: string, more = {}) => {
      const row = rows().find((one) => one.querySelector('.outline__name')?.textContent === title)
      if (!row) throw new Error(`no row ${title}`)
      row.focus()
      fireEvent.keyDown(row, { key, ...more })
    },
  }
}

describe('[V16] the outline on the screen', () => {
  test('announces to screen readers the level of an item, its state, and how much below it is done', () => {
    aPlan()
    const { rows } = showOutline()
    const [first, second] = rows()
    expect(first?.getAttribute('aria-label')).toBe('Objective WG-001, Faster cooperation, Proposed, 1 of 2 done below')
    expect(first?.getAttribute('aria-expanded')).toBe('true')
    expect([second?.getAttribute('aria-posinset'), second?.getAttribute('aria-setsize')]).toEqual(['1', '2'])
    expect(rows().filter((row) => row.tabIndex === 0)).toHaveLength(1)
  })

  test('folds by keyboard, and remembers it for the next visit', async () => {
    aPlan()
    const { press, lines } = showOutline()
    press('Faster cooperation', 'ArrowLeft')
    expect(lines()).toEqual(['1 Faster cooperation', '1 Seminar'])
    cleanup()
    expect(showOutline().lines()).toEqual(['1 Faster cooperation', '1 Seminar'])
  })

  test('nests and takes out by keyboard in one step, and says where the item is', async () => {
    const { alone, top } = aPlan()
    const { press, lines } = showOutline()
    press('Seminar', 'ArrowRight', { altKey: true })
    expect(world.read(alone).parent).toBe(top)
    expect(lines()).toEqual(['1 Faster cooperation', '2 Directory', '2 Guide', '2 Seminar'])
    expect(screen.getByText('WG-004, level 2, 3 of 3')).toBeTruthy()
    world.live.undo()
    expect(lines()).toEqual(['1 Faster cooperation', '2 Directory', '2 Guide', '1 Seminar'])
  })

  test('a filter keeps what leads to what it finds, and a letter there still finds for the person who only reads', async () => {
    aPlan(false)
    const { lines, press, rows } = showOutline('/?q=guide')
    expect(lines()).toEqual(['1 Faster cooperation', '2 Guide'])
    expect(rows()[0]?.getAttribute('aria-label')).toContain('not in the filter')
    press('Faster cooperation', 'g')
    await Promise.resolve()
    await Promise.resolve()
    expect(document.activeElement?.querySelector('.outline__name')?.textContent).toBe('Guide')
    press('Guide', 'ArrowLeft', { altKey: true })
    expect(lines()).toEqual(['1 Faster cooperation', '2 Guide'])
  })

  test('[V15] a circle that two people closed at once stands at the top, and says so', () => {
    const { alone, open } = aPlan()
    const { lines, rows } = showOutline()
    world.elsewhere((doc) => {
      setField(doc, alone, 'parent', open)
      const items = doc.getMap<import('yjs').Map<unknown>>('items')
      items.get(open)?.set('parent', alone)
    })
    expect(
      lines()
        .map((line) => line.slice(2))
        .sort(),
    ).toEqual(['Directory', 'Faster cooperation', 'Guide', 'Seminar'])
    expect(rows().filter((row) => row.getAttribute('aria-label')?.includes('It contains itself'))).toHaveLength(1)
  })
})
