// A short season in which everything happens that a paper could get wrong: sessions closed, reopened with and without edits and closed again, due dates
// cleared and set anew, leads passed on, reports in another's name, a session opened by a link, edits by a token, words typed offline over a restart of
// the server, a text imported from Word, and somebody erased. The auditor keeps his ledger as it is done, and reads the papers at each stop.
import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import { Journal } from '../journal.ts'
import type { Member } from '../member.ts'
import { createItem, itemMap, phrase, put, type Scene } from '../planDeeds.ts'
import { type Chance, chanceFrom } from '../random.ts'
import { DELEGATIONS, GROUP, gather, PASSWORD, ROADMAP } from '../season.ts'
import type { RunningServer } from '../server.ts'
import { type ImportedText, importDraft } from './importDraft.ts'
import * as deeds from './sessionDeeds.ts'

export const ZONE = 'America/Bogota'

export interface ReportModel {
  readonly item: string
  readonly delegation: string
  readonly agency: string | null
  readonly by: string
  readonly isOwn: boolean
  readonly byLink: Member['byLink']
  readonly progress: string
  readonly done: deeds.Pair
  readonly at: deeds.Window
}
export interface StreamModel {
  readonly id: string
  readonly name: deeds.Pair
}
export interface PaperSeason {
  readonly ledger: Journal
  readonly server: RunningServer
  readonly chair: Member
  readonly secretariat: Member
  readonly people: readonly Member[]
  readonly sessions: readonly deeds.SessionModel[]
  readonly streams: readonly StreamModel[]
  readonly reports: readonly ReportModel[]
  readonly texts: readonly ImportedText[]
  /** Accounts that were erased. */
  readonly erased: ReadonlySet<string>
}
export const STOPS = [
  'after session 1',
  'closed again without edits',
  'reopened',
  'closed again with edits',
  'at the end',
  'after an erasure',
] as const
export type Stop = (typeof STOPS)[number]

interface Wanted {
  readonly server: RunningServer
  readonly seed: number
  readonly say: (line: string) => void
  readonly audit: (stop: Stop, season: PaperSeason) => Promise<void>
}

export const playPapers = async ({ server, seed, say, audit }: Wanted): Promise<PaperSeason> => {
  const play = await begin(server, chanceFrom(seed))
  const stop = async (name: Stop) => {
    say(name)
    play.ledger.remember(name)
    await audit(name, play.season)
  }
  await prepare(play)
  await holdFirst(play)
  await stop('after session 1')
  await between(play)
  await changeState(play, 0, 'open', { es: 'Por error', en: 'By mistake' })
  await changeState(play, 0, 'closed')
  await stop('closed again without edits')
  await holdSecond(play)
  await changeState(play, 1, 'open', { es: 'Corregir el acta', en: '' })
  await correct(play)
  await stop('reopened')
  await changeState(play, 1, 'closed')
  await stop('closed again with edits')
  await workOn(play)
  await stop('at the end')
  await erase(play)
  await stop('after an erasure')
  for (const member of play.season.people) member.closeAll()
  return play.season
}

interface Play {
  readonly season: PaperSeason
  readonly ledger: Journal
  readonly chance: Chance
  readonly scene: Scene
  readonly server: RunningServer
  /** `co 0` is the head of CO. */
  readonly of: (delegation: string, index: number) => Member
  readonly turn: (document: string, by: Member, write: (doc: Y.Doc) => void) => Promise<deeds.Window>
  readonly erased: Set<string>
  readonly reports: ReportModel[]
  readonly texts: ImportedText[]
}

