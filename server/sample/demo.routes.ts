// Routes of the demo's sign-in page; absent on other servers.
import type { demoApi } from '../../shared/api/demo.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Identity } from '../identity/identity.ts'
import { openSession } from '../identity/session.routes.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import type { DemoServer } from './demo.ts'
import type { MakeAnew } from './makeAnew.ts'

const PRESSED_MS = 60_000

export const demoHandlers = (identity: Identity, demo: DemoServer | null, makeAnew: MakeAnew): Handlers<keyof typeof demoApi> => ({
  'GET /api/demo': async ({ c }) => ok({ demo: (await demo?.look(c.env.incoming)) ?? null }),
  'POST /api/demo/entries': async ({ c, body }) => {
    if (!demo || !(await demo.look(c.env.incoming))) return refuse('not-found')
    const address = await demo.entry(body.person, PRESSED_MS)
    return address === null ? refuse('not-found') : ok({ address })
  },
  'POST /api/demo/session': async ({ c, body }) => {
    if (!demo || !(await demo.look(c.env.incoming))) return refuse('not-found')
    const entered = await demo.enter(body.token, c.req.header('Host') ?? '')
    // All users share the same few accounts: a new browser is not reported.
    return entered.ok ? ok(await openSession(identity, c, entered.value, { way: 'demo', isTold: false })) : entered
  },
  'POST /api/demo/sample': async ({ c }) => {
    if (!demo || !(await demo.look(c.env.incoming))) return refuse('not-found')
    const made = await makeAnew(c.get('address'))
    return made.ok ? NO_BODY : made
  },
})
