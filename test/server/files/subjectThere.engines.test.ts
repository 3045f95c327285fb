// What a file hangs on is in its document, on both engines: created a moment ago or archived; what is not there is refused, and a session that
// is prepared in private tells nobody what is on its agenda.
import { afterEach, describe, expect, test } from 'vitest'
import { findSubject } from '../../../server/files/subjectThere.ts'
import { createGroup } from '../../../server/groups/groups.ts'
import { addMembership } from '../../../server/identity/memberships.ts'
import type { ThreadSubject } from '../../../shared/comments/subject.ts'
import { type ItemId, meetingDocument, parseGroupId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { archiveItem } from '../../../shared/roadmap/write.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { become, newMeeting } from '../meetings/holding.ts'
import { changePlan } from '../reports/reporting.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'
import { type Hanging, onNewItem, onNewPoint } from './hanging.ts'

const postgres = usePostgres()
const OTHER = must(parseGroupId('other'), 'a group')
const UPLOADS = `/api/groups/${GROUP}/uploads`
const NOBODYS: ThreadSubject = 'item:0h3c8f1n6pq2r4s7t9vb'
let world: World
afterEach(() => world.close())

const ENGINES = {
  SQLite: async () => ({}),
  PostgreSQL: async () => ({ DATABASE_URL: await postgres().database() }),
}

let made = 0
const begin = async (who: Visitor, on: Hanging): Promise<string> => {
  made++
  const { status, body } = await who.ask('POST', UPLOADS, { id: `file${made}`, ...on, name: 'Anexo.pdf', size: 10 })
  return `${status} ${body.refusal ?? 'begun'}`
}
const inRoadMap = (subject: ThreadSubject): Hanging => ({ document: roadmapId(GROUP), subject })

describe.each(Object.entries(ENGINES))('on %s', (_engine, env) => {
  const open = async () => {
    world = await openWorld({ env: await env() })
    const enter = async (role: 'chair' | 'secretariat' | 'delegate' | 'translator' | 'observer') => {
      const account = await world.addPerson(`${role}@example.org`, role)
      return { account, visitor: await signedIn(world, `${role}@example.org`) }
    }
    return {
      chair: await enter('chair'),
      secretariat: await enter('secretariat'),
      delegate: await enter('delegate'),
      translator: await enter('translator'),
      observer: await enter('observer'),
    }
  }

  test('[FI8] a file is taken on an item that was created a moment ago, and on an archived one; not where there is none, or in another group', async () => {
    const { chair, secretariat, delegate, translator, observer } = await open()
    const on = await onNewItem(world, delegate.visitor)
    expect(await begin(delegate.visitor, on)).toBe('201 begun')
    for (const { visitor } of [chair, secretariat, translator]) {
      expect(await begin(visitor, on)).toBe('201 begun')
      expect(await begin(visitor, inRoadMap(NOBODYS))).toBe('422 unknown-subject')
    }
    expect(await begin(delegate.visitor, inRoadMap(NOBODYS))).toBe('422 unknown-subject')
    for (const one of [on, inRoadMap(NOBODYS)]) expect(await begin(observer.visitor, one)).toBe('403 forbidden')
    await changePlan(world, delegate.visitor, (doc) => archiveItem(doc, on.subject.slice('item:'.length) as ItemId))
    expect(await begin(delegate.visitor, on)).toBe('201 begun')

    const { deps } = world.server
    await createGroup(deps, { id: OTHER, name: { es: 'Otro', en: 'Other' }, delegations: [] })
    await addMembership(
      deps,
      chair.account,
      { group: OTHER, role: 'chair', delegation: null, agency: null },
      { how: 'setUp', invitedBy: null },
    )
    const elsewhere = await onNewItem(world, chair.visitor, OTHER)
    // The chair of both may write both; neither the item in this road map nor that road map in this group is taken.
    expect(await begin(chair.visitor, inRoadMap(elsewhere.subject))).toBe('422 unknown-subject')
    expect(await begin(chair.visitor, elsewhere)).toBe('404 not-found')
    expect(await deps.db.selectFrom('upload').select('subject').distinct().execute()).toEqual([{ subject: on.subject }])
  })

  test('[FI8] [FI3] on a point and a decision of its own session; of a draft nobody learns which points there are', async () => {
    const { chair, secretariat, delegate } = await open()
    const { id } = await newMeeting(chair.visitor)
    const onPoint = await onNewPoint(world, secretariat.visitor, meetingDocument(id))
    const unknown = { ...onPoint, subject: 'point:none' } as const
    for (const { visitor } of [chair, secretariat, delegate])
      for (const on of [onPoint, unknown]) expect(await begin(visitor, on)).toBe('404 not-found')
    await become(chair.visitor, id, 'open')
    for (const { visitor } of [chair, secretariat, delegate]) {
      expect(await begin(visitor, onPoint)).toBe('201 begun')
      expect(await begin(visitor, unknown)).toBe('422 unknown-subject')
      expect(await begin(visitor, { ...onPoint, subject: 'decision:none' })).toBe('422 unknown-subject')
    }
    const other = await newMeeting(chair.visitor)
    await become(chair.visitor, other.id, 'open')
    expect(await begin(delegate.visitor, { document: meetingDocument(other.id), subject: onPoint.subject })).toBe('422 unknown-subject')
    for (const state of ['inSession', 'closed'] as const) await become(chair.visitor, id, state)
    for (const on of [onPoint, unknown]) expect(await begin(delegate.visitor, on)).toBe('409 not-open')
  })

  test('[FI8] while history cannot read on, an upload is put off and not refused', async () => {
    const { delegate } = await open()
    const on = await onNewItem(world, delegate.visitor)
    expect(await begin(delegate.visitor, on)).toBe('201 begun')
    const { db } = world.server.deps
    const readOn = async () => false
    expect(await findSubject({ db, readOn }, on)).toEqual({ ok: true, value: null })
    expect(await findSubject({ db, readOn }, inRoadMap(NOBODYS))).toMatchObject({ refusal: 'unavailable' })
  })
})
