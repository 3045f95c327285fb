// The room without a server: what each role can do by key and by button, and what follows from it.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import { createRoot, createSignal, type ParentProps } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { I18nProvider } from '../../../../client/base/i18n.tsx'
import { CATALOGUE } from '../../../../client/base/messages/catalogue.ts'
import { ItemContextProvider } from '../../../../client/item/ItemContext.tsx'
import { createMeetingStore, type MeetingStore } from '../../../../client/live/meetingProjection.ts'
import type { LiveDocument } from '../../../../client/live/types.ts'
import { ProjectorView } from '../../../../client/meeting/projector/ProjectorView.tsx'
import { RoomView } from '../../../../client/meeting/room/RoomView.tsx'
import { Toasts } from '../../../../client/ui/Toasts.tsx'
import {
  type AccountId,
  instant,
  meetingDocument,
  type PointId,
  parseAccountId,
  parseAgencyId,
  parseMeetingId,
} from '../../../../shared/ids.ts'
import { moveFloor } from '../../../../shared/meeting/floor.ts'
import type { MeetingState } from '../../../../shared/meeting/lifecycle.ts'
import { readMeeting } from '../../../../shared/meeting/read.ts'
import { addDecision, addPoint, addSpeaker, decisionText, meetingText, setAttendance, setMeta } from '../../../../shared/meeting/write.ts'
import type { Role } from '../../../../shared/people.ts'
import { can } from '../../../../shared/permissions.ts'
import { must, type Result, refuse } from '../../../../shared/result.ts'
import { createDice } from '../../../harness/random.ts'
import { delegationId } from '../../roadmap/builders.ts'
import { createWorld, GROUP, type World } from '../../roadmap/world.tsx'

const { room: words, meeting: shared } = CATALOGUE.es
const MEETING = must(parseMeetingId('third'), 'meeting')
const SECRETARY = must(parseAccountId('eva'), 'account')
const NOON = instant(Date.UTC(2026, 10, 25, 12))
const random = createDice(11).bytes
const made = <T,>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

let plan: World
let doc: Y.Doc
let store: MeetingStore
let role: Role
let state: MeetingState
let dispose: () => void
const [now, setNow] = createSignal(NOON)

const mayWrite = () => role !== 'observer' && role !== 'guest'
const [isOffline, setOffline] = createSignal(false)
const live = (): LiveDocument => ({
  ...plan.live,
  id: meetingDocument(MEETING),
  doc,
  canWrite: mayWrite,
  link: () => (isOffline() ? { type: 'offline', retryAt: null } : plan.live.link()),
})
vi.mock('../../../../client/live/LiveDocument.tsx', () => ({
  useConfirmations: () => ({}),
  useLive: (kind?: string) => (kind === 'roadmap' ? plan.live : live()),
  useRoadMap: () => plan.roadMap,
  useMeeting: () => store,
  useWrite: (kind?: string) =>
    kind === 'roadmap' ? plan.write : (change: (doc: Y.Doc) => Result<unknown>) => (mayWrite() ? change(doc) : refuse('forbidden')),
  LiveDocumentProvider: (props: ParentProps) => props.children,
}))
const actor = () => ({
  account: null,
  name: 'Secretaría',
  memberships: [
    {
      group: GROUP.id,
      role,
      delegation: role === 'delegate' ? delegationId('co') : null,
      agency: role === 'delegate' ? parseAgencyId('fgn') : null,
    },
  ],
})
vi.mock('../../../../client/base/actor.tsx', () => ({
  useApi: () => ({
    get: async (asked: string) => ({
      ok: true,
      value: asked.endsWith('/reports')
        ? reports
        : [{ account: SECRETARY, name: 'Eva', email: '', role: 'secretariat', delegation: null, agency: null }],
    }),
  }),
  useActor: () => actor,
}))
vi.mock('../../../../client/base/group.tsx', async (original) => ({
  ...(await original<object>()),
  useGroup: () => () => GROUP,
  useIsGuest: () => () => false,
}))
vi.mock('../../../../client/meeting/SessionContext.tsx', () => ({
  useSession: () => ({
    id: MEETING,
    info: () => ({ id: MEETING, number: 3, state }),
    refresh: async () => undefined,
    mayConduct: () => can(actor(), 'meeting.conduct', GROUP.id).ok,
    canWrite: () => mayWrite() && state !== 'closed',
    numberOf: () => '7',
    nextNumber: () => 7,
    chainStart: () => null,
  }),
}))
vi.mock('../../../../client/meeting/room/serverTime.ts', () => ({ createServerTime: () => now }))
vi.mock('../../../../client/meeting/MeetingDocument.tsx', () => ({ MeetingDocument: (props: ParentProps) => props.children }))

