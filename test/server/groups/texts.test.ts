// How many texts a group may have.
import { afterEach, expect, test } from 'vitest'
import { MOST } from '../../../shared/bounds.ts'
import { GROUP, openWorld, signedIn, type World } from '../testWorld.ts'

let world: World | null = null
afterEach(async () => {
  await world?.close()
  world = null
})

test('[M9] a group that has as many texts as it may is refused another one, in both languages', async () => {
  world = await openWorld()
  const account = await world.addPerson('chair@example.org', 'chair')
  const chair = await signedIn(world, 'chair@example.org')
  const create = (language: string) => chair.ask('POST', `/api/groups/${GROUP}/pages`, {}, { 'Accept-Language': language })
  const rows = Array.from({ length: MOST.texts - 1 }, (_, at) => ({
    id: `page:text${at}`,
    kind: 'page',
    group_id: GROUP,
    created_at: at,
    created_by: account,
  }))
  while (rows.length > 0) await world.server.deps.db.insertInto('document').values(rows.splice(0, 200)).execute()
  expect((await create('en')).status).toBe(201)
  const refused = await create('en')
  expect(refused).toMatchObject({ status: 409, body: { refusal: 'too-many-texts', message: expect.stringContaining('a thousand texts') } })
  await world.server.deps.db.updateTable('account').set({ language: 'es' }).execute()
  expect((await create('es')).body.message).toContain('mil textos')
})
