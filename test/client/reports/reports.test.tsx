// The screen of reports as a delegate meets it: what is asked for, the form, what is sent, and the edit of the plan that goes with it.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library'
import type { Component } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newestReports } from '../../../client/base/groupFacts.ts'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { localDay } from '../../../client/base/today.ts'
import type { HomeModel } from '../../../client/home/createHomeView.ts'
import { HomeReports } from '../../../client/home/ReportsDue.tsx'
import { ItemContextProvider } from '../../../client/item/ItemContext.tsx'
import { standingByAgency } from '../../../client/reports/byAgency.ts'
import { ReportsView } from '../../../client/reports/ReportsView.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import type { NewReport, ReportInfo } from '../../../shared/api/reports.ts'
import { longAway } from '../../../shared/counts.ts'
import { type AgencyId, type DelegationId, type ItemId, instant } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/people.ts'
import { type Action, rolesFor } from '../../../shared/permissions.ts'
import { givenBy } from '../../../shared/reports/givenBy.ts'
import { addDays } from '../../../shared/roadmap/days.ts'
import { delegationId } from '../roadmap/builders.ts'
import { onPhone } from '../roadmap/shownRoadMap.tsx'
import { createWorld, GROUP, MEMBERS, type World } from '../roadmap/world.tsx'

let world: World
let item: ItemId
let role: Role
let online: boolean
let reportDays: number
/** The next session is not its preparers' draft any more. */
let isShared: boolean
/** The server has it, and its answer waits for this, or is lost. */
let answering: Promise<'told' | 'lost'>
let given: ReportInfo[]
/** To any item, the newest first. */
let happened: readonly object[]
let remindedAt: number | null
const sent: NewReport[] = []
const FGN = GROUP.agencies[0]?.id as AgencyId
const inDays = (n: number) => addDays(localDay(new Date()), n)
const meeting = (number: number, more: object) => ({
  id: `s${number}`,
  document: `meeting:s${number}`,
  group: GROUP.id,
  number,
  state: 'open',
  shared: true,
  title: { es: '', en: '' },
  place: { es: '', en: '' },
  start: null,
  end: null,
  zone: '',
  openedAt: null,
  startedAt: null,
  closedAt: null,
  points: { total: 0, done: 0, deferred: 0 },
  decisions: 0,
  ...more,
})
const asReport = ({ id, ...told }: NewReport): ReportInfo => ({
  id,
  n: 9,
  at: instant(Date.now()),
  by: { account: MEMBERS[0]?.account as ReportInfo['by']['account'], name: 'Ana', role, delegation: delegationId('co'), agency: null },
  ...told,
})

const REPORT: NewReport = {
  id: 'r1',
  item: 'i1' as ItemId,
  delegation: delegationId('co'),
  agency: null,
  period: null,
  progress: 'limited',
  done: { es: 'Se acordó el índice.', en: '' },
  obstacles: { es: '', en: '' },
  next: { es: '', en: '' },
}

vi.mock('../../../client/live/LiveDocument.tsx', async () => ({
  ...(await import('../roadmap/world.tsx')).liveHooks(() => world),
}))
vi.mock('../../../client/live/CurrentDocument.tsx', () => ({
  CurrentDocumentProvider: (props: { children: unknown }) => props.children,
}))
vi.mock('../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({
    account: 'me',
    name: 'Ana',
    language: 'en',
    memberships: [{ group: GROUP.id, role, delegation: role === 'observer' ? null : delegationId('co'), agency: null }],
  }),
  useCan: () => (action: Action) => rolesFor(action).includes(role),
  useApi: () => ({
    get: async (path: string) => ({
      ok: true,
      value: path.endsWith('/members')
        ? MEMBERS
        : path.endsWith('/meetings')
          ? [meeting(2, { state: 'closed', closedAt: Date.now() - 9e9 }), meeting(3, { start: inDays(5), shared: isShared })]
          : path.includes('/history')
            ? { events: happened, next: null }
            : path.endsWith('/reminders')
              ? { at: remindedAt }
              : given,
    }),
    send: async (route: string, _at: unknown, body: NewReport) => {
      if (!online) return { ok: false, why: 'noServer' }
      if (route.endsWith('/reminders')) {
        remindedAt = Date.now()
        return { ok: true, value: { people: 2, agencies: 1 } }
      }
      sent.push(body)
      given = [...given, asReport(body)]
      if ((await answering) === 'lost') return { ok: false, why: 'noServer' }
      return { ok: true, value: asReport(body) }
    },
  }),
}))
vi.mock('../../../client/base/group.tsx', async (original) => ({
  ...(await original<object>()),
  useGroup: () => () => ({ ...GROUP, reportDays }),
  useLanguages: () => () => ['es', 'en'],
}))

