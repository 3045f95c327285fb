// Serves the built client; an address that only the client knows gets its shell.
import { type Context, Hono } from 'hono'
import { answer, type Env } from './answers.ts'
import type { Page, Pages } from './clientFiles.ts'

export const pagesRoutes = (pages: Pages) =>
  new Hono<Env>().get('*', async (c) => {
    const { pathname } = new URL(c.req.url)
    const page = pages.get(pathname === '/' ? '/index.html' : pathname)
    if (page) return send(c, page)
    const shell = pages.get('/index.html')
    return shell && isNavigation(c, pathname) ? send(c, shell) : answer(c, 'not-found')
  })

/** Somebody opens an address, rather than a script asking for a file or for data. */
const isNavigation = (c: Context<Env>, pathname: string): boolean =>
  (c.req.header('Accept') ?? '').includes('text/html') && !/^\/(api|live)(\/|$)/.test(pathname) && !/\.[^/]+$/.test(pathname)

const send = async (c: Context<Env>, page: Page): Promise<Response> => {
  c.header('Content-Type', page.type)
  c.header('Cache-Control', page.caching)
  if (!page.compressed) return c.body(page.bytes)
  c.header('Vary', 'Accept-Encoding')
  if (!/\bbr\b/.test(c.req.header('Accept-Encoding') ?? '')) return c.body(page.bytes)
  c.header('Content-Encoding', 'br')
  return c.body(await page.compressed())
}
