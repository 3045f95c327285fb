// Every route, asked for by the tokens of every role with every scope: what is opened to tokens is named here once more, by hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createGroup } from '../../../server/groups/groups.ts'
import { makeToken } from '../../../server/identity/apiTokens.ts'
import { type AccountId, type GroupId, parseGroupId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/people.ts'
import { must } from '../../../shared/result.ts'
import { TOKEN_SCOPES, type TokenScope } from '../../../shared/tokens/tokens.ts'
import { MATRIX, type Person, requestOf } from '../matrix.ts'
import { GROUP, openWorld, type Visitor, visit, type World } from '../testWorld.ts'

const OTHER = must(parseGroupId('otro'), 'a group')
const ROLES_TRIED: readonly Role[] = ['chair', 'head', 'delegate', 'translator', 'observer']

const OPEN: Readonly<Record<TokenScope, readonly string[]>> = {
  read: [
    'GET /api/groups/:group',
    'GET /api/groups/:group/items',
    'GET /api/groups/:group/items/:item',
    'GET /api/groups/:group/members',
    'GET /api/groups/:group/meetings',
    'GET /api/groups/:group/decisions',
    'GET /api/groups/:group/moments',
    'GET /api/groups/:group/closings',
    'GET /api/groups/:group/reports',
    'GET /api/groups/:group/search',
    'GET /api/groups/:group/translation',
    'GET /api/groups/:group/history',
    'GET /api/groups/:group/history/activity',
    'GET /api/groups/:group/work',
    'GET /api/groups/:group/burn-up',
    'GET /api/groups/:group/comparison',
    'GET /api/documents/:document/state',
    'GET /api/documents/:document/diff',
    'GET /api/documents/:document/words',
    'GET /api/documents/:document/authorship',
    'GET /api/documents/:document/brackets',
    'GET /api/documents/:document/course',
    'GET /api/documents/:document/entries',
    'GET /api/documents/:document/head',
    'GET /api/groups/:group/heads',
    'GET /api/groups/:group/verification',
    'GET /api/keys',
    'GET /api/groups/:group/files',
    'GET /api/groups/:group/files/:id',
  ],
  write: ['POST /api/groups/:group/items', 'POST /api/groups/:group/item-batches', 'PATCH /api/groups/:group/items/:item'],
  export: ['POST /api/groups/:group/outcome', 'GET /api/groups/:group/archive'],
  webhooks: [
    'GET /api/groups/:group/webhooks',
    'POST /api/groups/:group/webhooks',
    'PATCH /api/groups/:group/webhooks/:id',
    'DELETE /api/groups/:group/webhooks/:id',
    'POST /api/groups/:group/webhooks/:id/secrets',
    'POST /api/groups/:group/webhooks/:id/tests',
    'GET /api/groups/:group/webhooks/:id/deliveries',
    'POST /api/groups/:group/webhooks/:id/deliveries/:delivery/attempts',
  ],
}
/** Routes that are open to anybody ignore tokens. */
const isForAnybody = (route: string) => MATRIX[route]?.expected('anonymous') !== 401

interface Holder {
  readonly role: Role
  readonly group: GroupId
  readonly account: AccountId
}

describe('[AP3] [AP12] [AP23] the access matrix for tokens', () => {
  let world: World
  let program: Visitor
  const holders: Holder[] = []
  let tokens: readonly (Holder & { readonly scope: TokenScope; readonly token: string })[] = []

  beforeAll(async () => {
    world = await openWorld({ ports: { pagesFolder: '/nonexistent' } })
    program = visit(world)
    await createGroup(world.server.deps, { id: OTHER, name: { es: 'Otro', en: 'Other' }, delegations: [] })
    for (const role of ROLES_TRIED) holders.push({ role, group: GROUP, account: await world.addPerson(`${role}@example.org`, role) })
    // Chair here and there; the token is for there.
    const both = await world.addPerson('both@example.org', 'chair')
    const { db, clock } = world.server.deps
    await db
      .insertInto('membership')
      .values({ group_id: OTHER, account: both, role: 'chair', delegation: null, agency: null, created_at: clock.now() })
      .execute()
    holders.push({ role: 'chair', group: OTHER, account: both })
  })
  afterAll(() => world.close())

  /** Nobody may ask for all of it by one token in this time. */
  const renew = async () => {
    await world.server.deps.db.deleteFrom('api_token').execute()
    const made = []
    for (const holder of holders)
      for (const scope of TOKEN_SCOPES) {
        const one = await makeToken(world.server.deps, { ...holder, session: '' }, { name: scope, scopes: [scope], days: 7 })
        if (!one.ok) throw new Error(one.refusal)
        made.push({ ...holder, scope, token: one.value.token })
      }
    tokens = made
  }

  for (const [at, [route, row]] of Object.entries(MATRIX).entries()) {
    test(`${route} answers tokens by their scope, and within it as it answers their people`, async () => {
      if (at % 40 === 0) await renew()
      const { method, path } = requestOf(route, row)
      const got: [string, number][] = []
      const wanted: [string, number][] = []
      for (const { role, scope, group, token } of tokens) {
        const name = `${role} ${scope} ${group}`
        got.push([name, (await program.ask(method, path, row.body, { Authorization: `Bearer ${token}` })).status])
        const person: Person = group === OTHER ? 'elsewhere' : (role as Person)
        // It takes METRICS_TOKEN, and refuses any other token.
        if (route === 'GET /metrics') wanted.push([name, 404])
        else if (isForAnybody(route)) wanted.push([name, row.expected('anonymous')])
        else if (route === 'GET /api/token') wanted.push([name, 200])
        else wanted.push([name, OPEN[scope].includes(route) ? row.expected(person) : 403])
      }
      expect(got).toEqual(wanted)
    })
  }
})
