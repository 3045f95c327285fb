// The same content sent by two groups at once, on both engines: both have it, it is kept once, and what is forgotten meanwhile is not it.
import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { forgetOld } from '../../../server/files/forget.ts'
import { createGroup } from '../../../server/groups/groups.ts'
import { addMember } from '../../../server/identity/memberships.ts'
import { PIECE_BYTES } from '../../../shared/files/kinds.ts'
import { type GroupId, newItemId, parseGroupId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { createFakeClock } from '../fakeClock.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'

const postgres = usePostgres()
const OTHER = must(parseGroupId('other'), 'a group')
const ON = `item:${newItemId((length) => randomBytes(length))}`
const DAY = 86_400_000
const clock = createFakeClock(Date.UTC(2026, 10, 3, 14))
let world: World
afterEach(() => world.close())

const ENGINES = {
  SQLite: async () => ({}),
  PostgreSQL: async () => ({ DATABASE_URL: await postgres().database() }),
}

describe.each(Object.entries(ENGINES))('on %s', (_engine, env) => {
  const open = async (): Promise<Visitor> => {
    world = await openWorld({ env: await env(), ports: { clock } })
    const { deps } = world.server
    await createGroup(deps, { id: OTHER, name: { es: 'Otro', en: 'Other' }, delegations: [] })
    const chair = await world.addPerson('chair@example.org', 'chair')
    await addMember(deps, chair, { group: OTHER, role: 'chair', delegation: null, agency: null }, { how: 'setUp', invitedBy: null })
    return signedIn(world, 'chair@example.org')
  }
  const send = async (who: Visitor, { id, group, content }: { id: string; group: GroupId; content: Buffer }) => {
    const subject = { document: roadmapId(group), subject: ON }
    await who.ask('POST', `/api/groups/${group}/uploads`, { id, ...subject, name: 'Annex.pdf', size: content.length })
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

  test('[FI4] the same content attached at once in two groups is kept once, and both have it', { timeout: 60_000 }, async () => {
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

  test('[FI4] a content that is attached again while it is forgotten stays, or is kept anew', { timeout: 60_000 }, async () => {
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