const begin = async (server: RunningServer, chance: Chance): Promise<Play> => {
  const ledger = new Journal()
  const { chair, people } = await gather(server)
  await chair.must('PATCH', `/api/groups/${GROUP}`, { zone: ZONE })
  const secretariat = people.find(({ seat }) => seat.role === 'secretariat') ?? chair
  const sessions: deeds.SessionModel[] = []
  for (let number = 1; number <= 3; number += 1) {
    const { id } = await chair.must('POST', `/api/groups/${GROUP}/meetings`, {})
    sessions.push({
      id,
      number,
      document: `meeting:${id}`,
      title: { es: `Sesión de ${phrase(chance, 2)}`, en: `Session on ${phrase(chance, 2)}` },
      place: { es: 'Cartagena', en: 'Cartagena' },
      start: `2026-${10 + number - 1}-12`,
      end: `2026-${10 + number - 1}-14`,
      attendance: new Map(),
      points: [],
      decisions: [],
      minutes: { es: [], en: [] },
      closings: [],
      reopenings: [],
      corrections: [],
      changes: [],
      state: 'draft',
    })
  }
  const last = new Map<string, Member>()
  const turn: Play['turn'] = async (document, by, write) => {
    const doc = await by.open(document)
    const before = last.get(document)
    if (before && before !== by) await by.sees(document, await before.open(document))
    ledger.began = Date.now()
    write(doc)
    await by.saved(document)
    last.set(document, by)
    return settle(ledger)
  }
  const streams: StreamModel[] = [1, 2].map(() => ({ id: chance.id(), name: { es: phrase(chance, 3), en: phrase(chance, 3) } }))
  const scene: Scene = { ledger, chance, roadmap: ROADMAP, delegations: DELEGATIONS.map((code) => code.toLowerCase()) }
  const [reports, texts, erased]: [ReportModel[], ImportedText[], Set<string>] = [[], [], new Set()]
  return {
    season: { ledger, server, chair, secretariat, people, sessions, streams, reports, texts, erased },
    ledger,
    chance,
    scene,
    server,
    of: (delegation, index) => people.filter((one) => one.delegation === delegation)[index] ?? chair,
    turn,
    erased,
    reports,
    texts,
  }
}

/** What was done in this turn was done by now. */
const settle = (ledger: Journal): deeds.Window => {
  const before = Date.now()
  for (let at = ledger.deeds.length - 1; at >= 0 && ledger.deeds[at]?.before === Number.POSITIVE_INFINITY; at -= 1) {
    const deed = ledger.deeds[at]
    if (deed) deed.before = before
  }
  return { after: ledger.began, before }
}

const day = (chance: Chance): string => new Date(Date.UTC(2026, 6 + chance.whole(18), 1 + chance.whole(28))).toISOString().slice(0, 10)
const set = (play: Play, by: Member, id: string, field: string, value: unknown): Promise<deeds.Window> =>
  play.turn(ROADMAP, by, (doc) => put(play.scene, by, doc, { id, field, value }))
const items = ({ ledger }: Play): readonly string[] => [...ledger.plan.items.keys()]
const valueIn = ({ ledger }: Play, id: string, field: string): unknown => ledger.plan.items.get(id)?.values[field] ?? null
const sessionOf = ({ season }: Play, index: number): deeds.SessionModel => {
  const session = season.sessions[index]
  if (!session) throw new Error('no session')
  return session
}

const prepare = async (play: Play): Promise<void> => {
  const { season, turn, of, scene, chance } = play
  await turn(ROADMAP, season.secretariat, (doc) => {
    for (const [at, { id, name }] of season.streams.entries()) {
      const stream = new Y.Map<unknown>()
      for (const side of ['es', 'en'] as const) stream.set(`name.${side}`, new Y.Text(name[side]))
      stream.set('order', `V${at}1`)
      doc.transact(() => {
        stream.set('archived', true)
        doc.getMap('streams').set(id, stream)
      })
      doc.transact(() => stream.set('archived', false))
    }
  })
  for (const delegation of ['co', 'mx', 'us', 'co', 'mx', 'us', 'us', 'mx'])
    await turn(ROADMAP, of(delegation, 1), (doc) => createItem(scene, of(delegation, 1), doc))
  for (const [at, id] of items(play).entries()) {
    if (at % 3 > 0) await set(play, season.secretariat, id, 'stream', season.streams[at % 3 === 1 ? 0 : 1]?.id)
    await set(play, of('co', 0), id, 'status', 'agreed')
    if (valueIn(play, id, 'due') === null || at % 2 === 0) await set(play, of('mx', 0), id, 'due', day(chance))
  }
  for (const session of season.sessions)
    await inSession(play, session, season.secretariat, { count: 1 }, (doc) => deeds.describeSession(doc, session))
  play.texts.push(await importDraft(of('us', 2), chance, GROUP))
}

