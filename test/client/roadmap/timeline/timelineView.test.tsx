// The timeline as a reader has it before them: titles beside the line, letters on the bars, keys, and what it says while one compares.
import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library'
import type { JSX } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
// Loaded before a test begins to wait for it.
import '../../../../client/roadmap/timeline/Timeline.tsx'
import type { Comparison } from '../../../../shared/history/comparison.ts'
import { addDependency } from '../../../../shared/roadmap/dependencies.ts'
import { setField } from '../../../../shared/roadmap/write.ts'
import { aComparison, aDifference } from '../../compare/answers.ts'
import { delegationId } from '../builders.ts'
import { showRoadMap } from '../shownRoadMap.tsx'
import { layOutEverything } from '../shownTable.tsx'
import { createWorld, GROUP, MEMBERS, type World } from '../world.tsx'

let world: World
let answer: Comparison
vi.mock('../../../../client/live/LiveDocument.tsx', async () => ({
  ...(await import('../world.tsx')).liveHooks(() => world),
  LiveDocumentProvider: (props: { children: unknown }) => props.children,
}))
vi.mock('../../../../client/live/CurrentDocument.tsx', () => ({
  CurrentDocumentProvider: (props: { children: JSX.Element }) => props.children,
}))
vi.mock('../../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: 'ana', memberships: [] }),
  useCan: () => () => true,
  useApi: () => ({
    get: async (path: string) => ({
      ok: true,
      value: path.endsWith('/members')
        ? MEMBERS
        : path.includes('/comparison')
          ? answer
          : path.includes('/history')
            ? { events: [], next: null }
            : [],
    }),
  }),
}))
vi.mock('../../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-06-15T12:00:00') })
  world = createWorld()
  layOutEverything()
  localStorage.clear()
})
afterEach(() => {
  cleanup()
  world.dispose()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const bar = (container: HTMLElement) => container.querySelector<HTMLElement>('.bar:not(.bar--ghost)')
const pressed = (name: string) => screen.getByRole('button', { name }).getAttribute('aria-pressed')
const grip = () => screen.getByRole('button', { name: 'Width of the titles' })
const widthOf = (container: HTMLElement) => container.querySelector<HTMLElement>('.timeline')?.style.getPropertyValue('--title')

test('[V47] the timeline opens fitted; T goes to today and F shows all of it, wherever the keyboard is, but for where one types', async () => {
  world.item({ title: { en: 'Template' }, lead: delegationId('us'), start: '2026-01-01', due: '2028-12-01' })
  const { address } = showRoadMap('/?form=timeline&group=none')
  const title = await screen.findByRole('rowheader', { name: /Template/ })
  await screen.findByRole('button', { name: 'Fit' })
  expect(pressed('Fit')).toBe('true')
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 't' })
  expect(pressed('Fit')).toBe('true')
  fireEvent.keyDown(title, { key: 't' })
  expect(pressed('Fit')).toBe('false')
  await waitFor(() => expect(address().get('zoom')).toBe('months'))
  fireEvent.keyDown(document.body, { key: 'f' })
  expect(pressed('Fit')).toBe('true')
})

test('[V10] letters of the timeline that mean something else elsewhere work there with Shift', async () => {
  world.item({ title: { en: 'Template' }, start: '2027-01-01', due: '2027-12-01' })
  showRoadMap('/?form=timeline&group=none')
  const title = await screen.findByRole('rowheader', { name: /Template/ })
  title.focus()
  fireEvent.keyDown(title, { key: 't' })
  expect(screen.queryByRole('dialog', { name: /Labels/ })).toBeNull()
  fireEvent.keyDown(title, { key: 'T', shiftKey: true })
  expect(await screen.findByRole('dialog', { name: /Labels/ })).toBeTruthy()
})

test('[V47] the titles are as wide as one makes them, by keys or by dragging, within limits, and stay so', async () => {
  world.item({ title: { en: 'Template' }, due: '2027-07-01' })
  const first = showRoadMap('/?form=timeline&group=none')
  await screen.findByRole('rowheader', { name: /Template/ })
  expect(widthOf(first.container)).toBe('21rem')
  fireEvent.keyDown(grip(), { key: 'ArrowRight' })
  expect(widthOf(first.container)).toBe('22rem')
  const at = (type: string, clientX: number) => new MouseEvent(type, { clientX, button: 0, bubbles: true })
  fireEvent(grip(), at('pointerdown', 400))
  fireEvent(window, at('pointermove', 400 - 32))
  fireEvent(window, at('pointerup', 400 - 32))
  expect(widthOf(first.container)).toBe('20rem')
  for (let step = 0; step < 30; step++) fireEvent.keyDown(grip(), { key: 'ArrowLeft' })
  expect(widthOf(first.container)).toBe('12rem')
  cleanup()
  const again = showRoadMap('/?form=timeline&group=none')
  await screen.findByRole('rowheader', { name: /Template/ })
  expect(widthOf(again.container)).toBe('12rem')
})

