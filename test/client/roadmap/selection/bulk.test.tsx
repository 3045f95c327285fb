import { cleanup, fireEvent, screen, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { BulkBar } from '../../../../client/roadmap/selection/BulkBar.tsx'
import { must } from '../../../../shared/result.ts'
import { addOwnField } from '../../../../shared/roadmap/defineFields.ts'
import { archiveItem } from '../../../../shared/roadmap/write.ts'
import { createDice } from '../../../harness/random.ts'
import { layOutEverything, showTable } from '../shownTable.tsx'
import { createWorld, GROUP, MEMBERS, type World } from '../world.tsx'

let world: World
vi.mock('../../../../client/live/LiveDocument.tsx', async () => (await import('../world.tsx')).liveHooks(() => world))
vi.mock('../../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: 'me' }),
  useApi: () => ({ get: async () => ({ ok: true, value: MEMBERS }) }),
}))
vi.mock('../../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))

beforeEach(() => {
  world = createWorld()
  layOutEverything()
})
afterEach(() => {
  cleanup()
  world.dispose()
  vi.restoreAllMocks()
})

const show = () => {
  const shown = showTable('/?group=none', 'en', (view) => <BulkBar view={view} onLeft={() => {}} />)
  const rows = () => [...shown.container.querySelectorAll<HTMLElement>('.grid__row')]
  return {
    rows,
    press: shown.press,
    selected: () => rows().map((row) => row.getAttribute('aria-selected')),
    bar: () => screen.queryByRole('region', { name: 'Selected items' }),
    focus: (row: number) => shown.cell(row, 'title').focus(),
    choose: (menu: string, choice: string) => {
      fireEvent.keyDown(within(screen.getByRole('region', { name: 'Selected items' })).getByRole('button', { name: menu }), {
        key: 'Enter',
      })
      fireEvent.keyDown(screen.getByRole('menuitem', { name: new RegExp(choice) }), { key: 'Enter' })
    },
  }
}
const plan = () => [
  world.item({ title: { en: 'One' }, status: 'agreed' }),
  world.item({ title: { en: 'Two' }, status: 'proposed', due: '2026-01-31' }),
  world.item({ title: { en: 'Three' }, status: 'agreed' }),
]

describe('the selection in the table', () => {
  test('[V10] Ctrl+Space, Shift+arrows, Ctrl+A and Escape select, and the number is said', () => {
    plan()
    const { rows, focus, press, selected, bar } = show()
    fireEvent.click(rows()[0]?.querySelector('.c-number') ?? document.body, { detail: 1 })
    focus(0)
    press(' ', { ctrlKey: true })
    expect(selected()).toEqual(['true', 'false', 'false'])
    press('ArrowDown', { shiftKey: true })
    expect(selected()).toEqual(['true', 'true', 'false'])
    expect(screen.getByRole('status').textContent).toBe('2 selected')
    press('a', { ctrlKey: true })
    expect(selected()).toEqual(['true', 'true', 'true'])
    expect(bar()).toBeTruthy()
    press('Escape')
    expect(selected()).toEqual(['false', 'false', 'false'])
    expect(bar()).toBe(null)
  })

  test('[V10] boxes select, a press with Shift reaches from the last one; an observer has no box', () => {
    plan()
    const { selected } = show()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select WG-001' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select WG-003' }), { shiftKey: true })
    expect(selected()).toEqual(['true', 'true', 'true'])
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select WG-002' }))
    expect(selected()).toEqual(['true', 'false', 'true'])
    cleanup()
    world.dispose()
    world = createWorld({ canWrite: false })
    plan()
    show()
    expect(screen.queryAllByRole('checkbox')).toEqual([])
  })

  test('[V10] loses items that a filter or a colleague takes away', () => {
    const [, second] = plan()
    const { selected } = show()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select all' }))
    world.elsewhere((doc) => second && archiveItem(doc, second))
    expect(selected()).toEqual(['true', 'true'])
    expect(screen.getByText('2 selected', { selector: 'b' })).toBeTruthy()
  })
})

