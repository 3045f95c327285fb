// A short season in which everything happens that a paper could get wrong: sessions closed, reopened with and without edits and closed again, due dates
// cleared and set anew, leads passed on, reports in another's name, a session opened by a link, edits by a token, words typed offline over a restart of
// the server, a text imported from Word, and somebody erased. The auditor keeps his ledger as it is done, and reads the papers at each stop.
import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import type { Received } from '../../harness/mailServer.ts'
import { allSent, emailOf, linkFor } from '../mails/letters.ts'
import type { Member } from '../member.ts'
import { createItem, itemMap, phrase, put } from '../planDeeds.ts'
import { chanceFrom } from '../random.ts'
import { GROUP, PASSWORD, ROADMAP } from '../season.ts'
import type { RunningServer } from '../server.ts'
import { importDraft } from './importDraft.ts'
import {
  begin,
  day,
  inSession,
  items,
  type PaperSeason,
  type Play,
  type ReportModel,
  sessionOf,
  set,
  settle,
  type TokenModel,
  valueIn,
} from './play.ts'
import * as deeds from './sessionDeeds.ts'
import type { Stop } from './stops.ts'

interface Wanted {
  readonly server: RunningServer
  readonly seed: number
  /** Where the mail server of the season puts what it gets. */
  readonly mails: readonly Received[]
  readonly say: (line: string) => void
  readonly audit: (stop: Stop, season: PaperSeason) => Promise<void>
}

export const playPapers = async ({ server, seed, mails, say, audit }: Wanted): Promise<PaperSeason> => {
  const play = await begin(server, chanceFrom(seed), mails)
  const stop = async (name: Stop) => {
    say(name)
    await hoursPass(play)
    play.ledger.remember(name)
    await audit(name, play.season)
    for (const account of play.erased) play.season.erasedBefore.add(account)
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

const MINUTE = 60_000
/**
 * Rounds look, and what they find waits a minute for more before it is mailed; after two hours a visit has ended. Everything else stands still.
 */
const hoursPass = async ({ server, season }: Play): Promise<void> => {
  for (let minute = 0; minute < 125; minute += minute < 5 ? 1 : 5) {
    await server.pass((minute < 5 ? 1 : 5) * MINUTE)
    await sleep(60)
  }
  await allSent(season.mails, () => server.pass(MINUTE))
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

const changeState = async (play: Play, index: number, to: 'open' | 'inSession' | 'closed', reason?: deeds.Pair): Promise<void> => {
  const { season, ledger } = play
  const session = sessionOf(play, index)
  const after = play.ledger.now()
  await season.chair.must('PUT', `/api/groups/${GROUP}/meetings/${session.id}/state`, { state: to, ...(reason ? { reason } : {}) })
  const at = { after, before: play.ledger.now() }
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
  // Attendance is in the record, and nobody's work.
  await inSession(play, session, season.secretariat, {}, (doc) => {
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
  await comment(play, of('mx', 2), { item: first, mentions: [of('co', 2)] })
  await comment(play, of('co', 0), { item: second, mentions: [of('co', 2)], isOfDelegation: true })
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
  ledger.began = ledger.now()
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
  const after = play.ledger.now()
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
    at: { after, before: play.ledger.now() },
  })
}

/** Of a delegation alone: only its members may know of it. */
const comment = async (
  { season, chance, ledger }: Play,
  by: Member,
  {
    item,
    mentions,
    isOfDelegation = false,
  }: { readonly item: string; readonly mentions: readonly Member[]; readonly isOfDelegation?: boolean },
): Promise<void> => {
  const after = ledger.now()
  const words = `quetzal ${phrase(chance, 5)} ${chance.id(6)}`
  await by.must('POST', `/api/groups/${GROUP}/comments`, {
    id: chance.id(),
    thread: chance.id(),
    document: ROADMAP,
    subject: `item:${item}`,
    field: null,
    anchor: null,
    visibility: isOfDelegation ? 'delegation' : 'all',
    language: 'en',
    words: `${words} ${mentions.map(({ account }) => `@{a:${account}}`).join(' ')}`,
  })
  season.comments.push({
    item,
    by,
    isOfDelegation,
    mentions: mentions.map(({ account }) => account),
    words,
    at: { after, before: ledger.now() },
  })
}

const byLink = async ({ season, of }: Play): Promise<void> => {
  const [victim, head] = [of('us', 1), of('us', 0)]
  await season.secretariat.ask('POST', `/api/groups/${GROUP}/members/${victim.account}/sign-in-links`, {})
  const links: { readonly id: string; readonly account: string }[] = await head.must('GET', `/api/groups/${GROUP}/sign-in-links`)
  const id = links.find(({ account }) => account === victim.account)?.id
  const asked = season.ledger.now()
  await head.must('PUT', `/api/groups/${GROUP}/sign-in-links/${id}/decision`, { approve: true })
  const mailed = { after: asked, before: season.ledger.now() }
  const link = await linkFor(season, emailOf(victim.seat.name), 'link')
  victim.closeAll()
  const after = season.ledger.now()
  await victim.must('POST', '/api/session', { link, password: 'cuatro perros bajo la lluvia' })
  season.links.push({ of: victim.account, mailed, opened: { after, before: season.ledger.now() } })
  victim.byLink = { requestedBy: season.secretariat.seat.name, consentBy: head.seat.name }
}

const TOKEN = 'Budget sync'
const TOKEN_DAYS = 90
const byToken = async (play: Play, by: Member, id: string, fields: Readonly<Record<string, unknown>>): Promise<void> => {
  const { ledger, season } = play
  await by.must('PUT', '/api/session/proof', { password: PASSWORD })
  const after = ledger.now()
  const { token } = await by.must('POST', `/api/groups/${GROUP}/tokens`, { name: TOKEN, scopes: ['read', 'write'], days: TOKEN_DAYS })
  ledger.began = ledger.now()
  const [at, days] = [{ after, before: ledger.began }, TOKEN_DAYS * 24 * 3_600_000]
  const made: TokenModel = { by: by.account, name: TOKEN, at, until: { after: at.after + days, before: at.before + days }, used: at }
  season.tokens.push(made)
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
  made.used = settle(ledger)
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
  session.corrections.push({
    at,
    by: who(by, 'MX'),
    byLink: by.byLink,
    subject: `decision:${decision.id}`,
    what: 'text.en',
    from,
    to: decision.text,
  })
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
