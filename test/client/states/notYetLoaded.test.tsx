// Nothing is said to be absent before it is loaded: what every screen behind the sign-in says while it waits, or cannot ask.
import { cleanup, render } from '@solidjs/testing-library'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { Routes } from '../../../client/app/routes.tsx'
import { ActorProvider } from '../../../client/base/actor.tsx'
import { saveActor } from '../../../client/base/cachedActor.ts'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { fetchAhead } from '../../../client/base/lazily.tsx'
import en from '../../../client/base/messages/en.json' with { type: 'json' }
import { SettingsProvider } from '../../../client/base/settings.tsx'
import { OpenDocumentsProvider } from '../../../client/live/OpenDocuments.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import { documentKind, pageId, parseDocumentId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { GROUP, GROUP_INFO, me } from '../ui/server.tsx'

/** By kind: where it is shown, and what says that there is none. */
const KINDS: Readonly<Record<string, { readonly at: readonly string[]; readonly none: readonly string[] }>> = {
  item: {
    at: ['road-map', 'road-map?view=timeline', 'road-map?view=board', 'road-map?view=calendar', 'road-map?item=x1'],
    none: [
      en.roadmap.panel.gone,
      en.roadmap.emptyPlanRead,
      en.roadmap.emptyStream,
      en.roadmap.nothingFound,
      en.roadmap.panel.noDescription,
      en.roadmap.checklist.none,
      en.calendar.nothing,
    ],
  },
  workstream: { at: ['road-map?view=outline', 'settings'], none: [en.roadmap.streams.none, en.roadmap.emptyStream] },
  comparison: { at: ['road-map?since=start', 'texts?since=start'], none: [en.compare.nothing, '0 differences'] },
  view: { at: ['road-map'], none: [en.views.none, en.views.gone] },
  text: {
    at: ['texts', 'texts/plazos', 'texts/plazos?since=start', 'translation'],
    none: [en.texts.empty, en.texts.notWritten, en.texts.outline.none, en.texts.translated.empty, en.pairs.list.empty, '0 translations'],
  },
  comment: {
    at: ['road-map?item=x1', 'texts/plazos?comments=all'],
    none: [en.comments.none, en.comments.noneHere, en.comments.noneMine, en.comments.nothingFound],
  },
  session: {
    at: ['sessions', 'sessions/s3', 'sessions/s3/room', 'sessions/s3/projector', 'sessions/s3/closing'],
    none: [en.meeting.empty, en.meeting.agendaEmptyRead, en.meeting.noItems, en.meeting.pointGone, en.meeting.minutesNone, en.home.noNext],
  },
  decision: { at: ['decisions', 'sessions/s3'], none: [en.meeting.noDecisions, en.meeting.register.nothing] },
  report: {
    at: ['reports', 'review?since=start'],
    none: [en.reports.nothing, en.reports.nobodyReported, en.reports.noneBefore, en.reports.noneLate, en.reports.noSession],
  },
  change: {
    at: ['history', 'items/x1'],
    none: [en.history.none, en.history.noMatch, en.history.since.nothing, en.feed.strip.none, en.past.item.gone, en.past.empty],
  },
  moment: { at: ['history', 'history?show=moments', 'review'], none: [en.history.moments.none, en.review.nothingYet] },
  review: {
    at: ['review', 'review?since=start'],
    none: [en.review.same, en.review.matrix.none, en.review.slip.none, en.review.burn.none],
  },
  person: { at: ['people'], none: [en.roadmap.withoutPeople] },
  'what waits for one': {
    at: [''],
    none: [en.home.nothingMine, en.home.nothingWaits, en.home.nothingLate, en.home.noNext, en.history.since.nothing],
  },
  notice: { at: ['inbox', ''], none: [en.inbox.nothing] },
  term: { at: ['glossary'], none: [en.glossary.emptyRead, en.glossary.nothing, en.glossary.noArchived] },
  proof: { at: ['verification'], none: [en.trust.closings.none] },
  webhook: { at: ['settings'], none: [en.webhooks.none] },
  token: { at: ['/me'], none: [en.tokens.none] },
  'entry of the audit': { at: ['audit'], none: [en.audit.none] },
}
/** Of all kinds: a screen shows several. */
const NONE = Object.values(KINDS).flatMap(({ none }) => none)
const SCREENS = [...new Set(Object.values(KINDS).flatMap(({ at }) => at))].map((at) => (at.startsWith('/') ? at : `/g/tco/${at}`))