test('[V65] the letters of a bar stay in sight, and a bar that begins before what is shown says so', async () => {
  world.item({ title: { en: 'Template' }, lead: delegationId('us'), start: '2026-01-01', due: '2028-12-01' })
  const { container } = showRoadMap('/?form=timeline&group=none&zoom=months')
  await screen.findByRole('rowheader', { name: /Template/ })
  const letters = () => bar(container)?.querySelector('.bar__caps')?.textContent
  // It opens at today: the beginning lies to the left.
  await waitFor(() => expect(letters()).toBe('‹US'))
  const scroller = container.querySelector<HTMLElement>('.main__scroll')
  if (!scroller) throw new Error('no scroller')
  scroller.scrollLeft = 0
  fireEvent.scroll(scroller)
  await waitFor(() => expect(letters()).toBe('US'))
  fireEvent.keyDown(document.body, { key: 'f' })
  expect(letters()).toBe('US')
})

test('[V65] a bar that lies before what is shown waits at the edge with its lead, and its date stands in the ledger', async () => {
  world.item({ title: { en: 'Template' }, lead: delegationId('us'), start: '2026-01-01', due: '2026-03-01', status: 'done' })
  world.item({ title: { en: 'Directory' }, start: '2027-01-01', due: '2028-12-01' })
  const { container } = showRoadMap('/?form=timeline&group=none&zoom=months')
  await screen.findByRole('rowheader', { name: /Template/ })
  const words = () => container.querySelector<HTMLElement>('.bar__end')
  await waitFor(() => expect(words()?.querySelector('.bar__gone')?.textContent).toBe('US'))
  const scroller = container.querySelector<HTMLElement>('.main__scroll')
  expect(Number.parseFloat(words()?.style.left ?? '')).toBeCloseTo(scroller?.scrollLeft ?? 0, 3)
  expect(words()?.closest('[role=row]')?.querySelector('.timeline__due')?.textContent).toContain('1 Mar')
})

test('[V66] a bar that is late has a tail up to today, with a sign and a word, and the name of its row says how late it is', async () => {
  world.item({ title: { en: 'Template' }, start: '2027-01-01', due: '2027-06-01' })
  world.item({ title: { en: 'Directory' }, start: '2027-01-01', due: '2027-06-01', status: 'done' })
  const { container } = showRoadMap('/?form=timeline&group=none&zoom=months')
  const late = await screen.findByRole('rowheader', { name: /^.*Template.*, 14 days overdue/ })
  expect(screen.getByRole('rowheader', { name: /Directory/ }).getAttribute('aria-label')).not.toContain('overdue')
  const row = late.closest<HTMLElement>('[role="row"]')
  await waitFor(() => expect(container.querySelectorAll('.bar-tail')).toHaveLength(1))
  const tail = row?.querySelector<HTMLElement>('.bar-tail')
  const own = row?.querySelector<HTMLElement>('.bar:not(.bar--ghost)')
  const [begins, ends] = [Number.parseFloat(own?.style.left ?? ''), Number.parseFloat(tail?.style.left ?? '')]
  // From its end on.
  expect(ends).toBeCloseTo(begins + Number.parseFloat(own?.style.width ?? ''), 3)
  expect(Number.parseFloat(tail?.style.width ?? '')).toBeGreaterThan(0)
  const words = row?.querySelector('.timeline__due .timeline__trouble')
  expect(words?.textContent).toBe('14 days overdue')
  expect(words?.querySelector('svg')).not.toBeNull()
})

