import { readdirSync, readFileSync } from 'node:fs'
import { join as pathOf } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BusMessage } from '../../../server/bus/bus.ts'
import type { CommentMade } from '../../../server/comments/commentDeps.ts'
import { MOST_IN_A_MINUTE } from '../../../server/comments/pace.ts'
import { whoMaySee } from '../../../server/comments/visibleThreads.ts'
import { isStale } from '../../../shared/comments/thread.ts'
import { parseThreadId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createFakeClock } from '../fakeClock.ts'
import { GROUP, openWorld, prove, type Visitor, type World } from '../testWorld.ts'
import { AT, aThread, begin, COMMENTS, counts, join, type Person, read, refusalOf, say } from './commentWorld.ts'

const clock = createFakeClock()
const made: CommentMade[] = []
let world: World
const people = new Map<string, Person>()
const as = (name: string): Visitor => person(name).visitor
const person = (name: string): Person => must(people.get(name), name)
beforeAll(async () => {
  world = await openWorld({ ports: { clock, commented: async (_, one) => void made.push(one) } })
  const seats = {
    chair: { role: 'chair', delegation: null },
    secretariat: { role: 'secretariat', delegation: null },
    translator: { role: 'translator', delegation: null },
    observer: { role: 'observer', delegation: null },
    guest: { role: 'guest', delegation: null },
    ana: { role: 'delegate', delegation: 'co', agency: 'co-coa' },
    carla: { role: 'head', delegation: 'co' },
    watcher: { role: 'observer', delegation: 'co' },
    mario: { role: 'delegate', delegation: 'mx' },
    marta: { role: 'head', delegation: 'mx' },
  } as const
  for (const [name, seat] of Object.entries(seats)) people.set(name, await join(world, name, seat))
})
afterAll(() => world.close())

const sees = async (name: string, thread: string) => (await read(as(name))).threads.some(({ id }) => id === thread)
const audited = async () =>
  (await world.server.deps.db.selectFrom('audit').select(['action', 'detail']).where('action', 'like', 'comment.%').execute()).map(
    ({ action, detail }) => [action, detail],
  )

