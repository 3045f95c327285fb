// The files of something, as a person sees them: listed, sent in pieces, cut off and tried again, refused, removed, read only.
import { MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { Show } from 'solid-js'
import { afterEach, expect, test } from 'vitest'
import { useActorContext } from '../../../client/base/actor.tsx'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { FilesList } from '../../../client/files/Files.tsx'
import { SendFiles } from '../../../client/files/SendFiles.tsx'
import { PIECE_BYTES } from '../../../shared/files/kinds.ts'
import { roadmapId } from '../../../shared/ids.ts'
import { createServer, GROUP, GROUP_INFO, inside, json, me, noServer } from '../ui/server.tsx'

const en = CATALOGUE.en.files
const AT = `/api/groups/${GROUP}`
const SUBJECT = { document: roadmapId(GROUP), subject: 'item:k3' } as const
const LIST = `GET ${AT}/files?document=${SUBJECT.document}&subject=item:k3`
const info = (name: string) => ({
  id: 'f1',
  ...SUBJECT,
  name,
  size: 48_213,
  hash: 'a'.repeat(64),
  at: Date.UTC(2026, 10, 3),
  by: { account: 'ana', name: 'Ana' },
})
afterEach(() => {
  cleanup()
  localStorage.clear()
})
/** The lock that stands before the page once its session has ended. */
function Lock() {
  const { locked, arrive } = useActorContext()
  return (
    <Show when={locked()}>
      <button type="button" onClick={() => arrive((api) => api.signIn({ email: 'me@example.org', password: 'vela lenta sobre el agua' }))}>
        Unlock
      </button>
    </Show>
  )
}
const show = (answers: Parameters<typeof createServer>[0], readOnly = false) => {
  const all: Parameters<typeof createServer>[0] = {
    'GET /api/session': json({ me: me('delegate') }),
    [`GET ${AT}`]: json(GROUP_INFO),
    [LIST]: json([info('Convenio.pdf')]),
    ...answers,
  }
  // The page makes the id of what it sends.
  const server = createServer(new Proxy(all, { get: (of, name) => of[String(name).replace(/uploads\/\w+\?at=\d+$/, 'uploads/*')] }))
  render(() => (
    <MemoryRouter>
      <Route
        path="*"
        component={() =>
          inside(server, () => (
            <>
              <FilesList subject={SUBJECT} of="WG-001" readOnly={readOnly} />
              <SendFiles />
              <Lock />
            </>
          ))
        }
      />
    </MemoryRouter>
  ))
  return server
}
const choose = async (file: File) => {
  await screen.findByText('Convenio.pdf')
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('no way to add a file')
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  fireEvent.change(input)
}
const pdf = (bytes: number, name = 'Acta.pdf') => new File([new Uint8Array(bytes)], name, { type: 'application/pdf' })

test('[FI1] a file is stored by its link, and says its size, who attached it and when', async () => {
  show({})
  const link = await screen.findByRole('link', { name: 'Convenio.pdf' })
  expect(link.getAttribute('href')).toBe(`${AT}/files/f1`)
  expect(screen.getByText(/48 kB · Ana · 2 Nov 2026|48 kB · Ana · 3 Nov 2026/)).toBeTruthy()
})

test('[FI1] a file goes in pieces from where the server says; without a connection it can be tried again', async () => {
  let received = 0
  let isCut = true
  const size = PIECE_BYTES + 10
  const server = show({
    [`POST ${AT}/uploads`]: () => json({ received, file: null }, received === 0 ? 201 : 200)(),
    [`PUT ${AT}/uploads/*`]: () => {
      if (received > 0 && isCut) return noServer()
      received = Math.min(size, received + PIECE_BYTES)
      return json({ received, file: received === size ? info('Acta.pdf') : null })()
    },
  })
  await choose(pdf(size))
  expect(await screen.findByText(en.offlineHere)).toBeTruthy()
  isCut = false
  fireEvent.click(screen.getByRole('button', { name: en.retry }))
  await waitFor(() => expect(screen.queryByText('Acta.pdf')).toBeNull())
  expect(server.asked.filter(({ what }) => what.startsWith('PUT')).map(({ what }) => what.split('?')[1])).toEqual([
    'at=0',
    `at=${PIECE_BYTES}`,
    `at=${PIECE_BYTES}`,
  ])
})

test('[FI7] several go one after another, whichever screen is shown, and on by themselves when the server is back', async () => {
  const begun: string[] = []
  let isCut = true
  const server = show({
    [`POST ${AT}/uploads`]: () => (isCut ? noServer() : json({ received: 0, file: null }, 201)()),
    [`PUT ${AT}/uploads/*`]: () => json({ received: 10, file: info('Acta.pdf') })(),
  })
  await choose(pdf(10, 'Una.pdf'))
  await choose(pdf(10, 'Otra.pdf'))
  await waitFor(() => expect(screen.getAllByText(en.offlineHere)).toHaveLength(2))
  begun.push(...server.asked.map(({ what }) => what).filter((what) => what.startsWith('POST')))
  expect(new Set(begun).size).toBe(1)
  expect(server.asked.filter(({ what }) => what.startsWith('PUT'))).toHaveLength(0)
  // Somebody goes to another screen meanwhile.
  cleanup()
  isCut = false
  window.dispatchEvent(new Event('online'))
  await waitFor(() => expect(server.asked.filter(({ what }) => what.startsWith('PUT'))).toHaveLength(2))
})

test('[FI7] an upload cut off by the end of a session waits behind the lock, and goes on when the same person is back', async () => {
  let isOver = true
  const over = json({ refusal: 'sign-in-needed', message: 'Please sign in to continue.', requestId: 'r' }, 401)
  const server = show({
    'POST /api/session': json(me('delegate')),
    [`POST ${AT}/uploads`]: () => (isOver ? over() : json({ received: 0, file: null }, 201)()),
    [`PUT ${AT}/uploads/*`]: json({ received: 10, file: info('Acta.pdf') }),
  })
  const begun = () => server.asked.filter(({ what }) => what === `POST ${AT}/uploads`).length
  await choose(pdf(10))
  const unlock = await screen.findByRole('button', { name: 'Unlock' })
  await screen.findByText(en.offlineHere)
  isOver = false
  window.dispatchEvent(new Event('online'))
  await screen.findByRole('progressbar')
  expect(begun()).toBe(1)
  fireEvent.click(unlock)
  await waitFor(() => expect(screen.queryByText('Acta.pdf')).toBeNull())
  expect(begun()).toBe(2)
})

test('[FI2] a refused file says why, and can be dismissed', async () => {
  const message = 'The file is too large for this server.'
  show({ [`POST ${AT}/uploads`]: json({ refusal: 'file-too-large', message, requestId: 'r' }, 409) })
  await choose(pdf(10))
  expect((await screen.findByRole('alert')).textContent).toBe(message)
  fireEvent.click(screen.getByRole('button', { name: 'Cancel Acta.pdf' }))
  expect(screen.queryByText('Acta.pdf')).toBeNull()
  await choose(pdf(10, 'virus.exe'))
  expect((await screen.findByRole('alert')).textContent).toContain(en.notTaken('virus.exe').slice(-40))
})

test('[FI1] a file that is gone or was cut short on the device is not asked for without end', async () => {
  const server = show({
    [`POST ${AT}/uploads`]: json({ received: 0, file: null }, 201),
    [`PUT ${AT}/uploads/*`]: json({ received: 10, file: null }),
  })
  const gone = pdf(10)
  gone.slice = () => Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) })
  await choose(gone)
  expect((await screen.findByRole('alert')).textContent).toBe(en.unreadable)
  fireEvent.click(screen.getByRole('button', { name: 'Cancel Acta.pdf' }))
  // The server expects more than there is.
  await choose(pdf(10))
  expect((await screen.findByRole('alert')).textContent).toBe(en.unreadable)
  expect(server.asked.filter(({ what }) => what.startsWith('PUT'))).toHaveLength(1)
})