/** Writes in the document of a session; `texts`: those in which is typed, else `count` changes. */
const inSession = async (
  play: Play,
  session: deeds.SessionModel,
  by: Member,
  { count = 0, texts = [] }: { readonly count?: number; readonly texts?: readonly string[] },
  write: (doc: Y.Doc) => void,
): Promise<deeds.Window> => {
  const at = await play.turn(session.document, by, write)
  for (let time = 0; time < count; time += 1) session.changes.push({ at, delegation: by.delegation, text: null })
  for (const text of texts)
    session.changes.push({ at, delegation: by.delegation, text: `${by.account} ${session.id} ${text} ${play.ledger.meeting}` })
  return at
}

const changeState = async (play: Play, index: number, to: 'open' | 'inSession' | 'closed', reason?: deeds.Pair): Promise<void> => {
  const { season, ledger } = play
  const session = sessionOf(play, index)
  const after = Date.now()
  await season.chair.must('PUT', `/api/groups/${GROUP}/meetings/${session.id}/state`, { state: to, ...(reason ? { reason } : {}) })
  const at = { after, before: Date.now() }
  session.state = to
  ledger.meeting = to === 'inSession' ? session.id : null
  if (reason) session.reopenings.push({ at, by: { name: season.chair.seat.name, role: 'Chair' }, reason })
  if (to !== 'closed') return
  session.closings.push(at)
  if (session.closings.length === 1) ledger.remember(`meeting:${session.id}`)
}

const hold = async (play: Play, index: number, work: () => Promise<void>): Promise<void> => {
  const { season, chance } = play
  const session = sessionOf(play, index)
  await changeState(play, index, 'open')
  await inSession(play, session, season.secretariat, { count: 3 }, (doc) => {
    for (let time = 0; time < 3; time += 1)
      deeds.addPoint(doc, session, chance, { es: `Punto ${phrase(chance)}`, en: time === 1 ? '' : `Point ${phrase(chance)}` })
  })
  await changeState(play, index, 'inSession')
  await inSession(play, session, season.secretariat, { count: 2 }, (doc) => {
    deeds.countPeople(doc, session, 'co', 1 + chance.whole(5))
    deeds.countPeople(doc, session, 'mx', 1 + chance.whole(5))
  })
  for (let time = 0; time < 2; time += 1)
    await inSession(play, session, play.of('us', 0), { texts: ['minutes.es', 'minutes.en'] }, (doc) =>
      deeds.addMinutes(doc, session, chance, { es: `Se trató ${phrase(chance, 6)}.`, en: `On ${phrase(chance, 6)}.` }),
    )
  for (let time = 0; time < 3; time += 1) {
    await inSession(play, session, season.secretariat, { count: 1 }, (doc) => {
      deeds.addDecision(doc, session, chance, {
        number: season.sessions.flatMap((one) => one.decisions).length + 1,
        text: { es: `Se acuerda ${phrase(chance, 5)}`, en: time === 2 ? '' : `It is agreed ${phrase(chance, 5)}` },
        method: chance.pick(['consensus', 'signature', 'silence']),
        point: session.points[time % 2]?.id ?? null,
      })
    })
    const decision = session.decisions.at(-1)
    // In an entry of its own: a creation and what follows it at once are one event.
    if (time < 2 && decision)
      await inSession(play, session, season.secretariat, { count: 1 }, (doc) => deeds.settleDecision(doc, decision, 'adopted'))
  }
  await work()
  // Two states, and a reason in two languages.
  await inSession(play, session, season.secretariat, { count: 2, texts: ['reason.es', 'reason.en'] }, (doc) => {
    const [first, second] = session.points
    if (first) deeds.finishPoint(doc, first, 'done', deeds.nothing)
    if (second) deeds.finishPoint(doc, second, 'deferred', { es: `Falta ${phrase(chance)}`, en: `Waiting for ${phrase(chance)}` })
  })
  await changeState(play, index, 'closed')
}

