// A report is an act: in the chain, in the history of its item, in the archive, and whole after its author was erased.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordAct } from '../../../server/acts/recordAct.ts'
import { verifyArchive } from '../../../server/cli/verifyArchive.ts'
import { OPERATOR } from '../../../shared/acts/actEvent.ts'
import type { Act } from '../../../shared/acts/acts.ts'
import { decodeAct, encodeAct } from '../../../shared/acts/update.ts'
import { MOST_REPORT_WORDS, type WhatOf } from '../../../shared/acts/whats.ts'
import type { HistoryPage } from '../../../shared/api/history.ts'
import { actPredicate } from '../../../shared/history/actWords.ts'
import { describeEvent as tell } from '../../../shared/history/describe.ts'
import { NOBODY } from '../../../shared/history/describeContext.ts'
import { actHappenings } from '../../../shared/history/fold/actHappenings.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import { type AccountId, instant, newItemId, parseAgencyId, parseDelegationId, roadmapId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { checkArchive } from '../../shared/proof/both.ts'
import { arrive } from '../meetings/holding.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'
import { actsOf } from './reading.ts'

const random = createDice(14).bytes
const words = (text: string) => ({ es: text, en: '' })
const REPORTED: WhatOf<'reported'> = {
  type: 'reported',
  report: '0h3c8f1n6pq2r4s7t9vb',
  item: newItemId(random),
  delegation: must(parseDelegationId('co'), 'a delegation'),
  agency: parseAgencyId('co-coa'),
  period: null,
  progress: 'substantial',
  done: words('Se concluyó el capítulo.'),
  obstacles: words(''),
  next: words('Firmarlo.'),
}
const actWith = (what: unknown): Act => ({ n: 3, at: instant(1), by: null, what }) as unknown as Act
const isRead = (what: unknown) => decodeAct(3, [encodeAct(actWith(what))]) !== null

test('[P7] the words of a report have bounds, and its progress is one of the four steps', () => {
  expect(isRead(REPORTED)).toBe(true)
  expect(isRead({ ...REPORTED, agency: null })).toBe(true)
  // Three bytes of UTF-8 for each unit of UTF-16 are the most that there are.
  const longest = '語'.repeat(MOST_REPORT_WORDS)
  const full = {
    ...REPORTED,
    done: { es: longest, en: longest },
    obstacles: { es: longest, en: longest },
    next: { es: longest, en: longest },
  }
  expect(isRead(full)).toBe(true)
  expect(encodeAct(actWith(full)).length).toBeLessThan(36 * 1024)
  expect(isRead({ ...REPORTED, next: { es: `${longest}.`, en: '' } })).toBe(false)
  expect(isRead({ ...REPORTED, done: 'text' })).toBe(false)
  expect(isRead({ ...REPORTED, progress: 'nearly' })).toBe(false)
  expect(isRead({ ...REPORTED, item: '../roadmap' })).toBe(false)
})

test('[P7] an act of a later version is shown as one that this version cannot read', () => {
  const entry = { seq: seq(3), updates: [encodeAct(actWith({ ...REPORTED, type: 'reportedLater' }))] }
  expect(actHappenings(entry)).toMatchObject([{ what: { act: { type: 'unknown' } } }])
  expect(actHappenings({ seq: seq(3), updates: [encodeAct(actWith(REPORTED))] })).toMatchObject([
    { subject: { type: 'item', id: REPORTED.item }, what: { act: { type: 'reported', progress: 'substantial' } } },
  ])
})

test('[P31] history says in whose name chair and secretariat reported, of a delegation without an agency too', () => {
  const context = { ...NOBODY, delegation: () => ({ id: REPORTED.delegation, code: 'CO' }) as never }
  const { type, item, delegation, period, progress } = REPORTED
  const act = { type, item, delegation, agency: null, period, progress }
  const said = (language: 'es' | 'en') => plainPhrase(actPredicate(act, { context, language, names: {}, author: OPERATOR, code: 'WG-001' }))
  expect(said('en')).toBe('reported on the progress of WG-001, for CO: Substantial')
  expect(said('es')).toBe('informó del avance de WG-001, en nombre de CO: Sustancial')
})

let world: World
let chair: Visitor
let ana: AccountId
beforeEach(async () => {
  world = await openWorld()
  chair = await arrive(world, 'chair@example.org', 'chair')
  ana = await world.addPerson('ana@example.org', 'delegate')
})
afterEach(() => world.close())

const download = async (): Promise<Uint8Array> => {
  const answer = await fetch(`${world.server.url}/api/groups/${GROUP}/archive`, { headers: { Cookie: chair.cookieHeader } })
  return new Uint8Array(await answer.arrayBuffer())
}

test('[P30] a report is in the history of its item, in the archive and its proof, and keeps its words when its author is erased', async () => {
  const plan = roadmapId(GROUP)
  const client = stockClient(world, await signedIn(world, 'ana@example.org'), plan)
  await client.synced
  const added = addItem(client.doc, { title: { es: 'Nota comparada', en: '' } }, random)
  const item = must(added.ok ? added.value : null, 'an item')
  await eventually(async () => (await world.server.log.head(plan)).seq > 0, 'the item is in the log')
  client.destroy()
  await recordAct(world.server.deps, { group: GROUP, by: ana, what: { ...REPORTED, item } })
  await world.server.background.projected()

  const page: HistoryPage = (await chair.ask('GET', `/api/groups/${GROUP}/history?subject=item:${item}&kind=act`)).body
  expect(page.events).toMatchObject([{ author: ana, title: { es: 'Nota comparada' }, code: 'WG-001' }])
  const context = { ...NOBODY, agency: () => ({ acronym: 'COA' }) }
  const said = (language: 'es' | 'en') => page.events.map((event) => plainPhrase(tell(event, context, language).did))
  expect(said('en')).toEqual(['reported on the progress of WG-001, for COA: Substantial'])
  expect(said('es')).toEqual(['informó del avance de WG-001, en nombre de COA: Sustancial'])

  expect((await chair.ask('PUT', `/api/groups/${GROUP}/members/${ana}`, { role: 'observer', delegation: null, agency: null })).status).toBe(
    200,
  )
  await world.server.deps.db.deleteFrom('act_word').where('account', '=', ana).execute()
  const bytes = await download()
  const checked = await checkArchive(bytes)
  expect(checked.faults).toEqual([])
  expect(checked.acts.find(({ what }) => what.type === 'reported')?.what).toEqual({ ...REPORTED, item })
  expect((await actsOf(world.server)).find(({ what }) => what.type === 'reported')?.by).toMatchObject({ account: ana, role: 'delegate' })
  const lines: string[] = []
  expect(await verifyArchive(bytes, [], (line) => void lines.push(line), true)).toBe(0)
  expect(lines.join('\n')).toMatch(/reported on the progress of an item, for COA: Substantial/)
})
