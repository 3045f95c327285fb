// The same content sent by two groups at once, on both engines: both have it, it is kept once, and what is forgotten meanwhile is not it.
import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { bucketAt } from '../../../server/files/bucket.ts'
import { forgetOld } from '../../../server/files/forget.ts'
import { moveContents } from '../../../server/files/moveContents.ts'
import { removeFromBucket } from '../../../server/files/removeFromBucket.ts'
import { createS3Store } from '../../../server/files/s3Store.ts'
import { createGroup } from '../../../server/groups/groups.ts'
import { addMembership } from '../../../server/identity/memberships.ts'
import { PIECE_BYTES } from '../../../shared/files/kinds.ts'
import { type GroupId, instant, parseGroupId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { startS3 } from '../../harness/s3.ts'
import { createFakeClock } from '../fakeClock.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'
import { type Hanging, onNewItem } from './hanging.ts'

const postgres = usePostgres()
const OTHER = must(parseGroupId('other'), 'a group')
const DAY = 86_400_000
const clock = createFakeClock(Date.UTC(2026, 10, 3, 14))
let world: World
let on: ReadonlyMap<GroupId, Hanging>
afterEach(() => world.close())

const ENGINES = {
  SQLite: async () => ({}),
  PostgreSQL: async () => ({ DATABASE_URL: await postgres().database() }),
}

describe.each(Object.entries(ENGINES))('on %s', (_engine, env) => {
  const open = async (more: Readonly<Record<string, string>> = {}): Promise<Visitor> => {
    world = await openWorld({ env: { ...(await env()), ...more }, ports: { clock } })
    const { deps } = world.server
    await createGroup(deps, { id: OTHER, name: { es: 'Otro', en: 'Other' }, delegations: [] })
    const chair = await world.addPerson('chair@example.org', 'chair')
    await addMembership(deps, chair, { group: OTHER, role: 'chair', delegation: null, agency: null }, { how: 'setUp', invitedBy: null })
    const visitor = await signedIn(world, 'chair@example.org')
    on = new Map([
      [GROUP, await onNewItem(world, visitor)],
      [OTHER, await onNewItem(world, visitor, OTHER)],
    ])
    return visitor
  }
  const send = async (who: Visitor, { id, group, content }: { id: string; group: GroupId; content: Buffer }) => {
    await who.ask('POST', `/api/groups/${group}/uploads`, { id, ...on.get(group), name: 'Annex.pdf', size: content.length })
    const answer = await fetch(`${world.server.url}/api/groups/${group}/uploads/${id}?at=0`, {
      method: 'PUT',
      headers: { Origin: world.server.url, 'Content-Type': 'application/octet-stream', Cookie: who.cookieHeader },
      body: new Uint8Array(content),
    })
    return { status: answer.status, body: await answer.json() }
  }
  const stored = async (who: Visitor, { id, group }: { id: string; group: GroupId }) => {
    const answer = await fetch(`${world.server.url}/api/groups/${group}/files/${id}`, { headers: { Cookie: who.cookieHeader } })
    return Buffer.from(await answer.arrayBuffer())
  }
  const pdf = () => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(PIECE_BYTES - 100)])

  test('[FI6] contents go to a bucket, are read there, and come back; one that is deleted is gone from the bucket', async () => {
    const s3 = await startS3()
    onTestFinished(() => s3.close())
    const chair = await open({ FILES_BUCKET_URL: s3.url })
    const { db, bucket } = { db: world.server.deps.db, bucket: createS3Store(must(bucketAt(s3.url), 'a bucket')) }
    const chunks = () => db.selectFrom('file_chunk').select('start').execute()
    const [one, other] = [pdf(), pdf()]
    const files = [
      { id: 'one', group: GROUP, content: one },
      { id: 'other', group: OTHER, content: other },
    ]
    for (const file of files) expect((await send(chair, file)).status).toBe(200)
    await moveContents({ db, bucket }, 's3')
    expect(await chunks()).toEqual([])
    expect(s3.objects()).toHaveLength(2)
    for (const file of files) expect((await stored(chair, file)).equals(file.content)).toBe(true)
    // The same content again, while it is there, is no second one.
    expect((await send(chair, { id: 'again', group: OTHER, content: one })).status).toBe(200)
    await moveContents({ db, bucket }, 's3')
    expect(s3.objects()).toHaveLength(2)
    await chair.ask('DELETE', `/api/groups/${OTHER}/files/other`)
    await forgetOld({ db, bucket, clock: { now: () => instant(clock.now() + 31 * DAY) } })
    expect(await removeFromBucket({ db, bucket })).toBeNull()
    expect(s3.objects()).toHaveLength(1)
    await moveContents({ db, bucket }, 'database')
    expect(s3.objects()).toEqual([])
    expect((await stored(chair, { id: 'again', group: OTHER })).equals(one)).toBe(true)
  })
  test('[FI4] the same content attached at once in two groups is kept once, and both have it', async () => {
    const chair = await open()
    const { db } = world.server.deps
    for (let n = 0; n < 10; n++) {
      const content = pdf()
      const sent = [GROUP, OTHER, GROUP, OTHER].map((group, at) => ({ id: `file${n}of${at}`, group, content }))
      const answers = await Promise.all(sent.map((one) => send(chair, one)))
      expect(answers.map(({ status, body }) => [status, body.file?.id])).toEqual(sent.map(({ id }) => [200, id]))
      for (const one of sent) expect((await stored(chair, one)).equals(content)).toBe(true)
      expect(await db.selectFrom('file_content').select('hash').execute()).toHaveLength(n + 1)
      expect(await db.selectFrom('file_chunk').select('start').execute()).toHaveLength(n + 1)
    }
  })

  test('[FI4] a content that is attached again while it is forgotten stays, or is kept anew', async () => {
    const chair = await open()
    for (let n = 0; n < 10; n++) {
      const content = pdf()
      const [first, second] = [
        { id: `old${n}`, group: GROUP, content },
        { id: `new${n}`, group: OTHER, content },
      ]
      await send(chair, first)
      await chair.ask('DELETE', `/api/groups/${GROUP}/files/${first.id}`)
      const { deps } = world.server
      const later = { ...deps, bucket: null, clock: createFakeClock(clock.now() + 31 * DAY) }
      await Promise.all([send(chair, second), forgetOld(later)])
      expect((await stored(chair, second)).equals(content)).toBe(true)
    }
  })
})
