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
const OURS = /^\/(api|live|healthz|readyz|metrics)(\/|$)/

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

const fill = async () => {
  const cache = await caches.open(CACHE)
  // Past the HTTP cache, or an old page would be kept under a new version.
  await cache.addAll(SHELL_FILES.map((file) => new Request(file, { cache: 'reload' })))
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