let points: readonly PointId[]
let reports: readonly object[] = []
beforeEach(() => {
  plan = createWorld()
  reports = []
  doc = new Y.Doc()
  role = 'secretariat'
  state = 'inSession'
  setOffline(false)
  setNow(NOON)
  const item = plan.item({ title: { es: 'Consulta' }, stream: plan.stream('Cooperación') })
  points = ['Apertura', 'Plazo', 'Cierre'].map((es, index) =>
    made(addPoint(doc, { title: { es }, minutes: 25, items: index === 1 ? [item] : [] }, random)),
  )
  createRoot((end) => {
    dispose = end
    store = createMeetingStore(doc)
  })
})
afterEach(() => {
  cleanup()
  dispose()
  plan.dispose()
  document.getSelection()?.removeAllRanges()
})

const enter = (screen = () => <RoomView status={null} here={null} />) => {
  const history = createMemoryHistory()
  history.set({ value: '/' })
  render(() => (
    <I18nProvider initial="es">
      <Toasts close="Cerrar" label="Avisos">
        <MemoryRouter history={history}>
          <Route path="/" component={() => <ItemContextProvider>{screen()}</ItemContextProvider>} />
        </MemoryRouter>
      </Toasts>
    </I18nProvider>
  ))
}
const press = (key: string, target: Element = document.body, more: KeyboardEventInit = {}) => fireEvent.keyDown(target, { key, ...more })
const meeting = () => readMeeting(doc)
const take = (at: number) => moveFloor(doc, meeting(), { to: points[at] ?? null, now: now() })
const title = () => screen.getByRole('heading', { level: 1 }).textContent

