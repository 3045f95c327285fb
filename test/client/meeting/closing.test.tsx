// Closing a session, with a plan, two session documents and a server in memory.
import { MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { fillPath } from '../../../client/base/address.ts'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { createMeetingStore } from '../../../client/live/meetingProjection.ts'
import { createRoadMapStore } from '../../../client/live/roadMapStore.ts'
import type { Peer } from '../../../client/live/types.ts'
import { ClosingPage } from '../../../client/meeting/closing/ClosingPage.tsx'
import { closingChecks, isStop } from '../../../client/meeting/closing/closingChecks.ts'
import { nextSession } from '../../../client/meeting/closing/createNext.ts'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import { instant, meetingDocument, parseAccountId, parseGroupId, parseMeetingId } from '../../../shared/ids.ts'
import type { MeetingState } from '../../../shared/meeting/lifecycle.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import { addPoint } from '../../../shared/meeting/write.ts'
import { must } from '../../../shared/result.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'

const group = must(parseGroupId('tco'), 'a group')
const info = (id: string, number: number, state: MeetingState): MeetingInfo => {
  const meeting = must(parseMeetingId(id), 'a session')
  const words = { es: '', en: '' }
  const held = state === 'closed' || state === 'inSession' ? { startedAt: instant(1) } : { startedAt: null }
  const counts = { points: { total: 0, done: 0, deferred: 0 }, decisions: 0 }
  const face = {
    title: words,
    place: words,
    start: null,
    end: null,
    zone: '',
    openedAt: null,
    closedAt: null,
    closedAgainAt: null,
    reopenedAt: null,
    reopened: null,
  }
  return { id: meeting, document: meetingDocument(meeting), group, number, state, shared: true, ...face, ...held, ...counts }
}

const createWorld = () =>
  createRoot((dispose) => {
    const random = createDice(4).bytes
    const [doc, next, plan] = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
    const [waiting, setWaiting] = createSignal(0)
    const [meetings, setMeetings] = createSignal<readonly MeetingInfo[]>([info('now', 3, 'inSession'), info('later', 4, 'draft')])
    const line = (of: Y.Doc, waits: () => number) => ({
      doc: of,
      ready: () => true,
      canWrite: () => true,
      link: () => ({ type: isOffline() ? 'offline' : 'live' }),
      waiting: waits,
      peers,
      setEditing: (what: string | null) => editing.push(what),
    })
    const asked: string[] = []
    const editing: (string | null)[] = []
    const [isOffline, setOffline] = createSignal(false)
    const [peers, setPeers] = createSignal<readonly Pick<Peer, 'name' | 'account' | 'delegation' | 'editing'>[]>([])
    const [history, setHistory] = createSignal<{ events: object[]; next: string | null }>({ events: [], next: null })
    const [mayConduct, setMayConduct] = createSignal(true)
    const [answers, setAnswers] = createSignal(true)
    next.on('update', () => setWaiting(1))
    for (const title of ['Report', 'Contacts', 'Liaison']) addPoint(doc, { title: { en: title } }, random)
    addItem(plan, { title: { en: 'Late item' }, due: '2026-11-01' }, random)
    return {
      doc,
      next,
      meetings,
      setMeetings,
      setOffline,
      history,
      setHistory,
      peers,
      setPeers,
      mayConduct,
      setMayConduct,
      answers,
      setAnswers,
      editing,
      asked,
      saved: () => setWaiting(0),
      state: (state: MeetingState) => setMeetings((all) => all.map((one, at) => (at === 0 ? { ...one, state } : one))),
      live: line(doc, () => 0),
      documents: { acquire: () => ({ live: () => line(next, waiting), release: () => undefined }) },
      meeting: createMeetingStore(doc),
      roadMap: createRoadMapStore(plan),
      titles: () => readMeeting(next).points.map(({ title, items }) => `${title.en}${items.length > 0 ? ` (${items.length})` : ''}`),
      dispose,
    }
  })
let world: ReturnType<typeof createWorld>
vi.mock('../../../client/live/LiveDocument.tsx', () => ({
  useConfirmations: () => ({}),
  useLive: () => world.live,
  useMeeting: () => world.meeting,
  useRoadMap: () => world.roadMap,
  useWrite: () => (change: (doc: Y.Doc) => unknown) => change(world.doc),
  useLiveDocuments: () => world.documents,
}))
vi.mock('../../../client/meeting/SessionContext.tsx', () => ({
  useSession: () => ({
    id: world.meetings()[0]?.id,
    info: () => world.meetings()[0],
    meetings: world.meetings,
    mayConduct: world.mayConduct,
    canWrite: world.mayConduct,
    numberOf: () => '7',
    refresh: async () => undefined,
    chainStart: () => 3,
  }),
}))
vi.mock('../../../client/ui/Toasts.tsx', () => ({ useToast: () => () => undefined }))
const DELEGATIONS = [
  { id: 'co', code: 'CO', identity: 1, name: { es: 'Colombia', en: 'Colombia' } },
  { id: 'mx', code: 'MX', identity: 2, name: { es: 'México', en: 'Mexico' } },
]
vi.mock('../../../client/item/ItemContext.tsx', () => ({
  useItemContext: () => ({
    today: () => '2026-11-20',
    day: (day: string) => day,
    delegation: () => null,
    agency: () => null,
    report: () => undefined,
    delegations: () => DELEGATIONS,
    who: (account: string) => `${account} (MX)`,
    tell: () => undefined,
  }),
}))
vi.mock('../../../client/base/group.tsx', () => ({
  useGroup: () => () => ({ id: group, zone: 'America/Bogota', quorum: 2, delegations: DELEGATIONS }),
  useLanguages: () => () => ['es', 'en'],
  delegationIn: (_: unknown, id: string | null) => DELEGATIONS.find((one) => one.id === id) ?? null,
}))
vi.mock('../../../client/meeting/ClosingFingerprint.tsx', () => ({ ClosingFingerprint: () => null }))
vi.mock('../../../client/base/createQuery.ts', () => ({ createQuery: () => ({ value: () => world.history(), failure: () => null }) }))
vi.mock('../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: 'me', memberships: [{ group, delegation: 'co' }] }),
  useApi: () => ({
    get: async () => ({ ok: false, why: 'offline' }),
    send: async (route: string, params: Readonly<Record<string, string>>) => {
      world.asked.push(fillPath(route, params))
      if (route.startsWith('PUT ')) {
        if (world.answers()) world.state('closed')
        return world.answers() ? { ok: true, value: null } : { ok: false, why: 'refused', message: 'The session is not open.' }
      }
      return world.answers() ? { ok: true, value: info('made', 5, 'draft') } : { ok: false, why: 'offline' }
    },
  }),
}))

