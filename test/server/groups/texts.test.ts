// How many texts a group may have, and one person may create.
import { afterEach, expect, test } from 'vitest'
import { MOST, MOST_ARCHIVED_TEXTS, MOST_EMPTY_TEXTS, MOST_NEW_TEXTS, MOST_UNUSED_TEXTS } from '../../../shared/bounds.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'

let world: World | null = null
afterEach(async () => {
  await world?.close()
  world = null
})

const create = (person: Visitor, language = 'en') => person.ask('POST', `/api/groups/${GROUP}/pages`, {}, { 'Accept-Language': language })

interface Earlier {
  readonly by: AccountId
  readonly at?: number
  /** Null: nothing was written. */
  readonly archived?: 0 | 1 | null
}
let made = 0
const addTexts = async ({ server }: World, count: number, { by, at = 1, archived = 0 }: Earlier) => {
  const { db } = server.deps
  for (let left = count; left > 0; left -= 200) {
    const ids = Array.from({ length: Math.min(200, left) }, () => `page:text${++made}`)
    await db
      .insertInto('document')
      .values(ids.map((id) => ({ id, kind: 'page', group_id: GROUP, created_at: at, created_by: by })))
      .execute()
    if (archived !== null)
      await db
        .insertInto('document_title')
        .values(ids.map((document) => ({ document, es: '', en: '', updated_at: at, archived })))
        .execute()
  }
}

test('[M9] a group that has as many texts as it may is refused another one, in both languages', async () => {
  world = await openWorld()
  const by = await world.addPerson('chair@example.org', 'chair')
  const chair = await signedIn(world, 'chair@example.org')
  await addTexts(world, MOST.texts - 1, { by })
  expect((await create(chair)).status).toBe(201)
  await addTexts(world, 1, { by })
  const refused = await create(chair)
  expect(refused).toMatchObject({ status: 409, body: { refusal: 'too-many-texts', message: expect.stringContaining('a thousand texts') } })
  await world.server.deps.db.updateTable('account').set({ language: 'es' }).execute()
  expect((await create(chair, 'es')).body.message).toContain('mil textos')
})

test('[M9] texts in which nothing was written, and archived ones, do not count towards the thousand of a group', async () => {
  world = await openWorld()
  const by = await world.addPerson('delegate@example.org', 'delegate')
  await world.addPerson('chair@example.org', 'chair')
  const chair = await signedIn(world, 'chair@example.org')
  await addTexts(world, MOST.texts, { by, archived: null })
  await addTexts(world, MOST.texts, { by, archived: 1 })
  await addTexts(world, MOST.texts - 1, { by })
  expect((await create(chair)).status).toBe(201)
})

test('[M9] a person who has created sixty texts within an hour is refused another one, in both languages; others are not', async () => {
  world = await openWorld()
  const by = await world.addPerson('delegate@example.org', 'delegate')
  await world.addPerson('chair@example.org', 'chair')
  const [delegate, chair] = [await signedIn(world, 'delegate@example.org'), await signedIn(world, 'chair@example.org')]
  const now = world.server.deps.clock.now()
  await addTexts(world, MOST_NEW_TEXTS, { by, at: now - 3_600_000, archived: null })
  await addTexts(world, MOST_NEW_TEXTS - 2, { by, at: now - 1_800_000, archived: null })
  // At the same time: no more than the share.
  const at = await Promise.all(Array.from({ length: 10 }, () => create(delegate)))
  expect(at.map(({ status }) => status).sort()).toEqual([201, 201, ...Array<number>(8).fill(429)])
  const refused = await create(delegate)
  expect(refused).toMatchObject({ status: 429, body: { refusal: 'new-texts', message: expect.stringContaining('sixty texts') } })
  expect(refused.body.retryAfter).toBeGreaterThan(1_700)
  expect(refused.body.retryAfter).toBeLessThanOrEqual(1_800)
  await world.server.deps.db.updateTable('account').set({ language: 'es' }).execute()
  expect((await create(delegate, 'es')).body.message).toContain('sesenta textos')
  expect((await create(chair)).status).toBe(201)
})

test('[M9] a person who has two hundred empty texts, or a thousand archived ones, is refused another one, in both languages; others are not', async () => {
  world = await openWorld()
  const by = await world.addPerson('delegate@example.org', 'delegate')
  await world.addPerson('chair@example.org', 'chair')
  const [delegate, chair] = [await signedIn(world, 'delegate@example.org'), await signedIn(world, 'chair@example.org')]
  const refusals: string[] = []
  const { db } = world.server.deps
  await addTexts(world, MOST_EMPTY_TEXTS - 1, { by, archived: null })
  expect((await create(delegate)).status).toBe(201)
  const empty = await create(delegate)
  refusals.push(`${empty.status} ${empty.body.refusal}`)
  expect(empty.body.message).toContain('two hundred texts')
  // Something is written in one of them.
  await db
    .insertInto('document_title')
    .values({ document: `page:text${made}`, es: '', en: '', updated_at: 1, archived: 0 })
    .execute()
  expect((await create(delegate)).status).toBe(201)
  await db.deleteFrom('document').where('created_by', '=', by).where('id', 'not like', 'page:text%').execute()
  await addTexts(world, MOST_ARCHIVED_TEXTS, { by, archived: 1 })
  const archived = await create(delegate)
  refusals.push(`${archived.status} ${archived.body.refusal}`)
  expect(refusals).toEqual(['409 empty-texts', '409 archived-texts'])
  expect((await create(chair)).status).toBe(201)
  await db.updateTable('account').set({ language: 'es' }).execute()
  expect((await create(delegate, 'es')).body.message).toContain('mil archivados')
})

test('[M9] a group has at most ten thousand texts that are empty or archived', async () => {
  world = await openWorld()
  const by = await world.addPerson('delegate@example.org', 'delegate')
  await world.addPerson('chair@example.org', 'chair')
  const chair = await signedIn(world, 'chair@example.org')
  await addTexts(world, MOST_UNUSED_TEXTS - 1, { by, archived: 1 })
  expect((await create(chair)).status).toBe(201)
  expect(await create(chair)).toMatchObject({ status: 409, body: { refusal: 'archived-texts' } })
})
