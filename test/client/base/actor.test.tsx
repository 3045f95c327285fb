import { cleanup, render } from '@solidjs/testing-library'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ActorProvider, useActorContext } from '../../../client/base/actor.tsx'
import { I18nProvider } from '../../../client/base/i18n.tsx'

const HOUR = 3_600_000
const me = (id: string) => ({
  account: { id, name: id, email: `${id}@example.org` },
  language: 'es',
  memberships: [{ group: 'tco', role: 'delegate', delegation: 'co', agency: null }],
  session: { idleEndsAt: Date.now() + HOUR, endsAt: Date.now() + HOUR, now: Date.now() },
})
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const NOBODY = { refusal: 'sign-in-needed', message: 'Entre en su cuenta', requestId: '1' }

/** A server that knows who is signed in, or is not there. */
const begin = (first: string | null, down = false) => {
  const server = { who: first, down, asked: [] as string[] }
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const path = String(input)
    server.asked.push(`${init?.method} ${path}`)
    if (server.down) throw new TypeError('failed to fetch')
    if (path === '/api/session' && init?.method === 'POST') {
      const { email }: { email: string } = JSON.parse(String(init.body))
      if (email === 'wrong') return json(401, { ...NOBODY, refusal: 'wrong-credentials' })
      server.who = email
    }
    if (path === '/api/me/copy-key') return json(503, { refusal: 'unavailable', message: '', requestId: '1' })
    if (path === '/api/session' && init?.method === 'GET') return json(200, { me: server.who && me(server.who) })
    return server.who ? json(200, me(server.who)) : json(401, NOBODY)
  }
  let context: ReturnType<typeof useActorContext> | undefined
  const Inside = () => {
    context = useActorContext()
    return <p>{context.state().type}</p>
  }
  render(() => (
    <I18nProvider initial="es">
      <ActorProvider fetch={fetch}>
        <Inside />
      </ActorProvider>
    </I18nProvider>
  ))
  const here = () => {
    if (!context) throw new Error('nothing was rendered')
    return context
  }
  return { server, here, becomes: (type: string) => vi.waitUntil(() => here().state().type === type) }
}