beforeEach(() => {
  world = createWorld()
})
afterEach(() => {
  cleanup()
  world.dispose()
})
const show = () =>
  render(() => (
    <MemoryRouter root={(props) => <I18nProvider initial="en">{props.children}</I18nProvider>}>
      <Route path="*" component={ClosingPage} />
    </MemoryRouter>
  ))
const button = () => screen.getByRole('button', { name: 'Close the session' })
const confirm = () => fireEvent.click(button())
const closed = () => screen.findByRole('heading', { level: 1, name: 'Session 3 is closed' })
const PUT = `PUT /api/groups/${group}/meetings/now/state`

test('[S9] points that the secretary leaves out stay behind; the rest is saved, with its reason, before the session is closed', async () => {
  show()
  expect(screen.getAllByRole('checkbox')).toHaveLength(4)
  fireEvent.click(screen.getByRole('checkbox', { name: 'Move “Contacts” to the next session' }))
  fireEvent.input(screen.getByRole('textbox', { name: 'Reason in English: Report' }), { target: { value: 'No report yet' } })
  confirm()
  await vi.waitFor(() => expect(world.titles()).toEqual(['Report', 'Liaison', 'Overdue action items (1)']))
  expect(world.asked).toEqual([])
  // While it goes over, the proposal stands as it was confirmed.
  expect(screen.getAllByRole('checkbox')).toHaveLength(4)
  world.saved()
  await closed()
  expect(screen.getByRole('status').textContent).toContain('3 matters moved to the next session.')
  expect(screen.getByRole('link', { name: 'Go to the next session' }).getAttribute('href')).toBe('/g/tco/sessions/later')
  expect(world.asked).toEqual([PUT])
  const [report] = readMeeting(world.next).points
  expect([report?.reason.en, report?.carriedFrom?.times]).toEqual(['No report yet', 1])
  expect(readMeeting(world.doc).points.map(({ state }) => state)).toEqual(['deferred', 'planned', 'deferred'])
})