describe('a thread for everybody', () => {
  test('is begun, answered, resolved and reopened; everybody in the group reads it', async () => {
    clock.advance(60_000)
    const thread = await begin(as('ana'), { field: 'due' })
    expect(thread).toMatchObject({ field: 'due', visibility: 'all', delegation: null, version: 1, resolved: null })
    expect(thread.comments).toMatchObject([{ account: person('ana').account, delegation: 'co', words: 'The deadline is too early.' }])
    for (const name of people.keys()) expect([name, await sees(name, thread.id)]).toEqual([name, true])
    const answered = await say(as('mario'), thread, 'We agree.')
    expect(answered).toMatchObject({ status: 201, body: { version: 2 } })
    const at = `${COMMENTS}/${thread.id}/resolution`
    // Somebody who has not seen the answer yet.
    expect(refusalOf(await as('ana').ask('PUT', at, { resolved: true, version: 1 }))).toBe('409 thread-changed')
    const resolved = await as('ana').ask('PUT', at, { resolved: true, version: 2 })
    expect(resolved.body).toMatchObject({ version: 3, resolved: { by: person('ana').account } })
    // It is so already.
    expect((await as('mario').ask('PUT', at, { resolved: true, version: 1 })).body.version).toBe(3)
    expect((await as('mario').ask('PUT', at, { resolved: false, version: 3 })).body).toMatchObject({ version: 4, resolved: null })
    expect(refusalOf(await as('observer').ask('PUT', at, { resolved: true, version: 4 }))).toBe('403 forbidden')
  })

  test('names its people, also those who have left', async () => {
    clock.advance(60_000)
    const gone = await join(world, 'gone', { role: 'delegate', delegation: 'mx' })
    const thread = await begin(gone.visitor)
    await as('chair').ask('DELETE', `${AT}/members/${gone.account}`)
    expect((await gone.visitor.ask('GET', COMMENTS)).status).toBe(404)
    const { threads, people: named } = await read(as('ana'))
    expect(threads.find(({ id }) => id === thread.id)?.comments[0]).toMatchObject({ account: gone.account, delegation: 'mx' })
    expect(named).toContainEqual({ account: gone.account, name: 'gone' })
    await as('chair').ask('DELETE', `${AT}/accounts/${gone.account}`)
    expect((await read(as('ana'))).people).toContainEqual({ account: gone.account, name: '' })
  })

  test('stands on an item, a field of it, words of a text, a point or a decision, and on nothing else', async () => {
    clock.advance(60_000)
    const page = (await as('ana').ask('POST', `${AT}/pages`, {})).body.id
    const meeting = (await as('chair').ask('POST', `${AT}/meetings`, {})).body.id
    const anchor = { block: 'b1', side: 'es', start: 'AAEC', end: 'AQID', quote: 'el plazo', before: '' }
    const paragraph = { ...anchor, start: '', end: '' }
    for (const place of [
      { subject: 'item:k3', field: 'description.es' },
      { document: page, subject: 'text:' },
      { document: page, subject: 'text:', anchor },
      { document: page, subject: 'text:', anchor: paragraph },
    ])
      expect(await begin(as('ana'), place)).toMatchObject(place)
    for (const subject of ['point:p1', 'decision:d1'])
      expect(await begin(as('chair'), { document: `meeting:${meeting}`, subject })).toMatchObject({ subject })
    for (const [wrong, status] of [
      [{ subject: 'text:' }, 400],
      [{ anchor }, 400],
      [{ document: page, subject: 'text:', field: 'title' }, 400],
      [{ document: page, subject: 'text:', anchor: { ...anchor, side: 'fr' } }, 400],
      [{ document: 'page:none', subject: 'text:' }, 404],
      [{ document: 'roadmap:otro' }, 404],
      [{ document: `acts:${GROUP}` }, 400],
      [{ words: ' \u200b ' }, 400],
      [{ words: 'x'.repeat(5001) }, 400],
      [{ visibility: 'chair' }, 400],
      [{ id: '__proto__' }, 400],
    ] as const)
      expect([wrong, (await as('ana').ask('POST', COMMENTS, aThread(wrong))).status]).toEqual([wrong, status])
  })

  test('[P29] on a session that is being prepared is seen by those who prepare it, and takes its number and is news when it is shared', async () => {
    clock.advance(60_000)
    const meeting = (await as('chair').ask('POST', `${AT}/meetings`, {})).body.id
    const draft = { document: `meeting:${meeting}`, subject: 'point:p1' }
    for (const subject of ['point:p1', 'decision:d1']) await begin(as('chair'), { ...draft, subject })
    expect((await as('ana').ask('POST', COMMENTS, aThread(draft))).status).toBe(404)
    expect((await read(as('ana'), `?document=meeting:${meeting}`)).threads).toEqual([])
    expect((await read(as('secretariat'), `?document=meeting:${meeting}`)).threads).toHaveLength(2)
    // Nor does news tell of it.
    const heard: BusMessage[] = []
    const stop = world.server.deps.bus.subscribe((message) => void heard.push(message))
    await begin(as('chair'), draft)
    stop()
    const to = heard.flatMap((message) => (message.type === 'news' && message.of === 'comments' ? [message.account] : []))
    expect(to).toEqual(expect.arrayContaining([person('chair').account, person('secretariat').account]))
    for (const name of ['ana', 'mario', 'observer']) expect(to).not.toContain(person(name).account)
    expect(to).not.toContain(undefined)
    expect((await counts(as('ana'))).subjects.some(({ document }) => document === `meeting:${meeting}`)).toBe(false)
    // Its threads are counted by themselves: no gap in the numbers of the others tells of them. They keep theirs when it is shared.
    const first = await begin(as('ana'), { subject: 'item:alone' })
    expect(first.number).toBe(1)
    const cursor = (await read(as('ana'))).next
    expect((await as('chair').ask('PUT', `/api/groups/${GROUP}/meetings/${meeting}/state`, { state: 'open' })).status).toBe(200)
    const fresh = (await read(as('ana'), `?after=${cursor}`)).threads
    expect(fresh.map(({ document, number }) => [document, number])).toEqual([1, 1, 2].map((n) => [`meeting:${meeting}`, n]))
  })

  test('[P14] is numbered in its place: the first one on an item is 1, however many there are elsewhere', async () => {
    const numbers: number[] = []
    for (const subject of ['item:here', 'item:there', 'item:here', 'item:here', 'item:there'])
      numbers.push((await begin(as('ana'), { subject })).number)
    expect(numbers).toEqual([1, 1, 2, 3, 2])
    // One that an earlier version numbered in the whole group keeps its number, and the next one counts on.
    const old = await begin(as('ana'), { subject: 'item:old' })
    await world.server.deps.db.updateTable('comment_thread').set({ number: 40 }).where('id', '=', old.id).execute()
    expect((await begin(as('mario'), { subject: 'item:old' })).number).toBe(41)
    // Those of a delegation are not among them.
    await begin(as('mario'), { visibility: 'delegation', subject: 'item:here' })
    expect((await begin(as('mario'), { subject: 'item:here' })).number).toBe(4)
  })

  test('is corrected and taken back by its author alone; its words are gone then', async () => {
    clock.advance(60_000)
    const thread = await begin(as('ana'), { words: 'A mistake.' })
    const [comment] = thread.comments
    const at = `${AT}/replies/${comment?.id}`
    expect((await as('ana').ask('PATCH', at, { words: 'Corrected.' })).body.comments[0]).toMatchObject({
      words: 'Corrected.',
      editedAt: expect.any(Number),
    })
    for (const name of ['mario', 'carla', 'chair'])
      expect(refusalOf(await as(name).ask('PATCH', at, { words: 'Mine.' }))).toBe('403 forbidden')
    expect(refusalOf(await as('mario').ask('DELETE', at))).toBe('403 forbidden')
    const taken = await as('ana').ask('DELETE', at)
    expect(taken.body.comments[0]).toMatchObject({ words: '', other: null, removed: { by: 'author' } })
    expect((await as('ana').ask('DELETE', at)).body).toEqual(taken.body)
    expect(refusalOf(await as('ana').ask('PATCH', at, { words: 'Again.' }))).toBe('404 not-found')
    const row = await world.server.deps.db
      .selectFrom('comment')
      .selectAll()
      .where('id', '=', comment?.id ?? '')
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toMatch(/mistake|corrected/i)
    expect(await audited()).toEqual([])
  })

  test('loses a comment that the secretariat removes, which is audited', async () => {
    clock.advance(60_000)
    const thread = await begin(as('mario'), { words: 'Out of order.' })
    const removed = await as('secretariat').ask('DELETE', `${AT}/replies/${thread.comments[0]?.id}`)
    expect(removed.body.comments[0]).toMatchObject({ words: '', removed: { by: 'steward' } })
    expect(await audited()).toEqual([
      ['comment.removed', `${person('mario').account}: ${thread.document} ${thread.subject} ${thread.number}`],
    ])
  })

  test('has the other language beside it, under the translator’s name', async () => {
    clock.advance(60_000)
    const thread = await begin(as('ana'), { language: 'es', words: 'El plazo es corto.' })
    const at = `${AT}/replies/${thread.comments[0]?.id}/translation`
    const first = await as('mario').ask('PUT', at, { words: 'The deadline is short.' })
    expect(first.body.comments[0].other).toMatchObject({ words: 'The deadline is short.', by: person('mario').account })
    expect(refusalOf(await as('marta').ask('PUT', at, { words: 'Other words.' }))).toBe('403 forbidden')
    const second = await as('translator').ask('PUT', at, { words: 'The time limit is short.' })
    expect(second.body.comments[0].other).toMatchObject({ by: person('translator').account })
    const [, edited] = [
      clock.advance(1000),
      await as('ana').ask('PATCH', `${AT}/replies/${thread.comments[0]?.id}`, { words: 'Muy corto.' }),
    ]
    expect([first, second, edited].map(({ body }) => isStale(body.comments[0]))).toEqual([false, false, true])
    expect((await as('ana').ask('PUT', at, { words: null })).body.comments[0].other).toBeNull()
  })

  test('takes comments of observers and guests only where the group lets them', async () => {
    clock.advance(60_000)
    const thread = await begin(as('ana'))
    for (const name of ['observer', 'guest', 'watcher']) {
      expect(refusalOf(await as(name).ask('POST', COMMENTS, aThread()))).toBe('403 comments-off')
      expect(refusalOf(await say(as(name), thread, 'Me too.'))).toBe('403 comments-off')
    }
    expect((await as('secretariat').ask('PATCH', AT, { observersComment: true })).body.observersComment).toBe(true)
    for (const name of ['observer', 'guest', 'watcher']) expect((await say(as(name), thread, 'Me too.')).status).toBe(201)
    const own = await begin(as('observer'))
    const at = `${COMMENTS}/${own.id}/resolution`
    expect((await as('observer').ask('PUT', at, { resolved: true, version: 1 })).status).toBe(200)
    await as('secretariat').ask('PATCH', AT, { observersComment: false })
    // One’s own is taken back in any case.
    expect((await as('observer').ask('DELETE', `${AT}/replies/${own.comments[0]?.id}`)).status).toBe(200)
  })

  test('[P3] is one, however often it is sent', async () => {
    clock.advance(60_000)
    const body = aThread()
    const answers = await Promise.all(Array.from({ length: 10 }, () => as('ana').ask('POST', COMMENTS, body)))
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201])
    const thread = answers[0]?.body
    const reply = { id: 'r-once', words: 'Once.' }
    const replies = await Promise.all(Array.from({ length: 10 }, () => say(as('mario'), thread, 'Once.', reply)))
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201])
    expect((await read(as('ana'))).threads.find(({ id }) => id === thread.id)?.comments).toHaveLength(2)
    // Somebody else’s id is refused.
    expect((await as('mario').ask('POST', COMMENTS, body)).status).toBe(400)
    expect((await say(as('ana'), thread, 'Mine.', reply)).status).toBe(400)
  })
})

