// Closing a session, with a plan, two session documents and a server in memory.
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { fillPath } from '../../../client/base/address.ts'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { createMeetingStore } from '../../../client/live/meetingProjection.ts'
import { createRoadMapStore } from '../../../client/live/roadMapStore.ts'
import { CloseDialog } from '../../../client/meeting/closing/CloseDialog.tsx'
import { nextOf } from '../../../client/meeting/closing/createNext.ts'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import { instant, meetingDocument, parseGroupId, parseMeetingId } from '../../../shared/ids.ts'
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
  const face = { title: words, place: words, start: null, end: null, zone: '', openedAt: null, closedAt: null }
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
      link: () => ({ type: 'live' }),
      waiting: waits,
    })
    const asked: string[] = []
    next.on('update', () => setWaiting(1))
    for (const title of ['Report', 'Contacts', 'Liaison']) addPoint(doc, { title: { en: title } }, random)
    addItem(plan, { title: { en: 'Late item' }, due: '2026-11-01' }, random)
    return {
      doc,
      next,
      meetings,
      setMeetings,
      asked,
      saved: () => setWaiting(0),
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
    refresh: async () => undefined,
    chainStart: () => 3,
  }),
}))
vi.mock('../../../client/item/ItemContext.tsx', () => ({
  useItemContext: () => ({ today: () => '2026-11-20', day: (day: string) => day, delegation: () => null, tell: () => undefined }),
}))
vi.mock('../../../client/base/group.tsx', () => ({ useGroup: () => () => ({ id: group }) }))
vi.mock('../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: 'me' }),
  useApi: () => ({
    get: async () => ({ ok: false, why: 'offline' }),
    send: async (route: string, params: Readonly<Record<string, string>>) => {
      world.asked.push(fillPath(route, params))
      return route.startsWith('PUT ') ? { ok: true, value: null } : { ok: false, why: 'offline' }
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
const show = () => {
  const onClose = vi.fn()
  render(() => (
    <I18nProvider initial="en">
      <Toasts close="Close" label="Notices">
        <CloseDialog onClose={onClose} />
      </Toasts>
    </I18nProvider>
  ))
  return onClose
}
const confirm = () => fireEvent.click(screen.getByRole('button', { name: 'Close the session' }))
const PUT = `PUT /api/groups/${group}/meetings/now/state`

test('[S9] what the secretary leaves out stays behind; the rest is saved, with its reason, before the session is closed', async () => {
  const onClose = show()
  expect(screen.getAllByRole('checkbox')).toHaveLength(4)
  fireEvent.click(screen.getByRole('checkbox', { name: 'Move “Contacts” to the next session' }))
  fireEvent.input(screen.getByRole('textbox', { name: 'Reason in English: Report' }), { target: { value: 'No report yet' } })
  confirm()
  await vi.waitFor(() => expect(world.titles()).toEqual(['Report', 'Liaison', 'Overdue action items (1)']))
  expect(world.asked).toEqual([])
  // While it goes over, the proposal stands as it was confirmed.
  expect(screen.getAllByRole('checkbox')).toHaveLength(4)
  world.saved()
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(world.asked).toEqual([PUT])
  const [report] = readMeeting(world.next).points
  expect([report?.reason.en, report?.carriedFrom?.times]).toEqual(['No report yet', 1])
  expect(readMeeting(world.doc).points.map(({ state }) => state)).toEqual(['deferred', 'planned', 'deferred'])
})

test('[S9] all of a kind is left out and taken back at once; with nothing to take over the session is simply closed', async () => {
  const onClose = show()
  fireEvent.click(screen.getByRole('button', { name: 'Leave all' }))
  expect(screen.getAllByRole('checkbox').map((box) => box.getAttribute('aria-checked'))).toEqual(['false', 'false', 'false', 'true'])
  fireEvent.click(screen.getByRole('button', { name: 'Take all' }))
  fireEvent.click(screen.getByRole('button', { name: 'Leave all' }))
  fireEvent.click(screen.getByRole('checkbox', { name: /Late item/ }))
  confirm()
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect([world.titles(), world.asked]).toEqual([[], [PUT]])
})

test('[S9] when the next session cannot be reached, nothing is closed, and it says so', async () => {
  world.setMeetings((all) => all.slice(0, 1))
  const onClose = show()
  confirm()
  await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Nothing was closed'))
  expect(world.asked).toEqual([`POST /api/groups/${group}/meetings`])
  expect(onClose).not.toHaveBeenCalled()
})

test('the next session is the one that follows by number and has not been held', () => {
  const all = [
    info('one', 1, 'closed'),
    info('two', 2, 'draft'),
    info('three', 3, 'inSession'),
    info('four', 4, 'closed'),
    info('five', 5, 'open'),
  ]
  const from = (id: string) => nextOf(all, must(parseMeetingId(id), 'a session'))?.number
  expect([from('one'), from('three'), from('five')]).toEqual([2, 5, 2])
  expect(nextOf(all.slice(2, 4), must(parseMeetingId('three'), 'a session'))).toBeNull()
})
