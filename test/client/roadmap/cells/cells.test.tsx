// The table as people know it from spreadsheets: what is typed replaces, Shift marks, and what is marked is copied, filled and emptied.
import { cleanup, fireEvent, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ItemId } from '../../../../shared/ids.ts'
import { titleText } from '../../../../shared/roadmap/texts.ts'
import { layOutEverything, showTable } from '../shownTable.tsx'
import { createWorld, GROUP, MEMBERS, type World } from '../world.tsx'

let world: World
vi.mock('../../../../client/live/LiveDocument.tsx', async () => (await import('../world.tsx')).liveHooks(() => world))
vi.mock('../../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: 'me' }),
  useApi: () => ({ get: async () => ({ ok: true, value: MEMBERS }) }),
}))
vi.mock('../../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))

let ids: readonly ItemId[]
beforeEach(() => {
  world = createWorld()
  layOutEverything()
  ids = [
    world.item({ title: { en: 'One' }, status: 'agreed', due: '2026-11-15' }),
    world.item({ title: { en: 'Two' }, status: 'proposed' }),
    world.item({ title: { en: 'Three' }, status: 'proposed', due: '2026-01-31' }),
  ]
})
afterEach(() => {
  cleanup()
  world.dispose()
  vi.restoreAllMocks()
})

const show = () => showTable('/?group=none&columns=status,due')
type Shown = ReturnType<typeof show>
const dues = () => ids.map((id) => world.read(id).due)
const marked = (shown: Shown) => [...shown.container.querySelectorAll('.cell[aria-selected="true"]')].length
/** False: the letter goes on into what has the focus now. */
const type = (key: string) => !fireEvent.keyDown(document.activeElement ?? document.body, { key })
const clipboard = (event: 'copy' | 'paste', text = '') => {
  let held = text
  const happens = new Event(event, { bubbles: true, cancelable: true })
  Object.defineProperty(happens, 'clipboardData', { value: { getData: () => held, setData: (_: string, words: string) => (held = words) } })
  fireEvent(document.activeElement ?? document.body, happens)
  return held
}

describe('[V41] typing on a cell', () => {
  test('replaces the title, which Escape brings back without what a colleague wrote meanwhile', () => {
    const shown = show()
    shown.cell(0, 'title').focus()
    expect(type('N')).toBe(false)
    const area = document.activeElement
    if (!(area instanceof HTMLTextAreaElement)) throw new Error('no field')
    expect([area.selectionStart, area.selectionEnd]).toEqual([0, 3])
    area.value = 'N'
    fireEvent.input(area)
    const [id] = ids
    if (!id) throw new Error('an item')
    world.elsewhere((doc) => titleText(doc, id, 'en')?.insert(1, 'ew'))
    expect(world.read(id).title.en).toBe('New')
    fireEvent.keyDown(area, { key: 'Escape' })
    expect(world.read(id).title.en).toContain('One')
    expect(world.read(id).title.en).toContain('ew')
  })

  test('opens a menu at what begins so; on the number, and on what is selected, letters stay commands', async () => {
    const shown = show()
    shown.cell(0, 'status').focus()
    expect(type('d')).toBe(true)
    await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('De'))
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' })
    shown.cell(1, 'number').focus()
    type('x')
    expect(shown.container.querySelectorAll('[role=row][aria-selected="true"]').length).toBe(1)
  })

  test('F2 edits the cell, and a date takes what is typed by itself', () => {
    const shown = show()
    shown.cell(0, 'due').focus()
    shown.press('F2')
    expect(document.activeElement?.getAttribute('role')).toBe('combobox')
    shown.press('Escape')
    shown.cell(1, 'due').focus()
    expect(type('1')).toBe(false)
    expect(document.activeElement?.getAttribute('role')).toBe('combobox')
  })

  test('changes nothing for the person who only reads', () => {
    cleanup()
    world.dispose()
    world = createWorld({ canWrite: false })
    world.item({ title: { en: 'One' } })
    const shown = show()
    shown.cell(0, 'title').focus()
    type('N')
    expect(shown.at()).toBe('title')
  })
})

describe('[V42] marked cells', () => {
  test('are stretched by Shift with arrows or a press, said, and let go by Escape or a step', () => {
    const shown = show()
    shown.cell(0, 'status').focus()
    shown.press('ArrowDown', { shiftKey: true })
    shown.press('ArrowRight', { shiftKey: true })
    expect([marked(shown), shown.said(), shown.at()]).toEqual([4, '2 rows by 2 columns', 'due'])
    shown.press('Escape')
    expect(marked(shown)).toBe(0)
    shown.cell(0, 'status').focus()
    fireEvent.click(shown.cell(2, 'due'), { shiftKey: true, detail: 1 })
    expect(marked(shown)).toBe(6)
    shown.press('ArrowUp')
    expect(marked(shown)).toBe(0)
  })

  test('are copied as a table, filled by one value, and emptied, each in one step', () => {
    const shown = show()
    shown.cell(0, 'status').focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) shown.press(key, { shiftKey: true })
    expect(clipboard('copy')).toBe('Agreed\t2026-11-15\r\nProposed\t\r\nProposed\t2026-01-31')
    shown.cell(0, 'due').focus()
    for (const key of ['ArrowDown', 'ArrowDown']) shown.press(key, { shiftKey: true })
    const before = dues()
    clipboard('paste', '2026-12-24')
    expect(dues()).toEqual(['2026-12-24', '2026-12-24', '2026-12-24'])
    shown.press('Delete')
    expect(dues()).toEqual([null, null, null])
    world.live.undo()
    world.live.undo()
    expect(dues()).toEqual(before)
  })

  test('take a table as often as it fits, and show it first', async () => {
    const shown = show()
    shown.cell(0, 'due').focus()
    shown.press('ArrowDown', { shiftKey: true })
    clipboard('paste', '2027-01-01\r\n2027-02-02\r\n2027-03-03')
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toContain('3 cells change')
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    shown.cell(0, 'status').focus()
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown']) shown.press(key, { shiftKey: true })
    clipboard('paste', 'Deferred\t2027-01-01')
    fireEvent.click(await screen.findByRole('button', { name: 'Paste' }))
    expect(ids.map((id) => [world.read(id).status, world.read(id).due])).toEqual(ids.map(() => ['deferred', '2027-01-01']))
  })

  test('Ctrl+D fills them from their first row, or a cell from the one above, in one step', () => {
    const shown = show()
    shown.cell(0, 'due').focus()
    for (const key of ['ArrowDown', 'ArrowDown']) shown.press(key, { shiftKey: true })
    const before = dues()
    shown.press('d', { ctrlKey: true })
    expect(dues()).toEqual(['2026-11-15', '2026-11-15', '2026-11-15'])
    world.live.undo()
    expect(dues()).toEqual(before)
    shown.cell(1, 'due').focus()
    shown.press('d', { ctrlKey: true })
    expect(dues()).toEqual(['2026-11-15', '2026-11-15', '2026-01-31'])
    shown.cell(0, 'due').focus()
    shown.press('d', { ctrlKey: true })
    expect(shown.said()).toBe('There is no item above to copy from.')
  })
})
