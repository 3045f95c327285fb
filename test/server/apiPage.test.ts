// The page of the API: whole, escaped, in both languages, within the content security policy; and its examples, sent as they are shown.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { curlOf, exampleOf, TOKEN_ROUTES } from '../../server/apiExamples.ts'
import { apiPage } from '../../server/apiPage.ts'
import { writeOnce } from '../../server/relay/writeOnce.ts'
import { ROUTE_NAMES, refusalsOf, routeOf } from '../../shared/api/routes.ts'
import { parseItemId, roadmapId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { changeAndAdd } from '../../shared/roadmap/changeItems.ts'
import { TOKEN_SCOPES } from '../../shared/tokens/tokens.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from './testWorld.ts'

describe('the page of the API', () => {
  test('[AP7] says every route with its scope, in both languages, and holds no script and no style', () => {
    for (const language of ['es', 'en'] as const) {
      const page = apiPage(language, 'https://ruta.example.org')
      for (const name of ROUTE_NAMES) expect(page, name).toContain(`<code>${name}</code></h3>`)
      expect(page).toContain(`<html lang="${language}">`)
      expect(page).not.toMatch(/<script|<style|<[a-z]+[^>]* (style|on\w+)=|(src|href)="(?![/#])/)
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      // Every angle bracket that a description has is escaped: what is left are our own elements.
      const elements = new Set([...page.matchAll(/<\/?([a-z0-9]+)/g)].map(([, element]) => element))
      const ours = 'html head meta title link body header h1 p a nav ul li main section h2 b code article h3 dl dt dd h4 pre'.split(' ')
      expect([...elements].filter((element) => !ours.includes(element ?? ''))).toEqual([])
    }
  })

  test('[AP7] an example is one command, with quotes that no shell breaks', () => {
    const body = { name: "O'Higgins" }
    expect(curlOf({ method: 'POST', path: '/api/x', body }, 'https://r.example')).toBe(
      `curl -s -X POST -H "Authorization: Bearer $RUTA_TOKEN" \\\n  -H 'Content-Type: application/json' \\\n  -d '{"name":"O'\\''Higgins"}' \\\n  'https://r.example/api/x'`,
    )
  })

  describe('examples', () => {
    let world: World
    let program: Visitor
    let token: string
    beforeAll(async () => {
      world = await openWorld({ env: { WEBHOOK_HOSTS: 'hooks.example.org' } })
      const account = await world.addPerson('chair@example.org', 'chair')
      const chair = await signedIn(world, 'chair@example.org')
      const made = await chair.ask('POST', `/api/groups/${GROUP}/tokens`, {
        name: 'Examples',
        scopes: TOKEN_SCOPES,
        days: 7,
      })
      token = made.body.token
      program = visit(world)
      // What the examples name.
      const { deps, rooms } = world.server
      const id = must(parseItemId('0h3c8f1n6pq2r4s7t9vb'), 'an id')
      const actor = { account, name: 'Chair', language: 'en', memberships: [] } as const
      const done = await writeOnce(
        { ...deps, rooms, report: () => undefined },
        { actor, group: GROUP, document: roadmapId(GROUP), session: 'x' },
        (doc) =>
          changeAndAdd(
            doc,
            {
              changes: [],
              newcomers: [{ fields: { id, title: { es: 'Guía', en: 'Guide' } }, later: () => [{ id, description: 'es', to: 'Palabras' }] }],
            },
            deps.random,
          ),
      )
      expect(done.ok).toBe(true)
    })
    afterAll(() => world.close())

    /** As the examples name it, whatever was done with it before. */
    const addWebhook = async () => {
      const { db, clock } = world.server.deps
      const [id, now] = ['0h3c8f1n6pq2r4s7t9vb', clock.now()]
      const { account } = await db.selectFrom('membership').select('account').where('group_id', '=', GROUP).executeTakeFirstOrThrow()
      await db
        .insertInto('webhook')
        .values({
          id,
          group_id: GROUP,
          name: 'x',
          url: 'https://hooks.example.org/',
          events: 'item.changed',
          secret: 'x',
          created_at: now,
          created_by: account,
          since: now,
        })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ stopped: null }))
        .execute()
      const times = { at: now, next_at: now, lease_until: 0, created_at: now, ended_at: now }
      await db
        .insertInto('webhook_delivery')
        .values({
          id: `msg_${id}`,
          webhook: id,
          event: 'item.changed',
          data: '{}',
          merge_key: null,
          state: 'failed',
          attempts: 1,
          ...times,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
    }

    test.each(TOKEN_ROUTES)('[AP7] %s: its example is accepted', async (name) => {
      if (name.includes('/webhooks/:id')) await addWebhook()
      const { method, path, body } = exampleOf(name)
      const answer = await program.ask(method, path, body, { Authorization: `Bearer ${token}` })
      // Nothing is attached in an empty group.
      const wanted = name === 'GET /api/groups/:group/files/:id' ? [404] : Object.keys(routeOf(name).answers).map(Number)
      expect(wanted, `${method} ${path}: ${answer.text.slice(0, 200)}`).toContain(answer.status)
      expect(refusalsOf(name)).toContain('token-invalid')
    })

    test('[AP7] the page is served to anybody, in the language that is asked for, under the policy of every page', async () => {
      const es = await program.ask('GET', '/api/docs', undefined, { 'Accept-Language': 'es-CO' })
      expect([es.status, es.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8'])
      expect(es.text).toContain('<html lang="es">')
      expect((await program.ask('GET', '/api/docs?language=en')).text).toContain('<html lang="en">')
      expect(es.headers.get('Content-Security-Policy')).toContain("default-src 'self'")
      expect((await program.ask('GET', '/api/docs.css')).headers.get('Content-Type')).toBe('text/css; charset=utf-8')
    })
  })
})
