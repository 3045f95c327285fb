// Opening a closed session again to mend its record changes nothing of what is told since it closed.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendBlocks } from '../../../server/sample/richBlocks.ts'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import type { Comparison } from '../../../shared/history/comparison.ts'
import { type GroupId, newMomentId, parseGroupId } from '../../../shared/ids.ts'
import { minutesBody } from '../../../shared/meeting/write.ts'
import { must } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'
import { actsOf } from './reading.ts'

let world: World
let chair: Visitor
let sample: GroupId
beforeAll(async () => {
  world = await openWorld()
  await world.addPerson('chair@example.org', 'chair')
  chair = await signedIn(world, 'chair@example.org')
  const opened = await chair.ask('POST', '/api/samples', {})
  sample = must(parseGroupId(opened.body.group), 'a group')
})
afterAll(() => world.close())

const get = async (path: string) => (await chair.ask('GET', `/api/groups/${sample}/${path}`)).body
const secondSession = async (): Promise<MeetingInfo> =>
  must(
    (await get('meetings')).find(({ number }: MeetingInfo) => number === 2),
    'session 2',
  )
const since = async ({ id }: MeetingInfo): Promise<Comparison> => get(`comparison?from=meeting:${id}&to=now`)
const become = async ({ id }: MeetingInfo, state: string) =>
  expect(
    (await chair.ask('PUT', `/api/groups/${sample}/meetings/${id}/state`, { state, reason: { es: 'Corregir el acta', en: '' } })).status,
  ).toBe(200)
const eventsOf = ({ contributions }: Comparison) => contributions.reduce((sum, { changes }) => sum + changes, 0)

test('[S24] opened again, mended and closed again, session 2 of the sample keeps its hours and all that came since, with the correction', async () => {
  const before = await secondSession()
  const compared = await since(before)
  // Of two who set one value at once, chance decides who stands: one event more or less.
  expect(compared.items.length).toBe(33)
  expect(eventsOf(compared)).toBeGreaterThanOrEqual(250)

  await become(before, 'open')
  const minutes = stockClient(world, chair, before.document)
  await minutes.synced
  const head = async () => (await world.server.log.head(before.document)).seq
  const stood = await head()
  appendBlocks(
    must(minutesBody(minutes.doc, 'en'), 'the minutes'),
    ['Corrected: the chair opened the session at nine.'],
    createDice(5).bytes,
  )
  await eventually(async () => (await head()) > stood, 'the correction is in the log')
  minutes.destroy()
  await become(before, 'closed')

  const after = await secondSession()
  expect([after.state, after.openedAt, after.startedAt, after.closedAt]).toEqual([
    'closed',
    before.openedAt,
    before.startedAt,
    before.closedAt,
  ])
  const again = await since(before)
  expect(again.from).toEqual(compared.from)
  expect(again.items).toEqual(compared.items)
  expect(eventsOf(again) - eventsOf(compared)).toBe(1)
  const hows = (await actsOf(world.server, sample)).flatMap(({ what }) =>
    what.type === 'meetingMoved' && what.meeting === before.id ? [what.how] : [],
  )
  expect(hows).toEqual(['opened', 'started', 'closed', 'reopened', 'closedAgain'])
})

test('[S24] the first closing is the mark of a session that an earlier version closed twice', async () => {
  const session = await secondSession()
  const { from } = await since(session)
  const { db } = world.server.deps
  const id = newMomentId(createDice(24).bytes)
  await db
    .insertInto('mark')
    .values({ id, group_id: sample, kind: 'closed', meeting: session.id, name: null, at: Date.now(), account: null })
    .execute()
  expect((await since(session)).from).toEqual(from)
})