const holdFirst = (play: Play): Promise<void> =>
  hold(play, 0, async () => {
    const { of, scene, turn, season, chance } = play
    const [, second = '', third = ''] = items(play)
    await turn(ROADMAP, of('mx', 0), (doc) => createItem(scene, of('mx', 0), doc))
    const born = items(play).at(-1) ?? ''
    await set(play, of('mx', 0), born, 'origin', sessionOf(play, 0).id)
    await set(play, of('mx', 0), born, 'status', 'agreed')
    await set(play, season.chair, second, 'due', day(chance))
    await set(play, of('us', 1), third, 'status', 'blocked')
  })

/** Dates cleared and set anew, leads passed on, reports, a link, a token, and words typed offline over a restart. */
const between = async (play: Play): Promise<void> => {
  const { of, season, chance, server, ledger, turn } = play
  const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = ''] = items(play)
  await set(play, of('us', 0), first, 'due', null)
  await set(play, of('us', 0), first, 'due', day(chance))
  await set(play, of('mx', 1), second, 'due', day(chance))
  await set(play, of('mx', 1), second, 'lead', 'us')
  await set(play, of('us', 0), second, 'due', day(chance))
  await set(play, of('us', 0), fourth, 'due', null)
  await report(play, season.chair, {
    item: first,
    delegation: 'co',
    done: { es: `Se hizo ${phrase(chance)}`, en: `Done: ${phrase(chance)}` },
  })
  await report(play, of('mx', 1), { item: second, delegation: 'mx', done: { es: `Avanzó ${phrase(chance)}`, en: '' } })
  await byLink(play)
  const linked = of('us', 1)
  await set(play, linked, third, 'due', day(chance))
  await set(play, linked, third, 'progress', 'limited')
  await report(play, linked, { item: third, delegation: 'us', done: { es: '', en: `Went on: ${phrase(chance)}` } })
  await byToken(play, of('mx', 0), fifth, { due: day(chance), progress: 'substantial' })
  // Words typed offline, with a restart of the server in between.
  const away = of('co', 1)
  await turn(ROADMAP, away, () => undefined)
  const doc = await away.open(ROADMAP)
  await away.saved(ROADMAP)
  away.goOffline(ROADMAP)
  ledger.began = Date.now()
  put(play.scene, away, doc, { id: sixth, field: 'due', value: day(chance), offline: true })
  put(play.scene, away, doc, { id: fifth, field: 'priority', value: 2, offline: true })
  await server.killAndRestart()
  await sleep(100)
  await away.comeBack(ROADMAP)
  await away.saved(ROADMAP)
  settle(ledger)
  await turn(ROADMAP, away, () => undefined)
}

const report = async (play: Play, by: Member, given: Pick<ReportModel, 'item' | 'delegation' | 'done'>): Promise<void> => {
  const after = Date.now()
  await by.must('POST', `/api/groups/${GROUP}/reports`, {
    id: play.chance.id(),
    ...given,
    agency: null,
    period: null,
    progress: 'limited',
    obstacles: deeds.nothing,
    next: deeds.nothing,
  })
  play.reports.push({
    ...given,
    agency: null,
    by: by.account,
    isOwn: by.delegation === given.delegation,
    byLink: by.byLink,
    progress: 'limited',
    at: { after, before: Date.now() },
  })
}

