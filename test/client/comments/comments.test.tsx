// The panel of comments: what it shows, what is written in it, and what it says when it cannot.
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { cachedActor, saveActor } from '../../../client/base/cachedActor.ts'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { forgetInMemory } from '../../../client/base/sending.ts'
import { CommentsProvider } from '../../../client/comments/CommentsProvider.tsx'
import { CommentsView } from '../../../client/comments/CommentsView.tsx'
import { createThreads } from '../../../client/comments/createThreads.ts'
import type { Beginning } from '../../../client/comments/NewThread.tsx'
import type { ListedThread } from '../../../client/comments/threads.ts'
import {
  type AccountId,
  type CommentId,
  instant,
  parseCommentId,
  parseDelegationId,
  parseItemId,
  parseThreadId,
  roadmapId,
  type ThreadId,
} from '../../../shared/ids.ts'
import type { Role } from '../../../shared/people.ts'
import { must } from '../../../shared/result.ts'
import { accountId, CO, createServer, GROUP, GROUP_INFO, inside, json, me, noServer, refusal } from '../ui/server.tsx'

const ITEM = must(parseItemId('k3'), 'an item')
const MX = must(parseDelegationId('tco-mx'), 'a delegation')
const SUBJECT = { document: roadmapId(GROUP), subject: `item:${ITEM}` } as const
const LIST = `GET /api/groups/tco/comments?document=roadmap:tco&subject=item:${ITEM}`
const POST = 'POST /api/groups/tco/comments'

const thread = (id: string): ThreadId => must(parseThreadId(id), 'a thread')
const comment = (id: string): CommentId => must(parseCommentId(id), 'a comment')
let number = 0
const said = (
  account: AccountId,
  words: string,
  more: Partial<ListedThread['comments'][number]> = {},
): ListedThread['comments'][number] => ({
  id: comment(`c${++number}`),
  account,
  delegation: CO,
  language: 'es',
  words,
  other: null,
  at: instant(1_790_000_000_000 + number),
  editedAt: null,
  removed: null,
  ...more,
})
const made = (id: string, comments: ListedThread['comments'], more: Partial<ListedThread> = {}): ListedThread => ({
  id: thread(id),
  number: 1,
  ...SUBJECT,
  field: null,
  anchor: null,
  visibility: 'all',
  delegation: null,
  createdBy: comments[0]?.account ?? accountId('me'),
  createdAt: comments[0]?.at ?? instant(1),
  changedAt: comments.at(-1)?.at ?? instant(1),
  version: 1,
  resolved: null,
  unread: false,
  comments,
  ...more,
})
const ANA = accountId('ana')
const answer = (threads: readonly ListedThread[]) =>
  json({
    threads,
    people: [
      { account: ANA, name: 'Delegación FGN', delegation: CO },
      { account: accountId('gone'), name: '', delegation: MX },
    ],
    next: 'x',
    more: false,
  })

const begin = (
  threads: readonly ListedThread[],
  role: Role = 'delegate',
  more: Parameters<typeof createServer>[0] = {},
  arrived: ThreadId | null = null,
) => {
  const server = createServer({
    'GET /api/session': json({ me: me(role) }),
    'GET /api/groups/tco': json(GROUP_INFO),
    'GET /api/groups/tco/members': json([
      { account: ANA, name: 'Delegación FGN', email: null, role: 'delegate', delegation: CO, agency: null },
    ]),
    'GET /api/groups/tco/comments/counts': json({ subjects: [], open: 0, unread: 0 }),
    [LIST]: answer(threads),
    ...more,
  })
  function Panel() {
    const list = createThreads(() => SUBJECT)
    const [beginning, setBeginning] = createSignal<Beginning | null>(null)
    return (
      <CommentsView
        subject={SUBJECT}
        list={list}
        placeOf={() => ({ words: 'On the item', gone: false, go: null, asItWas: null })}
        placeholder="Comment on WG-003"
        emptyWords="Ask."
        beginning={beginning()}
        onBeginning={setBeginning}
        alwaysBegins
        openThread={arrived}
        arrived={arrived}
        onOpenThread={() => undefined}
        isPast={false}
      />
    )
  }
  render(() =>
    inside(server, () => (
      <CommentsProvider>
        <Panel />
      </CommentsProvider>
    )),
  )
  return server
}
const area = () => screen.findByLabelText<HTMLTextAreaElement>('New comment')
const type = (field: HTMLTextAreaElement, words: string) => {
  field.value = words
  field.setSelectionRange(words.length, words.length)
  fireEvent.input(field)
}
const posted = (server: ReturnType<typeof begin>) => server.asked.filter(({ what }) => what === POST).map(({ body }) => body)