beforeEach(() => {
  localStorage.clear()
  ;[role, online, reportDays, given, happened, answering, remindedAt] = ['delegate', true, 14, [], [], Promise.resolve('told'), null]
  isShared = true
  sent.length = 0
  world = createWorld()
  item = world.item({ title: { es: 'Nota', en: 'Note' }, lead: delegationId('co'), agencies: [FGN], status: 'inProgress' })
  world.item({ title: { es: 'Guía', en: 'Guide' }, lead: delegationId('co'), status: 'inProgress', due: inDays(30) })
  world.item({ title: { es: 'De otra', en: 'Another one' }, lead: delegationId('mx'), status: 'inProgress' })
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  world.dispose()
})

const show = (screen: Component = ReportsView) =>
  render(() => (
    <I18nProvider initial="en">
      <Toasts close="Close" label="Notices">
        <MemoryRouter history={createMemoryHistory()}>
          <Route path="/" component={screen} />
        </MemoryRouter>
      </Toasts>
    </I18nProvider>
  ))
const names = () => [...document.querySelectorAll('.rep__list li b')].map((one) => one.textContent)

test('[P7] the reader gives the report asked of them in a few presses, and the plan follows by their own edit', async () => {
  show()
  expect(await screen.findByText('Reports for session 3')).toBeTruthy()
  expect(names()).toEqual(['Guide', 'Note'])
  fireEvent.click(screen.getByRole('link', { name: /Note/ }))
  const chosen = await screen.findByRole('heading', { name: 'Note' })
  await waitFor(() => expect(document.activeElement).toBe(chosen))
  fireEvent.click(screen.getByRole('button', { name: 'Submit and continue' }))
  expect(screen.getByRole('alert').textContent).toContain('Choose the progress.')
  fireEvent.click(screen.getByRole('radio', { name: /Substantial/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Submit and continue' }))
  expect(screen.getByRole('alert').textContent).toContain('Write at least')
  expect(screen.getByRole('checkbox', { name: /progress to “Substantial” it now says “Not started”/ })).toBeTruthy()
  fireEvent.input(screen.getByLabelText(/What was done/), { target: { value: 'Chapter two.' } })
  fireEvent.click(screen.getByRole('button', { name: 'Submit and continue' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({
    item,
    delegation: 'co',
    agency: FGN,
    period: 's3',
    progress: 'substantial',
    done: { es: '', en: 'Chapter two.' },
  })
  await waitFor(() => expect(world.read(item).progress).toBe('substantial'))
  // On to the next one, with the focus, and then there is none left to give.
  const next = await screen.findByRole('heading', { name: 'Guide' })
  await waitFor(() => expect(document.activeElement).toBe(next))
  expect(document.querySelector('.rep__count')?.textContent).toBe('1 of 2 submitted')
})

test('[P7] beside the form stands what changed in the item since its last report, and on paper the last report on each', async () => {
  const earlier = instant(Date.now() - 86_400_000 * 40)
  given = [{ ...asReport({ ...REPORT, item, agency: FGN }), at: earlier }]
  happened = [{ field: 'due', change: { type: 'set', from: '2019-09-30', to: '2019-11-15', unseen: false } }]
  show()
  fireEvent.click(await screen.findByRole('link', { name: /Note/ }))
  await screen.findByRole('heading', { name: 'Since then' })
  await waitFor(() => expect(document.querySelector('.since-report')?.textContent).toContain('Due: 30 Sep 2019 → 15 Nov 2019 +46 days'))
  expect(document.querySelector('.rep__read')).toBeNull()
  window.dispatchEvent(new Event('beforeprint'))
  expect(document.querySelector('.rep__read')?.textContent).toContain('Se acordó el índice.')
  window.dispatchEvent(new Event('afterprint'))
  expect(document.querySelector('.rep__read')).toBeNull()
})

const home = () =>
  show(() => (
    <ItemContextProvider>
      <HomeReports view={{ meetings: () => [meeting(3, { start: inDays(5) })] } as unknown as HomeModel} />
    </ItemContextProvider>
  ))

test('[P32] chair and secretariat remind the agencies whose reports are missing from Home: to how many is said, and when it was last done', async () => {
  role = 'secretariat'
  home()
  const button = await screen.findByRole('button', { name: 'Remind 3 agencies' })
  expect(screen.getByRole('heading', { name: 'Missing reports by agency' })).toBeTruthy()
  fireEvent.click(button)
  expect(await screen.findByText('Reminded 2 people of 1 agency.')).toBeTruthy()
  expect(await screen.findByText(/last notice, .* A reminder can be sent once a day\./)).toBeTruthy()
  expect(button.getAttribute('aria-disabled')).toBe('true')
})

test('[P32] without a server a reminder says that it was not sent; a delegate sees no such button before the session has begun', async () => {
  ;[role, online] = ['chair', false]
  home()
  fireEvent.click(await screen.findByRole('button', { name: 'Remind 3 agencies' }))
  expect(await screen.findByText('Offline: the reminder was not sent.')).toBeTruthy()
  cleanup()
  role = 'delegate'
  home()
  expect(await screen.findByRole('heading', { name: /Reports due/ })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Remind/ })).toBeNull()
  expect(screen.queryByRole('heading', { name: /by agency/ })).toBeNull()
})

test('[P7] without a server nothing is lost: the form says so and keeps the words, also when it is opened again', async () => {
  online = false
  show()
  fireEvent.click(await screen.findByRole('radio', { name: /Limited/ }))
  fireEvent.input(screen.getByLabelText(/What comes next/), { target: { value: 'Sign it.' } })
  fireEvent.click(screen.getByRole('button', { name: 'Submit and continue' }))
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('the draft is kept on this device'))
  expect(sent).toEqual([])
  // It is called a draft once it is kept; a page that goes away does not wait for that.
  dispatchEvent(new Event('pagehide'))
  expect(await screen.findByText(/^Draft, /)).toBeTruthy()
  expect(screen.getByLabelText<HTMLTextAreaElement>(/What comes next/).value).toBe('Sign it.')
  fireEvent.keyDown(document, { key: 'ArrowDown', altKey: true })
  await screen.findByRole('heading', { name: 'Note' })
  expect(screen.getByLabelText<HTMLTextAreaElement>(/What comes next/).value).toBe('')
  fireEvent.keyDown(document, { key: 'ArrowUp', altKey: true })
  await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>(/What comes next/).value).toBe('Sign it.'))
})

const write = async (words: string) => {
  fireEvent.click(await screen.findByRole('radio', { name: /Limited/ }))
  fireEvent.input(screen.getByLabelText(/What was done/), { target: { value: words } })
}
const send = () => fireEvent.click(screen.getByRole('button', { name: 'Submit and continue' }))

test('[P31] the same words sent again are one report; other words after an answer that was lost are another', async () => {
  answering = Promise.resolve('lost')
  show()
  await write('Chapter one.')
  send()
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('the draft is kept on this device'))
  send()
  await waitFor(() => expect(sent).toHaveLength(2))
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('the draft is kept on this device'))
  await write('Chapter one and two.')
  send()
  await waitFor(() => expect(sent).toHaveLength(3))
  const [first, again, other] = sent.map(({ id }) => id)
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test('[P7] words typed while a report is being sent stay, and a reader who has gone on is not led elsewhere', async () => {
  const answer = Promise.withResolvers<'told'>()
  answering = answer.promise
  world.item({ title: { es: 'Acta', en: 'Act' }, lead: delegationId('co'), status: 'inProgress', due: inDays(90) })
  show()
  await screen.findByRole('heading', { name: 'Guide' })
  await write('Chapter one.')
  send()
  await waitFor(() => expect(sent).toHaveLength(1))
  await write('Chapter one, and more.')
  fireEvent.click(screen.getByRole('link', { name: /Note/ }))
  await screen.findByRole('heading', { name: 'Note' })
  answer.resolve('told')
  await waitFor(() => expect(document.querySelector('.rep__count')?.textContent).toBe('1 of 3 submitted'))
  expect(screen.getByRole('heading', { name: 'Note' })).toBeTruthy()
  fireEvent.click(screen.getByRole('link', { name: /Guide/ }))
  await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>(/What was done/).value).toBe('Chapter one, and more.'))
})

