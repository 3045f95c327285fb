// The people and documents of the season, and how one of them writes: each has seen what was written before, and the ledger knows between which hours it
// was.
import type * as Y from 'yjs'
import type { Received } from '../../harness/mailServer.ts'
import { Journal } from '../journal.ts'
import { allSent } from '../mails/letters.ts'
import type { Member } from '../member.ts'
import { phrase, put, type Scene } from '../planDeeds.ts'
import type { Chance } from '../random.ts'
import { DELEGATIONS, GROUP, gather, ROADMAP } from '../season.ts'
import type { RunningServer } from '../server.ts'
import type { ImportedText } from './importDraft.ts'
import type * as deeds from './sessionDeeds.ts'

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
  /** Accounts that were erased; those that were at the last stop already. */
  readonly erased: ReadonlySet<string>
  readonly erasedBefore: Set<string>
  /** What came to the mail server; how much of it was read at earlier stops, and when the last one was. */
  readonly mails: readonly Received[]
  readonly read: { mails: number; at: number }
  /** A member of CO, who reads Ruta in Spanish, as all do but these. */
  readonly spanish: Member
  readonly inEnglish: ReadonlySet<string>
  /** When the people came. */
  readonly gathered: deeds.Window
  readonly comments: CommentModel[]
  readonly tokens: TokenModel[]
  readonly links: LinkModel[]
}
/** A sign-in link: when it was mailed, and opened. */
export interface LinkModel {
  readonly of: string
  readonly mailed: deeds.Window
  readonly opened: deeds.Window
}
export interface CommentModel {
  readonly item: string
  readonly by: Member
  readonly isOfDelegation: boolean
  readonly mentions: readonly string[]
  readonly words: string
  readonly at: deeds.Window
}
export interface TokenModel {
  readonly by: string
  readonly name: string
  readonly at: deeds.Window
  readonly until: deeds.Window
  used: deeds.Window
}
export interface Play {
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

export const begin = async (server: RunningServer, chance: Chance, mails: readonly Received[]): Promise<Play> => {
  const ledger = new Journal(server.now)
  const came = ledger.now()
  const { chair, people } = await gather(server)
  const gathered = { after: came, before: ledger.now() }
  await chair.must('PATCH', `/api/groups/${GROUP}`, { zone: ZONE })
  const spanish = people.filter(({ delegation }) => delegation === 'co')[1] ?? chair
  // What they were mailed so far is in the first language of the group.
  await allSent(mails)
  const english = people.filter(({ delegation }) => delegation === 'mx' || delegation === 'us')
  for (const one of english) await one.must('PATCH', '/api/me', { language: 'en' })
  const inEnglish = new Set([chair, ...english].map(({ account }) => account))
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
    ledger.began = ledger.now()
    write(doc)
    await by.saved(document)
    last.set(document, by)
    return settle(ledger)
  }
  const streams: StreamModel[] = [1, 2].map(() => ({ id: chance.id(), name: { es: phrase(chance, 3), en: phrase(chance, 3) } }))
  const scene: Scene = { ledger, chance, roadmap: ROADMAP, delegations: DELEGATIONS.map((code) => code.toLowerCase()) }
  const [reports, texts, erased]: [ReportModel[], ImportedText[], Set<string>] = [[], [], new Set()]
  return {
    season: {
      ...{ ledger, server, chair, secretariat, people, sessions, streams, reports, texts, erased },
      ...{
        erasedBefore: new Set(),
        mails,
        read: { mails: 0, at: came },
        spanish,
        inEnglish,
        gathered,
        comments: [],
        tokens: [],
        links: [],
      },
    },
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
export const settle = (ledger: Journal): deeds.Window => {
  const before = ledger.now()
  for (let at = ledger.deeds.length - 1; at >= 0 && ledger.deeds[at]?.before === Number.POSITIVE_INFINITY; at -= 1) {
    const deed = ledger.deeds[at]
    if (deed) deed.before = before
  }
  return { after: ledger.began, before }
}

export const day = (chance: Chance): string =>
  new Date(Date.UTC(2026, 6 + chance.whole(18), 1 + chance.whole(28))).toISOString().slice(0, 10)
export const set = (play: Play, by: Member, id: string, field: string, value: unknown): Promise<deeds.Window> =>
  play.turn(ROADMAP, by, (doc) => put(play.scene, by, doc, { id, field, value }))
export const items = ({ ledger }: Play): readonly string[] => [...ledger.plan.items.keys()]
export const valueIn = ({ ledger }: Play, id: string, field: string): unknown => ledger.plan.items.get(id)?.values[field] ?? null
export const sessionOf = ({ season }: Play, index: number): deeds.SessionModel => {
  const session = season.sessions[index]
  if (!session) throw new Error('no session')
  return session
}

/** Writes in the document of a session; `texts`: those in which is typed, else `count` changes. */
export const inSession = async (
  play: Play,
  session: deeds.SessionModel,
  by: Member,
  { count = 0, texts = [] }: { readonly count?: number; readonly texts?: readonly string[] },
  write: (doc: Y.Doc) => void,
): Promise<deeds.Window> => {
  const at = await play.turn(session.document, by, write)
  for (let time = 0; time < count; time += 1)
    session.changes.push({ at, delegation: by.delegation, text: null, session: session.id, byLink: by.byLink !== null })
  for (const text of texts)
    session.changes.push({
      at,
      delegation: by.delegation,
      text: `${by.account} ${session.id} ${text} ${play.ledger.meeting}`,
      session: session.id,
      byLink: by.byLink !== null,
    })
  return at
}
