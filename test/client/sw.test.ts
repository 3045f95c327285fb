// The service worker's part in notices: what it shows of a push, and where a press on it leads.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** It is of another program than the tests: without a document. */
const WORKER = '../../client/sw.ts'

type Handler = (event: object) => void
const handlers = new Map<string, Handler>()
const shown: { title: string; options: Record<string, unknown> }[] = []
const opened: string[] = []
let windows: (Record<string, unknown> & { isControlled: boolean })[] = []
beforeEach(async () => {
  vi.resetModules()
  handlers.clear()
  shown.length = 0
  opened.length = 0
  windows = []
  vi.stubGlobal('SHELL_VERSION', 'one')
  vi.stubGlobal('SHELL_FILES', [])
  vi.stubGlobal('self', {
    addEventListener: (name: string, handler: Handler) => handlers.set(name, handler),
    location: { origin: 'https://ruta.example.org' },
    registration: { showNotification: async (title: string, options: Record<string, unknown>) => void shown.push({ title, options }) },
    clients: {
      matchAll: async ({ includeUncontrolled = false }) => windows.filter(({ isControlled }) => includeUncontrolled || isControlled),
      openWindow: async (path: string) => void opened.push(path),
    },
  })
  await import(WORKER)
})
afterEach(() => vi.unstubAllGlobals())

const dispatch = async (name: string, event: object) => {
  let done: Promise<unknown> = Promise.resolve()
  handlers.get(name)?.({ ...event, waitUntil: (work: Promise<unknown>) => (done = work) })
  await done
}
const press = (path: unknown) => dispatch('notificationclick', { notification: { data: path, close: () => undefined } })
/** A page that is open, and whether it goes there by itself. */
const page = (answers: boolean, isControlled = true) => {
  const did: string[] = []
  windows = [
    {
      isControlled,
      visibilityState: 'hidden',
      focus: async () => did.push('focus'),
      async navigate(path: string) {
        if (!isControlled) throw new TypeError('not of this worker')
        did.push(`navigate ${path}`)
        return this
      },
      postMessage: ({ open }: { open: string }, [port]: MessagePort[]) => {
        did.push(`asked ${open}`)
        if (answers) port?.postMessage('taken')
      },
    },
  ]
  return did
}

test('[P12] a push is shown as it says; one that says nothing is shown without words', async () => {
  const told = { title: 'Menciones de usted', body: 'WG-021 · Grupo', path: '/g/tco/inbox', tag: 't1', lang: 'es' }
  await dispatch('push', { data: { json: () => told } })
  const broken = () => {
    throw new SyntaxError('no JSON')
  }
  await dispatch('push', { data: { json: broken } })
  await dispatch('push', { data: null })
  expect(shown.map(({ title, options: { body, data, tag, lang } }) => [title, body, data, tag, lang])).toEqual([
    ['Menciones de usted', 'WG-021 · Grupo', '/g/tco/inbox', 't1', 'es'],
    ['Ruta', '', '/', '', ''],
    ['Ruta', '', '/', '', ''],
  ])
})

test('[P35] a press leads the page that is open there, by itself where it answers; without one, a new page; nowhere else', async () => {
  const own = page(true)
  await press('/g/tco/inbox')
  expect(own).toEqual(['asked /g/tco/inbox', 'focus'])
  const silent = page(false)
  await press('/g/tco/road-map?item=k3')
  expect(silent).toEqual(['asked /g/tco/road-map?item=k3', 'navigate /g/tco/road-map?item=k3', 'focus'])
  windows = []
  await press('/me')
  await press('https://example.org/')
  await press(null)
  expect(opened).toEqual(['/me', '/', '/'])
})

test('[P35] a page that this worker cannot lead goes there by itself; unless it answers, a new one is opened and it is not brought to the front', async () => {
  const answering = page(true, false)
  await press('/g/tco/inbox')
  expect(answering).toEqual(['asked /g/tco/inbox', 'focus'])
  expect(opened).toEqual([])
  const silent = page(false, false)
  await press('/g/tco/inbox')
  expect(silent).toEqual(['asked /g/tco/inbox'])
  expect(opened).toEqual(['/g/tco/inbox'])
})