test('[P31] the hand of a chair or secretary is shown, of their own delegation too', () => {
  const by = (given: Role): ReportInfo => {
    role = given
    return asReport({ ...REPORT, delegation: delegationId('co') })
  }
  const context = { agency: () => null, delegation: () => null }
  expect(givenBy(by('delegate'), context, 'en')).toBe('Ana')
  expect(givenBy(by('secretariat'), context, 'en')).toBe('Ana, in the name of CO')
})

test('[P7] the newest reports stay on the device, as many as leave room for other answers', () => {
  const reports = [1, 2, 3].map((n) => ({ ...asReport({ ...REPORT }), n }))
  const one = JSON.stringify(reports[0]).length
  expect(newestReports(reports)).toEqual(reports)
  expect(newestReports(reports, 2 * one).map(({ n }) => n)).toEqual([2, 3])
  expect(newestReports(reports, one - 1)).toEqual([])
})

test('[P7] on a phone items are called as the reader reads; a group that asks for none says so', async () => {
  onPhone()
  reportDays = 0
  show()
  expect((await screen.findAllByRole('option')).map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('Guide'),
    expect.stringContaining('Note'),
  ])
  expect(screen.getByText('This group asks for no reports before its sessions.')).toBeTruthy()
})

test('[P7] the page does not say that no session has a date when its preparers alone see one that has', async () => {
  ;[isShared, role] = [false, 'secretariat']
  show()
  await screen.findByText('No session that the whole group can see has a date: no reports are asked for now.')
})

