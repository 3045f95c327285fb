import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { ComparisonProvider } from '../../../client/compare/ComparisonProvider.tsx'
import { ComparedSheet } from '../../../client/pages/ComparedSheet.tsx'
import { PageList } from '../../../client/pages/PageList.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import type { Comparison, TextDifference } from '../../../shared/history/comparison.ts'
import type { DiffNode, TextChangeMark } from '../../../shared/history/textDiff.ts'
import { type DocumentId, parseDocumentId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createWorld, GROUP, MEMBERS, type World } from '../roadmap/world.tsx'
import { A_CONTRIBUTION, AN_EDIT, ANA, aComparison } from './answers.ts'

const pageId = (name: string): DocumentId => must(parseDocumentId(`page:${name}`), name)
const listed = (name: string) => ({
  id: pageId(name),
  kind: 'page' as const,
  title: { es: '', en: name },
  access: 'write' as const,
  updatedAt: null,
  archived: false,
})

let world: World
let answer: Comparison
let offline = false
const diffs = new Map<string, readonly DiffNode[]>()
vi.mock('../../../client/live/LiveDocument.tsx', () => ({
  useLive: () => ({ ...world.live, id: 'page:one' }),
  // Nothing is copied here.
  useLiveDocuments: () => ({}),
  useConfirmations: () => ({}),
}))
vi.mock('../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: ANA, memberships: [] }),
  useCan: () => () => false,
  useApi: () => ({
    get: async (path: string) => {
      if (path.endsWith('/members')) return { ok: true, value: [{ ...MEMBERS[0], account: ANA, name: 'Delegate, FGR' }] }
      if (offline) return { ok: false, why: 'offline' }
      const part = new URLSearchParams(path.split('?')[1]).get('part')
      if (part) return { ok: true, value: { doc: { type: 'doc', content: diffs.get(part) ?? [] }, stats: {} } }
      if (path.endsWith('/translation')) return { ok: true, value: { documents: [], pairs: [] } }
      return { ok: true, value: path.includes('/comparison') ? answer : [] }
    },
  }),
}))
vi.mock('../../../client/base/group.tsx', async (original) => ({
  ...(await original<object>()),
  useGroup: () => () => ({ ...GROUP, documents: [listed('one'), listed('two')] }),
  useRefreshGroup: () => () => undefined,
}))

const changed = (document: DocumentId, how: TextDifference['how'], inserted = 0): TextDifference => ({
  document,
  how,
  title: { es: '', en: document.slice('page:'.length) },
  titleBefore: null,
  passages: { es: [], en: [] },
  paragraphs: { es: { inserted, deleted: 0, changed: 0 }, en: { inserted: 0, deleted: 0, changed: 0 } },
  contributions: [A_CONTRIBUTION],
})
const mark = (type: TextChangeMark['type']): TextChangeMark => {
  const { seq, at, account, delegation } = AN_EDIT
  return { seq, at, account, delegation, type }
}
const line = (...runs: readonly (readonly [string, TextChangeMark['type']?])[]): DiffNode => ({
  type: 'paragraph',
  content: runs.map(([text, type]) => ({
    type: 'text',
    text,
    ...(type ? { marks: [{ type: 'ychange', attrs: { ...mark(type) } }] } : {}),
  })),
})

beforeEach(() => {
  offline = false
  world = createWorld()
  diffs.clear()
  answer = { ...aComparison([], []), texts: [changed(pageId('one'), 'changed', 2), changed(pageId('old'), 'archived')] }
})
afterEach(() => {
  cleanup()
  world.dispose()
})

const show = (view: () => import('solid-js').JSX.Element, address: string) => {
  const history = createMemoryHistory()
  history.set({ value: address })
  return render(() => (
    <I18nProvider initial="en">
      <MemoryRouter history={history}>
        <Route
          path="/"
          component={() => (
            <Toasts label="Notices" close="Close">
              <ComparisonProvider>{view()}</ComparisonProvider>
            </Toasts>
          )}
        />
      </MemoryRouter>
    </I18nProvider>
  )).container
}

