// Rounds of a whole server: sessions, due dates and assignments become notices, once each, and go where a date goes.
import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setReadOnly } from '../../../server/administration/readOnlyGroup.ts'
import { systemRandom } from '../../../server/clock.ts'
import { createGroup } from '../../../server/groups/groups.ts'
import { EVERY_MS, keepNoticeRounds } from '../../../server/notices/rounds.ts'
import { type AccountId, type ItemId, parseGroupId, roadmapId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { addItem, addToSet, type NewItem, setField } from '../../../shared/roadmap/write.ts'
import { createFakeClock as createSteppedClock } from '../../harness/clock.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { eventually } from '../relay/sockets.ts'
import { changeDocument } from '../reports/reporting.ts'
import { GROUP, openWorld, signedIn, visit, type World } from '../testWorld.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
let world: World
let clock: FakeClock
let ana: AccountId
beforeEach(async () => {
  // 14:00 UTC: 9:00 in Bogotá.
  clock = createFakeClock(Date.UTC(2026, 10, 3, 14))
  world = await openWorld({ ports: { clock } })
  ana = await world.addPerson('ana@example.org', 'delegate')
  await world.addPerson('chair@example.org', 'chair')
  await world.server.deps.db.updateTable('work_group').set({ zone: 'America/Bogota' }).execute()
})
afterEach(() => world.close())

const told = async (account: AccountId = ana) =>
  (await world.server.deps.db.selectFrom('notice').select('key').where('account', '=', account).orderBy('at').orderBy('key').execute()).map(
    ({ key }) => key,
  )
/** A round, begun after this and finished. */
const aRound = async () => {
  clock.advance(EVERY_MS)
  await new Promise((resolve) => setTimeout(resolve, 150))
}
const inPlan = async <T>(edit: (doc: Parameters<typeof addItem>[0]) => T): Promise<T> => {
  const done = await changeDocument(world, await signedIn(world, 'chair@example.org'), roadmapId(GROUP), edit)
  await new Promise((resolve) => setTimeout(resolve, 50))
  await world.server.background.projected()
  return done
}
const add = (fields: NewItem): Promise<ItemId> =>
  inPlan((doc) => {
    const added = addItem(doc, { title: { es: 'Guía' }, ...fields }, systemRandom)
    return must(added.ok ? added.value : null, 'an item')
  })

test('[P4] an item is told seven days before, and the day after, once each', async () => {
  await aRound()
  const item = await add({ due: '2026-11-12', people: [ana] })
  await aRound()
  expect(await told()).toEqual([expect.stringContaining(`assigned:${item}:`)])
  clock.advance(2 * DAY)
  await aRound()
  await aRound()
  expect(await told()).toEqual([expect.stringContaining(`assigned:${item}:`), `dueSoon:${item}:2026-11-12`])
  clock.advance(8 * DAY)
  await aRound()
  await aRound()
  // Due soon, which nobody has seen, is not true any more.
  expect(await told()).toEqual([expect.stringContaining(`assigned:${item}:`), `overdue:${item}:2026-11-12:0`])
})

test('[P15] a due date that moves takes its notice along; one that was seen stays', async () => {
  await aRound()
  const [item, seen] = [await add({ due: '2026-11-05', people: [ana] }), await add({ due: '2026-11-05', people: [ana] })]
  await eventually(async () => {
    await aRound()
    return (await told()).filter((key) => key.startsWith('dueSoon')).length === 2
  }, 'both are told')
  await world.server.deps.db.updateTable('notice').set({ seen_at: clock.now() }).where('key', 'like', `dueSoon:${seen}%`).execute()
  await inPlan((doc) => [item, seen].map((id) => setField(doc, id, 'due', '2026-12-24')))
  await eventually(async () => {
    await aRound()
    return (await told()).filter((key) => key.startsWith('dueSoon')).length === 1
  }, 'one is gone')
  expect((await told()).filter((key) => key.startsWith('dueSoon'))).toEqual([`dueSoon:${seen}:2026-11-05`])
  // And back again: it is told again, since nobody was.
  await inPlan((doc) => setField(doc, item, 'due', '2026-11-05'))
  await eventually(async () => {
    await aRound()
    return (await told()).includes(`dueSoon:${item}:2026-11-05`)
  }, 'it is told again')
})

test('[P4] people added to an item are told, by whom; assignments from before notices began are not', async () => {
  const old = await add({ people: [ana] })
  await aRound()
  const item = await add({})
  await aRound()
  expect(await told()).toEqual([])
  await inPlan((doc) => addToSet(doc, item, 'people', ana))
  await eventually(async () => {
    await aRound()
    return (await told()).length > 0
  }, 'she is told')
  const [notice] = await world.server.deps.db.selectFrom('notice').selectAll().where('account', '=', ana).execute()
  const chair = await world.server.deps.db.selectFrom('account').select('id').where('email', '=', 'chair@example.org').executeTakeFirst()
  expect(notice).toMatchObject({ kind: 'assigned', group_id: GROUP, caused_by: chair?.id, seen_at: null, mail: 'none' })
  expect(notice?.key).not.toContain(old)
})

test('[P4] a session that is opened and closed is told to everybody within seconds, once each', async () => {
  await aRound()
  const chair = await signedIn(world, 'chair@example.org')
  const meeting = String((await chair.ask('POST', `/api/groups/${GROUP}/meetings`, {})).body.id)
  const move = (state: string) => chair.ask('PUT', `/api/groups/${GROUP}/meetings/${meeting}/state`, { state })
  expect((await move('open')).status).toBeLessThan(300)
  await eventually(async () => {
    clock.advance(1_000)
    return (await told()).length === 1
  }, 'it is open')
  for (const state of ['draft', 'open', 'inSession', 'closed']) await move(state)
  await eventually(async () => {
    clock.advance(1_000)
    return (await told()).length === 2
  }, 'it is closed')
  await aRound()
  expect(await told()).toEqual([`sessionOpened:${meeting}`, `sessionClosed:${meeting}`])
})

test('[P4] many rounds at once, on two servers, tell each fact once', async () => {
  const item = await add({ due: '2026-11-05', people: [ana] })
  const { lookAt } = await import('../../../server/notices/rounds.ts')
  const { deps } = world.server
  const one = {
    ...deps,
    isFirst: async () => true,
    readNow: async () => undefined,
    projectedTo: async () => 1 as never,
    reportsOf: async () => [],
    mail: { isOn: true, add: async () => null, wake: () => undefined },
    url: '',
    told: () => undefined,
    report: (what: string, error: unknown) => {
      throw new Error(what, { cause: error })
    },
  }
  await Promise.all(Array.from({ length: 8 }, () => lookAt(one, GROUP)))
  expect(await told()).toEqual([`dueSoon:${item}:2026-11-05`])
})

test('[P4] a sign-in from a new device is told; from the same one, and the first one ever, it is not', async () => {
  const first = await signedIn(world, 'ana@example.org')
  expect(await told()).toEqual([])
  await first.ask('DELETE', '/api/session', undefined)
  await first.ask('POST', '/api/session', { email: 'ana@example.org', password: 'vela lenta sobre el agua' })
  expect(await told()).toEqual([])
  const heard: unknown[] = []
  world.server.deps.bus.subscribe((message) => heard.push(message))
  await signedIn(world, 'ana@example.org')
  expect(await told()).toEqual([expect.stringMatching(/^newDevice:/)])
  // Where it is open already, the bell rings.
  expect(heard).toContainEqual({ type: 'news', group: GROUP, of: 'inbox', account: ana })
})

test('[P4] a changed password is told', async () => {
  const visitor = await signedIn(world, 'ana@example.org')
  const body = { current: 'vela lenta sobre el agua', next: 'tres gatos cruzan el puente' }
  expect((await visitor.ask('PUT', '/api/me/password', body)).status).toBe(204)
  expect(await told()).toEqual([expect.stringMatching(/^passwordChanged:/)])
})

test('[O38] nothing is due in a suspended group; when it is resumed, it is told what is due then', async () => {
  await aRound()
  const item = await add({ due: '2026-11-12', people: [ana] })
  await aRound()
  const before = await told()
  const why = { es: 'En revisión.', en: 'Under review.' }
  expect((await setReadOnly(world.server.deps, GROUP, { as: 'suspended', why })).ok).toBe(true)
  clock.advance(2 * DAY)
  await aRound()
  await aRound()
  expect(await told()).toEqual(before)
  await setReadOnly(world.server.deps, GROUP, null)
  await aRound()
  expect(await told()).toEqual([...before, `dueSoon:${item}:2026-11-12`])
})

test('[P4] the inviter is told that somebody came, once, and the bell rings', async () => {
  const chair = await signedIn(world, 'chair@example.org')
  const heard: unknown[] = []
  world.server.deps.bus.subscribe((message) => heard.push(message))
  const seat = { name: 'Oficina de Enlace', email: null, role: 'observer', delegation: null, agency: null }
  const { link } = (await chair.ask('POST', `/api/groups/${GROUP}/invitations`, seat)).body
  const body = { token: link.split('#')[1], email: 'liaison@example.org', password: 'tres gatos cruzan el puente' }
  expect((await visit(world).ask('POST', '/api/invitations/acceptance', body)).status).toBeLessThan(300)
  const { id } = (await chair.ask('GET', '/api/me')).body.account
  expect(await told(id)).toEqual([expect.stringMatching(/^joined:/)])
  expect((await chair.ask('GET', `/api/groups/${GROUP}/inbox`)).body.notices).toMatchObject([
    { kind: 'joined', about: { type: 'person', name: 'Oficina de Enlace' } },
  ])
  expect(heard).toContainEqual({ type: 'news', group: GROUP, of: 'inbox', account: id })
})

test('[P4] notices of half a year ago are forgotten, unless the clock was set that day', async () => {
  const { deps } = world.server
  const own = createSteppedClock(clock.now())
  const rounds = keepNoticeRounds({
    ...deps,
    clock: own,
    isFirst: async () => true,
    readNow: async () => undefined,
    projectedTo: async () => null,
    reportsOf: async () => [],
    mail: { isOn: false, add: async () => null, wake: () => undefined },
    url: '',
    told: () => undefined,
    report: () => undefined,
  })
  const about = { kind: 'passwordChanged', subject: '{"type":"account"}', mail: 'none', account: ana } as const
  const add = (id: string, at: number) =>
    deps.db
      .insertInto('notice')
      .values({ ...about, id, key: id, at, group_id: null, caused_by: null, seen_at: null, outbox: null })
      .execute()
  await add('old', own.now() - 179 * DAY)
  await add('new', own.now())
  const aDay = async () => {
    await own.advance(DAY + 60_000)
    rounds.soon()
    await own.advance(1_000)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  own.jump(400 * DAY)
  await aDay()
  expect(await told()).toEqual(['old', 'new'])
  own.jump(-400 * DAY)
  await aDay()
  expect(await told()).toEqual(['old', 'new'])
  await eventually(async () => {
    await aDay()
    return (await told()).length === 1
  }, 'the old one is forgotten')
  expect(await told()).toEqual(['new'])
  await rounds.stop()
})

test('[P38] a round reads the groups in which something has changed or is due, and no others, also after a start', async () => {
  const { deps } = world.server
  const run = (text: string) => deps.db.executeQuery(CompiledQuery.raw(text))
  for (const name of ['one', 'two'])
    await createGroup(deps, {
      id: must(parseGroupId(name), 'a group'),
      name: { es: name, en: name },
      delegations: [],
      zone: 'America/Bogota',
    })
  const looked = async (since: number) => {
    const rows = await deps.db.selectFrom('notice_round').select('group_id').where('looked_at', '>', since).orderBy('group_id').execute()
    return rows.map(({ group_id }) => group_id)
  }
  const inRound = async (groups: readonly string[], after = EVERY_MS) => {
    const before = clock.now()
    clock.advance(after)
    if (groups.length === 0) await new Promise((resolve) => setTimeout(resolve, 300))
    await expect.poll(() => looked(before), { timeout: 20_000 }).toEqual(groups)
  }
  await inRound(['one', 'tco', 'two'])
  await inRound([])
  // Two midnights and mornings in which nothing is due.
  await inRound([], 2 * DAY)
  // An act: somebody has joined.
  await world.addPerson('another@example.org', 'observer', must(parseGroupId('one'), 'a group'))
  await world.server.background.projected()
  await inRound(['one'])
  await inRound([])
  const visitor = await signedIn(world, 'ana@example.org')
  expect((await visitor.ask('PATCH', '/api/me/notices', { digest: 'weekly' })).status).toBe(200)
  await run('ALTER TABLE meeting RENAME TO meeting_away')
  // A failure is no look.
  await inRound([])
  await run('ALTER TABLE meeting_away RENAME TO meeting')
  await inRound(['tco'])
  await tokenOf(await signedIn(world, 'ana@example.org'), 'Plan', 30)
  await inRound(['tco'])
  await inRound([], 20 * DAY)
  // Nine days before the token ends.
  await inRound(['tco'], 2 * DAY)

  const read: string[] = []
  const own = createSteppedClock(clock.now())
  const rounds = keepNoticeRounds({
    ...deps,
    clock: own,
    isFirst: async () => true,
    readNow: async (group) => void read.push(group),
    projectedTo: async () => seq(1_000),
    reportsOf: async () => [],
    mail: { isOn: false, add: async () => null, wake: () => undefined },
    url: '',
    told: () => undefined,
    report: (what, error) => {
      throw new Error(what, { cause: error })
    },
  })
  const ofOther = async () => {
    read.length = 0
    await own.advance(EVERY_MS)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    return [...new Set(read)].sort()
  }
  expect(await ofOther(), 'another server, after a start').toEqual([])
  own.jump(-400 * DAY)
  expect(await ofOther()).toEqual(['one', 'tco', 'two'])
  await rounds.stop()
})

const tokenOf = async (visitor: Awaited<ReturnType<typeof signedIn>>, name: string, days: number) => {
  const made = await visitor.ask('POST', `/api/groups/${GROUP}/tokens`, { name, scopes: ['read'], days })
  if (made.status !== 201) throw new Error(made.text)
  return made.body as { readonly id: string; readonly token: string }
}

test('[AP8] a token that was created is told at once, with its name and without itself', async () => {
  const visitor = await signedIn(world, 'ana@example.org')
  const heard: unknown[] = []
  world.server.deps.bus.subscribe((message) => heard.push(message))
  const { id, token } = await tokenOf(visitor, 'Budget sync', 30)
  expect(await told()).toEqual([`tokenMade:${id}`])
  expect(heard).toContainEqual({ type: 'news', group: GROUP, of: 'inbox', account: ana })
  const [notice] = (await visitor.ask('GET', `/api/groups/${GROUP}/inbox`)).body.notices
  expect(notice).toMatchObject({ kind: 'tokenMade', about: { type: 'token', token: id, name: 'Budget sync' } })
  const { db } = world.server.deps
  const rows = JSON.stringify([await db.selectFrom('notice').selectAll().execute(), await db.selectFrom('outbox').selectAll().execute()])
  expect(rows).not.toContain(token.slice('ruta_'.length))
})

test('[AP15] a token that is about to expire is told once, seven days before; not when it was revoked', async () => {
  const visitor = await signedIn(world, 'ana@example.org')
  const kept = await tokenOf(visitor, 'Kept', 30)
  const revoked = await tokenOf(visitor, 'Revoked', 30)
  // Of one for a week, two days before.
  const short = await tokenOf(visitor, 'Short', 7)
  const expiring = async () => (await told()).filter((key) => key.startsWith('tokenExpires'))
  await aRound()
  clock.advance(4 * DAY)
  await aRound()
  expect(await expiring()).toEqual([])
  clock.advance(DAY)
  await aRound()
  expect(await expiring()).toEqual([`tokenExpires:${short.id}`])
  clock.advance(18 * DAY)
  await aRound()
  await aRound()
  expect(new Set(await expiring())).toEqual(new Set([short, kept, revoked].map(({ id }) => `tokenExpires:${id}`)))
  const again = await signedIn(world, 'ana@example.org')
  expect((await again.ask('DELETE', `/api/groups/${GROUP}/tokens/${revoked.id}`)).status).toBe(204)
  await aRound()
  // Nobody saw it, and it is not so any more; that the other one has expired stays to be read.
  expect(new Set(await expiring())).toEqual(new Set([short, kept].map(({ id }) => `tokenExpires:${id}`)))
})