describe('[S23] the conductor', () => {
  test('takes up point after point by one key, and goes back by another', () => {
    enter()
    press('n')
    expect(meeting().floor.point).toBe(points[0])
    press('n')
    expect(title()).toBe('Plazo')
    expect(meeting().points.map((point) => point.state)).toEqual(['done', 'planned', 'planned'])
    press('b')
    expect(title()).toBe('Apertura')
  })

  test('makes a decision of the point, which waits for its words', () => {
    take(1)
    enter()
    press('d')
    expect(meeting().decisions).toMatchObject([
      { number: 7, point: points[1], status: 'proposed', method: 'consensus', text: { es: '', en: '' } },
    ])
    expect(document.activeElement?.tagName).toBe('TEXTAREA')
    // Both sides have their name, and one order for every reader; one writes first in one's own language.
    const line = document.activeElement?.closest('.out__words')
    expect([...(line?.querySelectorAll('.bi__l') ?? [])].map((one) => one.textContent)).toEqual(['ES', 'EN'])
    expect(document.activeElement?.getAttribute('lang')).toBe('es')
    // Now letters are letters.
    press('d', document.activeElement ?? document.body)
    press('n', document.activeElement ?? document.body)
    expect(meeting().decisions).toHaveLength(1)
    expect(meeting().floor.point).toBe(points[1])
  })

  test('makes an action item with this session as its origin, linked to the point, where the point’s own items stand', () => {
    take(1)
    enter()
    press('a')
    const [own, born] =
      meeting()
        .points[1]?.items.map(plan.read)
        .sort((a, b) => a.number - b.number) ?? []
    expect(born).toMatchObject({ kind: 'action', origin: MEETING, stream: own?.stream })
    expect(screen.getByRole('article', { name: born?.code ?? '' })).toBeTruthy()
  })

  test('the last report on an item stands in the article of that item', async () => {
    const item = meeting().points[1]?.items[0]
    const words = (es: string) => ({ es, en: '' })
    reports = [
      {
        id: 'r1',
        n: 1,
        at: NOON,
        by: { account: SECRETARY, name: 'Eva', role: 'secretariat', delegation: null, agency: null },
        item,
        delegation: 'co',
        agency: null,
        period: null,
        progress: 'limited',
        done: words('Se revisó el borrador.'),
        obstacles: words(''),
        next: words(''),
      },
    ]
    take(1)
    enter()
    const report = await screen.findByText('Se revisó el borrador.')
    expect(report.closest('article')?.getAttribute('data-shows')).toBe(`item ${item}`)
  })

  test('makes them of the words that are selected, in their language, and goes on writing', () => {
    take(1)
    enter()
    const written = document.createElement('p')
    written.lang = 'en'
    written.textContent = 'Reply within  twelve days.'
    const passage = document.createElement('div')
    passage.dataset.shows = 'text page:consultation b1'
    passage.append(written)
    document.querySelector('.room')?.append(passage)
    document.getSelection()?.selectAllChildren(written)
    press('∂', written, { altKey: true, code: 'KeyD' })
    expect(meeting().decisions[0]).toMatchObject({ text: { es: '', en: 'Reply within twelve days.' }, texts: ['page:consultation'] })
    expect(document.activeElement).toBe(document.body)
    expect(screen.getByText(words.made.decision)).toBeTruthy()
  })

  test('stops the time, adds to it, and gives the floor to the person who has waited longest', () => {
    take(1)
    made(addSpeaker(doc, { delegation: delegationId('mx'), agency: null }, random))
    made(addSpeaker(doc, { delegation: delegationId('us'), agency: null }, random))
    enter()
    setNow(instant(NOON + 60_000))
    press('+')
    press('p')
    expect(meeting().floor).toMatchObject({ since: null, used: 60_000, added: 5 })
    press('g')
    press('g')
    expect(meeting().speakers.map((speaker) => speaker.state)).toEqual(['spoken', 'speaking'])
  })

  test('shows to everyone what has the focus, and lets it go again', () => {
    take(1)
    enter()
    press('s')
    expect(meeting().shown).toEqual({ type: 'point', id: points[1] })
    press('s')
    expect(meeting().shown).toBeNull()
    const item = screen.getAllByRole('article')[0]
    press('s', within(item ?? document.body).getByRole('button'))
    expect(meeting().shown?.type).toBe('item')
    expect(title()).toBe('Plazo')
  })

  test('reads every key behind the question mark', () => {
    enter()
    press('?')
    const list = within(screen.getByRole('dialog', { name: words.keys }))
    for (const does of Object.values(words.does)) expect(list.getByText(does)).toBeTruthy()
  })
})

