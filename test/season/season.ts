// A generated season: twelve people of four delegations' worth of seats, three sessions, work between them, offline work, races, bulk
// edits, a kill, a session that is reopened. Everything that is done is in the journal, and nothing in the journal is read from Ruta.

import { setTimeout as sleep } from 'node:timers/promises'
import type * as Y from 'yjs'
import type { Bilingual } from '../../shared/bilingual.ts'
import { Journal } from './journal.ts'
import { Member } from './member.ts'
import * as page from './pageDeeds.ts'
import * as plan from './planDeeds.ts'
import { type Chance, chanceFrom } from './random.ts'
import type { RunningServer } from './server.ts'

export const PASSWORD = 'tres gatos cruzan el puente'
export const GROUP = 'season'
export const ROADMAP = `roadmap:${GROUP}`
export const DELEGATIONS = ['CO', 'MX', 'US']

export interface Season {
  readonly ledger: Journal
  readonly chair: Member
  readonly people: readonly Member[]
  readonly meetings: readonly string[]
  /** Signed heads as somebody kept them in the middle of the season. */
  readonly kept: ExportedHeads
  readonly pages: readonly string[]
  /** How many keystrokes and other transactions were made. */
  readonly edits: () => number
}

export interface ExportedHeads {
  readonly heads: readonly { readonly document: string; readonly seq: number; readonly hash: string }[]
}

export interface Wanted {
  readonly server: RunningServer
  readonly seed: number
  readonly edits: number
  readonly say: (line: string) => void
}