describe('[R4] texts beside what they were', () => {
  test('the list says which changed and how, for whom, and shows the archived ones', async () => {
    const shown = show(() => <PageList />, '/?since=start')
    await vi.waitFor(() => expect(shown.querySelectorAll('.text-row')).toHaveLength(3))
    const row = (name: string) => [...shown.querySelectorAll<HTMLElement>('.text-row')].find((one) => one.textContent?.includes(name))
    expect(row('one')?.querySelector('.mark')?.textContent).toBe('changed')
    expect(row('one')?.querySelector('.text-row__changes')?.textContent).toBe('MXSpanish: 2 new paragraphs.')
    expect(row('old')?.querySelector('.mark')?.textContent).toBe('archived')
    expect(row('old')?.getAttribute('href')).toContain('since=start')
    expect(row('two')?.querySelector('.mark')).toBe(null)
    fireEvent.keyDown(document, { key: 'F8' })
    expect(document.activeElement).toBe(row('old'))
  })

  test('a text shows insertions and deletions of both sides and of its titles; F8 goes through them', async () => {
    diffs.set('title.en', [line(['Early '], ['talks', 'deleted'], ['consultation', 'inserted'])])
    diffs.set('body.en', [line(['within '], ['ten', 'deleted'], [' days'])])
    diffs.set('body.es', [line(['en '], ['diez', 'deleted'], [' días'])])
    const write = vi.fn()
    const shown = show(() => <ComparedSheet onWrite={write} />, '/?since=start&layout=both')
    await vi.waitFor(() => expect(shown.querySelectorAll('del')).toHaveLength(3))
    expect(shown.querySelector('.doc-title del')?.textContent).toContain('talks')
    expect(shown.querySelector('.counts')?.textContent).toMatch(/1 addition.*3 deletions.*0 changes of format/)
    fireEvent.keyDown(document, { key: 'F8' })
    expect(document.activeElement?.textContent).toContain('talks')
    expect(screen.getByText('Difference 1 of 4')).toBeTruthy()
    expect(shown.querySelector('.legend__says')?.textContent).toContain('Deleted: Delegate, FGR')
    fireEvent.keyDown(document, { key: 'F8', shiftKey: true })
    expect(screen.getByText('Difference 4 of 4')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Edit' }))
    expect(write).toHaveBeenCalled()
  })

  test('[B13] keep unchanged blocks in the rows of the parallel text, numbered as they are there', async () => {
    const block = (id: string, ...runs: readonly (readonly [string, TextChangeMark['type']?])[]): DiffNode => ({
      ...line(...runs),
      attrs: { id },
    })
    const gone: DiffNode = { ...line(['Ya no está.', 'deleted']), attrs: { id: 'x', ychange: mark('deleted') } }
    diffs.set('body.es', [block('a', ['Uno.']), gone, block('b', ['Solo en español.', 'inserted']), block('c', ['Tres.'])])
    diffs.set('body.en', [block('a', ['One.']), block('c', ['Three.'])])
    const shown = show(() => <ComparedSheet onWrite={() => {}} />, '/?since=start&layout=both')
    await vi.waitFor(() => expect(shown.querySelectorAll('.beside .text-editor')).toHaveLength(2))
    const row = (one: Element) => one instanceof HTMLElement && one.style.getPropertyValue('--row')
    const rowsOf = (side: string) => [...(shown.querySelector(`.beside .text-editor[lang="${side}"]`)?.children ?? [])].map(row)
    expect([rowsOf('es'), rowsOf('en')]).toEqual([
      ['0', '1', '2', '3'],
      ['0', '3'],
    ])
    const numbers = [...shown.querySelectorAll('.beside__n')].map((one) => [row(one), one.textContent])
    expect(numbers).toEqual([
      ['0', '1'],
      ['2', '2'],
      ['3', '3'],
    ])
  })

  test('without a connection it says so, and tries again when asked', async () => {
    offline = true
    const shown = show(() => <ComparedSheet onWrite={() => {}} />, '/?since=start&layout=es')
    await vi.waitFor(() => expect(screen.getAllByText(/The comparison failed: This needs a connection/)).toHaveLength(2))
    offline = false
    diffs.set('body.es', [line(['nuevo', 'inserted'])])
    for (const again of screen.getAllByRole('button', { name: 'Try again' })) fireEvent.click(again)
    await vi.waitFor(() => expect(shown.querySelector('ins')?.textContent).toContain('nuevo'))
  })
})