describe('[P1] a thread of one delegation', () => {
  test('is seen by its members, whatever their role, and by nobody else, whatever theirs', async () => {
    clock.advance(60_000)
    const thread = await begin(as('ana'), { visibility: 'delegation', subject: 'item:secret' })
    expect(thread).toMatchObject({ visibility: 'delegation', delegation: 'co' })
    const inside = ['ana', 'carla', 'watcher']
    for (const name of people.keys()) expect([name, await sees(name, thread.id)]).toEqual([name, inside.includes(name)])
    expect(await whoMaySee(world.server.deps.db, { group: GROUP, now: clock.now() }, must(parseThreadId(thread.id), 'a thread'))).toEqual(
      inside.map((name) => person(name).account).sort(),
    )
    const comment = thread.comments[0]?.id
    for (const name of ['mario', 'marta', 'chair', 'secretariat', 'translator', 'observer']) {
      const by = as(name)
      // As if there were none, word for word.
      const none = (method: string, path: string, body?: unknown) => by.ask(method, path, body)
      for (const [method, path, body] of [
        ['POST', (id: string) => `${COMMENTS}/${id}/replies`, { id: `x-${name}`, language: 'en', words: 'x' }],
        ['PUT', (id: string) => `${COMMENTS}/${id}/resolution`, { resolved: true, version: 1 }],
      ] as const) {
        const [there, nowhere] = [await none(method, path(thread.id), body), await none(method, path('none'), body)]
        expect([name, there.status, there.body.message]).toEqual([name, nowhere.status, nowhere.body.message])
      }
      for (const [method, path, body] of [
        ['PATCH', (id: string) => `${AT}/replies/${id}`, { words: 'x' }],
        ['PUT', (id: string) => `${AT}/replies/${id}/translation`, { words: 'x' }],
        ['DELETE', (id: string) => `${AT}/replies/${id}`, undefined],
      ] as const) {
        const [there, nowhere] = [await none(method, path(comment ?? ''), body), await none(method, path('none'), body)]
        expect([name, method, there.status, there.body.message]).toEqual([name, method, nowhere.status, nowhere.body.message])
      }
      expect((await by.ask('PUT', `${COMMENTS}/seen`, { threads: [{ thread: thread.id, upTo: clock.now() }] })).status).toBe(204)
      expect((await counts(by)).subjects.some(({ subject }) => subject === 'item:secret')).toBe(false)
      expect((await read(by, '?subject=item:secret')).threads).toEqual([])
      expect((await read(by, '?q=deadline&subject=item:secret')).threads).toEqual([])
    }
    expect(await world.server.deps.db.selectFrom('thread_seen').selectAll().where('thread', '=', thread.id).execute()).toEqual([])
  })

  test('leaves nothing to be inferred from numbers and moments of the others', async () => {
    clock.advance(60_000)
    const before = await begin(as('mario'))
    for (let n = 0; n < 3; n++) await begin(as('ana'), { visibility: 'delegation' })
    const after = await begin(as('mario'))
    expect(after.number).toBe(before.number + 1)
    const own = await begin(as('mario'), { visibility: 'delegation' })
    expect(own.number).toBeGreaterThanOrEqual(100)
    // The pages that somebody else reads have the same bounds with and without it.
    const { next } = await read(as('chair'))
    expect(next).toBe(`${after.changedAt}.0.`)
  })

  test('[P14] has a random number, which does not tell a new seat how many came before', async () => {
    const own = { visibility: 'delegation', subject: 'item:private' }
    const numbers: number[] = []
    for (let n = 0; n < 12; n++) numbers.push((await begin(as('ana'), own)).number)
    expect(new Set(numbers).size).toBe(12)
    for (const number of numbers) expect(number).toBeGreaterThanOrEqual(100)
    expect(numbers).not.toEqual(numbers.toSorted((a, b) => a - b))
    expect((await read(as('ana'), '?subject=item:private')).threads.map(({ number }) => number)).toEqual(numbers)
    // Each place draws for itself, and for all in whole numbers that people can say.
    for (const number of numbers) expect(number).toBeLessThan(1_000)
  })

  test('mentions nobody outside it, at first, later, or in the other language', async () => {
    clock.advance(60_000)
    const secret = { visibility: 'delegation' }
    for (const words of [`@{a:${person('mario').account}}`, '@{d:mx}', '@{g:mx-mxa}', `@{a:${person('chair').account}}`])
      expect(refusalOf(await as('ana').ask('POST', COMMENTS, aThread({ ...secret, words })))).toBe('422 not-in-delegation')
    const thread = await begin(as('ana'), { ...secret, words: `@{a:${person('carla').account}} @{d:co} @{g:co-coa} @{a:nobody} @{d:pe}` })
    const comment = thread.comments[0]?.id
    expect(refusalOf(await say(as('carla'), thread, 'See @{d:mx}'))).toBe('422 not-in-delegation')
    expect(refusalOf(await as('ana').ask('PATCH', `${AT}/replies/${comment}`, { words: '@{d:us}' }))).toBe('422 not-in-delegation')
    const translation = `${AT}/replies/${comment}/translation`
    expect(refusalOf(await as('ana').ask('PUT', translation, { words: '@{d:us}' }))).toBe('422 not-in-delegation')
    // A mention of nobody stays text.
    const rows = await world.server.deps.db
      .selectFrom('comment_mention')
      .selectAll()
      .where('comment', '=', comment ?? '')
      .execute()
    expect(rows.map(({ kind, target }) => `${kind} ${target}`).sort()).toEqual(
      ['agency co-coa', `account ${person('carla').account}`, 'delegation co'].sort(),
    )
  })

  test('is begun by nobody without a delegation', async () => {
    clock.advance(60_000)
    expect(refusalOf(await as('chair').ask('POST', COMMENTS, aThread({ visibility: 'delegation' })))).toBe('403 forbidden')
  })

  test('[P27] is closed to who changes the delegation, with the change', async () => {
    clock.advance(60_000)
    const mover = await join(world, 'mover', { role: 'delegate', delegation: 'co' })
    const thread = await begin(mover.visitor, { visibility: 'delegation' })
    expect(await sees('carla', thread.id)).toBe(true)
    await (await prove(as('chair'))).ask('PUT', `${AT}/members/${mover.account}`, { role: 'delegate', delegation: 'mx', agency: null })
    const { threads } = await read(mover.visitor)
    expect(threads.some(({ delegation }) => delegation === 'co')).toBe(false)
    expect((await mover.visitor.ask('DELETE', `${AT}/replies/${thread.comments[0]?.id}`)).status).toBe(404)
  })

  test('[P3] does not begin among another delegation, to which its writer has come since, when it waited on a device', async () => {
    clock.advance(60_000)
    const mover = await join(world, 'waiting', { role: 'delegate', delegation: 'co' })
    const waiting = aThread({ visibility: 'delegation', delegation: 'co', words: 'Among us.' })
    await prove(as('chair'))
    const moved = (delegation: string) =>
      as('chair').ask('PUT', `${AT}/members/${mover.account}`, { role: 'delegate', delegation, agency: null })
    await moved('mx')
    expect(refusalOf(await mover.visitor.ask('POST', COMMENTS, waiting))).toBe('403 forbidden')
    expect((await read(as('mario'), '?q=among')).threads).toEqual([])
    await moved('co')
    expect((await mover.visitor.ask('POST', COMMENTS, waiting)).body).toMatchObject({ delegation: 'co' })
    expect(refusalOf(await mover.visitor.ask('POST', COMMENTS, aThread({ delegation: 'co' })))).toBe('403 forbidden')
  })

  test('is kept for a retired delegation, for nobody, until the delegation is back in use', async () => {
    clock.advance(60_000)
    await as('chair').ask('POST', `${AT}/delegations`, { code: 'PE', name: { es: 'Perú', en: 'Peru' }, identity: 4 })
    const paula = await join(world, 'paula', { role: 'delegate', delegation: 'pe' })
    const thread = await begin(paula.visitor, { visibility: 'delegation', words: 'Before it left.' })
    await prove(as('chair'))
    const seat = (delegation: string | null) =>
      as('chair').ask('PUT', `${AT}/members/${paula.account}`, { role: delegation ? 'delegate' : 'translator', delegation, agency: null })
    const retire = (retired: boolean) => as('chair').ask('PATCH', `${AT}/delegations/pe`, { retired })
    expect((await seat(null)).status).toBe(200)
    expect((await retire(true)).status).toBe(200)
    for (const name of ['chair', 'secretariat', 'ana']) expect([name, await sees(name, thread.id)]).toEqual([name, false])
    expect((await read(paula.visitor)).threads.some(({ id }) => id === thread.id)).toBe(false)
    expect(await whoMaySee(world.server.deps.db, { group: GROUP, now: clock.now() }, must(parseThreadId(thread.id), 'a thread'))).toEqual(
      [],
    )
    expect((await retire(false)).status).toBe(200)
    expect((await seat('pe')).status).toBe(200)
    expect((await read(paula.visitor)).threads.find(({ id }) => id === thread.id)?.comments[0]?.words).toBe('Before it left.')
  })

  test('loses a comment only by its author’s hand: an audited removal would tell of it', async () => {
    clock.advance(60_000)
    const both = await join(world, 'both', { role: 'secretariat', delegation: 'co' })
    const thread = await begin(as('ana'), { visibility: 'delegation' })
    expect(refusalOf(await both.visitor.ask('DELETE', `${AT}/replies/${thread.comments[0]?.id}`))).toBe('403 forbidden')
  })
})

