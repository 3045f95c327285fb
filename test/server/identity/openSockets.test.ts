// What becomes of sockets and sign-ins that are under way while their person's session, seat or password ends.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { registeredGroup } from '../../../server/groups/documentRegistry.ts'
import { type AccountId, roadmapId } from '../../../shared/ids.ts'
import { encodeUpdate } from '../../../shared/protocol/frame.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { createFakeClock } from '../fakeClock.ts'
import { join, type Upgrade } from '../relay/sockets.ts'
import { consentedLink, GROUP, openWorld, PASSWORD, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const NEXT = 'tres gatos cruzan el puente'
const PLAN = roadmapId(GROUP)
/** A socket that waits for the beat of half a minute is not closed at once. */
const AT_ONCE_MS = 1_000

/** Held open by a test: an upgrade waits there, between being asked who it is and being let in. */
const hold: { whenAsked: (() => Promise<void>) | null } = { whenAsked: null }
let world: World
let chair: Visitor
let ana: AccountId
beforeEach(async () => {
  hold.whenAsked = null
  world = await openWorld({
    ports: {
      groupOf: (db) => async (document) => {
        await hold.whenAsked?.()
        return registeredGroup(db, document)
      },
    },
  })
  await world.addPerson('chair@example.org', 'chair')
  await world.addPerson('head@example.org', 'head')
  ana = await world.addPerson('ana@example.org', 'delegate')
  chair = await signedIn(world, 'chair@example.org')
})
afterEach(() => world.close())

const seat = (role: string, delegation: string | null) =>
  chair.ask('PUT', `/api/groups/${GROUP}/members/${ana}`, { role, delegation, agency: null })
const redeem = async () => {
  const link = await consentedLink(chair, await signedIn(world, 'head@example.org'), ana)
  return (await visit(world).ask('POST', '/api/session', { link, password: NEXT })).status
}
const endElsewhere = async () => {
  const desk = await signedIn(world, 'ana@example.org')
  const { body } = await desk.ask('GET', '/api/sessions')
  const others = body.filter(({ current }: { current: boolean }) => !current)
  for (const { id } of others) await desk.ask('DELETE', `/api/sessions/${id}`)
}
const newPassword = async () => {
  const desk = await signedIn(world, 'ana@example.org')
  await desk.ask('PUT', '/api/me/password', { current: PASSWORD, next: NEXT })
}
/** What ends it, and the code by which the socket learns of it. */
const ENDS: readonly (readonly [what: string, end: (own: Visitor) => Promise<unknown>, code: number])[] = [
  ['its session is ended from elsewhere', endElsewhere, 4401],
  ['its person signs out', (own) => own.ask('DELETE', '/api/session'), 4401],
  ['another session changes the password', newPassword, 4401],
  ['a sign-in link to the account is redeemed', redeem, 4401],
  ['the role is taken away', () => seat('observer', null), 4205],
  ['the person is moved to another delegation', () => seat('delegate', 'mx'), 4205],
  ['the person is removed', () => chair.ask('DELETE', `/api/groups/${GROUP}/members/${ana}`), 4205],
]
const closedWithin = ({ closed }: Upgrade, ms: number) =>
  Promise.race([closed, new Promise<string>((resolve) => setTimeout(() => resolve('still open'), ms))])
const typed = () => {
  const doc = new Y.Doc()
  addItem(doc, { title: { es: 'después' } }, createDice(7).bytes)
  return encodeUpdate(Y.encodeStateAsUpdate(doc))
}

describe('[A32] a socket', () => {
  test.each(ENDS)('is closed at once, and takes nothing more, when %s', async (_what, end, code) => {
    const own = await signedIn(world, 'ana@example.org')
    const open = await join(world, own, PLAN)
    const before = await world.server.log.head(PLAN)
    await end(own)
    if (open.ws.readyState === open.ws.OPEN) open.ws.send(typed())
    expect(await closedWithin(open, AT_ONCE_MS)).toBe(code)
    expect(await world.server.log.head(PLAN)).toEqual(before)
  })

  test.each(ENDS)('is closed at once, too, while it is just being let in, when %s', async (_what, end, code) => {
    const own = await signedIn(world, 'ana@example.org')
    const asked = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    hold.whenAsked = () => {
      hold.whenAsked = null
      asked.resolve()
      return goOn.promise
    }
    const joining = join(world, own, PLAN)
    await asked.promise
    await end(own)
    goOn.resolve()
    expect(await closedWithin(await joining, AT_ONCE_MS)).toBe(code)
  })
})

describe('[A32] a person who was proving the old password while a new one was set', () => {
  test('by a sign-in link: is not signed in by it, and cannot set one over it', async () => {
    const own = await signedIn(world, 'ana@example.org')
    const link = await consentedLink(chair, await signedIn(world, 'head@example.org'), ana)
    const strangers = Array.from({ length: 12 }, () => visit(world))
    const entering = () => strangers.map((one) => one.ask('POST', '/api/session', { email: 'ana@example.org', password: PASSWORD }))
    const intruder = visit(world)
    const first = entering()
    const redeemed = intruder.ask('POST', '/api/session', { link, password: NEXT })
    const over = own.ask('PUT', '/api/me/password', { current: PASSWORD, next: 'otra frase larga de cuatro' })
    await Promise.all([...first, redeemed, over])
    expect((await redeemed).status).toBe(200)
    for (const one of [...strangers, own]) expect((await one.ask('GET', '/api/me')).status).toBe(401)
    expect((await intruder.ask('GET', '/api/me')).status).toBe(200)
    const enter = await visit(world).ask('POST', '/api/session', { email: 'ana@example.org', password: NEXT })
    expect(enter.status).toBe(200)
  })
})

test('[A32] a socket whose person writes for another delegation since is closed within half a minute when the word of it was lost', async () => {
  const clock = createFakeClock()
  const quiet = await openWorld({ ports: { clock } })
  try {
    const account = await quiet.addPerson('ana@example.org', 'delegate')
    const open = await join(quiet, await signedIn(quiet, 'ana@example.org'), PLAN)
    await quiet.server.deps.db.updateTable('membership').set({ delegation: 'mx' }).where('account', '=', account).execute()
    for (let second = 0; second < 35; second += 5) {
      open.ws.pong()
      await new Promise((resolve) => setTimeout(resolve, 50))
      clock.advance(5_000)
    }
    expect(await closedWithin(open, 5 * AT_ONCE_MS)).toBe(4205)
  } finally {
    await quiet.close()
  }
})