beforeEach(() => {
  localStorage.clear()
  forgetInMemory(accountId('me'))
  number = 0
})
describe('a thread that the reader came to from elsewhere', () => {
  test('[P19] has the focus, resolved or not', async () => {
    const resolved = { by: ANA, at: instant(1_790_000_000_000) }
    begin([made('t1', [said(ANA, '¿Quién confirma?')]), made('t2', [said(ANA, 'Listo.')], { resolved })], 'delegate', {}, thread('t2'))
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('data-thread')).toBe('t2'))
    expect(document.activeElement?.textContent).toContain('Listo.')
  })

  test('[P19] has its reply field open, focused and described for a reader who may answer; Escape leaves it', async () => {
    const server = begin([made('t1', [said(ANA, '¿Quién confirma?')])], 'delegate', {}, thread('t1'))
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('TEXTAREA'))
    const field = document.activeElement as HTMLTextAreaElement
    expect(field.closest('[data-thread]')?.getAttribute('data-thread')).toBe('t1')
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toContain('¿Quién confirma?')
    type(field, 'La Fiscalía.')
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    const sent = () => server.asked.filter(({ what }) => what.endsWith('/t1/replies')).map(({ body }) => body)
    await vi.waitFor(() => expect(sent()).toMatchObject([{ words: 'La Fiscalía.' }]))
  })

  test.each([
    ['its reader only observes', 'observer', ANA],
    ['its reader spoke last', 'delegate', accountId('me')],
  ] as const)('[P19] has the focus itself where %s', async (_, role, by) => {
    begin([made('t1', [said(ANA, '¿Quién confirma?'), said(by, 'Sí.')])], role, {}, thread('t1'))
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('data-thread')).toBe('t1'))
    expect(document.querySelector('.thread__reply')).toBeNull()
  })

  test('[P19] is said to be gone when it is, or when the reader may not see it', async () => {
    begin([made('t1', [said(ANA, '¿Quién confirma?')])], 'delegate', {}, thread('t9'))
    expect(await screen.findByText(CATALOGUE.en.comments.threadGone)).toBeTruthy()
    expect(screen.getByText('¿Quién confirma?')).toBeTruthy()
  })

  test('[P19] is not said to be gone while no server has answered', async () => {
    begin([], 'delegate', { [LIST]: noServer }, thread('t9'))
    expect(await screen.findByText(CATALOGUE.en.comments.offlineNone)).toBeTruthy()
    expect(screen.queryByText(CATALOGUE.en.comments.threadGone)).toBeNull()
  })
})

