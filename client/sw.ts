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