describe('unseen comments', () => {
  test('is counted for each subject and in all, and no longer once it was seen', async () => {
    clock.advance(60_000)
    const late = await join(world, 'late', { role: 'delegate', delegation: 'us' })
    // What was said before they came is not news.
    expect((await counts(late.visitor)).unread).toBe(0)
    clock.advance(1000)
    const thread = await begin(as('ana'), { subject: 'item:unseen' })
    await begin(late.visitor, { subject: 'item:unseen' })
    const of = async () => (await counts(late.visitor)).subjects.find(({ subject }) => subject === 'item:unseen')
    expect(await of()).toMatchObject({ open: 2, resolved: 0, unread: 1, ownDelegation: 0 })
    expect((await counts(late.visitor)).unread).toBe(1)
    const upTo = thread.comments[0]?.at
    clock.advance(1000)
    await say(as('mario'), thread, 'Another one, before the first was seen.')
    const see = (at: unknown) => late.visitor.ask('PUT', `${COMMENTS}/seen`, { threads: [{ thread: thread.id, upTo: at }] })
    const unread = async () => (await read(late.visitor, '?unread=1')).threads.map(({ id }) => id)
    await see(upTo)
    expect(await of()).toMatchObject({ unread: 1 })
    expect(await unread()).toEqual([thread.id])
    await see(clock.now())
    expect(await of()).toMatchObject({ unread: 0 })
    expect(await unread()).toEqual([])
    // Not again by what was seen earlier.
    await see(upTo)
    expect(await of()).toMatchObject({ unread: 0 })
    clock.advance(1000)
    // Nobody sees what is yet to come.
    await see(clock.now() + 1_000_000)
    clock.advance(1000)
    const { body } = await say(as('mario'), thread, 'Later.')
    expect(await of()).toMatchObject({ unread: 1 })
    await as('mario').ask('DELETE', `${AT}/replies/${body.comments.at(-1).id}`)
    expect(await of()).toMatchObject({ unread: 0 })
  })
})