describe('[S9] the people present', () => {
  const peer = (name: string, delegation: string | null, clientId: number) => ({
    clientId,
    name,
    account: must(parseAccountId(name.toLowerCase()), 'an account'),
    delegation: delegation === null ? null : delegationId(delegation),
    editing: null,
  })
  const standing = async () => {
    const rows = await within(await screen.findByRole('dialog', { name: shared.attendance })).findAllByRole('listitem')
    return rows.map((row) => row.querySelector('.attendance__standing')?.textContent?.trim())
  }
  beforeEach(() => {
    made(setAttendance(doc, delegationId('co'), 4))
    plan.setPeers([peer('Ana', 'co', 1), peer('Ana', 'co', 2), peer('Luz', 'mx', 3), peer('Chair', null, 4)])
  })

  test('people in the room, only online, or absent are distinguished in words, by the key Q and back by Escape', async () => {
    enter()
    press('q')
    expect(await standing()).toEqual([
      `${shared.standing.present}, ${shared.onlineCount(1)}`,
      `${shared.standing.online}, ${shared.onlineCount(1)}`,
      shared.standing.absent,
    ])
    press('Escape', screen.getByRole('dialog'))
    await vi.waitFor(() =>
      expect(
        screen.getByRole('button', { name: new RegExp(`^${words.attendance(1, 3)}`), hidden: true }).getAttribute('aria-expanded'),
      ).toBe('false'),
    )
  })

  test('without a connection nobody is said to be absent or only online, who may be: only what is written down is said', async () => {
    setOffline(true)
    enter()
    press('q')
    expect(await standing()).toEqual([undefined, undefined, undefined])
    cleanup()
    enter(() => <ProjectorView />)
    const here = within(screen.getByRole('list', { name: shared.attendance })).getAllByRole('listitem')
    expect(here.map((one) => one.textContent)).toEqual(['CO4', 'MX0', 'US0'])
  })

  test('an observer reads it, and writes nothing in it', async () => {
    role = 'observer'
    enter()
    fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${words.attendance(1, 3)}`) }))
    expect(await standing()).toHaveLength(3)
    expect(within(screen.getByRole('dialog')).queryAllByRole('spinbutton')).toEqual([])
  })

  test('the room and the projector say the days of the session, apart from its place, and today where it is another day', () => {
    made(setMeta(doc, 'start', '2026-12-08'))
    made(setMeta(doc, 'end', '2026-12-10'))
    pairText('place')
    enter()
    expect(screen.getByText('Sesión 3, Bogotá').closest('p')?.textContent).toMatch(
      /^Sesión 3, Bogotá 8–10 dic 2026 · Hoy, 25 nov 2026 \d\d:\d\d/,
    )
    cleanup()
    setNow(instant(Date.UTC(2026, 11, 9, 12)))
    enter(() => <ProjectorView />)
    expect(screen.getByText('Sesión 3, Bogotá').closest('p')?.textContent).toMatch(/^Sesión 3, Bogotá 8–10 dic 2026 · +\d\d:\d\d/)
    const here = within(screen.getByRole('list', { name: shared.attendance })).getAllByRole('listitem')
    expect(here.map((one) => one.textContent)).toEqual(['CO4', `MX${shared.standing.online}`, `US${shared.standing.absent}`])
  })
})
const pairText = (key: 'place') => meetingText(doc, key, 'es')?.insert(0, 'Bogotá')

describe('a delegate', () => {
  beforeEach(() => {
    role = 'delegate'
  })

  test('asks for the floor for their institution, once, and withdraws', () => {
    take(0)
    enter()
    press('h')
    fireEvent.click(screen.getByRole('button', { name: words.withdraw }))
    expect(meeting().speakers).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: words.ask }))
    expect(meeting().speakers).toMatchObject([{ delegation: 'co', agency: 'fgn', state: 'waiting' }])
  })

  test('leads nobody: no key, no button', () => {
    take(0)
    enter()
    for (const key of ['n', 'b', 'd', 'a', 's', 'p', '+', 'g', 'l']) press(key)
    expect(meeting()).toMatchObject({ floor: { point: points[0], since: NOON }, decisions: [], shown: null })
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.queryByRole('button', { name: words.pause })).toBeNull()
  })

  test('[S22] goes where the secretary goes, looks around, and comes back by a key', () => {
    take(0)
    enter()
    setMeta(doc, 'shown', { type: 'point', id: must(points[2], 'point') })
    expect(title()).toBe('Cierre')
    fireEvent.click(screen.getByRole('button', { name: /Plazo/ }))
    expect(title()).toBe('Plazo')
    setMeta(doc, 'shown', null)
    expect(title()).toBe('Plazo')
    press('f')
    expect(title()).toBe('Apertura')
  })
})

describe('an observer', () => {
  test('reads and asks for nothing', () => {
    role = 'observer'
    take(0)
    enter()
    press('h')
    expect(meeting().speakers).toEqual([])
    expect(screen.queryByRole('button', { name: words.ask })).toBeNull()
    expect(title()).toBe('Apertura')
  })
})

test.each([
  ['open', words.notBegun.open, true],
  ['draft', words.notBegun.draft, false],
  ['closed', words.notBegun.closed, false],
] as const)('a session that is %s says so, and nothing can be led', (is, why, mayStart) => {
  state = is
  enter()
  expect(screen.getByText(new RegExp(why.replaceAll('.', '\\.')))).toBeTruthy()
  expect(screen.queryByRole('button', { name: shared.act.start }) !== null).toBe(mayStart)
  press('n')
  expect(meeting().floor.point).toBeNull()
})

test('[S15] the timer is amber below two minutes and red beyond its time, and says so', () => {
  take(0)
  enter()
  const shows = (minutes: number) => {
    setNow(instant(NOON + minutes * 60_000))
    return [screen.getByRole('timer').textContent, document.querySelector('.timer')?.getAttribute('data-tone')]
  }
  expect(shows(12)).toEqual(['13:00', 'calm'])
  expect(shows(23.5)).toEqual(['1:30', 'soon'])
  expect(screen.getByText(words.soon)).toBeTruthy()
  expect(shows(26 + 1 / 3)).toEqual(['+1:20', 'over'])
  expect(screen.getByText(words.over)).toBeTruthy()
})

describe('[S21] the projector', () => {
  const writing = (decision: string, account: AccountId) => ({
    clientId: 5,
    name: 'Eva',
    account,
    delegation: null,
    editing: `meeting:decision:${decision}.es`,
  })
  const edited = () => document.querySelector('[data-shows^="decision"]')?.getAttribute('data-edited') ?? null

  test('knows who edits a part, and that a caret which rests for half a minute holds nobody up', async () => {
    take(1)
    const decision = made(addDecision(doc, { number: 7, point: points[1] ?? null, text: { en: 'Reply' } }, random))
    enter(() => <ProjectorView />)
    await Promise.resolve()
    plan.setPeers([writing(decision, must(parseAccountId('ana'), 'account'))])
    expect(edited()).toBe('other')
    setNow(instant(NOON + 25_000))
    decisionText(doc, decision, 'es')?.insert(0, 'Responder')
    expect(screen.getByText('Responder')).toBeTruthy()
    setNow(instant(NOON + 50_000))
    expect(edited()).toBe('other')
    setNow(instant(NOON + 56_000))
    expect(edited()).toBeNull()
    plan.setPeers([writing(decision, SECRETARY)])
    expect(edited()).toBe('conductor')
    plan.setPeers([])
    expect(edited()).toBeNull()
  })

  test('[S23] a language in which a point or a decision is not written yet is named, in the room too', () => {
    take(0)
    const decision = made(addDecision(doc, { number: 7, point: points[0] ?? null }, random))
    decisionText(doc, decision, 'es')?.insert(0, 'Se aprueba.')
    enter(() => <ProjectorView />)
    const missing = () => screen.getAllByText('Falta EN').map((one) => one.parentElement?.lang)
    expect(missing()).toEqual(['en', 'en'])
    expect(screen.queryByText('–')).toBeNull()
    cleanup()
    enter()
    expect(missing()).toContain('en')
    expect(title()).toBe('Apertura')
  })

  test('[S33] a decision without a word is on the screen of who conducts, and on no other', () => {
    take(0)
    const decision = made(addDecision(doc, { number: 7, point: points[0] ?? null }, random))
    const shown = (screen?: Parameters<typeof enter>[0]) => {
      enter(screen)
      const names = [...document.querySelectorAll('.out__k')].map((one) => one.textContent)
      cleanup()
      return names
    }
    expect(shown()).toHaveLength(1)
    expect(shown(() => <ProjectorView />)).toEqual([])
    for (const other of ['delegate', 'observer'] as const) {
      role = other
      expect([other, shown()]).toEqual([other, []])
    }
    decisionText(doc, decision, 'es')?.insert(0, 'Se aprueba.')
    expect(shown()).toEqual(['Decisión 7'])
    expect(shown(() => <ProjectorView />)).toEqual(['Decisión 7'])
  })

  test('has nothing that can be pressed', () => {
    take(1)
    made(addDecision(doc, { number: 7, point: points[1] ?? null, text: { en: 'Agreed' } }, random))
    enter(() => <ProjectorView />)
    expect(title()).toBe('Plazo')
    expect(document.querySelectorAll('.projector :is(button, a, input, textarea)')).toHaveLength(0)
  })
})
