// The history of an item on the screen: sentences in both languages, values that stand again, and nothing to press for an observer.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { ItemHistory } from '../../../client/history/ItemHistory.tsx'
import { ItemContextProvider, useItemContext } from '../../../client/item/ItemContext.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import type { HistoryPage, NamedEvent } from '../../../shared/api/history.ts'
import type { Language } from '../../../shared/bilingual.ts'
import { type AccountId, type ItemId, instant, parseAccountId, roadmapId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { delegationId } from '../../roadmapView/builders.ts'
import { createWorld, GROUP, type World } from '../roadmap/world.tsx'

let world: World
let page: HistoryPage
let pageOf = (_path: string): HistoryPage => page
const asked: string[] = []
const ANA = must(parseAccountId('ana'), 'id')
const EVA = must(parseAccountId('eva'), 'id')
const member = (account: AccountId, name: string, code: string) => ({
  account,
  name,
  email: '',
  role: 'delegate',
  delegation: delegationId(code),
  agency: null,
})
const api = {
  members: async () => ({ ok: true, value: [member(ANA, 'Delegate, FGN', 'co'), member(EVA, 'Delegate, FGR', 'mx')] }),
  request: async (_method: string, path: string) => {
    asked.push(path)
    return { ok: true, value: pageOf(path) }
  },
}
vi.mock('../../../client/live/LiveDocument.tsx', () => ({
  useConfirmations: () => ({}),
  useLive: () => world.live,
  useRoadMap: () => world.roadMap,
  useWrite: () => world.write,
}))
vi.mock('../../../client/base/actor.tsx', () => ({ useApi: () => api }))
vi.mock('../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))

afterEach(() => {
  cleanup()
  world.dispose()
  asked.length = 0
  pageOf = () => page
})

const AT = Date.UTC(2026, 8, 2, 21, 40)
const event = (item: ItemId, number: number, part: Partial<NamedEvent> & Pick<NamedEvent, 'change'>): NamedEvent => ({
  document: roadmapId(GROUP.id),
  seq: seq(number),
  ord: 0,
  at: instant(AT + number * 1_000),
  author: EVA,
  delegation: delegationId('mx'),
  meeting: null,
  offline: null,
  subject: { type: 'item', id: item },
  field: 'due',
  title: { es: 'Nota', en: 'Note' },
  code: 'WG-001',
  ...part,
})
const set = (from: unknown, to: unknown, unseen = false) => ({ type: 'set', from, to, unseen }) as const

const open = (
  events: (item: ItemId) => readonly NamedEvent[],
  { language = 'en', canWrite = true, address = '/' }: { language?: Language; canWrite?: boolean; address?: string } = {},
) => {
  world = createWorld({ canWrite })
  const item = world.item({ title: { es: 'Nota', en: 'Note' }, due: '2026-11-15' })
  page = { events: events(item), next: null }
  const Shown = () => {
    const context = useItemContext()
    const found = () => must(context.item(item), 'the item')
    return <ItemHistory item={found()} />
  }
  render(() => (
    <I18nProvider initial={language}>
      <Toasts close="Close" label="Notices">
        <MemoryRouter history={startingAt(address)}>
          <Route
            path="/"
            component={() => (
              <ItemContextProvider>
                <Shown />
              </ItemContextProvider>
            )}
          />
        </MemoryRouter>
      </Toasts>
    </I18nProvider>
  ))
  return item
}
const startingAt = (address: string) => {
  const history = createMemoryHistory()
  history.set({ value: address, scroll: false, replace: true })
  return history
}
const gestures = async () => {
  await screen.findAllByRole('listitem')
  return [...document.querySelectorAll('.gesture')]
}
const said = (element: Element | undefined) => (element?.querySelector('.gesture__body')?.textContent ?? '').replace(/\s+/g, ' ')

describe('[H23] what happened to an item', () => {
  test.each([
    ['en', 'Delegate, FGR moved the due date from 30 Sep to 15 Nov'],
    ['es', 'Delegate, FGR movió el plazo del 30 sept al 15 nov'],
  ] as const)('is told in %s: who, for which delegation, what, from what to what', async (language, words) => {
    open((item) => [event(item, 5, { change: set('2026-09-30', '2026-11-15') })], { language })
    const [first] = await gestures()
    expect(said(first)).toContain(words)
    expect(first?.querySelector('.dg')?.textContent).toContain('MX')
    expect(first?.querySelector('del')?.textContent).toMatch(/^30 Sep/i)
  })

  test('one gesture of one person is told as one, and somebody else in between has their own', async () => {
    open((item) => [
      event(item, 9, { change: set(null, 1), field: 'priority' }),
      event(item, 8, { change: set('proposed', 'agreed'), field: 'status', author: ANA, delegation: delegationId('co') }),
      event(item, 7, { change: set('2026-09-30', '2026-11-15') }),
    ])
    const found = await gestures()
    expect(found).toHaveLength(2)
    expect(found[0]?.querySelectorAll('.change')).toHaveLength(2)
    expect(said(found[0])).toMatch(/^Delegate, FGR\s*moved the due date .*set the priority/)
  })

  test('[K6] of a gesture that came back after a restore it is said once that nobody has stood for it; of what is settled, nothing', async () => {
    const back = { delegation: null, recovered: { by: ANA, known: true } }
    open((item) => [
      event(item, 9, { change: set(null, 1), field: 'priority', ...back, verified: false }),
      event(item, 8, { change: set('2026-09-30', '2026-11-15'), ...back, verified: false }),
    ])
    const [unsettled] = await gestures()
    expect(said(unsettled)).toMatch(/^Delegate, FGR\s*moved.*author unverified: brought back by Delegate, FGN after a restore$/)
    expect(said(unsettled).match(/unverified/g)).toHaveLength(1)
    cleanup()
    open((item) => [
      event(item, 9, { change: set(null, 1), field: 'priority', ...back, verified: true }),
      event(item, 8, { change: set('2026-09-30', '2026-11-15'), ...back, verified: false }),
    ])
    const [settled] = await gestures()
    expect([...must(settled, 'a gesture').querySelectorAll('.change')].map((line) => /unverified/.test(line.textContent ?? ''))).toEqual([
      true,
      false,
    ])
  })

  test('[H26] a value that lost against another at the same moment is told, and is one press away', async () => {
    const item = open((id) => [event(id, 5, { change: { type: 'superseded', value: '2026-12-24', winner: ANA } })])
    await screen.findByText('Both changed this')
    fireEvent.click(screen.getByRole('button', { name: 'Restore 24 Dec' }))
    expect(world.read(item).due).toBe('2026-12-24')
  })

  test('stays open where the reader opened it when something new comes above', async () => {
    const old = { change: set('2026-09-30', '2026-11-15') }
    const item = open((id) => [event(id, 5, old)])
    await gestures()
    fireEvent.click(screen.getByRole('button', { name: 'Details of the change' }))
    page = {
      events: [event(item, 900, { change: set('proposed', 'agreed'), field: 'status', author: ANA }), event(item, 5, old)],
      next: null,
    }
    window.dispatchEvent(new Event('online'))
    await vi.waitFor(async () => expect(await gestures()).toHaveLength(2))
    expect(screen.getAllByRole('button', { name: 'Details of the change' }).map((button) => button.getAttribute('aria-expanded'))).toEqual([
      'false',
      'true',
    ])
  })

  test('a link to an event that is far back shows it with what came before it, and the newest ones on request', async () => {
    const wanted = `${roadmapId(GROUP.id)}/5.0`
    let ask: (path: string) => HistoryPage = () => page
    pageOf = (path) => ask(path)
    open(
      (item) => {
        const many = (newest: number) =>
          Array.from({ length: 50 }, (_, index) => event(item, newest - index, { change: set(null, 1), field: 'priority' }))
        ask = (path) => {
          if (path.includes('to=seq')) return { events: [event(item, 5, { change: set('2026-09-30', '2026-11-15') })], next: null }
          const before = Number(new URLSearchParams(path.split('?')[1]).get('before') ?? '9000')
          return { events: many(before - 1), next: String(before - 50) }
        }
        return []
      },
      { address: `/?event=${encodeURIComponent(wanted)}` },
    )
    await screen.findByText('Changes are shown up to the one that the link names.')
    expect(document.querySelector('.change--marked')?.textContent).toContain('30 Sep')
    expect(asked.filter((path) => path.includes('before='))).toHaveLength(3)
    expect(asked.at(-1)).toContain('to=seq%3A5')
    fireEvent.click(screen.getByRole('button', { name: 'Show the newest' }))
    await vi.waitFor(() => expect(document.querySelector('.change--marked')).toBeNull())
    expect(screen.queryByText(/the one that the link names/)).toBeNull()
    expect(asked.filter((path) => path.includes('to=seq'))).toHaveLength(1)
  })

  test('is asked for by kind and by delegation', async () => {
    open((item) => [event(item, 5, { change: set('2026-09-30', '2026-11-15') })])
    await gestures()
    fireEvent.click(screen.getByRole('button', { name: 'Dates' }))
    fireEvent.click(within(screen.getByRole('group', { name: 'By delegation' })).getByRole('button', { name: 'MX' }))
    await vi.waitFor(() => expect(asked.at(-1)).toMatch(/kind=due%2Cstart%2CoriginalDue.*|delegation=mx/))
    expect(asked.at(-1)).toContain('delegation=mx')
  })
})

describe('[H24] a value that was', () => {
  test('stands again as an edit of its own, which the toast takes back', async () => {
    const item = open((id) => [event(id, 5, { change: set('2026-09-30', '2026-11-15') })])
    await gestures()
    fireEvent.click(screen.getByRole('button', { name: 'Details of the change' }))
    fireEvent.click(screen.getByRole('button', { name: 'Restore 30 Sep' }))
    expect(world.read(item).due).toBe('2026-09-30')
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(world.read(item).due).toBe('2026-11-15')
  })

  test('[C22] stands again by key, and the reader goes on at its line', async () => {
    open((id) => [event(id, 5, { change: { type: 'superseded', value: '2026-12-24', winner: ANA } })])
    await screen.findByText('Both changed this')
    const button = screen.getByRole('button', { name: 'Restore 24 Dec' })
    button.focus()
    fireEvent.click(button)
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Details of the change' })))
  })

  test('is read by an observer, who is offered nothing to restore', async () => {
    open((id) => [event(id, 5, { change: set('2026-09-30', '2026-11-15', true) })], { canWrite: false })
    await gestures()
    fireEvent.click(screen.getByRole('button', { name: 'Details of the change' }))
    expect(screen.getByRole('button', { name: 'Copy link' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Restore/ })).toBe(null)
  })
})