describe('[V12] a single letter', () => {
  test('opens the editor of the cell, or below the plan what is no column, for this item alone', async () => {
    const [first, second] = plan()
    if (!first || !second) throw new Error('a plan')
    const { rows, press, bar } = show()
    fireEvent.click(rows()[1]?.querySelector('.c-number') ?? document.body, { detail: 1 })
    press('s')
    expect(bar()).toBe(null)
    fireEvent.keyDown(await screen.findByRole('menuitemradio', { name: /Deferred/ }), { key: 'Enter' })
    expect(world.read(second).status).toBe('deferred')
    fireEvent.click(rows()[1]?.querySelector('.c-number') ?? document.body, { detail: 1 })
    press('w')
    await vi.waitFor(() => expect(bar()?.textContent).toContain('WG-002'))
    fireEvent.keyDown(screen.getByRole('menuitem', { name: 'No workstream' }), { key: 'Enter' })
    await vi.waitFor(() => expect(bar()).toBe(null))
  })

  test('is followed by another one: the keyboard comes back to the number', async () => {
    plan()
    const { rows, press } = show()
    const number = rows()[1]?.querySelector<HTMLElement>('.c-number')
    number?.focus()
    press('s')
    fireEvent.keyDown(await screen.findByRole('menuitemradio', { name: /Deferred/ }), { key: 'Enter' })
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('data-field')).toBe('number'))
    press('d')
    expect(screen.getByLabelText('Due').closest('[role=gridcell]')?.getAttribute('data-field')).toBe('due')
  })

  test('acts on all when the item is selected; A archives; nothing happens while somebody types', () => {
    const all = plan()
    const { rows, press, bar } = show()
    fireEvent.click(rows()[0]?.querySelector('.c-number') ?? document.body, { detail: 1 })
    press('F2')
    press('a')
    press('x')
    expect([bar(), world.read(must(all[0], 'first')).archived]).toEqual([null, false])
    press('Escape')
    fireEvent.click(rows()[0]?.querySelector('.c-number') ?? document.body, { detail: 1 })
    press('x')
    press('ArrowDown', { shiftKey: true })
    press('s')
    fireEvent.keyDown(screen.getByRole('menuitem', { name: /Withdrawn/ }), { key: 'Enter' })
    expect(all.map((id) => world.read(id).status)).toEqual(['withdrawn', 'withdrawn', 'agreed'])
    rows()[0]?.querySelector<HTMLElement>('[data-column="0"]')?.focus()
    press('a')
    expect(all.map((id) => world.read(id).archived)).toEqual([true, true, false])
  })
})

describe('[V11] the bulk bar', () => {
  test('changes all in one step, names who refused and why, and one undo takes everything back', async () => {
    const [first, second, third] = plan()
    if (!first || !second || !third) throw new Error('a plan')
    const before = [first, second, third].map(world.read)
    const { choose } = show()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select all' }))
    choose('Status', 'In progress')
    expect([first, second, third].map((id) => world.read(id).status)).toEqual(['inProgress', 'proposed', 'inProgress'])
    expect(screen.getByRole('alert').textContent).toContain('WG-002')
    expect(screen.getByText('2 items changed.')).toBeTruthy()
    fireEvent.click(screen.getByText('Undo'))
    expect([first, second, third].map(world.read)).toEqual(before)
  })

  test('neither changes nor counts items that already have the value', () => {
    plan()
    const { choose } = show()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select WG-001' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select WG-003' }))
    choose('Status', 'Agreed')
    expect(screen.getByText('Nothing to change: it already had that value.')).toBeTruthy()
  })

  test('archives all at once; Ctrl+Z has nothing else to take back', () => {
    const all = plan()
    const { bar } = show()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select all' }))
    fireEvent.click(screen.getByText('Archive'))
    expect(all.map((id) => world.read(id).archived)).toEqual([true, true, true])
    expect(bar()).toBe(null)
    world.live.undo()
    expect(all.map((id) => world.read(id).archived)).toEqual([false, false, false])
  })
})

test.each(['choices', 'number'] as const)('[M21] setting an own field (%s) to nothing says that a value is to be chosen', async (kind) => {
  plan()
  const choices = kind === 'choices' ? [{ es: 'Uno', en: 'One' }] : []
  expect(world.write((doc) => addOwnField(doc, { kind, name: { es: 'Fondos', en: 'Funds' }, choices }, createDice(5).bytes)).ok).toBe(true)
  const { focus, press, bar } = show()
  focus(0)
  press(' ', { ctrlKey: true })
  fireEvent.click(within(must(bar(), 'bar')).getByRole('button', { name: 'Own fields' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Set' }))
  expect((await screen.findByRole('alert')).textContent).toBe('Choose a value.')
})