test('[S9] all of a kind is left out and taken back at once; with nothing to take over the session is simply closed', async () => {
  show()
  fireEvent.click(screen.getByRole('button', { name: 'Leave all' }))
  expect(screen.getAllByRole('checkbox').map((box) => box.getAttribute('aria-checked'))).toEqual(['false', 'false', 'false', 'true'])
  fireEvent.click(screen.getByRole('button', { name: 'Take all' }))
  fireEvent.click(screen.getByRole('button', { name: 'Leave all' }))
  fireEvent.click(screen.getByRole('checkbox', { name: /Late item/ }))
  confirm()
  await closed()
  expect(screen.getByRole('status').textContent).toContain('Nothing moved to the next session.')
  expect([world.titles(), world.asked]).toEqual([[], [PUT]])
})

test('[S9] when the next session cannot be reached, nothing is closed, and it says so', async () => {
  world.setMeetings((all) => all.slice(0, 1))
  world.setAnswers(false)
  show()
  confirm()
  await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Nothing was closed'))
  expect(world.asked).toEqual([`POST /api/groups/${group}/meetings`])
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Close session 3')
})

test('[S9] [U8] a session that is made at a closing has the zone and the quorum of the group, and the date that was given for it', async () => {
  world.setMeetings((all) => all.slice(0, 1))
  show()
  const day = screen.getByLabelText('First day of the next session (optional)')
  fireEvent.input(day, { target: { value: '12 mar 2027' } })
  fireEvent.keyDown(day, { key: 'Enter' })
  confirm()
  await vi.waitFor(() => expect(world.titles()).toHaveLength(4))
  world.saved()
  await closed()
  expect(world.asked).toEqual([`POST /api/groups/${group}/meetings`, PUT])
  const { zone, quorum, start } = readMeeting(world.next)
  expect({ zone, quorum, start }).toEqual({ zone: 'America/Bogota', quorum: 2, start: '2027-03-12' })
})