test('[FI8] a file for what the server does not have yet says that it waits, and can be tried again', async () => {
  let hasItem = false
  const refused = json({ refusal: 'unknown-subject', message: 'It is not on the server.', requestId: 'r' }, 422)
  show({ [`POST ${AT}/uploads`]: () => (hasItem ? json({ received: 10, file: info('Acta.pdf') })() : refused()) })
  await choose(pdf(10))
  expect((await screen.findByRole('status')).textContent).toBe(en.earlyHere)
  hasItem = true
  fireEvent.click(screen.getByRole('button', { name: en.retry }))
  await waitFor(() => expect(screen.queryByText('Acta.pdf')).toBeNull())
})

test('[FI5] a file that the scanner did not look at says so, and can be tried again', async () => {
  const message = 'The file is not attached, because the server’s virus scanner does not answer.'
  let answers = false
  show({
    [`POST ${AT}/uploads`]: () => json({ received: answers ? 10 : 0, file: null }, answers ? 200 : 201)(),
    [`PUT ${AT}/uploads/*`]: () =>
      answers ? json({ received: 10, file: info('Acta.pdf') })() : json({ refusal: 'file-unscanned', message, requestId: 'r' }, 409)(),
  })
  await choose(pdf(10))
  expect((await screen.findByRole('alert')).textContent).toBe(message)
  answers = true
  fireEvent.click(screen.getByRole('button', { name: en.retry }))
  await waitFor(() => expect(screen.queryByText('Acta.pdf')).toBeNull())
})

test('[FI3] a file is removed after a question; who may only read has neither button', async () => {
  const server = show({ [`DELETE ${AT}/files/f1`]: () => new Response(null, { status: 204 }) })
  fireEvent.click(await screen.findByRole('button', { name: 'Remove Convenio.pdf' }))
  const dialog = await screen.findByRole('dialog', { name: en.askRemove })
  fireEvent.click(within(dialog).getByRole('button', { name: en.remove }))
  await waitFor(() => expect(server.asked.some(({ what }) => what === `DELETE ${AT}/files/f1`)).toBe(true))
  cleanup()
  show({}, true)
  await screen.findByRole('link', { name: 'Convenio.pdf' })
  expect(screen.queryAllByRole('button')).toEqual([])
})
