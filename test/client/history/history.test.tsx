// The history of an item on the screen: sentences in both languages, values that stand again, and nothing to press for an observer.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { announceChange } from '../../../client/base/news.ts'
import { ItemHistory } from '../../../client/history/ItemHistory.tsx'
import { ItemContextProvider, useItemContext } from '../../../client/item/ItemContext.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import type { HistoryPage, NamedEvent } from '../../../shared/api/history.ts'
import type { Language } from '../../../shared/bilingual.ts'
import { type AccountId, actsId, type ItemId, instant, parseAccountId, roadmapId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { delegationId } from '../roadmap/builders.ts'
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
  get: async (path: string) => {
    if (path.endsWith('/members')) return { ok: true, value: [member(ANA, 'Delegate, FGN', 'co'), member(EVA, 'Delegate, FGR', 'mx')] }
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
vi.mock('../../../client/base/actor.tsx', () => ({ useActor: () => () => ({ account: 'me' }), useApi: () => api }))
vi.mock('../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))

// Everything is in view where nothing has a size.
vi.stubGlobal('IntersectionObserver', undefined)
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
const lines = async () => {
  await screen.findAllByRole('listitem')
  return [...document.querySelectorAll('.hf__l')]
}
/** What one sees of a line; and with what only screen readers read. */
const seen = (element: Element | undefined) => {
  const copy = element?.cloneNode(true)
  if (!(copy instanceof HTMLElement)) return ''
  for (const quiet of copy.querySelectorAll('.vh, button, .change__detail')) quiet.remove()
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
}
const heard = (element: Element | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ')

describe('[H23] the history of an item', () => {
  test.each([
    ['en', 'Due 30 Sep → 15 Nov 46 days later', '2 Sep'],
    ['es', 'Vence 30 sept → 15 nov 46 días después', '2 sept'],
  ] as const)('is told in %s: who, for which delegation, what, from what to what, on which day', async (language, words, day) => {
    open((item) => [event(item, 5, { change: set('2026-09-30', '2026-11-15') })], { language })
    const [first] = await lines()
    expect(seen(first)).toContain(words)
    expect(heard(first)).toContain('Delegate, FGR')
    expect(first?.querySelector('.dg')?.textContent).toContain('MX')
    expect(first?.querySelector('del')?.textContent).toMatch(/30 Sep/i)
    expect(document.querySelector('.hf__date')?.textContent).toContain(day)
  })

  test('[H52] a change is one line, the newest first, even after others did something in between', async () => {
    open((item) => [
      event(item, 9, { change: set(null, 1), field: 'priority' }),
      event(item, 8, { change: set('proposed', 'agreed'), field: 'status', author: ANA, delegation: delegationId('co') }),
      event(item, 7, { change: set('2026-09-30', '2026-11-15') }),
    ])
    const found = await lines()
    expect(found.map((line) => seen(line).replace(/^[\d:]+/, ''))).toEqual([
      'MXPriority Low',
      'COStatus Proposed → Agreed',
      'MXDue 30 Sep → 15 Nov 46 days later',
    ])
  })

  test('[H53] strikes and underlines only the changed words of a title, whole', async () => {
    open((item) => [
      event(item, 5, {
        field: 'title.en',
        change: {
          type: 'text',
          lastSeq: seq(5),
          lastAt: instant(AT),
          inserted: 3,
          deleted: 3,
          formatted: 0,
          from: 'A list of 120 terms',
          to: 'A list of 150 terms',
        },
      }),
    ])
    const [line] = await lines()
    expect(seen(line)).toContain('Title, EN A list of 120150 terms')
    expect([line?.querySelector('del')?.lastChild?.textContent, line?.querySelector('ins')?.lastChild?.textContent]).toEqual(['120', '150'])
    expect(heard(line)).toMatch(/removed: 120.*added: 150/)
    expect(asked.some((path) => path.includes('/words?'))).toBe(false)
  })

  test('[H54] where others wrote in the same text, the words of this person alone are asked for', async () => {
    const words = {
      passages: [
        {
          block: 2,
          runs: [
            { type: 'kept', text: 'one ' },
            { type: 'inserted', text: 'two' },
          ],
        },
      ],
      more: 3,
    }
    pageOf = (path) => (path.includes('/words?') ? (words as never) : page)
    open((item) => [
      event(item, 5, {
        field: 'description.en',
        change: {
          type: 'text',
          lastSeq: seq(9),
          lastAt: instant(AT),
          inserted: 3,
          deleted: 0,
          formatted: 0,
          from: 'one',
          to: 'one two and theirs',
          others: true,
        },
      }),
    ])
    await screen.findByText('two')
    const [line] = await lines()
    expect(seen(line)).toContain('Description, EN ¶ 2 one two')
    expect(screen.getByRole('button', { name: 'and 2 more passages' })).toBeTruthy()
    const query = new URLSearchParams(asked.find((path) => path.includes('/words?'))?.split('?')[1])
    expect([query.get('from'), query.get('to'), query.get('account')]).toEqual(['seq:4', 'seq:9', 'eva'])
  })

  test('[K6] says in each line of recovered work that nobody has confirmed it, the first one in words; of settled work nothing', async () => {
    const back = { delegation: null, recovered: { by: ANA, known: true } }
    open((item) => [
      event(item, 9, { change: set(null, 1), field: 'priority', ...back, verified: false }),
      event(item, 8, { change: set('2026-09-30', '2026-11-15'), ...back, verified: false }),
    ])
    const unsettled = await lines()
    const doubt = 'author unverified: brought back by Delegate, FGN after a restore'
    expect(unsettled.map((line) => seen(line).includes(doubt))).toEqual([true, false])
    expect(unsettled.map((line) => heard(line).includes(doubt))).toEqual([true, true])
    cleanup()
    open((item) => [
      event(item, 9, { change: set(null, 1), field: 'priority', ...back, verified: true }),
      event(item, 8, { change: set('2026-09-30', '2026-11-15'), ...back, verified: false }),
    ])
    expect((await lines()).map((line) => heard(line).includes('unverified'))).toEqual([false, true])
  })

  test('[H26] a value that lost against a concurrent one is reported, and is one press away', async () => {
    const item = open((id) => [event(id, 5, { change: { type: 'superseded', value: '2026-12-24', winner: ANA } })])
    await screen.findByText('You and someone else changed this')
    fireEvent.click(screen.getByRole('button', { name: 'Restore 24 Dec' }))
    expect(world.read(item).due).toBe('2026-12-24')
  })

  test('stays open where the reader opened it when something new comes above', async () => {
    const old = { change: set('2026-09-30', '2026-11-15') }
    const item = open((id) => [event(id, 5, old)])
    await lines()
    fireEvent.click(screen.getByRole('button', { name: 'Details of the change' }))
    page = {
      events: [event(item, 900, { change: set('proposed', 'agreed'), field: 'status', author: ANA }), event(item, 5, old)],
      next: null,
    }
    window.dispatchEvent(new Event('online'))
    await vi.waitFor(async () => expect(await lines()).toHaveLength(2))
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
    await screen.findByText('Showing changes up to the one in the link.')
    expect(document.querySelector('.change--marked')?.textContent).toContain('30 Sep')
    expect(asked.filter((path) => path.includes('before='))).toHaveLength(3)
    expect(asked.at(-1)).toContain('to=seq:5')
    fireEvent.click(screen.getByRole('button', { name: 'Show the newest' }))
    await vi.waitFor(() => expect(document.querySelector('.change--marked')).toBeNull())
    expect(screen.queryByText(/the one that the link names/)).toBeNull()
    expect(asked.filter((path) => path.includes('to=seq'))).toHaveLength(1)
  })

  test.each([
    ['en', 'Attached “Acta.pdf” to WG-001'],
    ['es', 'Adjuntó «Acta.pdf» a WG-001'],
  ] as const)('[FI10] tells in %s of its files beside what was written, and again when one comes', async (language, words) => {
    const act = (item: ItemId, name: string, number: number) =>
      event(item, number, {
        document: actsId(GROUP.id),
        field: 'fileAttached',
        change: { type: 'act', act: { type: 'fileAttached', document: roadmapId(GROUP.id), subject: `item:${item}`, name } },
      })
    const item = open((id) => [act(id, 'Acta.pdf', 9), event(id, 5, { change: set('2026-09-30', '2026-11-15') })], { language })
    const [first, second] = await lines()
    expect(seen(first)).toContain(words)
    expect(seen(second)).toContain(language === 'en' ? 'Due' : 'Vence')
    expect(asked.some((path) => path.includes('acts=about'))).toBe(true)
    // The entry of an act is none of the plan: there is no moment to look at, and nothing to restore.
    fireEvent.click(within(first as HTMLElement).getByRole('button'))
    expect(first?.querySelector('.change__acts')).toBeTruthy()
    expect(first?.querySelector('a[href*="at=seq"]')).toBeNull()
    page = { events: [act(item, 'Otra.pdf', 11), ...page.events], next: null }
    announceChange('group')
    expect(await screen.findByText(/Otra\.pdf/)).toBeTruthy()
  })

  test('is asked for by kind and by delegation', async () => {
    open((item) => [event(item, 5, { change: set('2026-09-30', '2026-11-15') })])
    await lines()
    fireEvent.click(screen.getByRole('button', { name: 'Dates' }))
    fireEvent.click(within(screen.getByRole('group', { name: 'By delegation' })).getByRole('button', { name: 'MX' }))
    await vi.waitFor(() => expect(asked.at(-1)).toMatch(/kind=due%2Cstart%2CoriginalDue.*|delegation=mx/))
    expect(asked.at(-1)).toContain('delegation=mx')
  })
})

describe('[H24] a value that was', () => {
  test('stands again as an edit of its own, which the toast takes back', async () => {
    const item = open((id) => [event(id, 5, { change: set('2026-09-30', '2026-11-15') })])
    await lines()
    fireEvent.click(screen.getByRole('button', { name: 'Details of the change' }))
    fireEvent.click(screen.getByRole('button', { name: 'Restore 30 Sep' }))
    expect(world.read(item).due).toBe('2026-09-30')
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(world.read(item).due).toBe('2026-11-15')
  })

  test('[C22] stands again by key, and the reader goes on at its line', async () => {
    open((id) => [event(id, 5, { change: { type: 'superseded', value: '2026-12-24', winner: ANA } })])
    await screen.findByText('You and someone else changed this')
    const button = screen.getByRole('button', { name: 'Restore 24 Dec' })
    button.focus()
    fireEvent.click(button)
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Details of the change' })))
  })

  test('is read by an observer, who is offered nothing to restore', async () => {
    open((id) => [event(id, 5, { change: set('2026-09-30', '2026-11-15', true) })], { canWrite: false })
    await lines()
    fireEvent.click(screen.getByRole('button', { name: 'Details of the change' }))
    expect(screen.getByRole('button', { name: 'Copy link' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Restore/ })).toBe(null)
  })
})