export const playSeason = async ({ server, seed, edits: wanted, say }: Wanted): Promise<Season> => {
  const chance = chanceFrom(seed)
  const ledger = new Journal()
  const { chair, people } = await gather(server)
  const meetings: string[] = []
  for (let number = 1; number <= 3; number += 1) {
    const { id } = await chair.must('POST', `/api/groups/${GROUP}/meetings`, {})
    meetings.push(id)
  }
  const pages: string[] = []
  for (let number = 1; number <= 3; number += 1) {
    const { id } = await chair.must('POST', `/api/groups/${GROUP}/pages`, {})
    pages.push(id)
    ledger.pages.set(id, { blocks: { es: [], en: [] }, titles: {} })
  }

  const writers = people.filter(({ name }) => name !== 'observer')
  let edits = 0
  let kept: ExportedHeads = { heads: [] }
  const last = new Map<string, Member>()
  /** One person after the other: each has seen what was written before. */
  const turn = async (document: string, by: Member, write: (doc: Y.Doc, saved: () => Promise<void>) => unknown): Promise<void> => {
    const doc = await by.open(document)
    const before = last.get(document)
    if (before && before !== by) await by.sees(document, await before.open(document))
    ledger.began = Date.now()
    let made = 0
    const count = () => {
      made += 1
    }
    doc.on('update', count)
    await write(doc, () => by.saved(document))
    doc.off('update', count)
    await by.saved(document)
    const now = Date.now()
    for (let at = ledger.deeds.length - 1; at >= 0 && ledger.deeds[at]?.before === Number.POSITIVE_INFINITY; at -= 1) {
      const deed = ledger.deeds[at]
      if (deed) deed.before = now
    }
    last.set(document, by)
    edits += made
  }
  const scene: plan.Scene = { ledger, chance, roadmap: ROADMAP, delegations: DELEGATIONS.map((code) => code.toLowerCase()) }

  const planTurn = async (by: Member): Promise<void> => {
    const roll = chance.next()
    await turn(ROADMAP, by, (doc) => {
      if (ledger.plan.items.size < 12 || roll < 0.03) return plan.createItem(scene, by, doc)
      if (roll < 0.45) return plan.setValue(scene, by, doc)
      if (roll < 0.48) return plan.setTwice(scene, by, doc)
      if (roll < 0.6) return plan.toggleLabel(scene, by, doc)
      if (roll < 0.66) return plan.toggleCoDelegation(scene, by, doc)
      if (roll < 0.71) return plan.toggleDependency(scene, by, doc)
      if (roll < 0.77) return plan.archiveOrRestore(scene, by, doc)
      if (roll < 0.86) return plan.editChecklist(scene, by, doc)
      return plan.editTitle(scene, by, doc)
    })
  }
  const pageTurn = async (by: Member): Promise<void> => {
    const id = chance.pick(pages)
    const on: page.PageScene = { ledger, chance, page: id }
    const side = chance.pick(['es', 'en'] as const)
    const few = (ledger.pages.get(id)?.blocks[side].length ?? 0) < 5
    const roll = chance.next()
    await turn(id, by, (doc, saved) => {
      if (few || roll < 0.06) return page.addParagraph(on, by, doc, side)
      if (roll < 0.5) return page.typeInto(on, by, doc, side)
      if (roll < 0.62) return page.deleteFrom(on, by, doc, side)
      if (roll < 0.72) return page.changeKind(on, by, doc, side)
      if (roll < 0.8) return page.split(on, by, doc, side)
      if (roll < 0.88) return page.join(on, by, doc, side)
      if (roll < 0.92) return page.moveBlock(on, by, doc, side)
      if (roll < 0.96) return page.cutAndPaste(on, by, doc, side, saved)
      return page.deleteAndUndo(on, by, doc, side, saved)
    })
  }
  const work = async (until: number): Promise<void> => {
    while (edits < until) {
      const by = chance.pick(writers)
      if (chance.next() < 0.6) await planTurn(by)
      else await pageTurn(by)
    }
  }
  const everybodySees = async (document: string): Promise<void> => {
    const newest = last.get(document)
    if (newest) for (const member of writers) await member.sees(document, await newest.open(document))
  }
  const raceTurn = async (race: number): Promise<void> => {
    await everybodySees(ROADMAP)
    const [one, two] = shuffled(chance, writers)
    if (!one || !two) return
    const docs = [await one.open(ROADMAP), await two.open(ROADMAP)] as const
    ledger.began = Date.now()
    one.goOffline(ROADMAP)
    two.goOffline(ROADMAP)
    const { id, field } = plan.raceToSet(scene, race, [
      [one, docs[0]],
      [two, docs[1]],
    ])
    for (const member of [one, two]) {
      await member.comeBack(ROADMAP)
      await member.saved(ROADMAP)
    }
    await two.sees(ROADMAP, docs[0])
    await one.sees(ROADMAP, docs[1])
    const model = ledger.plan.items.get(id)
    if (model) model.values[field] = plan.itemMap(docs[0], id).get(field)
    last.set(ROADMAP, two)
    edits += 2
  }
  const offlineTurn = async (): Promise<void> => {
    await everybodySees(ROADMAP)
    const by = chance.pick(writers)
    const doc = await by.open(ROADMAP)
    ledger.began = Date.now()
    by.goOffline(ROADMAP)
    // Of two values of one field the first never leaves the device: Yjs forgets it there.
    const done = new Set<string>()
    for (let time = 0; time < 6; time += 1) plan.setValue(scene, by, doc, done)
    await sleep(30)
    await by.comeBack(ROADMAP)
    await by.saved(ROADMAP)
    last.set(ROADMAP, by)
    edits += 6
  }
  const bulkTurn = async (times: number): Promise<void> => {
    const by = chance.pick(writers)
    await turn(ROADMAP, by, (doc) => {
      for (const [id, item] of ledger.plan.items)
        if (item.values.archived !== true) for (let time = 0; time < times; time += 1) plan.toggleLabel(scene, by, doc, id)
    })
  }
  const state = async (meeting: string, to: string, reason?: Bilingual): Promise<void> => {
    await chair.must('PUT', `/api/groups/${GROUP}/meetings/${meeting}/state`, { state: to, ...(reason ? { reason } : {}) })
    ledger.meeting = to === 'inSession' ? meeting : null
    if (to === 'inSession') ledger.remember(`meeting:${meeting}:start`)
  }
  const name = async (): Promise<void> => {
    const { id } = await chair.must('POST', `/api/groups/${GROUP}/moments`, { name: `moment ${ledger.snapshots.length}` })
    ledger.remember(`moment:${id}`)
  }
  // The first edit of a text is its birth, which is one event.
  for (const id of pages)
    await turn(id, chair, (doc) => {
      doc.transact(() => doc.getText('title.en').insert(0, 'A text'), chair)
      ledger.write(chair, { document: id, subject: 'text:', field: null, what: 'created' })
    })
  const part = (share: number) => Math.round(wanted * share)

  say('before the first session')
  await work(part(0.12))
  await name()
  let race = 0
  for (const [index, meeting] of meetings.slice(0, 2).entries()) {
    await state(meeting, 'open')
    await state(meeting, 'inSession')
    say(`session ${index + 1}`)
    await work(part(0.3 + 0.35 * index))
    for (let time = 0; time < 5; time += 1) await raceTurn(race++)
    await state(meeting, 'closed')
    ledger.remember(`meeting:${meeting}`)
    say('between sessions')
    await work(part(0.4 + 0.35 * index))
    for (let time = 0; time < 3; time += 1) await offlineTurn()
    await bulkTurn(3)
    await name()
    if (index === 0) {
      kept = await chair.must('GET', `/api/groups/${GROUP}/heads`)
      say('one takes another name, one another agency, one another role; a link opens a session')
      await changePeople(chair, people)
      say('the server is killed')
      await server.killAndRestart()
    } else {
      say('session 2 is reopened and closed again')
      await state(meeting, 'open', { es: 'Corregir el acta', en: 'Correct the minutes' })
      await state(meeting, 'closed')
    }
    await work(part(0.5 + 0.4 * index))
  }
  await work(wanted)
  ledger.remember('now')
  for (const member of people) member.closeAll()
  return { ledger, chair, people, meetings, pages, kept, edits: () => edits }
}