const byLink = async ({ season, of }: Play): Promise<void> => {
  const [victim, head] = [of('us', 1), of('us', 0)]
  await season.secretariat.ask('POST', `/api/groups/${GROUP}/members/${victim.account}/sign-in-links`, {})
  const links: { readonly id: string; readonly account: string }[] = await head.must('GET', `/api/groups/${GROUP}/sign-in-links`)
  const id = links.find(({ account }) => account === victim.account)?.id
  const { link } = await head.must('PUT', `/api/groups/${GROUP}/sign-in-links/${id}/decision`, { approve: true })
  victim.closeAll()
  await victim.must('POST', '/api/session', { link: String(link).split('#')[1], password: 'cuatro perros bajo la lluvia' })
  victim.byLink = { requestedBy: season.secretariat.seat.name, consentBy: head.seat.name }
}

export const TOKEN = 'Budget sync'
const byToken = async (play: Play, by: Member, id: string, fields: Readonly<Record<string, unknown>>): Promise<void> => {
  const { ledger, season } = play
  await by.must('PUT', '/api/session/proof', { password: PASSWORD })
  const { token } = await by.must('POST', `/api/groups/${GROUP}/tokens`, { name: TOKEN, scopes: ['read', 'write'], days: 90 })
  ledger.began = Date.now()
  const model = ledger.plan.items.get(id)
  const answer = await fetch(`${season.server.origin}/api/groups/${GROUP}/items/${id}`, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(fields),
  })
  if (!answer.ok || !model) throw new Error(`by token: ${answer.status} ${await answer.text()}`)
  for (const [field, to] of Object.entries(fields)) {
    ledger.write(by, {
      document: ROADMAP,
      subject: `item:${id}`,
      field,
      what: 'set',
      from: model.values[field] ?? null,
      to,
      byToken: TOKEN,
    })
    model.values[field] = to
  }
  settle(ledger)
  const anybody = play.of('co', 0)
  const doc = await anybody.open(ROADMAP)
  for (const end = Date.now() + 30_000; itemMap(doc, id).get('due') !== fields.due; await sleep(5))
    if (Date.now() > end) throw new Error('the edit by token did not come')
  await play.turn(ROADMAP, anybody, () => undefined)
}

const holdSecond = (play: Play): Promise<void> =>
  hold(play, 1, async () => {
    const { of, chance } = play
    const [first = '', , third = ''] = items(play)
    await set(play, of('co', 0), first, 'status', 'inProgress')
    await set(play, of('mx', 0), third, 'status', 'done')
    await set(play, of('mx', 0), third, 'progress', 'completed')
    await set(play, of('co', 0), first, 'due', day(chance))
  })

/** While session 2 is open again: a decision by MX, the minutes by US; and the plan goes on. */
const correct = async (play: Play): Promise<void> => {
  const { of, chance } = play
  const session = sessionOf(play, 1)
  const [decision] = session.decisions
  if (!decision) return
  const by = of('mx', 0)
  const from = decision.text
  const texts = [`decision:${decision.id}`]
  const at = await inSession(play, session, by, { texts }, (doc) => deeds.rewordDecision(doc, decision, 'en', 'rectified'))
  const who = (one: Member, mark: string) => ({ account: one.account, name: one.seat.name, mark })
  session.corrections.push({ at, by: who(by, 'MX'), subject: `decision:${decision.id}`, what: 'text.en', from, to: decision.text })
  await set(play, of('us', 0), items(play)[1] ?? '', 'due', day(chance))
}

const workOn = async (play: Play): Promise<void> => {
  const { of, chance } = play
  const [, second = '', , fourth = ''] = items(play)
  await set(play, of('co', 0), fourth, 'due', day(chance))
  await set(play, of('co', 0), second, 'priority', 3)
  await set(play, of('us', 1), second, 'priority', 1)
}

/** Who reported, who corrected a decision, who asked for the link, and who consented to it. */
const erase = async ({ season, of, erased }: Play): Promise<void> => {
  await season.chair.must('PUT', '/api/session/proof', { password: PASSWORD })
  for (const gone of [of('mx', 1), of('mx', 0), season.secretariat, of('us', 0)]) {
    gone.closeAll()
    await season.chair.must('DELETE', `/api/groups/${GROUP}/accounts/${gone.account}`)
    erased.add(gone.account)
  }
}
