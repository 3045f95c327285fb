import { cleanup, fireEvent, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readRoadMap } from '../../../../shared/roadmap/read.ts'
import { setField } from '../../../../shared/roadmap/write.ts'
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

/** What a spreadsheet and this table hand each other. */
const clipboard = (type: 'copy' | 'paste', text = '', target: Element | null = document.activeElement) => {
  let held = text
  const event = new Event(type, { bubbles: true, cancelable: true })
  Object.defineProperty(event, 'clipboardData', {
    value: { getData: () => held, setData: (_type: string, words: string) => (held = words) },
  })
  fireEvent(target ?? document.body, event)
  return held
}
const items = () => readRoadMap(world.doc).items

describe('[V32] pasting', () => {
  test('writes a single cell that is understood at once, and one undo takes it back', () => {
    const id = world.item({ title: { en: 'One' }, due: '2026-11-15' })
    const shown = showTable()
    shown.cell(0, 'due').focus()
    clipboard('paste', '12/24/2026\r\n')
    expect(screen.queryByRole('dialog')).toBe(null)
    expect(world.read(id).due).toBe('2026-12-24')
    world.live.undo()
    expect(world.read(id).due).toBe('2026-11-15')
  })

  test('a table is shown first: what is not understood is named, new items come unless one says no, and all of it is one undo', async () => {
    const stream = world.stream('Money')
    const first = world.item({ title: { en: 'One' }, stream })
    const second = world.item({ title: { en: 'Two' }, stream, agencies: [] })
    const shown = showTable('/?columns=status,agencies,due')
    shown.cell(0, 'title').focus()
    clipboard('paste', 'One\tAcordada\tFGN\t2026-12-01\nZwei\tagreed\tXYZ\t31 feb\nThree\tDone\tfgn\tDec 5\n\t\t\t\n')
    const dialog = await screen.findByRole('dialog')
    // A table without codes: what goes beyond the rows that are there becomes new items, unless one says otherwise.
    const create = screen.getByRole('checkbox', { name: 'Create 1 new item from the lines without a row' })
    expect(create.getAttribute('aria-checked')).toBe('true')
    fireEvent.click(create)
    expect(dialog.textContent).toContain('5 cells change')
    expect(dialog.textContent).toContain('WG-002 · Agencies: “XYZ” is not in the group')
    expect(dialog.textContent).toContain('“31 feb” is not a date')
    expect(items()).toHaveLength(2)
    fireEvent.click(create)
    expect(dialog.textContent).toContain('9 cells change')
    fireEvent.click(screen.getByRole('button', { name: 'Paste' }))
    expect(world.read(first)).toMatchObject({ title: { en: 'One' }, status: 'agreed', agencies: ['fgn'], due: '2026-12-01' })
    expect(world.read(second)).toMatchObject({ title: { en: 'Zwei' }, status: 'agreed', agencies: [], due: null })
    expect(items()[2]).toMatchObject({
      title: { en: 'Three' },
      stream,
      status: 'done',
      agencies: ['fgn'],
      due: '2026-12-05',
      originalDue: '2026-12-05',
    })
    expect(await screen.findByText('3 items changed.')).toBeTruthy()
    await vi.waitFor(() => expect(shown.at()).toBe('title'))
    world.live.undo()
    expect(world.read(first)).toMatchObject({ status: 'proposed', agencies: [], due: null })
    expect(items().map(({ archived }) => archived)).toEqual([false, false, true])
  })

  test('a date that may be two days is asked about, also in one cell, and stands as it was answered', async () => {
    const id = world.item({ title: { en: 'One' }, due: '2026-11-15' })
    const shown = showTable()
    shown.cell(0, 'due').focus()
    clipboard('paste', '10/01/2027')
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toContain('Which day is “10/01/2027” in “Due”?')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Paste' }).disabled).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'day/month: 10 Jan 2027' }))
    expect(dialog.textContent).toContain('10 Jan 2027')
    fireEvent.click(screen.getByRole('button', { name: 'Paste' }))
    expect(world.read(id).due).toBe('2027-01-10')
  })

  test('the answer about a date keeps the focus, and a value that is no choice comes with those that there are', async () => {
    world.item({ title: { en: 'One' } })
    const shown = showTable('/?columns=status,due')
    shown.cell(0, 'title').focus()
    clipboard('paste', 'One\tConcluida\t10/01/2027\nTwo\tagreed\t11/02/2027')
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toContain('Choices for “Status”: Proposed, Agreed, In progress, Blocked, Done, Deferred, Withdrawn.')
    const answer = screen.getByRole('button', { name: 'month/day: 1 Oct 2027' })
    answer.focus()
    fireEvent.click(answer)
    expect(dialog.textContent).toContain('1 Oct 2027')
    expect(answer.isConnected).toBe(true)
    expect(answer.getAttribute('aria-pressed')).toBe('true')
    expect(document.activeElement).toBe(answer)
  })

  test('[V32] copy and paste work wherever one is in a cell, and leave an editor in it alone', () => {
    const id = world.item({ title: { en: 'One' }, due: '2026-11-15' })
    const shown = showTable()
    shown.cell(0, 'title').focus()
    const inner = shown.cell(0, 'title').querySelector('span, bdi')
    expect(inner).not.toBe(null)
    expect(clipboard('copy', '', inner)).toBe('One')
    clipboard('paste', 'Two', inner)
    expect(world.read(id).title.en).toBe('Two')
    const field = document.createElement('textarea')
    inner?.append(field)
    clipboard('paste', 'Three', field)
    expect(world.read(id).title.en).toBe('Two')
  })

  test('copied rows come back without a change; a copied cell fills the same field of all that is selected', async () => {
    world.item({ title: { en: 'One' }, due: '2026-11-15', labels: ['a', 'b'] })
    const second = world.item({ title: { en: 'Two, "quoted"' } })
    const shown = showTable('/?group=none&columns=labels,due')
    shown.cell(0, 'number').focus()
    expect(clipboard('copy')).toBe('WG-001')
    shown.press('a', { ctrlKey: true })
    const copied = clipboard('copy')
    expect(copied).toBe('WG-001\tOne\ta; b\t2026-11-15\r\nWG-002\t"Two, ""quoted"""\t\t')
    clipboard('paste', copied)
    expect((await screen.findByRole('dialog')).textContent).toContain('0 cells change')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Paste' }).disabled).toBe(true)
    await vi.waitFor(() => expect(document.activeElement?.closest('[role=dialog]')).toBeTruthy())
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    await vi.waitFor(() => expect(shown.at()).toBe('number'))
    for (const _ of [1, 2, 3]) shown.press('ArrowRight')
    clipboard('paste', '2026-12-31')
    fireEvent.click(await screen.findByRole('button', { name: 'Paste' }))
    expect(items().map(({ due }) => due)).toEqual(['2026-12-31', '2026-12-31'])
    await vi.waitFor(() => expect(shown.at()).toBe('due'))
    shown.press('Delete')
    expect(items().map(({ due }) => due)).toContain(null)
    expect(world.read(second).title.en).toBe('Two, "quoted"')
  })

  test('leaves out what a colleague has made impossible since it was shown; the rest of its line is written, and is counted', async () => {
    const id = world.item({ title: { en: 'One' }, status: 'agreed' })
    const shown = showTable('/?group=none&columns=status,due')
    shown.cell(0, 'status').focus()
    clipboard('paste', 'In progress\t2026-12-01')
    const paste = await screen.findByRole('button', { name: 'Paste' })
    world.elsewhere((doc) => setField(doc, id, 'status', 'withdrawn'))
    fireEvent.click(paste)
    expect(world.read(id)).toMatchObject({ status: 'withdrawn', due: '2026-12-01' })
    expect(screen.getByText('1 item changed.')).toBeTruthy()
    fireEvent.click(screen.getByText('Undo'))
    expect(world.read(id)).toMatchObject({ status: 'withdrawn', due: null })
  })

  test('a person who only reads copies, and pastes nothing', () => {
    world.dispose()
    world = createWorld({ canWrite: false })
    const id = world.item({ title: { en: 'One' } })
    const shown = showTable()
    shown.cell(0, 'title').focus()
    expect(clipboard('copy')).toBe('One')
    clipboard('paste', 'Uno\tdos')
    expect([world.read(id).title.en, shown.said()]).toEqual(['One', 'Nothing can be pasted here.'])
  })
})