describe('reading', () => {
  test('asks for what has changed since, and finds words of either language, accents apart', async () => {
    clock.advance(60_000)
    const { next } = await read(as('ana'))
    const thread = await begin(as('ana'), { language: 'es', words: 'La reunión técnica de @{d:mx}: 50% aquí_' })
    const changed = async (after: string) => (await read(as('ana'), `?after=${after}`)).threads.map(({ id }) => id)
    expect(await changed(next)).toEqual([thread.id])
    const secret = await begin(as('ana'), { visibility: 'delegation', words: 'Entre nosotros' })
    expect((await changed(next)).sort()).toEqual([thread.id, secret.id].sort())
    const { next: later } = await read(as('ana'))
    expect(await changed(later)).toEqual([])
    await say(as('mario'), thread, 'A technical meeting.')
    expect(await changed(later)).toEqual([thread.id])
    expect(await changed('nonsense')).toHaveLength((await read(as('ana'))).threads.length)
    const found = async (q: string) => (await read(as('mario'), `?q=${encodeURIComponent(q)}`)).threads.some(({ id }) => id === thread.id)
    expect(await found('REUNION tecnica')).toBe(true)
    expect(await found('reúnion')).toBe(true)
    expect(await found('technical')).toBe(true)
    expect(await found('50%')).toBe(true)
    expect(await found('aqui_')).toBe(true)
    expect(await found('aquí%')).toBe(false)
    expect(await found('{d:mx}')).toBe(false)
    expect(await found('nosotros')).toBe(false)
    expect(await found(' ')).toBe(false)
    await as('translator').ask('PUT', `${AT}/replies/${thread.comments[0]?.id}/translation`, { words: 'The gathering' })
    expect(await found('gathering')).toBe(true)
  })

  test('keeps to what is open, to items, to one subject', async () => {
    clock.advance(60_000)
    const [open, closed] = [await begin(as('ana'), { subject: 'item:f1' }), await begin(as('ana'), { subject: 'item:f1' })]
    await as('ana').ask('PUT', `${COMMENTS}/${closed.id}/resolution`, { resolved: true, version: 1 })
    const ids = async (query: string) => (await read(as('mario'), query)).threads.map(({ id }) => id)
    expect(await ids('?subject=item:f1&open=1')).toEqual([open.id])
    expect((await ids('?subject=item:f1')).sort()).toEqual([open.id, closed.id].sort())
    const items = await read(as('mario'), '?open=1&kind=item')
    expect(items.threads.every(({ subject, resolved }) => subject.startsWith('item:') && resolved === null)).toBe(true)
    expect(items.threads.some(({ id }) => id === open.id)).toBe(true)
  })

  test('comes in pages of two hundred, each thread once', async () => {
    clock.advance(60_000)
    const { db } = world.server.deps
    const row = await db.selectFrom('comment_thread').selectAll().where('visibility', '=', 'all').executeTakeFirstOrThrow()
    for (let n = 0; n < 450; n++)
      await db
        .insertInto('comment_thread')
        .values({
          ...row,
          id: `page-${n}`,
          subject: 'item:pages',
          changed_at: 1000 + n,
          visibility: n % 3 ? 'all' : 'delegation',
          delegation: n % 3 ? null : 'mx',
        })
        .execute()
    const got: string[] = []
    let after = ''
    for (let pages = 0; pages < 3; pages++) {
      const page = await read(as('mario'), `?subject=item:pages&after=${after}`)
      got.push(...page.threads.map(({ id }) => id))
      after = page.next
      expect(page.more).toBe(pages < 2)
    }
    expect(got).toHaveLength(450)
    expect(new Set(got).size).toBe(450)
    // The newest alone, as Home shows them, where the first page holds the oldest.
    const newest = await read(as('mario'), '?subject=item:pages&newest=1')
    expect(newest.threads.map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, n) => `page-${449 - n}`))
    await db.deleteFrom('comment_thread').where('id', 'like', 'page-%').execute()
  })
})

