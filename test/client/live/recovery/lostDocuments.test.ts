// A server that went back to an older state knows less than this device: which documents are lost, and what becomes of what is here.
import { expect, test } from 'vitest'
import { fillPath } from '../../../../client/base/address.ts'
import type { ApiAnswer } from '../../../../client/base/api.ts'
import type { UnsentCopy } from '../../../../client/base/unsentCopies.ts'
import { explainFailure } from '../../../../client/live/explainFailure.ts'
import { createLostDocuments } from '../../../../client/live/recovery/lostDocuments.ts'
import type { SaveStatus } from '../../../../client/live/types.ts'
import type { GroupInfo } from '../../../../shared/api/groups.ts'
import type { Me } from '../../../../shared/api/session.ts'
import { type DocumentId, type GroupId, parseAccountId, parseDocumentId, parseGroupId } from '../../../../shared/ids.ts'
import { must } from '../../../../shared/result.ts'
import { createFakeClock, createFakeServer, openTab, settle, write } from '../world.ts'

const id = (text: string) => must(parseDocumentId(text), 'a document')
const [GROUP, OTHER] = ['tco', 'otro'].map((text) => must(parseGroupId(text), 'a group'))
const LATE = id('page:late')
const tco = must(GROUP ?? null, 'a group')

const refused = (status: number): ApiAnswer<never> => ({
  ok: false,
  why: 'refused',
  status,
  refusal: 'not-found',
  message: '',
  retryAfter: null,
})
const listOf = (...names: readonly DocumentId[]): ApiAnswer<GroupInfo> => ({
  ok: true,
  value: { documents: names.map((name) => ({ id: name })) } as unknown as GroupInfo,
})
const actorOf = (...groups: readonly (GroupId | undefined)[]) => ({
  account: must(parseAccountId('ana'), 'an account'),
  name: 'Ana',
  language: 'es' as const,
  memberships: groups.map((group) => ({
    group: must(group ?? null, 'a group'),
    role: 'delegate' as const,
    delegation: null,
    agency: null,
  })),
})
const me: ApiAnswer<Me> = { ok: true, value: {} as Me }

test('[K7] a document that its group names no more is lost; one of a group that lets nobody in any more is not there', async () => {
  const explain = (answers: Readonly<Record<string, ApiAnswer<GroupInfo>>>, known: GroupId | null) =>
    explainFailure(
      { me: async () => me, get: async <T>(path: string) => (answers[path.split('/').at(-1) ?? ''] ?? refused(404)) as ApiAnswer<T> },
      actorOf(GROUP, OTHER),
      {
        id: LATE,
        known,
      },
    )
  expect(await explain({ tco: listOf(), otro: listOf() }, tco)).toBe('lostByServer')
  expect(await explain({ otro: listOf() }, tco)).toBe('notFound')
  expect(await explain({ tco: refused(403), otro: listOf() }, tco)).toBe('notFound')
  expect(await explain({ tco: listOf(), otro: listOf() }, null)).toBe('notFound')
  expect(await explain({ tco: listOf(), otro: listOf(LATE) }, tco)).toBe('retry')
  expect(await explain({ tco: { ok: false, why: 'offline' } }, tco)).toBe('retry')
})

test('[K7] the local copy of a lost document is handed over once and whole, and a life that holds nothing hands over nothing', async () => {
  const clock = createFakeClock()
  const server = createFakeServer(clock)
  const tab = openTab({ clock, server, deps: { explain: async () => 'lostByServer' } })
  await settle(server)
  write(tab, 'a', 'made after the backup')
  clock.advance(1_000)
  await settle(server)
  expect(tab.live.saveStatus().type).toBe('saved')
  server.up = false
  server.kick(1006)
  clock.advance(30_000)
  await settle(server)
  expect(tab.live.link()).toEqual({ type: 'ended', why: 'lostByServer' })
  expect(tab.unsent).toMatchObject([{ reason: 'server-lost-edits', edits: 0, made: [[tab.live.doc.clientID, expect.any(Number)]] }])
  expect(tab.lost).toEqual([])

  const empty = openTab({ clock, server, deps: { explain: async () => 'lostByServer' } })
  await settle(server)
  expect(empty.live.saveStatus()).toEqual({ type: 'ended', why: 'lostByServer' })
  expect(empty.unsent).toEqual([])
})

