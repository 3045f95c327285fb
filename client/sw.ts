// The service worker: keeps the shell (page, scripts, styles, fonts), never data, so that a reload and a deep link work with the
// server gone. `serviceWorkerPlugin.ts` builds it and fills in the list of files.
/// <reference lib="webworker" />

declare const self: ServiceWorkerGlobalScope
/** Both are put in by the build. */
declare const SHELL_VERSION: string
declare const SHELL_FILES: readonly string[]

const PREFIX = 'ruta-shell-'
const CACHE = PREFIX + SHELL_VERSION
/** The server's own: always asked of the server, never kept. */
const OURS = /^\/(api|calendar|live|healthz|readyz|metrics)(\/|$)/

self.addEventListener('install', (event) => event.waitUntil(fill()))
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))
self.addEventListener('message', (event) => {
  // The reader has agreed to the new version.
  if (event.data === 'skip-waiting') event.waitUntil(self.skipWaiting())
})
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || OURS.test(url.pathname)) return
  event.respondWith(answer(event.request, event.request.mode === 'navigate' ? '/index.html' : url.pathname))
})

self.addEventListener('push', (event) => event.waitUntil(show(event.data)))
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(event.notification.data))
})

/** As `server/push/pushWords.ts` writes it; what is no such thing is shown without words, since a browser wants each to be shown. */
const show = (data: PushMessageData | null) => {
  let told: Partial<Record<'title' | 'body' | 'path' | 'tag' | 'lang', string>> = {}
  try {
    told = data?.json() ?? {}
  } catch (error) {
    console.info('A notice could not be read', error)
  }
  const { title = 'Ruta', body = '', path = '/', tag = '', lang = '' } = told
  return self.registration.showNotification(title, { body, tag, lang, icon: '/icon-192.png', data: path })
}

/**
 * A page that is open goes there by itself, with what is being written in it; one that does not answer is led there; and where neither succeeds,
 * or no page is open, another is opened. A press lets a browser bring one page to the front or open one: so this comes last.
 */
const open = async (path: unknown) => {
  const to = typeof path === 'string' && /^\/(g\/|me\b)/.test(path) ? path : '/'
  // What was reloaded past this worker may answer, but cannot be led by it.
  const pages = [
    await self.clients.matchAll({ type: 'window' }),
    await self.clients.matchAll({ type: 'window', includeUncontrolled: true }),
  ]
  const [page] = pages.flatMap((some) => [...some].sort((a, b) => isSeen(b) - isSeen(a)))
  const led = page && ((await isTaken(page, to)) ? page : await lead(page, to))
  if (!led) return self.clients.openWindow(to)
  // A browser may keep the focus where it is.
  return led.focus().catch((error: unknown) => console.info('The page was not brought to the front', error))
}
const isSeen = ({ visibilityState }: WindowClient) => Number(visibilityState === 'visible')
const lead = (page: WindowClient, to: string) =>
  page.navigate(to).catch((error: unknown) => {
    console.info('The page could not be led, or has gone', error)
    return null
  })
/** Firefox lets a press open a page for one second. */
const ANSWER_MS = 800
const isTaken = (page: WindowClient, path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve(true)
    setTimeout(() => resolve(false), ANSWER_MS)
    page.postMessage({ open: path }, [port2])
  })

/** Vite puts a hash of the content into these names. */
const isImmutable = (file: string) => file.startsWith('/assets/')

/** A few at a time: what somebody asks for meanwhile on a slow line still gets its share. */
const AT_ONCE = 4

/** What has been fetched for the page, or for an older version, is not fetched again. */
const fill = async () => {
  const cache = await caches.open(CACHE)
  const keep = async (file: string) => {
    const known = isImmutable(file) ? await caches.match(file) : undefined
    if (known) await cache.put(file, known)
    // Anything else past the HTTP cache, or an old page would be kept under a new version.
    else await cache.add(new Request(file, { cache: isImmutable(file) ? 'default' : 'reload' }))
  }
  const left = [...SHELL_FILES]
  const keepAll = async () => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) await keep(file)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, keepAll))
}

const takeOver = async () => {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)))
  await self.clients.claim()
}

const answer = async (request: Request, file: string): Promise<Response> => {
  const cache = await caches.open(CACHE)
  return (await cache.match(file)) ?? fetch(request)
}
