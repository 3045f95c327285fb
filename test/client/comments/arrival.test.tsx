// Where a notice of a comment leads: to the passage, the agenda point or the decision, with its thread open and in focus; and what is said when
// that is gone.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, render, screen, waitFor } from '@solidjs/testing-library'
import type { JSX } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { CommentsProvider } from '../../../client/comments/CommentsProvider.tsx'
import { SubjectComments } from '../../../client/comments/SubjectComments.tsx'
import { commentMarks, selectedSpan } from '../../../client/editor/commentMarks.ts'
import { TextCommentsProvider, useTextComments } from '../../../client/pages/comments/TextComments.tsx'
import { TextCommentsPanel } from '../../../client/pages/comments/TextCommentsPanel.tsx'
import { anchorAt } from '../../../shared/comments/anchor.ts'
import { threadPath } from '../../../shared/comments/paths.ts'
import type { ThreadSubject } from '../../../shared/comments/subject.ts'
import { type DocumentId, meetingDocument, parseDocumentId, parseMeetingId, parseThreadId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createPerson, type Person } from '../editor/people.ts'
import { accountId, CO, createServer, GROUP, GROUP_INFO, inside, json, me } from '../ui/server.tsx'

const en = CATALOGUE.en
const ANA = accountId('ana')
const PAGE = must(parseDocumentId('page:one'), 'a text')
const SESSION = meetingDocument(must(parseMeetingId('s3'), 'a session'))
const ID = must(parseThreadId('t1'), 'a thread')
const { live } = vi.hoisted(() => ({ live: { current: {} } }))
vi.mock('../../../client/live/LiveDocument.tsx', () => ({ useLive: () => live.current }))

const scrolled: Element[] = []
beforeEach(() => {
  scrolled.length = 0
  localStorage.clear()
  vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(function (this: HTMLElement) {
    scrolled.push(this)
  })
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const thread = (document: DocumentId, subject: string, anchor: object | null = null) => ({
  id: ID,
  number: 1,
  document,
  subject,
  field: null,
  anchor,
  visibility: 'all',
  delegation: null,
  createdBy: ANA,
  createdAt: 1,
  changedAt: 1,
  version: 1,
  resolved: null,
  unread: false,
  comments: [
    { id: 'c1', account: ANA, delegation: CO, language: 'en', words: 'Is it enough?', other: null, at: 1, editedAt: null, removed: null },
  ],
})
const arrive = (of: { document: DocumentId; subject: ThreadSubject }, threads: readonly object[], what: () => JSX.Element) => {
  const list = `GET /api/groups/${GROUP}/comments?document=${of.document}&subject=${of.subject}`
  const server = createServer({
    'GET /api/session': json({ me: me('delegate') }),
    [`GET /api/groups/${GROUP}`]: json(GROUP_INFO),
    [`GET /api/groups/${GROUP}/members`]: json([]),
    [`GET /api/groups/${GROUP}/comments/counts`]: json({ subjects: [], open: 0, unread: 0 }),
    [list]: json({ threads, people: [{ account: ANA, name: 'FGN', delegation: CO }], next: 'x', more: false }),
  })
  const history = createMemoryHistory()
  history.set({ value: `/g/${GROUP}/${threadPath(of.document, of.subject, ID)}`, scroll: false, replace: true })
  render(() => (
    <MemoryRouter history={history}>
      <Route path="*" component={() => inside(server, () => <CommentsProvider>{what()}</CommentsProvider>)} />
    </MemoryRouter>
  ))
}
const focused = () => document.activeElement?.closest('[data-thread]')?.getAttribute('data-thread')

describe.each(['point:p2', 'decision:d2'] as const)('[P19] a notice of a comment on %s', (subject) => {
  const other = subject.replace('2', '1') as ThreadSubject
  const rows = () => (
    <>
      <SubjectComments subject={{ document: SESSION, subject: other }} of="The first" />
      <SubjectComments subject={{ document: SESSION, subject }} of="The second" />
    </>
  )

  test('opens its threads there, and no others, with its own in focus', async () => {
    arrive({ document: SESSION, subject }, [thread(SESSION, subject)], rows)
    await screen.findByText('Is it enough?')
    await waitFor(() => expect(focused()).toBe(ID))
    expect(screen.getByRole('button', { name: /The first/ }).getAttribute('aria-expanded')).toBe('false')
    expect(scrolled.some((part) => part.textContent?.includes('Is it enough?'))).toBe(true)
  })

  test('says there that it is gone', async () => {
    arrive({ document: SESSION, subject }, [], rows)
    const note = await screen.findByText(en.comments.threadGone)
    expect(scrolled.some((part) => part.contains(note))).toBe(true)
  })
})

describe('[P19] a notice of a comment on a passage', () => {
  let person: Person
  beforeEach(() => {
    person = createPerson(1, null, true, undefined, [commentMarks])
    person.editor.commands.insertContent(
      ['Antes.', 'Quince días hábiles.'].map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    )
    live.current = { id: PAGE, doc: person.doc }
  })
  afterEach(() => person.editor.destroy())
  const passage = () => {
    const at = person.editor.state.doc.child(0).nodeSize + 1
    person.editor.commands.setTextSelection({ from: at, to: at + 'Quince días'.length })
    const span = selectedSpan(person.editor, person.fragment)
    return must(span && anchorAt('es', span), 'a passage')
  }
  const Text = () => (
    <TextCommentsProvider bodies={{ es: person.fragment, en: person.doc.getXmlFragment('body.en') }}>
      <Shown />
      <TextCommentsPanel />
    </TextCommentsProvider>
  )
  const Shown = () => {
    useTextComments().follow({ editors: () => ({ es: person.editor, en: null }), rows: () => [], last: () => 'es' })
    return null
  }
  const of = { document: PAGE, subject: 'text:' as ThreadSubject }

  test('shows the passage, marked, and opens its thread in focus', async () => {
    const anchor = passage()
    expect(anchor.quote).toBe('Quince días')
    arrive(of, [thread(PAGE, 'text:', anchor)], () => <Text />)
    await screen.findByText('Is it enough?')
    await waitFor(() => expect(focused()).toBe(ID))
    await waitFor(() => expect(scrolled.some((part) => person.editor.view.dom.contains(part))).toBe(true))
    const shown = scrolled.filter((part) => person.editor.view.dom.contains(part))
    expect(shown.at(-1)?.textContent).toContain('Quince')
    expect(person.editor.view.dom.querySelector('.cm.is-open')?.textContent).toBe('Quince días')
  })

  test('opens its thread, which says that its words are gone', async () => {
    const anchor = passage()
    person.editor.commands.clearContent()
    arrive(of, [thread(PAGE, 'text:', anchor)], () => <Text />)
    await waitFor(() => expect(focused()).toBe(ID))
    expect(screen.getByRole('heading', { name: en.comments.gone })).toBeTruthy()
    expect(scrolled.some((part) => person.editor.view.dom.contains(part))).toBe(false)
  })

  test('says when the thread itself is gone', async () => {
    arrive(of, [], () => <Text />)
    expect(await screen.findByText(en.comments.threadGone)).toBeTruthy()
  })
})
