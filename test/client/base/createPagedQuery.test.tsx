// Pages of an answer: what is asked for, what is shown together, and what another path or a newer first page does to it.
import { render } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { beforeEach, expect, test, vi } from 'vitest'
import { type Address, withQuery } from '../../../client/base/address.ts'
import type { ApiAnswer } from '../../../client/base/api.ts'
import { createPagedQuery, type PagedQuery } from '../../../client/base/createPagedQuery.ts'

interface Page {
  readonly lines: readonly number[]
  readonly next: number | null
}
const asked: string[] = []
let server: (path: string) => ApiAnswer<Page>
vi.mock('../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: 'ana' }),
  useApi: () => ({
    get: async (path: string) => {
      asked.push(path)
      return server(path)
    },
  }),
}))

const OFFLINE = { ok: false, why: 'offline' } as const
const PAGES: Readonly<Record<string, Page>> = {
  '/a': { lines: [6, 5], next: 5 },
  '/a?before=5': { lines: [4, 3], next: 3 },
  '/a?before=3': { lines: [2], next: null },
  '/b': { lines: [9], next: null },
}
const answer = (path: string): ApiAnswer<Page> => ({ ok: true, value: PAGES[path] ?? { lines: [], next: null } })
const settle = () => vi.waitFor(() => expect(pages.loading()).toBe(false))
const at = (path: string) => path as Address<Page>
const [path, setPath] = createSignal(at('/a'))
let pages: PagedQuery<Page>
const shown = () => pages.value()?.lines ?? null

beforeEach(async () => {
  asked.length = 0
  setPath(at('/a'))
  server = answer
  render(() => {
    pages = createPagedQuery(path, {
      next: ({ next }, of) => (next === null ? null : withQuery(of, { before: String(next) })),
      append: (newer, older) => ({ ...older, lines: [...newer.lines, ...older.lines] }),
      renew: (fresh, known) => ({ ...known, lines: [...new Set([...fresh.lines, ...known.lines])] }),
    })
    return null
  })
  await settle()
})
test('older pages are asked for one by one, and stand below the newer ones', async () => {
  expect([shown(), pages.hasMore()]).toEqual([[6, 5], true])
  pages.more()
  // Pressed twice, it is asked once.
  pages.more()
  await settle()
  expect([shown(), pages.hasMore()]).toEqual([[6, 5, 4, 3], true])
  pages.more()
  await settle()
  expect([shown(), pages.hasMore()]).toEqual([[6, 5, 4, 3, 2], false])
  pages.more()
  expect(asked).toEqual(['/a', '/a?before=5', '/a?before=3'])
})

test('a newer first page is put over what is known', async () => {
  pages.more()
  await settle()
  server = (wanted) => (wanted === '/a' ? { ok: true, value: { lines: [7, 6], next: 6 } } : answer(wanted))
  await pages.refresh()
  expect(shown()).toEqual([7, 6, 5, 4, 3])
  pages.more()
  await settle()
  expect(shown()).toEqual([7, 6, 5, 4, 3, 2])
})

test('a page that does not come leaves what is shown, says why, and is asked for again by the same press', async () => {
  server = () => OFFLINE
  pages.more()
  await settle()
  expect([shown(), pages.failure(), pages.hasMore()]).toEqual([[6, 5], OFFLINE, true])
  server = answer
  pages.more()
  await settle()
  expect([shown(), pages.failure()]).toEqual([[6, 5, 4, 3], null])
})

test('an answer that belongs to another path is never shown under this one', async () => {
  pages.more()
  setPath(at('/b'))
  expect(shown()).toBe(null)
  await settle()
  expect([shown(), pages.hasMore()]).toEqual([[9], false])
})
