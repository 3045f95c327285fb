// The calendar as a reader has it before them: a month with what stands beside it, an agenda, the week of a phone, a year.
import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import type { JSX } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
// Loaded before a test begins to wait for it.
import '../../../../client/roadmap/calendar/Calendar.tsx'
import { must } from '../../../../shared/result.ts'
import { delegationId } from '../builders.ts'
import { onPhone, showRoadMap } from '../shownRoadMap.tsx'
import { layOutEverything } from '../shownTable.tsx'
import { createWorld, GROUP, MEMBERS, type World } from '../world.tsx'

let world: World
let meetings: readonly object[] = []
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
        : path.includes('/history')
          ? { events: [], next: null }
          : path.endsWith('/meetings')
            ? meetings
            : [],
    }),
  }),
}))
vi.mock('../../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))

beforeEach(() => {
  // A Tuesday.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-06-15T12:00:00') })
  world = createWorld()
  meetings = []
  layOutEverything()
  world.item({ title: { en: 'Directory' }, due: '2027-05-28', status: 'inProgress', lead: delegationId('us') })
  world.item({ title: { en: 'Template' }, due: '2027-06-08', status: 'blocked' })
  world.item({ title: { en: 'Checklist' }, due: '2027-06-09', status: 'done' })
  world.item({ title: { en: 'Protocol' }, due: '2027-06-24', status: 'agreed' })
  world.item({ title: { en: 'Module' }, due: '2027-07-02', status: 'agreed' })
})
afterEach(() => {
  cleanup()
  world.dispose()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const titles = (within: Element | null | undefined) =>
  [...(within?.querySelectorAll('.due-item__t') ?? [])].map((one) => one.firstChild?.textContent)
const section = (name: string | RegExp) => screen.getByRole('region', { name })

test('[V68] on a phone a month is a list: first what is overdue and by how many days, then each day', async () => {
  onPhone()
  showRoadMap('/?form=calendar')
  const late = await screen.findByRole('region', { name: /2 overdue/ })
  expect(titles(late)).toEqual(['Directory', 'Template'])
  expect([...late.querySelectorAll('.due-item__late')].map((one) => one.textContent)).toEqual([', 18 days overdue', ', 7 days overdue'])
  // A word, and no sign alone.
  expect(within(late).getByText('blocked').classList.contains('vh')).toBe(false)
  expect(titles(section('June 2027'))).toEqual(['Checklist', 'Protocol'])
  expect(screen.queryByRole('grid')).toBeNull()
  expect((await screen.findByRole('button', { name: 'List' })).getAttribute('aria-pressed')).toBe('true')
  expect(screen.queryByRole('button', { name: 'Month' })).toBeNull()
})

test('[V68] on a phone the days of a week stand above the list: today is marked, what is due is said, a press goes there', async () => {
  onPhone()
  const scrolled = vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(() => undefined)
  const { address } = showRoadMap('/?form=calendar')
  const week = await screen.findByRole('group', { name: 'Days of the week' })
  const days = () => [...week.querySelectorAll('.week-strip__day')]
  expect(days().map((day) => day.querySelector('b')?.textContent)).toEqual(['14', '15', '16', '17', '18', '19', '20'])
  expect(days().map((day) => day.getAttribute('aria-current'))).toEqual([null, 'date', null, null, null, null, null])
  fireEvent.click(within(week).getByRole('button', { name: 'Next week' }))
  const day = within(week).getByRole('button', { name: '24 Jun, 1 item due' })
  fireEvent.click(day)
  expect(scrolled).toHaveBeenCalled()
  expect(document.activeElement?.textContent).toContain('Protocol')
  for (const _ of ['28 June', '5 July']) fireEvent.click(within(week).getByRole('button', { name: 'Next week' }))
  await waitFor(() => expect(address().get('month')).toBe('2027-07'))
})

test('[V48] beside a month stands what is overdue and what comes after it', async () => {
  showRoadMap('/?form=calendar')
  await screen.findByRole('grid')
  const side = screen.getByRole('complementary', { name: 'Overdue and next' })
  expect(titles(within(side).getByRole('region', { name: /2 overdue/ }))).toEqual(['Directory', 'Template'])
  expect(titles(within(side).getByRole('region', { name: 'Next, after June 2027' }))).toEqual(['Module'])
})

test.each([
  ['beside a month', '/?form=calendar'],
  ['in an agenda', '/?form=calendar&span=agenda'],
])(
  '[V48] [V68] of a hundred that are overdue %s those near are drawn; a press leads on, what has the focus stays, on paper are all',
  async (_, path) => {
    for (let at = 0; at < 98; at++) world.item({ title: { en: `Late ${at}` }, due: '2027-05-02', status: 'agreed' })
    showRoadMap(path)
    const late = await screen.findByRole('region', { name: /100 overdue/ })
    expect(titles(late)).toHaveLength(30)
    fireEvent.click(within(late).getByRole('button', { name: '70 more' }))
    expect(titles(late)).toHaveLength(60)
    expect(document.activeElement).toBe(late.querySelectorAll('[data-item]')[30])

    const last = must([...late.querySelectorAll<HTMLElement>('[data-item]')].at(-1), 'the last one')
    last.focus()
    world.item({ title: { en: 'Earlier' }, due: '2027-05-01', status: 'agreed' })
    await waitFor(() => expect(titles(late)).toContain('Earlier'))
    expect(document.activeElement).toBe(last)
    dispatchEvent(new Event('beforeprint'))
    expect(titles(late)).toHaveLength(101)
    dispatchEvent(new Event('afterprint'))
  },
)

/** From a Friday over a weekend and the end of a month. */
const longSession = () => {
  const words = { es: '', en: '' }
  const place = { es: 'Lima, Perú', en: 'Lima, Peru' }
  const face = { title: words, zone: '', startedAt: null, openedAt: null, closedAt: null }
  meetings = [{ id: 'four', number: 4, state: 'open', start: '2027-06-25', end: '2027-07-01', place, ...face }]
}
test('[V48] a day says who meets on it, and a session that goes on is named in each week and in the agenda of the next month', async () => {
  longSession()
  const { container } = showRoadMap('/?form=calendar')
  await screen.findByRole('gridcell', { name: '25 Jun, Session 4' })
  expect(screen.getByRole('gridcell', { name: '1 Jul, Session 4' })).toBeDefined()
  const named = [...container.querySelectorAll('.day__session.is-named')].map((one) => one.closest('[data-row]')?.getAttribute('data-row'))
  expect(named).toEqual(['day:2027-06-25', 'day:2027-06-28'])
  cleanup()
  showRoadMap('/?form=calendar&span=agenda&month=2027-07')
  expect(await screen.findByText('until 1 Jul')).toBeDefined()
})

test('[V68] on a phone a press on a day of the next month goes to that month and keeps the week', async () => {
  longSession()
  onPhone()
  const { address } = showRoadMap('/?form=calendar')
  const week = await screen.findByRole('group', { name: 'Days of the week' })
  for (const _ of ['21 June', '28 June']) fireEvent.click(within(week).getByRole('button', { name: 'Next week' }))
  fireEvent.click(await within(week).findByRole('button', { name: '1 Jul, Session 4' }))
  await waitFor(() => expect(address().get('month')).toBe('2027-07'))
  expect(within(screen.getByRole('group', { name: 'Days of the week' })).getByRole('button', { name: '28 Jun, Session 4' })).toBeDefined()
})

test('[V48] [V68] an agenda is there on every screen, and what is done is left out on request; the address keeps both', async () => {
  const { address, container } = showRoadMap('/?form=calendar')
  await screen.findByRole('grid')
  fireEvent.click(await screen.findByRole('button', { name: 'List' }))
  await waitFor(() => expect(titles(section('June 2027'))).toEqual(['Checklist', 'Protocol']))
  expect(container.querySelector('.week-strip')).toBeNull()
  fireEvent.click(screen.getByRole('switch', { name: 'Show done' }))
  await waitFor(() => expect(titles(section('June 2027'))).toEqual(['Protocol']))
  await waitFor(() => expect([address().get('span'), address().get('done')]).toEqual(['agenda', 'off']))
})

test.each([
  ['agenda', '/?form=calendar&span=agenda', 'June 2027', 'Protocol', '2027-06-24'],
  ['column beside a month', '/?form=calendar', 'Next, after June 2027', 'Module', '2027-07-02'],
])('[V48] in the %s the focus stays where it is when a colleague adds an item', async (_, path, name, title, due) => {
  showRoadMap(path)
  const list = await screen.findByRole('region', { name })
  const item = within(list).getByRole('button', { name: new RegExp(title) })
  item.focus()
  world.item({ title: { en: 'Earlier' }, due: '2027-06-09', status: 'agreed' })
  world.item({ title: { en: 'Added' }, due, status: 'agreed' })
  await waitFor(() => expect(titles(list)).toContain('Added'))
  expect(document.activeElement).toBe(item)
})

test.each([
  ['en', ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']],
  ['es', ['lu', 'ma', 'mi', 'ju', 'vi', 'sá', 'do']],
] as const)('[V48] a year names the days of its weeks, from Monday, in %s', async (language, expected) => {
  const { container } = showRoadMap('/?form=calendar&span=year', language)
  await waitFor(() => expect(container.querySelectorAll('.year__month')).toHaveLength(12))
  const names = [...(container.querySelector('.year__days')?.querySelectorAll('b') ?? [])].map((day) => day.textContent)
  expect(names).toEqual(expected)
})
