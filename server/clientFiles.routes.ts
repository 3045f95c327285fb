// Serves the built client; a URL of the client's router gets the app's HTML.
import { type Context, Hono } from 'hono'
import { answer, type Env } from './answers.ts'
import { type ClientPage, type ClientPages, NEVER_CACHED } from './clientFiles.ts'

export const pagesRoutes = (pages: ClientPages) =>
  new Hono<Env>().get('*', async (c) => {
    const { pathname } = new URL(c.req.url)
    const page = pages.get(SERVED_AS[pathname] ?? pathname)
    if (page) return send(c, page)
    const shell = pages.get('/index.html')
    return shell && isNavigation(c, pathname) ? send(c, shell) : answer(c, 'not-found')
  })

/** Browsers ask for `favicon.ico` on pages without HTML of ours, for example an answer of the API in a tab. */
const SERVED_AS: Readonly<Record<string, string>> = { '/': '/index.html', '/favicon.ico': '/icon.svg' }

/** A navigation, rather than a request of a script for a file or for data. */
const isNavigation = (c: Context<Env>, pathname: string): boolean =>
  (c.req.header('Accept') ?? '').includes('text/html') && !/^\/(api|live)(\/|$)/.test(pathname) && !/\.[^/]+$/.test(pathname)

const send = (c: Context<Env>, page: ClientPage): Response => {
  const accepted = c.req.header('Accept-Encoding') ?? ''
  const encoded = page.encodings.find(({ encoding }) => new RegExp(`\\b${encoding}\\b(?!;\\s*q=0(\\.0*)?(,|$))`).test(accepted))
  // The bytes differ by encoding, and so does their ETag.
  const tag = `"${page.tag}${encoded ? `-${encoded.encoding}` : ''}"`
  c.header('Cache-Control', page.caching)
  if (page.encodings.length > 0) c.header('Vary', 'Accept-Encoding')
  if (page.caching !== NEVER_CACHED) {
    c.header('ETag', tag)
    if (c.req.header('If-None-Match') === tag) return c.body(null, 304)
  }
  c.header('Content-Type', page.type)
  if (!encoded) return c.body(page.bytes)
  c.header('Content-Encoding', encoded.encoding)
  return c.body(encoded.bytes)
}
