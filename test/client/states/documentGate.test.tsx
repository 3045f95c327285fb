// What each screen says while its document cannot be shown: by state and by kind of document, in both languages.
import { render, screen } from '@solidjs/testing-library'
import { createContext, createSignal, type JSX, useContext } from 'solid-js'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { GlossaryView } from '../../../client/glossary/GlossaryView.tsx'
import { PastInside } from '../../../client/history/slider/PastInside.tsx'
import type { LinkState, SaveStatus } from '../../../client/live/types.ts'
import { MeetingDocument } from '../../../client/meeting/MeetingDocument.tsx'
import { PageView } from '../../../client/pages/PageView.tsx'
import { PlanForm } from '../../../client/roadmap/PlanForm.tsx'
import { DocumentGate } from '../../../client/states/DocumentGate.tsx'
import { documentState } from '../../../client/states/documentState.ts'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import { glossaryId, pageId, roadmapId } from '../../../shared/ids.ts'
import { refusalMessage } from '../../../shared/refusalMessages.ts'
import { type Refusal, statusOf } from '../../../shared/refusals.ts'

interface Facts {
  readonly ready: boolean
  readonly link: LinkState
  readonly status: SaveStatus
}
const [facts, setFacts] = createSignal<Facts>({ ready: true, link: { type: 'live' }, status: { type: 'loading' } })
let language: Language
const liveOf = (id: DocumentId) => ({
  id,
  doc: new Y.Doc(),
  ready: () => facts().ready,
  link: () => facts().link,
  saveStatus: () => facts().status,
  canWrite: () => false,
})
const IdContext = createContext<DocumentId>()
vi.mock('../../../client/live/LiveDocument.tsx', async (original) => ({
  ...(await original<object>()),
  LiveDocumentProvider: (props: { id: DocumentId; children: JSX.Element }) => (
    <IdContext.Provider value={props.id}>{props.children}</IdContext.Provider>
  ),
  useLive: () => liveOf(useContext(IdContext) ?? roadmapId('tco' as never)),
}))
vi.mock('../../../client/live/CurrentDocument.tsx', () => ({
  CurrentDocumentProvider: (props: { id: DocumentId; children: JSX.Element }) => (
    <IdContext.Provider value={props.id}>{props.children}</IdContext.Provider>
  ),
}))
vi.mock('../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => ({ id: 'tco' }) }))
vi.mock('../../../client/compare/ComparisonProvider.tsx', () => ({ useComparing: () => ({ keep: (path: string) => path }) }))
vi.mock('../../../client/item/ItemContext.tsx', () => ({ ItemContextProvider: (props: { children: JSX.Element }) => props.children }))
vi.mock('../../../client/history/slider/PastProvider.tsx', () => ({ PastProvider: (props: { children: JSX.Element }) => props.children }))
vi.mock('../../../client/item/undoKeys.ts', () => ({ useUndoKeys: () => undefined }))
vi.mock('@solidjs/router', async (original) => ({
  ...(await original<object>()),
  A: (props: { href: string; children: JSX.Element }) => <a href={props.href}>{props.children}</a>,
  useParams: () => ({ page: 'one', meeting: 'm1' }),
}))
let refusal: Refusal | null
const answer = async () =>
  refusal === null
    ? { ok: false, why: 'offline' }
    : { ok: false, why: 'refused', status: statusOf(refusal), refusal, message: refusalMessage(refusal, language), retryAfter: null }
vi.mock('../../../client/base/actor.tsx', async (original) => ({
  ...(await original<object>()),
  useActor: () => () => ({ account: 'me' }),
  useApi: () => ({ get: answer, send: answer }),
}))

const OFFLINE: LinkState = { type: 'offline', retryAt: 1 }
const ended = (why: Extract<LinkState, { type: 'ended' }>['why']): Facts => ({
  ready: false,
  link: { type: 'ended', why },
  status: why === 'signIn' ? { type: 'locked' } : why === 'pleaseReload' ? { type: 'reload' } : { type: 'ended', why },
})
/** A device that opens the document for the first time. */
const COLD = {
  loading: { ready: false, link: { type: 'connecting' }, status: { type: 'loading' } },
  offline: { ready: false, link: OFFLINE, status: { type: 'offline', waiting: 0 } },
  damaged: { ready: false, link: OFFLINE, status: { type: 'damaged', waiting: 0 } },
  notThere: ended('notFound'),
  notYours: ended('notAMember'),
  lost: ended('lostByServer'),
} as const satisfies Record<string, Facts>

describe('[C45] whether a document can be shown', () => {
  test.each<readonly [string, Facts, string]>([
    ['before the first answer', COLD.loading, 'loading'],
    [
      'while the first round is made',
      { ready: false, link: { type: 'handshaking' }, status: { type: 'reconnecting', waiting: 0 } },
      'loading',
    ],
    [
      'while the server is asked why it refused the connection',
      { ready: false, link: { type: 'offline', retryAt: null }, status: { type: 'reconnecting', waiting: 0 } },
      'loading',
    ],
    ['between two retries', COLD.offline, 'offline'],
    ['during a retry', { ready: false, link: { type: 'connecting' }, status: { type: 'offline', waiting: 0 } }, 'offline'],
    ['for an observer without a connection', { ready: false, link: OFFLINE, status: { type: 'readOnly', why: 'observer' } }, 'offline'],
    ['with a damaged log', COLD.damaged, 'damaged'],
    ['with a damaged log, of which the device has a copy', { ...COLD.damaged, ready: true }, 'opened'],
    ['during the retry of a damaged log', { ...COLD.damaged, link: { type: 'connecting' } }, 'damaged'],
    ['that does not exist', COLD.notThere, 'notThere'],
    ['that was taken from its reader while it was open', { ...COLD.notYours, ready: true }, 'notYours'],
    ['that the server lost', COLD.lost, 'lost'],
    ['behind the lock', ended('signIn'), 'loading'],
    ['for an old version of the client', ended('pleaseReload'), 'ended'],
    ['for an old version of the client that holds a copy', { ...ended('pleaseReload'), ready: true }, 'opened'],
    ['with a copy on the device, offline', { ...COLD.offline, ready: true }, 'opened'],
  ])('%s', (_, given, expected) => {
    expect(documentState({ ready: () => given.ready, link: () => given.link, saveStatus: () => given.status }).type).toBe(expected)
  })
})

const WITHOUT_ROWS = { view: { rows: () => [], selection: { may: () => false } } } as unknown as Parameters<typeof PlanForm>[0]
const SCREENS = {
  page: () => <PageView />,
  meeting: () => <MeetingDocument>opened</MeetingDocument>,
  glossary: () => <GlossaryView />,
  roadmap: () => <PlanForm {...WITHOUT_ROWS} />,
} as const
const show = (content: () => JSX.Element) => render(() => <I18nProvider initial={language}>{content()}</I18nProvider>)
describe.each(LANGUAGES)('[C45] in %s', (spoken) => {
  const { documents, common, status } = CATALOGUE[spoken]
  const screens = Object.keys(SCREENS) as (keyof typeof SCREENS)[]
  const states = (Object.keys(COLD) as (keyof typeof COLD)[]).filter((state) => state !== 'loading')
  const each = screens.flatMap((kind) => states.map((state) => [kind, state] as const))

  test.each(each)('a %s that is %s says so in the words of its kind', (kind, state) => {
    language = spoken
    setFacts(COLD[state])
    show(SCREENS[kind])
    const said = documents[kind][state]
    expect(screen.getByText(said.title)).toBeTruthy()
    expect(screen.getByText(said.why)).toBeTruthy()
    expect(screen.queryByRole('status', { name: common.loading })).toBeNull()
    expect(screen.queryByRole('alert') !== null).toBe(state === 'damaged')
    expect(screen.queryByRole('link', { name: status.seeKept }) !== null).toBe(state === 'lost')
  })

  test.each(screens)('a %s that is loading shows a skeleton', (kind) => {
    language = spoken
    setFacts(COLD.loading)
    show(SCREENS[kind])
    expect(screen.getByRole('status', { name: common.loading })).toBeTruthy()
  })

  test.each(screens)('a %s that a newer version of the server refuses can be loaded again', (kind) => {
    language = spoken
    setFacts(ended('pleaseReload'))
    show(SCREENS[kind])
    expect(screen.getByText(documents[kind].ended)).toBeTruthy()
    expect(screen.getByRole('button', { name: status.reloadNow })).toBeTruthy()
  })

  test.each<readonly [Refusal | null, 'offline' | 'damaged' | 'notYours' | 'notThere']>([
    [null, 'offline'],
    ['damaged', 'damaged'],
    ['forbidden', 'notYours'],
    ['not-found', 'notThere'],
    ['unknown-moment', 'notThere'],
  ])('a past that is refused with %s is %s, in the sentence of the server', async (given, state) => {
    ;[language, refusal] = [spoken, given]
    setFacts({ ...COLD.offline, ready: true })
    const request = { mark: () => null, moved: () => undefined, leave: () => undefined }
    show(() => <PastInside title="Past" subject={undefined} request={request} door={{ open: () => undefined, cameBack: () => false }} />)
    expect(await screen.findByRole('heading', { name: documents.past[state].title })).toBeTruthy()
    expect(screen.getByText(given === null ? documents.past.offline.why : refusalMessage(given, spoken))).toBeTruthy()
    expect(screen.getByRole('button', { name: common.tryAgain })).toBeTruthy()
  })
})

test('[C45] in the midst of others, one line says it', () => {
  language = 'en'
  setFacts(COLD.damaged)
  show(() => <IdContext.Provider value={pageId('one')}>{<DocumentGate brief>opened</DocumentGate>}</IdContext.Provider>)
  expect(document.querySelector('p.soft')?.textContent).toBe(`${CATALOGUE.en.documents.page.damaged.title}.`)
})

test('[C45] the part of a document that has arrived is shown before all of it is there', () => {
  language = 'en'
  setFacts(COLD.loading)
  show(() => <IdContext.Provider value={glossaryId('tco' as never)}>{<DocumentGate early>opened</DocumentGate>}</IdContext.Provider>)
  expect(screen.getByText('opened')).toBeTruthy()
})

test.each(Object.keys(SCREENS) as (keyof typeof SCREENS)[])('[C45] a %s goes from each state to each other', (kind) => {
  language = 'en'
  const states = ['loading', 'offline', 'damaged', 'notThere', 'lost', 'notYours'] as const
  setFacts(COLD.loading)
  show(SCREENS[kind])
  // Elements that a state shows beside the sentence were once moved into the next one, which then could not be put in their place.
  for (const from of states)
    for (const to of states) {
      setFacts(COLD[from])
      setFacts(COLD[to])
      if (to === 'loading') expect(screen.getByRole('status', { name: CATALOGUE.en.common.loading })).toBeTruthy()
      else expect(screen.getByText(CATALOGUE.en.documents[kind][to].title)).toBeTruthy()
    }
})