const shuffled = <T>(chance: Chance, list: readonly T[]): readonly T[] =>
  list
    .map((one) => [chance.next(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one)

/** Thirteen people: chair, secretariat, three of each delegation, a translator, and an observer who only reads. */
export const gather = async (server: RunningServer): Promise<{ chair: Member; people: readonly Member[] }> => {
  const chair = new Member(server.origin, 'chair')
  const named = (code: string) => ({
    code,
    name: { es: `Delegación ${code}`, en: `Delegation ${code}` },
    agencies: [{ acronym: `A${code}`, name: { es: `Fiscalía ${code}`, en: `Office ${code}` } }],
  })
  await chair.must('POST', '/api/set-up', {
    token: server.setUpToken,
    name: 'Chair',
    email: 'chair@example.org',
    password: PASSWORD,
    language: 'en',
    group: { id: GROUP, name: { es: 'Temporada', en: 'Season' }, delegations: DELEGATIONS.map(named) },
  })
  const { delegations } = await chair.must('GET', `/api/groups/${GROUP}`)
  const seats: { name: string; role: string; delegation: string | null }[] = [
    { name: 'secretariat', role: 'secretariat', delegation: null },
    { name: 'translator', role: 'translator', delegation: null },
    { name: 'observer', role: 'observer', delegation: null },
  ]
  for (const { id } of delegations as { id: string }[])
    for (const role of ['head', 'delegate', 'delegate']) seats.push({ name: `${id} ${role} ${seats.length}`, role, delegation: id })
  const people = [chair]
  for (const { name, role, delegation } of seats) {
    const member = new Member(server.origin, name)
    const email = `${name.replaceAll(' ', '.')}@example.org`
    const { link } = await chair.must('POST', `/api/groups/${GROUP}/invitations`, { name, email, role, delegation, agency: null })
    await member.must('POST', '/api/invitations/acceptance', { token: String(link).split('#')[1], password: PASSWORD })
    people.push(member)
  }
  for (const member of people) {
    const me = await member.must('GET', '/api/me')
    member.account = me.account.id
    const { role, delegation, agency } = me.memberships[0]
    member.delegation = delegation
    member.seat = { name: me.account.name, role, agency }
  }
  return { chair, people }
}

/** What the group decides of its people between two sessions. Who writes afterwards is somebody else, and was not before. */
const changePeople = async (chair: Member, people: readonly Member[]): Promise<void> => {
  const of = (delegation: string, role: string) => people.filter((one) => one.delegation === delegation && one.seat.role === role)
  const [renamed, moved] = of('mx', 'delegate')
  const [promoted] = of('co', 'delegate')
  const [victim] = of('us', 'delegate')
  const [head] = of('us', 'head')
  if (!renamed || !moved || !promoted || !victim || !head) throw new Error('somebody is missing')
  await renamed.must('PATCH', '/api/me', { name: 'Head of delegation' })
  renamed.seat = { ...renamed.seat, name: 'Head of delegation' }
  const { agencies } = await chair.must('GET', `/api/groups/${GROUP}`)
  const agency = agencies.find((one: { delegation: string }) => one.delegation === 'mx').id
  const seat = (member: Member, place: object) => chair.must('PUT', `/api/groups/${GROUP}/members/${member.account}`, place)
  await seat(moved, { role: 'delegate', delegation: 'mx', agency })
  moved.seat = { ...moved.seat, agency }
  await seat(promoted, { role: 'head', delegation: 'co', agency: null })
  promoted.seat = { ...promoted.seat, role: 'head' }
  const asked = await chair.ask('POST', `/api/groups/${GROUP}/members/${victim.account}/sign-in-links`, {})
  if (asked.status !== 202) throw new Error(`a link without consent: ${asked.status}`)
  const links = await head.must('GET', `/api/groups/${GROUP}/sign-in-links`)
  const { id } = links.find((one: { account: string }) => one.account === victim.account)
  const { link } = await head.must('PUT', `/api/groups/${GROUP}/sign-in-links/${id}/decision`, { approve: true })
  victim.closeAll()
  await victim.must('POST', '/api/session', { link: String(link).split('#')[1], password: 'cuatro perros bajo la lluvia' })
  victim.byLink = { requestedBy: chair.seat.name, consentBy: head.seat.name }
}