test('an answer is no larger than a server and a phone hold: long threads come in more pages', async () => {
  clock.advance(60_000)
  const { db } = world.server.deps
  const threads = [await begin(as('ana'), { subject: 'item:long' }), await begin(as('ana'), { subject: 'item:long' })]
  const row = await db
    .selectFrom('comment')
    .selectAll()
    .where('thread', '=', threads[0]?.id ?? '')
    .executeTakeFirstOrThrow()
  for (const { id } of threads)
    for (let n = 0; n < 150; n++)
      await db
        .insertInto('comment')
        .values({ ...row, id: `${id}-${n}`, thread: id, words: 'x'.repeat(5000), other_words: 'y'.repeat(5000) })
        .execute()
  const first = await read(as('mario'), '?subject=item:long')
  expect([first.threads.map(({ id, comments }) => [id, comments.length]), first.more]).toEqual([[[threads[0]?.id, 151]], true])
  const second = await read(as('mario'), `?subject=item:long&after=${first.next}`)
  expect([second.threads.map(({ id }) => id), second.more]).toEqual([[threads[1]?.id], false])
  await db
    .deleteFrom('comment')
    .where('id', 'like', '%-%')
    .where(
      'thread',
      'in',
      threads.map(({ id }) => id),
    )
    .execute()
})