describe('[S32] before closing', () => {
  const saidOf = (changed: object = {}, more: object = {}) => {
    const meeting = {
      ...readMeeting(world.doc),
      title: { es: 'Título', en: 'Title' },
      points: [],
      quorum: 0,
      minutes: { es: 'Acta', en: 'Minutes' },
      attendance: [{ delegation: 'co', count: 3 }],
      ...changed,
    }
    const looking = { meeting, delegations: DELEGATIONS, agreed: [], numberOf: () => '8', language: 'en', unsent: 0, isLive: true, ...more }
    return closingChecks(looking as never).flatMap(({ kind, gaps }) =>
      gaps.map((gap) =>
        [
          kind,
          gap.what,
          ...('part' in gap ? [gap.part, gap.sides.join('+')] : []),
          ...('name' in gap && gap.name ? [gap.name] : []),
          typeof gap.at === 'string' ? gap.at : `item ${gap.at.item}`,
        ].join(' '),
      ),
    )
  }
  const point = (changed: object) => ({ ...must(readMeeting(world.doc).points[0], 'a point'), id: 'p1', ...changed })
  const both = { es: 'Uno', en: 'One' }
  const decision = { id: 'd1', number: 8, archived: false, status: 'adopted', text: both }
  const item = { id: 'i1', code: 'WG-021', title: both, lead: 'co', coDelegations: [], due: '2027-01-01', status: 'agreed' }

  test('a record without a gap has none', () => {
    expect(saidOf({ points: [point({ title: both, state: 'done' })], decisions: [decision] }, { agreed: [item] })).toEqual([])
  })
  test.each([
    ['a title in one language', { title: { es: 'Título', en: '' } }, {}, ['session missing title en ']],
    ['a place in one language', { place: { es: '', en: 'Cartagena' } }, {}, ['session missing place es ']],
    ['nobody present', { attendance: [] }, {}, ['attendance attendance #session-attendance']],
    ['a quorum that is not met', { quorum: 2 }, {}, ['attendance attendance #session-attendance']],
    ['a point that has the floor', { floor: { point: 'p1' } }, {}, ['agenda floor /room']],
    ['no minutes', { minutes: { es: '', en: '' } }, {}, ['minutes missing minutes es+en ?view=record']],
  ] as const)('%s', (_name, changed, more, gaps) => expect(saidOf(changed, more)).toEqual(gaps))
  test('points: untreated, without a language, deferred for a reason in one language', () => {
    const points = [
      point({ title: { es: 'Uno', en: '' }, state: 'planned' }),
      point({ id: 'p2', title: both, state: 'deferred', reason: { es: 'Falta', en: '' } }),
      point({ id: 'p3', title: both, state: 'done', reason: { es: 'Falta', en: '' } }),
      point({ id: 'p4', title: { es: '', en: 'Later' }, backlog: true }),
    ]
    expect(saidOf({ points })).toEqual([
      'agenda untreated 1 ?point=p1',
      'agenda missing point en 1 ?point=p1',
      'agenda missing reason en 2 ?point=p2',
      'agenda missing point es Later ?point=p4',
    ])
  })
  test('decisions: still proposed, without a language; one that is archived is not printed', () => {
    const decisions = [
      { ...decision, status: 'proposed' },
      { ...decision, id: 'd2', text: { es: 'Se acuerda', en: '' } },
      { ...decision, id: 'd3', archived: true, text: { es: '', en: '' } },
    ]
    expect(saidOf({ decisions })).toEqual([
      'decisions notAdopted 8 ?view=outcomes&decision=d1',
      'decisions missing decision en 8 ?view=outcomes&decision=d2',
    ])
  })
  test('items under what was agreed: title, lead, date, and one that is still proposed; joint items have no lead', () => {
    const agreed = [
      { ...item, title: { es: 'Nota', en: '' }, lead: null, due: null, status: 'proposed' },
      { ...item, id: 'i2', lead: null, coDelegations: ['co', 'mx'] },
    ]
    expect(saidOf({}, { agreed })).toEqual([
      'items missing item en WG-021 item i1',
      'items noLead WG-021 item i1',
      'items noDate WG-021 item i1',
      'items proposed WG-021 item i1',
    ])
  })
  test('only what this device has not sent prevents closing', () => {
    expect(saidOf({}, { unsent: 2 })).toEqual(['devices unsent '])
    expect(saidOf({}, { isLive: false })).toEqual(['devices offline '])
    expect((['unsent', 'offline', 'floor', 'attendance'] as const).map((what) => isStop({ what }))).toEqual([true, true, false, false])
  })
  test('each gap is said with the way to mend it, and keeps nobody from closing', () => {
    show()
    expect(screen.getByText('Agenda item 1: neither discussed nor deferred')).toBeTruthy()
    expect(screen.getAllByText('Agenda item 1: the Spanish text is missing')).toHaveLength(1)
    expect(screen.getByRole('link', { name: 'Record the attendance' }).getAttribute('href')).toBe('/g/tco/sessions/now#session-attendance')
    expect(button().getAttribute('aria-disabled')).toBeNull()
  })
})

