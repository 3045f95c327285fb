import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DemoRoles } from '../../../client/access/DemoRoles.tsx'
import { SignIn } from '../../../client/access/SignIn.tsx'
import type { Demo, DemoPerson } from '../../../shared/api/demo.ts'
import { instant } from '../../../shared/ids.ts'
import { CO, createServer, json, me, noServer, outside, refusal } from '../ui/server.tsx'

beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const person = (name: string, role: DemoPerson['role'], address: string): DemoPerson => ({
  person: name,
  role,
  delegation: role === 'head' ? { id: CO, code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, identity: 1 } : null,
  agency: null,
  address,
})
const DEMO: Demo = {
  group: { es: 'Grupo', en: 'Group' },
  madeAt: instant(0),
  isOver: false,
  people: [person('chair', 'chair', 'http://chair.localhost:3000'), person('head.co', 'head', 'http://head.co.localhost:3000')],
}
const ENTRY = 'http://head.co.localhost:3000/enter#token'

test('[F4] each role says what it can do, and one press opens its own address in a tab of its own', async () => {
  const server = createServer({ 'POST /api/demo/entries': json({ address: ENTRY }, 201) })
  const open = vi.spyOn(window, 'open').mockReturnValue(window)
  render(() => outside(server, () => <DemoRoles demo={DEMO} onMadeAnew={async () => undefined} />))
  const head = screen.getByRole('button', { name: /^Head of delegation/ })
  expect(head.textContent).toContain('Writes for the delegation and approves its people’s sign-in links.')
  fireEvent.click(head)
  await vi.waitFor(() => expect(open).toHaveBeenCalledWith(ENTRY, '_blank'))
  expect(server.asked.at(-1)).toEqual({ what: 'POST /api/demo/entries', body: { person: 'head.co' } })
})

test('[F4] at the role’s own address one press signs in there', async () => {
  const server = createServer({ 'POST /api/demo/entries': json({ address: ENTRY }, 201), 'POST /api/demo/session': json(me('head')) })
  const here = { ...DEMO, people: [person('head.co', 'head', location.origin)] }
  render(() => outside(server, () => <DemoRoles demo={here} onMadeAnew={async () => undefined} />))
  await vi.waitFor(() => expect(screen.getByTestId('actor').textContent).toBe('signedOut'))
  server.answers['GET /api/session'] = json({ me: me('head') })
  fireEvent.click(screen.getByRole('button', { name: /^Head of delegation/ }))
  await vi.waitFor(() => expect(screen.getByTestId('actor').textContent).toBe('signedIn'), 5_000)
  expect(server.asked.find(({ what }) => what === 'POST /api/demo/session')?.body).toEqual({ token: 'token' })
})

test('[F4] a press that the server refuses, or does not answer, says so', async () => {
  const server = createServer({ 'POST /api/demo/entries': refusal({ refusal: 'not-found', message: 'There is nothing here.' }, 404) })
  render(() => outside(server, () => <DemoRoles demo={DEMO} onMadeAnew={async () => undefined} />))
  const chair = screen.getByRole('button', { name: /^Chair/ })
  fireEvent.click(chair)
  expect((await screen.findByRole('alert')).textContent).toBe('There is nothing here.')
  server.answers['POST /api/demo/entries'] = noServer
  fireEvent.click(chair)
  await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toContain('There is no connection to the server.'))
})

test('[F5] a sample whose dates are past can be made anew, after what is lost was said', async () => {
  const server = createServer({ 'POST /api/demo/sample': () => new Response(null, { status: 204 }) })
  const made = vi.fn(async () => undefined)
  render(() => outside(server, () => <DemoRoles demo={{ ...DEMO, isOver: true }} onMadeAnew={made} />))
  fireEvent.click(screen.getByRole('button', { name: 'Create it again' }))
  const dialog = await screen.findByRole('dialog')
  expect(dialog.textContent).toContain('What was written in this one is lost')
  expect(server.asked.some(({ what }) => what === 'POST /api/demo/sample')).toBe(false)
  fireEvent.click([...dialog.querySelectorAll('button')].find(({ textContent }) => textContent === 'Create it again') as HTMLButtonElement)
  await vi.waitFor(() => expect(made).toHaveBeenCalledOnce())
})

const at = (url: string) => (window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM.setURL(url)

test('[F4] the sign-in page has the roles where the server is the demo, and only a page of this machine asks', async () => {
  const before = location.href
  const server = createServer({ 'GET /api/demo': json({ demo: DEMO }) })
  const asks = () => server.asked.filter(({ what }) => what === 'GET /api/demo').length
  at('https://ruta.example.org/')
  render(() => outside(server, () => <SignIn language={null} />))
  await vi.waitFor(() => expect(screen.getByRole('form', { name: 'Sign in' })).toBeTruthy())
  expect(asks()).toBe(0)
  cleanup()
  at('http://127.0.0.1:3000/')
  render(() => outside(server, () => <SignIn language={null} />))
  expect(await screen.findByRole('heading', { name: 'Enter the sample' })).toBeTruthy()
  expect(await screen.findByRole('button', { name: /^Chair/ })).toBeTruthy()
  // A password still opens it: there are browsers that do not know the names of the roles.
  expect(screen.getByRole('form', { name: 'Sign in' })).toBeTruthy()
  expect(asks()).toBe(1)
  at(before)
})
