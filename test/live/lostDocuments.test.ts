// A server that went back to an older state knows less than this device: which documents are lost, and what becomes of what is here.
import { expect, test } from 'vitest'
import type { Answer } from '../../client/base/api.ts'
import { explainFailure } from '../../client/live/explainFailure.ts'
import { createLostDocuments } from '../../client/live/recovery/lostDocuments.ts'
import type { GroupInfo, Me } from '../../shared/api/answers.ts'
import { type DocumentId, type GroupId, parseAccountId, parseDocumentId, parseGroupId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { createFakeClock, createFakeServer, openTab, settle, write } from './world.ts'

const id = (text: string) => must(parseDocumentId(text), 'a document')
const [GROUP, OTHER] = ['tco', 'otro'].map((text) => must(parseGroupId(text), 'a group'))
const LATE = id('page:late')

const refused = (status: number): Answer<never> => ({
  ok: false,
  why: 'refused',
  status,
  refusal: 'not-found',
  message: '',
  retryAfter: null,
})
const listOf = (...names: readonly DocumentId[]): Answer<GroupInfo> => ({
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
const me: Answer<Me> = { ok: true, value: {} as Me }

test('[K7] a document that its group names no more is lost; one of a group that lets nobody in any more is not there', async () => {
  const explain = (answers: Readonly<Record<string, Answer<GroupInfo>>>, known: GroupId | null) =>
    explainFailure({ me: async () => me, group: async (group) => answers[group] ?? refused(404) }, actorOf(GROUP, OTHER), {
      id: LATE,
      known,
    })
  const tco = must(GROUP ?? null, 'a group')
  expect(await explain({ tco: listOf(), otro: listOf() }, tco)).toBe('lostByServer')
  expect(await explain({ otro: listOf() }, tco)).toBe('notFound')
  expect(await explain({ tco: refused(403), otro: listOf() }, tco)).toBe('notFound')
  expect(await explain({ tco: listOf(), otro: listOf() }, null)).toBe('notFound')
  expect(await explain({ tco: listOf(), otro: listOf(LATE) }, tco)).toBe('retry')
  expect(await explain({ tco: { ok: false, why: 'offline' } }, tco)).toBe('retry')
})

test('[K7] what is here of a lost document is handed over once and whole, and a life that holds nothing hands over nothing', async () => {
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

test('[K7] when the plan comes on the line, what is here of its group and the server does not know is opened and said', async () => {
  const opened: DocumentId[] = []
  const released: DocumentId[] = []
  const seen: DocumentId[] = []
  const here: Readonly<Record<string, GroupId | undefined>> = {
    'roadmap:tco': GROUP,
    'glossary:tco': GROUP,
    'page:late': GROUP,
    'meeting:late': GROUP,
    'page:known': GROUP,
    'page:theirs': OTHER,
    'page:old': undefined,
  }
  let answer: Answer<GroupInfo> = { ok: false, why: 'offline' }
  const lost = createLostDocuments({
    api: { group: async () => answer },
    stored: async () => Object.keys(here).map(id),
    groupOf: async (document) => here[document] ?? null,
    documents: {
      acquire: (document) => {
        opened.push(document)
        return { live: () => ({ dismissSetAside: () => void seen.push(document) }) as never, release: () => void released.push(document) }
      },
    },
  })
  const look = () => lost.look(must(GROUP ?? null, 'a group'))
  await look()
  expect(opened).toEqual([])
  answer = listOf(id('roadmap:tco'), id('glossary:tco'), id('page:known'))
  await look()
  await look()
  expect(opened).toEqual([LATE, id('meeting:late')])
  expect(lost.shown().map((one) => one.id)).toEqual(opened)
  lost.understood()
  expect([lost.shown(), seen, released]).toEqual([[], opened, opened])
})