/** What a device holds and keeps, the lines that were opened for it, and what the server answers. */
const aDevice = (here: Readonly<Record<string, GroupId | undefined>>) => {
  const clock = createFakeClock()
  const log: string[] = []
  const device = {
    log,
    copies: [] as UnsentCopy[],
    status: {} as Record<string, SaveStatus['type']>,
    group: { ok: false, why: 'offline' } as ApiAnswer<GroupInfo>,
    put: { ok: true, value: {} } as ApiAnswer<unknown>,
    setAside: (document: DocumentId, lostIn: GroupId | null = tco) => {
      const copy = { id: document, document, when: 0, reason: 'server-lost-edits' as const, edits: 0, text: '', update: new Uint8Array() }
      device.copies.push(lostIn ? { ...copy, lostIn } : copy)
    },
    cameBack: (document: DocumentId) => {
      device.copies = device.copies.map((copy) => (copy.document === document ? { ...copy, recoveredAt: 1 } : copy))
    },
    pass: async () => {
      for (let tick = 0; tick < 20; tick++) await Promise.resolve()
      clock.advance(500)
      for (let tick = 0; tick < 20; tick++) await Promise.resolve()
    },
  }
  const lost = createLostDocuments({
    api: {
      get: async <T>() => device.group as ApiAnswer<T>,
      send: async (route, ...[params]) => {
        log.push(fillPath(route, { ...params }))
        return device.put as ApiAnswer<never>
      },
    },
    clock,
    kept: { list: async () => device.copies },
    stored: async () => Object.keys(here).map(id),
    holdsAnything: async (document) => document !== 'page:empty',
    chains: {
      groups: async () => new Map(Object.entries(here).flatMap(([document, group]) => (group ? [[id(document), group]] : []))),
      named: async (document, group) => void log.push(`${document} is of ${group}`),
    },
    documents: {
      again: (document) => void log.push(`again ${document}`),
      acquire: (document) => {
        log.push(`open ${document}`)
        const live = {
          dismissSetAside: () => void log.push(`seen ${document}`),
          saveStatus: () => ({ type: device.status[document] ?? 'saved' }),
        }
        return { live: () => live as never, release: () => void log.push(`close ${document}`) }
      },
    },
  })
  return { device, lost }
}

test('[K7] when the plan comes on the line, what is here of its group and the server does not know is opened and said', async () => {
  const { device, lost } = aDevice({
    'roadmap:tco': GROUP,
    'glossary:tco': GROUP,
    'page:late': GROUP,
    'meeting:late': GROUP,
    'page:known': GROUP,
    'page:theirs': OTHER,
    'page:old': undefined,
    'page:older': undefined,
    'page:empty': GROUP,
  })
  await lost.look(tco)
  expect(device.log).toEqual([])
  device.group = listOf(id('roadmap:tco'), id('glossary:tco'), id('page:known'), id('page:old'))
  await lost.look(tco)
  // Of what an earlier version had seen it is remembered from now on.
  expect(device.log.splice(0)).toEqual(['open page:late', 'open meeting:late', 'page:old is of tco'])
  await lost.look(tco)
  expect(device.log.splice(0)).toEqual(['page:old is of tco'])
  expect(lost.shown()).toHaveLength(2)
  lost.understood()
  expect(lost.shown()).toEqual([])
  expect(device.log).toEqual(['seen page:late', 'close page:late', 'seen meeting:late', 'close meeting:late'])
})

test('[K8] when recovery is opened, the places of what was set aside are asked for one after the other, and their lines opened', async () => {
  const { device, lost } = aDevice({})
  const [plan, meeting, theirs, bad] = ['roadmap:tco', 'meeting:late', 'page:theirs', 'page:bad'].map(id) as DocumentId[] as [
    DocumentId,
    DocumentId,
    DocumentId,
    DocumentId,
  ]
  device.setAside(LATE)
  device.setAside(plan, null)
  device.setAside(theirs, OTHER ?? null)
  device.setAside(bad)
  device.setAside(meeting)
  await lost.setAside(tco)
  expect(device.log).toEqual([])
  void lost.unverifiedAccepted(tco)
  await device.pass()
  await device.pass()
  expect(device.log.splice(0)).toEqual(['PUT /api/groups/tco/documents/page:late', 'again page:late', 'open page:late'])
  device.cameBack(LATE)
  device.status[bad] = 'notBroughtBack'
  await device.pass()
  expect(device.log.splice(0)).toEqual(['PUT /api/groups/tco/documents/page:bad', 'close page:late', 'again page:bad', 'open page:bad'])
  await device.pass()
  // One that did not come back goes on saying so, beside the next.
  expect(device.log.splice(0)).toEqual(['PUT /api/groups/tco/documents/meeting:late', 'again meeting:late', 'open meeting:late'])
  device.cameBack(meeting)
  await device.pass()
  expect(lost.shown().map((one) => one.id)).toEqual([bad, meeting])
})

test('[K8] documents to which the server gives no place stay set aside; once recovery is closed nothing is asked for until it is opened again', async () => {
  const { device, lost } = aDevice({})
  device.setAside(LATE)
  device.setAside(id('page:later'))
  device.put = { ok: false, why: 'refused', status: 409, refusal: 'recovery-closed', message: '', retryAfter: null }
  await lost.unverifiedAccepted(tco)
  await lost.setAside(tco)
  expect(device.log.splice(0)).toEqual(['PUT /api/groups/tco/documents/page:late'])
  device.put = { ok: false, why: 'offline' }
  await lost.unverifiedAccepted(tco)
  await lost.setAside(tco)
  expect(device.log.splice(0)).toHaveLength(4)
  lost.locked()
  await lost.setAside(tco)
  expect(device.log).toEqual([])
  expect(lost.shown()).toEqual([])
})