test('[V67] while one compares, the key says how many bars moved and how far all of them; a group says it of its own', async () => {
  const [one, two] = [world.stream('Cooperation'), world.stream('Training')]
  const ids = [
    world.item({ title: { en: 'Template' }, stream: one, due: '2027-07-01' }),
    world.item({ title: { en: 'Directory' }, stream: one, due: '2027-07-20' }),
    world.item({ title: { en: 'Module' }, stream: two, due: '2027-08-01' }),
  ]
  const undated = world.item({ title: { en: 'Protocol' }, stream: two })
  const before = new Map([...ids, undated].map((id) => [id, world.read(id)]))
  ;['2027-08-01', '2027-07-19', '2027-08-11'].forEach((due, at) => {
    const id = ids[at]
    if (id) setField(world.doc, id, 'due', due)
  })
  setField(world.doc, undated, 'due', '2027-09-01')
  answer = aComparison(
    [...before].map(([id, was]) => aDifference(was, world.read(id))),
    [],
  )
  const { container } = showRoadMap('/?form=timeline&since=start')
  const key = await screen.findByRole('note')
  await waitFor(() => expect(key.textContent).toContain('3 items rescheduled'))
  // 31 days later, 1 earlier, 10 later; what had no date has not moved.
  expect(key.textContent).toContain('+40 d in all')
  expect(key.textContent).toMatch(/was.*now.*overdue.*begins before/)
  expect([...container.querySelectorAll('.timeline__group')].map((group) => group.textContent)).toEqual([
    expect.stringContaining('2 items rescheduled, +30 d'),
    expect.stringContaining('1 item rescheduled, +10 d'),
  ])
  // Where it was is dashed, beside where it is.
  expect(container.querySelectorAll('.bar--ghost')).toHaveLength(3)
})

test('[C24] on a sheet all bars stand between the titles and the ledger, whole and without a sign of being cut', async () => {
  world.item({ title: { en: 'Template' }, lead: delegationId('us'), start: '2025-01-01', due: '2027-03-01' })
  world.item({ title: { en: 'Directory' }, lead: delegationId('co'), start: '2027-01-01', due: '2029-12-01' })
  const { container } = showRoadMap('/?form=timeline&group=none&zoom=weeks')
  await screen.findByRole('rowheader', { name: /Template/ })
  await waitFor(() => expect(container.querySelector('.bar__cut')).not.toBeNull())
  window.dispatchEvent(new Event('beforeprint'))
  const px = (element: Element, side: 'left' | 'width') => Number.parseFloat((element as HTMLElement).style[side] || '0')
  const bars = [...container.querySelectorAll('.bar')]
  expect(bars).toHaveLength(2)
  // A sheet that lies on its side has 690 pixels beside the titles; the ledger takes 190 of them.
  for (const one of bars) expect(px(one, 'left') + px(one, 'width')).toBeLessThanOrEqual(690 - 190)
  expect(container.querySelector('.bar__cut, .bar__gone')).toBeNull()
  window.dispatchEvent(new Event('afterprint'))
  expect(container.querySelector('.bar__cut')).not.toBeNull()
})

test('[V70] the ledger at the right says of each item when it is due, how late it is, that it is blocked or begins too early; the chart no word', async () => {
  const template = world.item({ title: { en: 'Template' }, start: '2027-01-01', due: '2027-06-01', status: 'blocked' })
  addDependency(world.doc, world.item({ title: { en: 'Directory' }, start: '2027-05-01', due: '2027-09-01' }), {
    item: template,
    type: 'FS',
    lag: 0,
  })
  const { container } = showRoadMap('/?form=timeline&group=none&zoom=months')
  const ledgerOf = async (name: RegExp) =>
    (await screen.findByRole('rowheader', { name })).closest('[role="row"]')?.querySelector('.timeline__due')?.textContent
  expect(await ledgerOf(/Template/)).toBe('1 Jun14 days · blocked')
  expect(await ledgerOf(/Directory/)).toBe('1 Sepbefore WG-001')
  for (const end of container.querySelectorAll('.bar__end')) expect(end.textContent).toBe('')
})

test('[V70] only violated dependencies are drawn, those of the row that one looks at too, and all when one asks for them', async () => {
  const template = world.item({ title: { en: 'Template' }, start: '2027-01-01', due: '2027-02-01' })
  addDependency(world.doc, world.item({ title: { en: 'Directory' }, start: '2027-05-01', due: '2027-09-01' }), {
    item: template,
    type: 'FS',
    lag: 0,
  })
  const { container } = showRoadMap('/?form=timeline&group=none')
  const title = await screen.findByRole('rowheader', { name: /Template/ })
  const drawn = () => [...container.querySelectorAll('.timeline__edges path:not(.is-head)')].map((path) => path.getAttribute('d')).join('')
  await waitFor(() => expect(container.querySelector('.timeline__edges')).not.toBeNull())
  expect(drawn()).toBe('')
  fireEvent.focusIn(title)
  expect(drawn()).toMatch(/^M/)
  fireEvent.focusOut(title)
  expect(drawn()).toBe('')
  fireEvent.click(await screen.findByRole('button', { name: 'Show all dependencies' }))
  await waitFor(() => expect(drawn()).toMatch(/^M/))
})