test('[S9] without a connection nothing can be closed, and it says so; what was left out stays so until it is back', () => {
  show()
  fireEvent.click(screen.getByRole('checkbox', { name: 'Move “Contacts” to the next session' }))
  world.setOffline(true)
  expect(screen.getByText(/Closing needs a connection/)).toBeTruthy()
  // That nobody else has it open, nobody can say.
  expect(screen.getByText('Who has this session open is not known without a connection.')).toBeTruthy()
  confirm()
  expect([button().getAttribute('aria-disabled'), world.asked]).toEqual(['true', []])
  world.setOffline(false)
  expect(button().getAttribute('aria-disabled')).toBeNull()
  expect(screen.getByRole('checkbox', { name: 'Move “Contacts” to the next session' }).getAttribute('aria-checked')).toBe('false')
})

test('[S9] two who close at once see each other, and who comes second finds it closed', async () => {
  show()
  expect(world.editing).toEqual(['meeting:closing'])
  const account = must(parseAccountId('other'), 'an account')
  world.setPeers([{ name: 'Secretariat', account, delegation: null, editing: 'meeting:closing' }])
  expect(screen.getByText('other (MX) has this closing open too. Agree on who closes.')).toBeTruthy()
  world.setPeers([...world.peers(), { name: 'Chair', account: null, delegation: null, editing: 'meeting:closing' }])
  expect(screen.getByText('other (MX) and Chair have this closing open too. Agree on who closes.')).toBeTruthy()
  button().focus()
  world.state('closed')
  await closed()
  expect(screen.queryByRole('button', { name: 'Close the session' })).toBeNull()
  // The keyboard stands on what came of it, not on nothing.
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Session 3 is closed' }))
  expect(screen.getByRole('status').textContent).not.toContain('moved to the next session')
})

test('[S9] the server’s no is shown, and the page stays as it was', async () => {
  world.setAnswers(false)
  show()
  for (const leave of screen.getAllByRole('button', { name: 'Leave all' })) fireEvent.click(leave)
  fireEvent.click(screen.getByRole('checkbox', { name: /Late item/ }))
  confirm()
  await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toContain('The session is not open.'))
  expect(button()).toBeTruthy()
})

test('[S9] somebody who may not close a session reads how its record would look; one that was not held has nothing to close', () => {
  world.setMayConduct(false)
  show()
  expect(screen.getByText(/Only the chair and the secretariat close a session/)).toBeTruthy()
  expect([screen.queryByRole('button', { name: 'Close the session' }), screen.queryAllByRole('checkbox')]).toEqual([null, []])
  expect(world.editing).toEqual([])
  world.state('draft')
  expect(screen.getByText('This session has not been held')).toBeTruthy()
})

test('[S9] no number of changed items is given for a session with more changes than one answer holds', () => {
  const item = Object.values(world.roadMap.items)[0]
  const change = { subject: { type: 'item', id: item?.id } }
  world.setHistory({ events: [change], next: null })
  show()
  const row = () => screen.getByText('Action items changed').parentElement
  expect([row()?.querySelector('dt .sub')?.textContent, row()?.textContent?.includes('Late item')]).toEqual(['1', true])
  world.setHistory({ events: [change], next: 'more' })
  expect([row()?.querySelector('dt .sub') ?? null, row()?.textContent?.includes('See the changes in the history')]).toEqual([null, true])
  world.setHistory({ events: [], next: 'more' })
  expect([row()?.textContent?.includes('None.'), row()?.textContent?.includes('See the changes in the history')]).toEqual([false, true])
})

test('the next session is the one that follows by number and has not been held', () => {
  const all = [
    info('one', 1, 'closed'),
    info('two', 2, 'draft'),
    info('three', 3, 'inSession'),
    info('four', 4, 'closed'),
    info('five', 5, 'open'),
  ]
  const from = (id: string) => nextSession(all, must(parseMeetingId(id), 'a session'))?.number
  expect([from('one'), from('three'), from('five')]).toEqual([2, 5, 2])
  expect(nextSession(all.slice(2, 4), must(parseMeetingId('three'), 'a session'))).toBeNull()
})