beforeEach(() => localStorage.clear())
describe('the signed-in person', () => {
  test('is asked of the server, and remembered by the device without anything secret', async () => {
    const { here, becomes } = begin('ana')
    await becomes('signedIn')
    const state = here().state()
    expect(state.type === 'signedIn' && state.actor).toMatchObject({ account: 'ana', memberships: [{ group: 'tco', role: 'delegate' }] })
    expect(localStorage.getItem('ruta/actor')).not.toContain('example.org')
  })

  test('[C3] is remembered when there is no server, and nobody is when the device knows nobody', async () => {
    localStorage.setItem('ruta/actor', JSON.stringify({ account: 'ana', name: 'Ana', language: 'es', memberships: [] }))
    const first = begin('ana', true)
    await first.becomes('signedIn')
    const state = first.here().state()
    expect(state.type === 'signedIn' && state.me).toBeNull()
    cleanup()
    localStorage.clear()
    const second = begin('ana', true)
    await second.becomes('signedOut')
  })

  test('[C59] is shown from the device while the server is asked, as long as the session is known to last', async () => {
    const { becomes } = begin('ana')
    await becomes('signedIn')
    cleanup()
    const next = begin('ana')
    const state = next.here().state()
    expect(state.type === 'signedIn' && [state.actor.account, state.me]).toEqual(['ana', null])
    await vi.waitUntil(() => {
      const now = next.here().state()
      return now.type === 'signedIn' && now.me !== null
    })
    cleanup()
    const known = JSON.parse(localStorage.getItem('ruta/actor') ?? '')
    expect(known.until).toBeGreaterThan(Date.now())
    localStorage.setItem('ruta/actor', JSON.stringify({ ...known, until: Date.now() - 1 }))
    expect(begin('ana').here().state().type).toBe('loading')
  })

  test('[C59] [A20] a session that has ended elsewhere locks the page that was shown from the device', async () => {
    const { becomes } = begin('ana')
    await becomes('signedIn')
    cleanup()
    const { here } = begin(null)
    expect(here().state().type).toBe('signedIn')
    await vi.waitUntil(() => here().locked())
    cleanup()
    expect(begin(null).here().state().type).toBe('loading')
  })

  test('[C7] a session that ended while no page was open leaves no answer of the server on the device', async () => {
    localStorage.setItem('ruta/answers', '{"account":"ana","answers":{"/comments":"\\"Among us.\\""}}')
    await begin(null).becomes('signedOut')
    expect(localStorage.getItem('ruta/answers')).toBeNull()
  })

  test('a person who signs in is inside by that answer, without another request for who it is', async () => {
    const { server, here, becomes } = begin(null)
    await becomes('signedOut')
    server.asked.length = 0
    await here().arrive((api) => api.signIn({ email: 'ana', password: 'x' }))
    expect(here().state().type).toBe('signedIn')
    expect(server.asked).not.toContain('GET /api/session')
  })

  test('[A2] a locked page stays locked through a reload, also without a server', async () => {
    const { server, here, becomes } = begin('ana')
    await becomes('signedIn')
    server.who = null
    await here().refresh()
    expect(here().locked()).toBe(true)
    cleanup()
    await begin('ana', true).becomes('signedOut')
  })

  test('a session that ends under somebody locks the page; the password unlocks it; a wrong one does not', async () => {
    const { server, here, becomes } = begin('ana')
    await becomes('signedIn')
    server.who = null
    await here().refresh()
    expect(here().locked()).toBe(true)
    expect(here().state().type).toBe('signedIn')
    await here().arrive((api) => api.signIn({ email: 'wrong', password: 'x' }))
    expect(here().locked()).toBe(true)
    expect(localStorage.getItem('ruta/actor')).toContain('ana')
    await here().arrive((api) => api.signIn({ email: 'ana', password: 'x' }))
    expect(here().locked()).toBe(false)
  })

  test('[C7] another account starts the page anew, and what was remembered of the first is gone', async () => {
    localStorage.setItem('ruta/groups', JSON.stringify({ account: 'ana', groups: ['secret'] }))
    localStorage.setItem('ruta/language', 'en')
    const { here, becomes } = begin('bob')
    await becomes('signedIn')
    expect(localStorage.getItem('ruta/groups')).toBeNull()
    expect(localStorage.getItem('ruta/language')).toBe('en')
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined)
    await here().arrive((api) => api.signIn({ email: 'ana', password: 'x' }))
    expect(reload).toHaveBeenCalledOnce()
    const state = here().state()
    expect(state.type === 'signedIn' && state.actor.account).toBe('bob')
    reload.mockRestore()
  })

  test('[C7] an answer that comes after the page has gone remembers nobody', async () => {
    const late = Promise.withResolvers<Response>()
    render(() => (
      <I18nProvider initial="es">
        <ActorProvider fetch={() => late.promise}>
          <p />
        </ActorProvider>
      </I18nProvider>
    ))
    cleanup()
    late.resolve(json(200, { me: me('ana') }))
    await late.promise
    await new Promise((resolve) => setTimeout(resolve))
    expect(localStorage.getItem('ruta/actor')).toBeNull()
  })

  test('[C7] signing out leaves nothing remembered of anybody', async () => {
    const { here, becomes } = begin('ana')
    await becomes('signedIn')
    localStorage.setItem('ruta/groups', JSON.stringify({ account: 'ana', groups: [] }))
    here().signedOut()
    expect(here().state().type).toBe('signedOut')
    expect(Object.keys(localStorage).filter((key) => key.startsWith('ruta/') && key !== 'ruta/language')).toEqual([])
  })
})