describe('[P17] notices are told of each comment, in its transaction', () => {
  test('with the people whom it concerns and who may see it', async () => {
    clock.advance(60_000)
    made.length = 0
    const words = `@{a:${person('mario').account}} @{g:co-coa} @{d:co} @{a:${person('carla').account}}`
    const thread = await begin(as('carla'), { words })
    expect(made.at(-1)).toMatchObject({ how: 'begun', by: person('carla').account, delegation: null, repliedTo: [], inDelegation: [] })
    expect(made.at(-1)?.mentioned).toEqual(
      expect.arrayContaining([person('mario').account, person('ana').account, person('watcher').account]),
    )
    expect(made.at(-1)?.mentioned).not.toContain(person('carla').account)
    await say(as('mario'), thread, 'Yes.')
    expect(made.at(-1)).toMatchObject({ how: 'replied', repliedTo: [person('carla').account], mentioned: [] })
    const at = `${AT}/replies/${thread.comments[0]?.id}`
    await as('carla').ask('PATCH', at, { words: `${words} @{a:${person('marta').account}}` })
    expect(made.at(-1)).toMatchObject({ how: 'edited', mentioned: [person('marta').account], repliedTo: [] })
    const secret = await begin(as('ana'), { visibility: 'delegation', words: '@{d:co}' })
    expect(made.at(-1)).toMatchObject({ delegation: 'co', thread: secret.id })
    expect(made.at(-1)?.inDelegation).toEqual(expect.arrayContaining([person('carla').account, person('watcher').account]))
    expect(made.at(-1)?.inDelegation).not.toContain(person('ana').account)
    expect(JSON.stringify(made)).not.toMatch(/deadline|Yes/)
    await as('mario').ask('POST', COMMENTS, aThread({ document: 'page:none', subject: 'text:' }))
    expect(made).toHaveLength(4)
  })
})