const ANSWERED: Readonly<Record<string, unknown>> = {
  '/api/session': { me: me('chair') },
  '/api/groups/tco': {
    ...GROUP_INFO,
    documents: [roadmapId(GROUP), pageId('plazos'), must(parseDocumentId('meeting:s3'), 'a session')].map((id) => ({
      id,
      kind: documentKind(id),
      title: { es: 'Plazos', en: 'Deadlines' },
      access: 'write',
      updatedAt: null,
      archived: false,
    })),
  },
  '/api/providers': [],
}
type Gate = () => Promise<Response>
const GATES: readonly (readonly [string, Gate])[] = [
  ['before the server has answered', () => new Promise(() => undefined)],
  ['without a connection, and nothing of it on the device', () => Promise.reject(new TypeError('Failed to fetch'))],
  [
    'when the server cannot answer now',
    async () => Response.json({ refusal: 'busy', message: 'Try again later.', requestId: 'r1' }, { status: 503 }),
  ],
]

/** As long as a line that never opens, or one that is refused. */
const socketOf = (gate: Gate) =>
  class {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    readyState = 0
    onclose: ((event: { readonly code: number }) => void) | null = null
    constructor() {
      const refused = () => this.onclose?.({ code: 1006 })
      gate().then(refused, refused)
    }
    close() {
      this.readyState = 3
    }
  }

/** In the frame of the group, not before it. */
const SCREEN = '.app--inside main:not([aria-busy]), .whole > :not([aria-busy])'

const open = async (address: string, gate: Gate): Promise<string> => {
  const ask: typeof fetch = async (path) => (String(path) in ANSWERED ? Response.json(ANSWERED[String(path)]) : gate())
  vi.stubGlobal('WebSocket', socketOf(gate))
  vi.stubGlobal('fetch', ask)
  const { account, memberships } = me('chair')
  saveActor({ account: account.id, name: account.name, language: 'en', memberships }, Date.now() + 60_000)
  window.history.replaceState(null, '', address)
  render(() => (
    <I18nProvider initial="en">
      <ActorProvider fetch={ask}>
        <SettingsProvider>
          <OpenDocumentsProvider>
            <Toasts close="Close" label="Notices">
              <Routes />
            </Toasts>
          </OpenDocumentsProvider>
        </SettingsProvider>
      </ActorProvider>
    </I18nProvider>
  ))
  // Until the screen has been loaded, and says no more.
  let [before, still] = ['', 0]
  for (let tenths = 0; still < 2 && tenths < 300; tenths++) {
    await vi.dynamicImportSettled()
    await vi.advanceTimersByTimeAsync(100)
    const now = document.body.innerHTML
    still = now === before && document.querySelector(SCREEN) !== null ? still + 1 : 0
    before = now
  }
  expect(still).toBe(2)
  return document.body.textContent ?? ''
}

beforeAll(() => import('../../../client/app/Inside.tsx'))
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  fetchAhead()
})
afterEach(() => {
  vi.useRealTimers()
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
  window.history.replaceState(null, '', '/')
})

describe.each(GATES)('[R30] %s', (_gate, gate) => {
  test.each(SCREENS)('%s says of nothing that there is none', async (address) => {
    const words = await open(address, gate)
    expect(NONE.filter((none) => words.includes(none))).toEqual([])
  })
})
