// The place of what was made after the backup, given back by members: on both engines, with what the record of acts tells of it.
import { afterEach, describe, expect, test } from 'vitest'
import { createGroup } from '../../../server/groups/groups.ts'
import { type DocumentId, type MeetingId, meetingDocument, parseDocumentId, parseGroupId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/people.ts'
import { must } from '../../../shared/result.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { become, MEETINGS, newMeeting } from '../meetings/holding.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'

const OTHER = must(parseGroupId('otro'), 'a group')
const LATE = must(parseDocumentId('page:late'), 'a document')
const postgres = usePostgres()
let world: World
afterEach(() => world.close())

const arrive = async (name: string, role: Role, group = GROUP) => {
  const email = `${name}@example.org`
  const account = await world.addPerson(email, role, group)
  return { account, visitor: await signedIn(world, email) }
}
const openRecovery = async (group = GROUP, hours = 1) => {
  const now = world.server.deps.clock.now()
  await world.server.deps.db
    .insertInto('recovery')
    .values({ group_id: group, opened_at: now, closes_at: now + hours * 3_600_000 })
    .execute()
}
const put = (visitor: Visitor, document: DocumentId, group = GROUP) => visitor.ask('PUT', `/api/groups/${group}/documents/${document}`, {})
const statusOf = async (visitor: Visitor, document: DocumentId, group = GROUP) => (await put(visitor, document, group)).status
/** What a restore does to what the backup does not hold; the record of acts is that of now. */
const lose = async (...documents: readonly DocumentId[]) => {
  const { db } = world.server.deps
  await db
    .deleteFrom('meeting')
    .where(
      'id',
      'in',
      documents.map((one) => one.slice('meeting:'.length)),
    )
    .execute()
  await db.deleteFrom('document').where('id', 'in', documents).execute()
}
const registered = (document: DocumentId) =>
  world.server.deps.db.selectFrom('document').selectAll().where('id', '=', document).executeTakeFirst()
/** An act is recorded a moment after it. */
const near = (at: number | null | undefined) => expect.closeTo(must(at ?? null, 'a moment'), -3)
const acts = () =>
  world.server.deps.db
    .selectFrom('audit')
    .select(['account', 'subject', 'detail'])
    .where('action', '=', 'document.recovered')
    .orderBy('id')
    .execute()

for (const engine of ['sqlite', 'postgres'] as const)
  describe(`[K8] on ${engine}`, () => {
    const open = async () => {
      world = await openWorld({ env: engine === 'postgres' ? { DATABASE_URL: await postgres().database() } : {} })
      await createGroup(world.server.deps, { id: OTHER, name: { es: 'Otro', en: 'Other' }, delegations: [] })
    }

    test('a lost text gets its place back once, by the person who may write, while recovery is open; its maker is who made it', async () => {
      await open()
      const [ana, bob, eva] = await Promise.all([arrive('ana', 'delegate'), arrive('bob', 'translator'), arrive('eva', 'observer')])
      const { body: made } = await ana.visitor.ask('POST', `/api/groups/${GROUP}/pages`, {})
      const before = await registered(made.id)
      await lose(made.id)
      expect((await put(bob.visitor, made.id)).body).toMatchObject({ refusal: 'recovery-closed' })
      await openRecovery()
      expect(await statusOf(eva.visitor, made.id)).toBe(403)
      const answers = await Promise.all([bob, ana, bob].map(({ visitor }) => statusOf(visitor, made.id)))
      expect(answers.sort()).toEqual([200, 200, 201])
      expect(await registered(made.id)).toEqual({ ...before, created_at: near(before?.created_at) })
      expect(await acts()).toMatchObject([{ subject: GROUP, detail: made.id }])
      const { body: group } = await eva.visitor.ask('GET', `/api/groups/${GROUP}`)
      expect(group.documents).toContainEqual(expect.objectContaining({ id: made.id, access: 'read' }))

      // Of which nothing is recorded: nobody is said to have made it.
      expect(await statusOf(bob.visitor, LATE)).toBe(201)
      expect(await registered(LATE)).toMatchObject({ kind: 'page', group_id: GROUP, created_by: null })
      expect((await acts()).at(-1)).toEqual({ account: bob.account, subject: GROUP, detail: LATE })
      await world.server.deps.db.updateTable('recovery').set({ closes_at: world.server.deps.clock.now() }).execute()
      expect(await statusOf(bob.visitor, LATE)).toBe(409)
    })

    test('nobody brings what belongs to another group, a plan or a glossary; and of another group nobody learns anything', async () => {
      await open()
      const [ana, bob] = await Promise.all([arrive('ana', 'delegate'), arrive('bob', 'chair', OTHER)])
      await Promise.all([openRecovery(), openRecovery(OTHER)])
      const { body: theirs } = await bob.visitor.ask('POST', `/api/groups/${OTHER}/pages`, {})
      expect(await statusOf(ana.visitor, theirs.id)).toBe(404)
      await lose(theirs.id)
      expect(await statusOf(ana.visitor, theirs.id)).toBe(404)
      expect(await statusOf(ana.visitor, theirs.id, OTHER)).toBe(404)
      expect(await statusOf(bob.visitor, theirs.id, OTHER)).toBe(201)
      for (const name of ['roadmap:tco', 'glossary:nuevo', 'roadmap:nuevo', 'text:late', 'page:', 'page:a b'])
        expect(await statusOf(ana.visitor, name as DocumentId)).toBe(404)
    })

    test('a lost session comes back open and never closed, with its number and its times as they are recorded; unrecorded, by the secretariat alone', async () => {
      await open()
      const [ana, sec] = await Promise.all([arrive('ana', 'delegate'), arrive('sec', 'secretariat')])
      const ids: MeetingId[] = []
      for (let n = 0; n < 4; n++) ids.push((await newMeeting(sec.visitor)).id)
      const [first, held, draft, present] = ids.map((one) => must(one, 'a session')) as [MeetingId, MeetingId, MeetingId, MeetingId]
      for (const state of ['open', 'inSession', 'closed'] as const) await become(sec.visitor, held, state)
      const rows = () => world.server.deps.db.selectFrom('meeting').selectAll().orderBy('number').execute()
      const [, before] = await rows()
      // Since the restore somebody has called another session together, which has taken the last number of the lost ones.
      await lose(meetingDocument(held), meetingDocument(draft))
      await world.server.deps.db.updateTable('meeting').set({ number: 3 }).where('id', '=', present).execute()
      await openRecovery()
      expect(await statusOf(ana.visitor, meetingDocument(held))).toBe(201)
      expect(await statusOf(ana.visitor, meetingDocument(draft))).toBe(201)
      expect(await rows()).toMatchObject([
        { id: first, number: 1 },
        {
          ...{ id: held, number: 2, state: 'open', created_by: sec.account },
          ...{ created_at: near(before?.created_at), opened_at: near(before?.opened_at) },
          ...{ started_at: near(before?.started_at), closed_at: null },
        },
        { id: present, number: 3 },
        { id: draft, number: 4, state: 'draft', opened_at: null, started_at: null, created_by: sec.account },
      ])
      // Its closing was lost with its mark: no page says that it is reopened, and it may be held again.
      expect((await ana.visitor.ask('GET', MEETINGS)).body).toMatchObject([{ id: held, state: 'open', closedAt: null }])
      expect(await become(sec.visitor, held, 'inSession')).toBe(200)
      expect(await become(sec.visitor, held, 'closed')).toBe(200)

      const unknown = must(parseDocumentId('meeting:unknown'), 'a document')
      expect(await statusOf(ana.visitor, unknown)).toBe(403)
      expect(await statusOf(sec.visitor, unknown)).toBe(201)
      expect((await sec.visitor.ask('GET', MEETINGS)).body.at(-1)).toMatchObject({
        id: 'unknown',
        number: 5,
        state: 'draft',
        shared: false,
      })
      expect((await ana.visitor.ask('GET', MEETINGS)).body.map((one: { id: string }) => one.id)).toEqual([held])
    })
  })
