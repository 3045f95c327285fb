// The board of a plan of hundreds of items: what is drawn, and how the rest is reached.
import { cleanup, fireEvent, screen, within } from '@solidjs/testing-library'
import type { JSX } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
// Loaded before a test begins to wait for it.
import '../../../../client/roadmap/board/Board.tsx'
import { parseItemId } from '../../../../shared/ids.ts'
import { must } from '../../../../shared/result.ts'
import { setField } from '../../../../shared/roadmap/write.ts'
import { showRoadMap } from '../shownRoadMap.tsx'
import { layOutEverything } from '../shownTable.tsx'
import { createWorld, GROUP, MEMBERS, type World } from '../world.tsx'

let world: World
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
      value: path.endsWith('/members') ? MEMBERS : path.includes('/history') ? { events: [], next: null } : [],
    }),
  }),
}))
vi.mock('../../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))

beforeEach(() => {
  world = createWorld()
  layOutEverything()
})
afterEach(() => {
  cleanup()
  world.dispose()
  vi.restoreAllMocks()
})

const fill = (items: number) =>
  world.doc.transact(() => {
    for (let at = 0; at < items; at++) world.item({ title: { en: `Item ${at}` }, status: at % 2 ? 'agreed' : 'blocked' })
  })
const cards = (column: HTMLElement) => [...column.querySelectorAll<HTMLElement>('.card__t')]

test('[V1] of a plan of hundreds a column draws the cards that are near; the keyboard, a press and paper reach the rest', async () => {
  fill(310)
  showRoadMap('/?form=board')
  const column = await screen.findByRole('region', { name: /Agreed.*155/ })
  expect(cards(column)).toHaveLength(15)
  const first = must(cards(column)[0], 'a card')
  first.focus()
  fireEvent.keyDown(first, { key: 'End' })
  await Promise.resolve()
  expect(cards(column)).toHaveLength(155)
  expect(document.activeElement).toBe(cards(column).at(-1))

  const other = screen.getByRole('region', { name: /Blocked.*155/ })
  expect(cards(other)).toHaveLength(15)
  dispatchEvent(new Event('beforeprint'))
  expect(cards(other)).toHaveLength(155)
  dispatchEvent(new Event('afterprint'))
  fireEvent.click(within(other).getByRole('button', { name: /140/ }))
  expect(cards(other)).toHaveLength(155)
})

test('[V1] a column of a smaller plan draws sixty cards at once, and an edit by a colleague changes its card alone', async () => {
  fill(100)
  showRoadMap('/?form=board')
  const column = await screen.findByRole('region', { name: /Agreed.*50/ })
  expect(cards(column)).toHaveLength(50)
  const before = cards(column)
  const id = must(parseItemId(before[3]?.closest('[data-row]')?.getAttribute('data-row')?.slice('item:'.length)), 'an item')
  world.elsewhere((doc) => void setField(doc, id, 'due', '2031-02-03'))
  expect(column.textContent).toContain('2031')
  expect(cards(column)).toEqual(before)
})