test('nobody writes more than sixty comments in a minute', async () => {
  clock.advance(60_000)
  const fast = await join(world, 'fast', { role: 'delegate', delegation: 'us' })
  const thread = await begin(fast.visitor)
  const at = `${AT}/replies/${thread.comments[0]?.id}`
  for (let n = 1; n < MOST_IN_A_MINUTE; n++) expect((await fast.visitor.ask('PATCH', at, { words: `${n}` })).status).toBe(200)
  const refused = await fast.visitor.ask('PATCH', at, { words: 'one more' })
  expect([refusalOf(refused), Number(refused.headers.get('Retry-After')) <= 60]).toEqual(['429 too-many', true])
  // Resolving and reopening in turns makes everybody ask for the thread each time.
  expect(refusalOf(await fast.visitor.ask('PUT', `${COMMENTS}/${thread.id}/resolution`, { resolved: true, version: 1 }))).toBe(
    '429 too-many',
  )
  clock.advance(60_000)
  expect((await fast.visitor.ask('PATCH', at, { words: 'one more' })).status).toBe(200)
})

test('[P1] nothing but `visibleThreads.ts` reads threads or comments', () => {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const reads =
    /(selectFrom|Join)\(\s*'comment(_thread|_mention|_edit)?( as \w+)?'|\b(from|join)\s+(copy\.|main\.)?"?comment(_thread|_mention|_edit)?\b/i
  const reading = files.filter((name) => reads.test(readFileSync(pathOf('server', name), 'utf8')))
  // A restore reads which were taken back since; a migration, when they were last edited.
  expect(reading.sort()).toEqual(['backup/presentPeople.ts', 'comments/visibleThreads.ts', 'db/migrations/060_comment_edits.ts'])
})

test('[P28] for a file that others get: those of one’s own delegation are left out where only those of everybody are asked for', async () => {
  clock.advance(60_000)
  await begin(as('ana'), { visibility: 'delegation', words: 'quetzal7731' })
  const all = (await read(as('ana'), '?visibility=all')).threads
  expect(all.length).toBeGreaterThan(0)
  expect(all.every(({ visibility }) => visibility === 'all')).toBe(true)
  expect(JSON.stringify(await read(as('ana')))).toContain('quetzal7731')
  expect((await as('ana').ask('GET', `${COMMENTS}?visibility=delegation`)).status).toBe(400)
})
