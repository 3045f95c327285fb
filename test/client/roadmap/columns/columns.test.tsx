import { cleanup, fireEvent, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
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
  world.item({ title: { en: 'One' }, due: '2026-11-15' })
})
afterEach(() => {
  cleanup()
  world.dispose()
  vi.restoreAllMocks()
})
const names = (shown: ReturnType<typeof showTable>) => shown.heads().map((head) => head.dataset.field)

describe('[V30] the names of the columns', () => {
  test('are the first row of the grid: up from the first item, one stop, arrows along them, and down again', () => {
    const shown = showTable()
    shown.cell(0, 'number').focus()
    shown.press('ArrowRight')
    shown.press('ArrowUp')
    expect([document.activeElement?.getAttribute('role'), shown.at()]).toEqual(['columnheader', 'title'])
    expect(shown.container.querySelectorAll('[tabindex="0"]')).toHaveLength(1)
    shown.press('End')
    expect(shown.at()).toBe('progress')
    shown.press('ArrowLeft')
    expect(shown.at()).toBe('due')
    shown.press('ArrowDown')
    expect(document.activeElement).toBe(shown.cell(0, 'due'))
  })

  test('sort, move and resize by key; what was done stands in the address and is said, and the keyboard goes along', async () => {
    const shown = showTable()
    shown.cell(0, 'number').focus()
    shown.press('ArrowUp')
    for (const _ of [1, 2]) shown.press('ArrowRight')
    expect(shown.at()).toBe('status')
    shown.press('Enter')
    await vi.waitFor(() => expect(shown.heads()[2]?.getAttribute('aria-sort')).toBe('ascending'))
    shown.press('ArrowRight', { altKey: true })
    expect(shown.said()).toBe('Column Status, 4 of 6')
    await vi.waitFor(() => expect(names(shown)).toEqual(['number', 'title', 'lead', 'status', 'due', 'progress']))
    expect(shown.at()).toBe('status')
    shown.press('ArrowRight', { altKey: true, shiftKey: true })
    await vi.waitFor(() => expect(shown.address().get('widths')).toBe('status.31'))
    expect(shown.said()).toContain('Column Status, 124 pixels wide')
    expect(shown.address().get('columns')).toBe('lead,status,due,progress')
    expect([shown.at(), shown.container.querySelectorAll('[tabindex="0"]').length]).toEqual(['status', 1])
  })

  test('have a menu that does the same: pinned, a column stands with number and title; hidden, its neighbour has the keyboard', async () => {
    const shown = showTable()
    shown.cell(0, 'number').focus()
    shown.press('ArrowUp')
    shown.press('End')
    shown.press('F10', { shiftKey: true })
    fireEvent.keyDown(await screen.findByText('Pin to the left'), { key: 'Enter' })
    await vi.waitFor(() => expect(shown.address().get('pin')).toBe('1'))
    expect(names(shown)).toEqual(['number', 'title', 'progress', 'status', 'lead', 'due'])
    expect(shown.said()).toBe('Column Progress, pinned, 3 of 6')
    await vi.waitFor(() => expect(shown.at()).toBe('progress'))
    shown.press('F10', { shiftKey: true })
    fireEvent.keyDown(await screen.findByText('Hide column'), { key: 'Enter' })
    await vi.waitFor(() => expect(names(shown)).toEqual(['number', 'title', 'status', 'lead', 'due']))
    expect(shown.address().get('pin')).toBe(null)
    await vi.waitFor(() => expect(shown.at()).toBe('status'))
  })

  test('lead every row with number and title, which neither move nor go', () => {
    const shown = showTable()
    shown.cell(0, 'title').focus()
    shown.press('ArrowUp')
    shown.press('ArrowUp')
    shown.press('ArrowRight', { altKey: true })
    expect(names(shown).slice(0, 2)).toEqual(['number', 'title'])
    shown.press('F10', { shiftKey: true })
    expect(screen.queryByText('Hide column')).toBe(null)
  })
})