describe('the threads on an item', () => {
  test('stand by their newest activity, filtered, with who wrote in which language, and erased authors said', async () => {
    begin([
      made('t1', [said(ANA, '¿Quién confirma?')], { number: 1 }),
      made('t2', [said(accountId('gone'), 'Nadie.')], { number: 2 }),
      made('t3', [said(ANA, 'Listo.')], { number: 3, resolved: { by: ANA, at: instant(1_790_000_000_000) } }),
    ])
    await screen.findByText('¿Quién confirma?')
    expect(screen.getAllByRole('region', { name: /^Conversation/ }).map((one) => one.getAttribute('aria-label')?.split('.')[0])).toEqual([
      'Conversation 2',
      'Conversation 1',
    ])
    expect(screen.getByText('Erased account')).toBeTruthy()
    expect(screen.getByText('¿Quién confirma?').getAttribute('lang')).toBe('es')
    fireEvent.click(screen.getByRole('button', { name: 'All 3' }))
    expect(screen.getByRole('button', { name: /^3 · Listo\./ }).getAttribute('aria-expanded')).toBe('false')
  })

  test('are found in either language, accents apart', async () => {
    const other = { words: 'The preservation lapses.', by: ANA, at: instant(1) }
    begin([made('t1', [said(ANA, 'La preservación vence.', { other })]), made('t2', [said(ANA, 'Otra cosa.')])])
    await screen.findByText('Otra cosa.')
    fireEvent.click(screen.getByRole('button', { name: 'Search the comments' }))
    const field = screen.getByRole<HTMLInputElement>('searchbox')
    for (const words of ['preservacion', 'LAPSES']) {
      fireEvent.input(field, { target: { value: words } })
      await vi.waitFor(() => expect(screen.queryByText('Otra cosa.')).toBeNull())
      expect(screen.getByText('La preservación vence.')).toBeTruthy()
    }
    fireEvent.input(field, { target: { value: 'zzz' } })
    expect(await screen.findByText('No comment matches.')).toBeTruthy()
  })

  test('have a lock, its colours and a sentence where they are of one’s own delegation', async () => {
    begin([made('t1', [said(ANA, 'Entre nosotros.')], { visibility: 'delegation', delegation: CO })])
    const own = await screen.findByRole('region', { name: /^Conversation 1 of your delegation only/ })
    expect(own.dataset.identity).toBe('1')
    expect(within(own).getByText('Only Colombia reads this')).toBeTruthy()
  })

  test('show no words that were taken back or removed', async () => {
    begin([
      made('t1', [
        said(ANA, '', { removed: { at: instant(1), by: 'author' } }),
        said(ANA, '', { removed: { at: instant(1), by: 'steward' } }),
      ]),
    ])
    expect(await screen.findByText('Withdrawn by its author')).toBeTruthy()
    expect(screen.getByText('Removed by the secretariat')).toBeTruthy()
  })

  test('say that there are none, that they did not load, or that nothing is known without a connection', async () => {
    begin([])
    expect(await screen.findByText('No comments yet')).toBeTruthy()
    cleanup()
    localStorage.clear()
    begin([], 'delegate', { [LIST]: refusal({ refusal: 'server-failed', message: 'No.' }, 500) })
    expect((await screen.findByRole('alert')).textContent).toContain('The comments did not load.')
    cleanup()
    localStorage.clear()
    begin([], 'delegate', { [LIST]: noServer })
    expect((await screen.findByRole('alert')).textContent).toContain('Offline')
  })

  test('are marked as of chair and secretariat only where their author is one of these', async () => {
    const people = [
      ['chair', 'Presidencia', 'chair'],
      ['watcher', 'Observación', 'observer'],
      ['left', 'Quien se fue', null],
    ] as const
    const members = people.flatMap(([account, name, role]) =>
      role ? [{ account: accountId(account), name, email: null, role, delegation: null, agency: null }] : [],
    )
    const threads = people.map(([account]) => made(account, [said(accountId(account), `Hola de ${account}.`, { delegation: null })]))
    begin(threads, 'delegate', { 'GET /api/groups/tco/members': json(members) })
    const of = async (account: string) =>
      (await screen.findByText(`Hola de ${account}.`)).closest('.say')?.querySelector('.dg')?.textContent
    await vi.waitFor(async () => expect(await of('chair')).toContain('SEC'))
    expect([await of('watcher'), await of('left')]).toEqual([undefined, undefined])
  })

  test('are read by an observer, who sees why there is no field to write in', async () => {
    begin([made('t1', [said(ANA, 'Hola.')])], 'observer')
    await screen.findByText('Hola.')
    expect(screen.queryByLabelText('New comment')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Reply' })).toBeNull()
    expect(screen.getByText(/observers and guests read the comments/)).toBeTruthy()
  })
})

describe('a new comment', () => {
  const taken = (id = 't9') => ({ [POST]: json(made(id, [said(accountId('me'), 'Sí.')]), 201) })

  test('names somebody by keyboard, and is sent with Ctrl Enter as it is stored', async () => {
    const server = begin([], 'delegate', taken())
    const field = await area()
    type(field, 'Lo confirma @col')
    const list = await screen.findByRole('listbox', { name: 'Mention' })
    expect(
      within(list)
        .getAllByRole('option')
        .map((one) => one.textContent),
    ).toHaveLength(1)
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(field.value).toBe('Lo confirma @Colombia ')
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    await vi.waitFor(() => expect(posted(server)).toHaveLength(1))
    expect(posted(server)[0]).toMatchObject({
      ...SUBJECT,
      words: 'Lo confirma @{d:tco-co}',
      language: 'en',
      visibility: 'all',
      field: null,
      anchor: null,
    })
    await vi.waitFor(() => expect(field.value).toBe(''))
  })

  test('names somebody by a finger that has been lifted: what is below the list is not pressed', async () => {
    begin([], 'delegate', taken())
    const field = await area()
    type(field, 'Lo confirma @col')
    const option = within(await screen.findByRole('listbox', { name: 'Mention' })).getByRole('option')
    fireEvent.pointerDown(option)
    fireEvent.pointerUp(option)
    // A browser looks for what the finger has pressed only now.
    expect(option.isConnected).toBe(true)
    fireEvent.click(option)
    expect(field.value).toBe('Lo confirma @Colombia ')
    expect(screen.queryByRole('listbox', { name: 'Mention' })).toBeNull()
  })

  test('for one’s own delegation says so before it is written, and refuses to name an outsider', async () => {
    const server = begin([], 'delegate', {
      'GET /api/groups/tco': json({
        ...GROUP_INFO,
        delegations: [...GROUP_INFO.delegations, { id: MX, code: 'MX', name: { es: 'México', en: 'Mexico' }, identity: 2 }],
      }),
      ...taken(),
    })
    const field = await area()
    type(field, '@mex')
    fireEvent.keyDown(field, { key: 'Enter' })
    fireEvent.click(screen.getByRole('button', { name: 'Only CO' }))
    expect(screen.getByText(/The server administrator could read it/)).toBeTruthy()
    expect((await screen.findByRole('alert')).textContent).toContain('not in your delegation')
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    type(field, 'Entre nosotros')
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    await vi.waitFor(() => expect(posted(server)).toHaveLength(1))
    expect(posted(server)[0]).toMatchObject({ words: 'Entre nosotros', visibility: 'delegation', delegation: CO })
  })

  test('[P1] is not offered, once begun for a delegation, to the one to which its writer comes meanwhile', async () => {
    const server = begin([], 'delegate', {
      'GET /api/groups/tco': json({
        ...GROUP_INFO,
        delegations: [...GROUP_INFO.delegations, { id: MX, code: 'MX', name: { es: 'México', en: 'Mexico' }, identity: 2 }],
      }),
    })
    const field = await area()
    type(field, 'Entre nosotros')
    fireEvent.click(screen.getByRole('button', { name: 'Only CO' }))
    const seat = (delegation: typeof MX) => {
      const now = me('delegate')
      server.answers['GET /api/session'] = json({ me: { ...now, memberships: now.memberships.map((one) => ({ ...one, delegation })) } })
      fireEvent(window, new StorageEvent('storage', { key: 'ruta/actor', newValue: '{}' }))
    }
    seat(MX)
    await screen.findByRole('button', { name: 'Only MX' })
    expect((await area()).value).toBe('')
    expect(screen.getByRole('button', { name: 'Only MX' }).getAttribute('aria-pressed')).not.toBe('true')
    seat(CO)
    await screen.findByRole('button', { name: 'Only CO' })
    await vi.waitFor(async () => expect((await area()).value).toBe('Entre nosotros'))
  })

  test('stays as a draft when it is left', async () => {
    begin([made('t1', [said(ANA, 'Hola.')])])
    fireEvent.click(await screen.findByRole('button', { name: 'Reply' }))
    const reply = screen.getByLabelText<HTMLTextAreaElement>(/^Reply:/)
    type(reply, 'A medias')
    fireEvent.keyDown(reply, { key: 'Escape' })
    expect(screen.queryByLabelText(/^Reply:/)).toBeNull()
    expect(screen.getByText('Draft kept on this device')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Reply' }))
    expect(screen.getByLabelText<HTMLTextAreaElement>(/^Reply:/).value).toBe('A medias')
  })

  test('[P3] without a server waits, and is sent once when it is back', async () => {
    const server = begin([], 'delegate', { [POST]: noServer })
    const field = await area()
    type(field, 'Sin red')
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    expect(await screen.findByText('waiting to be sent')).toBeTruthy()
    expect(screen.getByText('Sin red')).toBeTruthy()
    server.answers[POST] = json(made('t9', [said(accountId('me'), 'Sin red')]), 201)
    const before = posted(server).length
    fireEvent(window, new Event('online'))
    await vi.waitFor(() => expect(screen.queryByText('waiting to be sent')).toBeNull())
    fireEvent(window, new Event('online'))
    await Promise.resolve()
    const all = posted(server)
    expect(all).toHaveLength(before + 1)
    expect(new Set(all.map((one) => Reflect.get(Object(one), 'id'))).size).toBe(1)
  })

  test('[P3] is sent at once, or discarded, by its writer while it waits', async () => {
    const server = begin([], 'delegate', { [POST]: noServer })
    const field = await area()
    type(field, 'Sin red')
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    const before = await vi.waitFor(() => {
      expect(posted(server).length).toBeGreaterThan(0)
      return posted(server).length
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Send now' }))
    await vi.waitFor(() => expect(posted(server)).toHaveLength(before + 1))
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }))
    await vi.waitFor(() => expect(screen.queryByText('waiting to be sent')).toBeNull())
    server.answers[POST] = json(made('t9', [said(accountId('me'), 'Sin red')]), 201)
    fireEvent(window, new Event('online'))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(posted(server)).toHaveLength(before + 1)
  })

  test('[P3] is out of its field as soon as the device has it, however long the server takes', async () => {
    begin([], 'delegate', { [POST]: () => new Promise<Response>(() => undefined) })
    const field = await area()
    type(field, 'Tarda')
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    await screen.findByText('waiting to be sent')
    await vi.waitFor(() => expect(field.value).toBe(''))
  })

  test('[P3] waits in the tab where the device keeps nothing, also when its screen is left', async () => {
    begin([], 'delegate', { [POST]: noServer })
    const field = await area()
    type(field, 'Sin disco')
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    await screen.findByText('waiting to be sent')
    await vi.waitFor(() => expect(field.value).toBe(''))
    type(field, 'A medias')
    cleanup()
    const server = begin([], 'delegate', { [POST]: json(made('t9', [said(accountId('me'), 'Sin disco')]), 201) })
    await vi.waitFor(() => expect(posted(server)).toMatchObject([{ words: 'Sin disco' }]))
    const again = await area()
    await vi.waitFor(() => expect(again.value).toBe('A medias'))
  })

  test('[P3] [P1] is not sent from the queue while another tab is signed in as somebody else', async () => {
    const server = begin([], 'delegate', { [POST]: noServer })
    const field = await area()
    type(field, 'Entre nosotros')
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    await screen.findByText('waiting to be sent')
    const mine = must(cachedActor(), 'who is signed in')
    saveActor({ ...mine, account: ANA })
    const before = posted(server).length
    server.answers[POST] = json(made('t9', [said(accountId('me'), 'Entre nosotros')]), 201)
    fireEvent(window, new Event('online'))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(posted(server)).toHaveLength(before)
    saveActor(mine)
    fireEvent(window, new Event('online'))
    await vi.waitFor(() => expect(posted(server)).toHaveLength(before + 1))
  })

  test('[P3] keeps its words with the reason when the server does not take it, until its writer discards them', async () => {
    const why = 'In this group, those who observe read comments.'
    const server = begin([], 'delegate', { [POST]: refusal({ refusal: 'forbidden', message: why }, 403) })
    const field = await area()
    type(field, 'Mis palabras')
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    expect((await screen.findByRole('alert')).textContent).toContain(why)
    expect(screen.getByText('Mis palabras')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Copy' })).toBeTruthy()
    fireEvent(window, new Event('online'))
    expect(posted(server)).toHaveLength(1)
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }))
    await vi.waitFor(() => expect(screen.queryByText('Mis palabras')).toBeNull())
  })
})
