// What the words of imported files mean in a group, kept by those who may import for each other.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MOST_IMPORT_WORDS } from '../../../shared/roadmap/importWords.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'

const WORDS = `/api/groups/${GROUP}/import-words`
let world: World
let [secretariat, delegate, observer]: Visitor[] = []
beforeAll(async () => {
  world = await openWorld()
  const seated = async (role: 'secretariat' | 'delegate' | 'observer') => {
    await world.addPerson(`${role}@example.org`, role)
    return signedIn(world, `${role}@example.org`)
  }
  secretariat = await seated('secretariat')
  delegate = await seated('delegate')
  observer = await seated('observer')
})
afterAll(() => world.close())

test('[X25] what a word of a file means is remembered for the group: another person of it reads it, and a newer answer counts', async () => {
  const said = (key: string, answer: readonly string[]) => ({ words: [{ key, answer }] })
  expect((await secretariat?.ask('PATCH', WORDS, said('status stand by', ['deferred'])))?.status).toBe(204)
  expect((await secretariat?.ask('PATCH', WORDS, said('agencies uif', ['mx-uif'])))?.status).toBe(204)
  expect((await delegate?.ask('PATCH', WORDS, said('status stand by', ['blocked'])))?.status).toBe(204)
  expect(
    (await secretariat?.ask('GET', WORDS))?.body.words.toSorted((a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1)),
  ).toMatchObject([
    { key: 'agencies uif', answer: ['mx-uif'] },
    { key: 'status stand by', answer: ['blocked'] },
  ])
})

test('[X25] of two answers the one that was given later counts, whenever it arrives, and none is from later than now', async () => {
  const key = 'status en espera'
  const say = (answer: string, at?: number) => delegate?.ask('PATCH', WORDS, { words: [{ key, answer: [answer], ...(at && { at }) }] })
  const found = async () => (await secretariat?.ask('GET', WORDS))?.body.words.find((one: { key: string }) => one.key === key)
  await say('deferred', 2_000)
  await say('blocked', 1_000)
  expect(await found()).toEqual({ key, answer: ['deferred'], at: 2_000 })
  const now = world.server.deps.clock.now()
  await say('done', now + 86_400_000)
  expect((await found()).at).toBeLessThanOrEqual(world.server.deps.clock.now())
  await say('agreed')
  expect(await found()).toMatchObject({ answer: ['agreed'] })
  expect((await say('done', -1))?.status).toBe(400)
})

test('[X25] neither read nor kept by those who may not import, and names of people are refused', async () => {
  const words = [{ key: 'status stand by', answer: ['done'] }]
  expect((await observer?.ask('GET', WORDS))?.status).toBe(403)
  expect((await observer?.ask('PATCH', WORDS, { words }))?.status).toBe(403)
  for (const key of ['people ana perez', 'status', 'title medida', `status ${'a'.repeat(141)}`])
    expect([key, (await delegate?.ask('PATCH', WORDS, { words: [{ key, answer: ['x'] }] }))?.status]).toEqual([key, 400])
  // A word that stands for no agency may be the name of a person.
  expect((await delegate?.ask('PATCH', WORDS, { words: [{ key: 'agencies ana perez', answer: [] }] }))?.status).toBe(400)
})

test('[X25] the oldest are forgotten beyond their bound', async () => {
  const named = (from: number) => ({
    words: Array.from({ length: MOST_IMPORT_WORDS }, (_, n) => ({ key: `stream linea ${from + n}`, answer: ['a'] })),
  })
  await delegate?.ask('PATCH', WORDS, named(0))
  await delegate?.ask('PATCH', WORDS, named(100))
  const kept: { readonly key: string }[] = (await delegate?.ask('GET', WORDS))?.body.words
  expect(kept).toHaveLength(MOST_IMPORT_WORDS)
  expect(kept.map(({ key }) => key)).toContain(`stream linea ${MOST_IMPORT_WORDS + 99}`)
})
