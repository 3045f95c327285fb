import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library'
import type { JSX } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { ComparisonProvider } from '../../../client/compare/ComparisonProvider.tsx'
import { RoadMapView } from '../../../client/roadmap/RoadMapView.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import type { Language } from '../../../shared/bilingual.ts'
import type { Comparison } from '../../../shared/history/comparison.ts'
import { archiveItem, setField } from '../../../shared/roadmap/write.ts'
import { delegationId } from '../roadmap/builders.ts'
import { createWorld, GROUP, MEMBERS, type World } from '../roadmap/world.tsx'
import { A_CONTRIBUTION, AN_EDIT, ANA, aComparison, aDifference } from './answers.ts'

let world: World
let answer: Comparison
/** The answer to a comparison waits for it. */
let waiting: Promise<void> = Promise.resolve()
/** The plan at the later moment. */
let then: Uint8Array = new Uint8Array()
const asked: string[] = []
vi.mock('../../../client/live/LiveDocument.tsx', () => ({
  useConfirmations: () => ({}),
  useLive: () => world.live,
  useRoadMap: () => world.roadMap,
  useWrite: () => world.write,
  useLiveDocuments: () => ({}),
  LiveDocumentProvider: (props: { children: unknown }) => props.children,
}))
vi.mock('../../../client/live/CurrentDocument.tsx', () => ({
  CurrentDocumentProvider: (props: { children: JSX.Element }) => props.children,
}))
vi.mock('../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: ANA, memberships: [] }),
  useCan: () => () => true,
  useApi: () => ({
    bytes: async () => ({ ok: true, value: { bytes: then, header: () => null } }),
    get: async (path: string) => {
      if (path.endsWith('/members')) return { ok: true, value: [...MEMBERS, { ...MEMBERS[0], account: ANA, name: 'Delegate, FGR' }] }
      asked.push(path)
      if (path.includes('/comparison')) await waiting
      const value = path.includes('/comparison') ? answer : path.includes('/history') ? { events: [], next: null } : []
      return { ok: true, value }
    },
  }),
}))
vi.mock('../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))

/** Three items in a workstream, of which one changed, one was archived, one stayed; and a new one. */
const plan = () => {
  const stream = world.stream('Cooperation')
  const ids = {
    changed: world.item({ title: { en: 'Template' }, stream, status: 'agreed', lead: delegationId('us') }),
    gone: world.item({ title: { en: 'Calendar' }, stream }),
    same: world.item({ title: { en: 'Directory' }, stream }),
  }
  const before = { changed: world.read(ids.changed), gone: world.read(ids.gone) }
  setField(world.doc, ids.changed, 'status', 'done')
  setField(world.doc, ids.changed, 'lead', delegationId('mx'))
  archiveItem(world.doc, ids.gone)
  const added = world.item({ title: { en: 'Protocol' }, stream })
  answer = aComparison(
    [
      aDifference(before.changed, world.read(ids.changed)),
      aDifference(before.gone, world.read(ids.gone)),
      aDifference(null, world.read(added)),
    ],
    [ids.same],
  )
  return { ...ids, added }
}

beforeEach(() => {
  asked.length = 0
  waiting = Promise.resolve()
  world = createWorld()
  const size = { offsetHeight: 800, offsetWidth: 1000, clientHeight: 800, clientWidth: 1000 }
  for (const [name, value] of Object.entries(size)) vi.spyOn(HTMLElement.prototype, name as 'offsetHeight', 'get').mockReturnValue(value)
})
afterEach(() => {
  cleanup()
  world.dispose()
  vi.restoreAllMocks()
})

const show = async (address: string, language: Language = 'en') => {
  const history = createMemoryHistory()
  history.set({ value: address })
  const { container } = render(() => (
    <I18nProvider initial={language}>
      <Toasts close="Close" label="Notices">
        <MemoryRouter history={history}>
          <Route
            path="/"
            component={() => (
              <ComparisonProvider>
                <RoadMapView />
              </ComparisonProvider>
            )}
          />
        </MemoryRouter>
      </Toasts>
    </I18nProvider>
  ))
  const rows = () => [...container.querySelectorAll<HTMLElement>('.grid__row')]
  const row = (title: string) => rows().find((one) => one.textContent?.includes(title))
  await vi.waitFor(() => expect(container.querySelector('.mark')).toBeTruthy())
  return {
    container,
    history,
    rows,
    row,
    cell: (title: string, field: string) => row(title)?.querySelector<HTMLElement>(`[data-field="${field}"]`),
  }
}

describe('[R3] the table beside what it was', () => {
  test('a changed cell shows the old value struck above the new one; rows say how they differ', async () => {
    plan()
    const { row, cell, container } = await show('/?since=start')
    expect(cell('Template', 'status')?.querySelector('del')?.textContent).toBe('was Agreed')
    expect(cell('Template', 'status')?.querySelector('ins')?.textContent).toContain('Done')
    expect(cell('Template', 'status')?.classList).toContain('is-changed')
    expect(cell('Template', 'lead')?.querySelector('del')?.textContent).toBe('was US')
    expect(cell('Template', 'due')?.querySelector('del')).toBe(null)
    expect(row('Template')?.querySelector('.mark')?.textContent).toBe('changed')
    expect(row('Calendar')?.classList).toContain('row--removed')
    expect(row('Protocol')?.querySelector('.mark')?.textContent).toBe('added')
    expect(row('Directory')?.querySelector('.mark')).toBe(null)
    // The legend is loaded when it is first shown.
    await waitFor(() => expect(container.querySelector('.counts')).not.toBe(null))
    expect(container.querySelector('.counts')?.textContent).toMatch(/1 added.*1 archived.*1 changed.*1 unchanged/)
    // What was archived is shown, and no longer counted.
    expect(container.querySelector('.grid__group .n')?.textContent).toBe('3')
  })

  test('no number of differences is shown while comparing, and the number once compared', async () => {
    plan()
    let answered = () => {}
    waiting = new Promise((resolve) => {
      answered = resolve
    })
    const shown = show('/?since=start')
    expect(await screen.findByText('Comparing…')).toBeTruthy()
    expect(screen.queryByText(/^\d+ differences?$/)).toBe(null)
    answered()
    await shown
    expect(await screen.findByText('3 differences')).toBeTruthy()
  })

  test('in Spanish as well', async () => {
    plan()
    const { cell, row } = await show('/?since=start', 'es')
    expect(cell('Template', 'status')?.querySelector('del')?.textContent).toBe('antes Acordada')
    expect(row('Calendar')?.querySelector('.mark')?.textContent).toBe('archivada')
  })

  test('only what changed hides the rest, and says where nothing did', async () => {
    plan()
    const { rows, history } = await show('/?since=start&only=changed')
    expect(rows().map((row) => row.querySelector('.title__t')?.textContent)).toEqual(['Template', 'Calendar', 'Protocol'])
    fireEvent.click(await screen.findByRole('switch', { name: 'Only changed' }))
    await vi.waitFor(() => expect(rows()).toHaveLength(4))
    expect(history.get()).not.toContain('only=')
  })

  test('where nothing differs, only what changed is one sentence and a way back', async () => {
    plan()
    answer = aComparison([], [])
    await show('/?since=start&only=changed')
    expect(screen.getByText('Nothing changed between these moments')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Show everything' }))
    await vi.waitFor(() => expect(screen.queryByText('Nothing changed between these moments')).toBe(null))
  })

  test('F8 goes from difference to difference in the order of the rows, and the bubble says who, for whom and when', async () => {
    plan()
    await show('/?since=start')
    fireEvent.keyDown(document, { key: 'F8' })
    expect(document.activeElement?.getAttribute('data-field')).toBe('status')
    expect(screen.getByText('Difference 1 of 3')).toBeTruthy()
    fireEvent.pointerOver(document.activeElement ?? document, { pointerType: 'mouse' })
    const tip = await screen.findByRole('tooltip')
    expect(tip.textContent).toContain('Status: Agreed → Done')
    expect(tip.textContent).toContain('MX')
    expect(tip.textContent).toMatch(/Delegate, FGR · 2 Sep 2026/)
    fireEvent.keyDown(document, { key: 'F8', shiftKey: true })
    expect(screen.getByText('Difference 3 of 3')).toBeTruthy()
  })

  test.each([
    [
      'en',
      ANA,
      'Delegate, FGR',
      'Author unverified: brought back by Delegate, FGR after a restore.',
      'Changed 3 times: twice by MX, once with author unverified.',
    ],
    [
      'es',
      null,
      'Autor desconocido',
      'Autoría sin verificar: lo recuperó Delegate, FGR tras una restauración.',
      'Cambió 3 veces: 2 veces por MX, una vez con autoría sin verificar.',
    ],
  ] as const)(
    '[K6] the bubble says what came back after a restore, and that nobody has stood for it (%s)',
    async (language, account, name, sentence, often) => {
      plan()
      const back = { account, delegation: null, unverified: { by: ANA } }
      const contributions = [
        { ...A_CONTRIBUTION, changes: 2 },
        { ...A_CONTRIBUTION, ...back },
      ]
      const items = answer.items.map((one) => ({
        ...one,
        fields: one.fields.map((field) => ({ ...field, last: { ...AN_EDIT, ...back }, contributions })),
      }))
      answer = { ...answer, items }
      await show('/?since=start', language)
      fireEvent.keyDown(document, { key: 'F8' })
      fireEvent.pointerOver(document.activeElement ?? document, { pointerType: 'mouse' })
      const tip = await screen.findByRole('tooltip')
      expect(document.activeElement?.getAttribute('aria-describedby')).toBe(tip.id)
      const [, who, doubt, times] = [...tip.querySelectorAll('p')].map((line) => line.textContent)
      expect(who).toMatch(new RegExp(`^${name} · .*2026`))
      expect(doubt).toBe(sentence)
      expect(times).toBe(often)
    },
  )

  test('an edit that the server has not compared yet counts at once; one that is taken back no longer differs', async () => {
    const { changed } = plan()
    const { cell } = await show('/?since=start')
    world.elsewhere((doc) => setField(doc, changed, 'lead', delegationId('us')))
    await vi.waitFor(() => expect(cell('Template', 'lead')?.querySelector('del')).toBe(null))
    world.elsewhere((doc) => setField(doc, changed, 'due', '2026-11-15'))
    await vi.waitFor(() => expect(cell('Template', 'due')?.querySelector('del')?.textContent).toBe('was —empty'))
  })

  test('[V67] `+n d` beside a due date counts from the moment that is compared with, and stands nowhere while nothing is compared', async () => {
    const { changed, same } = plan()
    // The first date is the original one.
    for (const id of [changed, same]) setField(world.doc, id, 'due', '2026-10-01')
    for (const id of [changed, same]) setField(world.doc, id, 'due', '2026-10-11')
    const before = world.read(changed)
    setField(world.doc, changed, 'due', '2026-10-14')
    answer = aComparison([aDifference(before, world.read(changed))], [])
    const { cell } = await show('/?since=start')
    await vi.waitFor(() => expect(cell('Template', 'due')?.querySelector('.slip')?.textContent).toBe('+3 d'))
    expect(cell('Directory', 'due')?.querySelector('.slip')).toBe(null)
    fireEvent.click(screen.getByRole('button', { name: 'Stop comparing' }))
    await vi.waitFor(() => expect(cell('Template', 'due')?.querySelector('.slip')).toBe(null))
    expect(cell('Directory', 'due')?.querySelector('.slip')).toBe(null)
  })

  test('between two moments that are over the table shows the later one, and nobody edits it', async () => {
    const { changed } = plan()
    answer = { ...answer, to: { ...answer.to, mark: 'at:9' } }
    then = Y.encodeStateAsUpdate(world.doc)
    setField(world.doc, changed, 'lead', delegationId('us'))
    const { cell, rows } = await show('/?since=start&until=at:9')
    expect(cell('Template', 'lead')?.textContent).toContain('MX')
    expect(cell('Template', 'status')?.classList).not.toContain('cell--editable')
    // What nobody knew then is not shown.
    world.item({ title: { en: 'Later' } })
    expect(rows().some((row) => row.textContent?.includes('Later'))).toBe(false)
  })
})