test('[P7] a reader who gives no reports reads the last one on each item', async () => {
  given = [asReport({ ...REPORT, item, agency: FGN })]
  role = 'observer'
  show()
  expect(await screen.findByText('Se acordó el índice.')).toBeTruthy()
  expect(screen.queryByRole('radio')).toBeNull()
})

test('[P7] an agency has reported once all of its reports are given; how long ago is said in the largest fitting unit', () => {
  const of = (agency: string | null, isGiven: boolean, at: number | null) => {
    const last = at === null ? null : { at: instant(at) }
    return { item: {}, delegation: 'co' as DelegationId, agency: agency as AgencyId | null, last, given: isGiven ? last : null }
  }
  expect(standingByAgency([of('co-a', true, 5), of('co-b', false, null), of('co-a', false, 9), of(null, true, 3)])).toEqual([
    { delegation: 'co', agency: 'co-a', asked: 2, given: 1, last: 9 },
    { delegation: 'co', agency: 'co-b', asked: 1, given: 0, last: null },
    { delegation: 'co', agency: null, asked: 1, given: 1, last: 3 },
  ])
  expect([0, -1, -40, -92, -400, -900].map((days) => longAway('en', days))).toEqual([
    'today',
    'yesterday',
    '40 days ago',
    '3 months ago',
    '13 months ago',
    '2 years ago',
  ])
})
