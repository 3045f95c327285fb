// Writes the sample group: accounts by identity's functions, everything else through the relay's validation, with the members' accounts and the
// story's own clock (SPEC M7), so that its data equals that of real use.

import type { Seated } from '../../shared/acts/whats.ts'
import type { Bilingual } from '../../shared/bilingual.ts'
import { schemaOf } from '../../shared/documents.ts'
import type { AccountId, DocumentId, Random, Seq } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { personalAddressHash, personOf, recordAct } from '../acts/recordAct.ts'
import { createInProcessBus } from '../bus/inProcess.ts'
import type { Clock } from '../clock.ts'
import { shareThreads } from '../comments/shareThreads.ts'
import { agencyIdOf, createGroup, delegationIdOf } from '../groups/groups.ts'
import { createAccount, makeCopyKey } from '../identity/accounts.ts'
import { foldState } from '../log/checkpoints.ts'
import { keepAt } from '../log/checkpointsForHistory.ts'
import type { MeetingDeps } from '../meetings/meetingDeps.ts'
import { nameMoment } from '../meetings/namedMoments.ts'
import { recordVisit } from '../meetings/visits.ts'
import { LIMITS } from '../relay/limits.ts'
import { createRooms } from '../relay/rooms.ts'
import type { Watch } from '../relay/watch.ts'
import type { Storage } from '../storage/storage.ts'
import { createSigner, type Signer } from '../trust/signer.ts'
import { saveView } from '../views/views.ts'
import { type Anchors, anchorDeeds, THREADS, writeComments } from './comments.ts'
import { readContent } from './content.ts'
import { type Deed, doneOrThrow, known, type SampleIds } from './deed.ts'
import { glossaryDeeds } from './glossaryDeeds.ts'
import { pageDeeds } from './pageDeeds.ts'
import { PEOPLE, SAMPLE_GROUP, SAMPLE_PEOPLE, type SamplePersonName, type SampleWriter } from './people.ts'
import { perform } from './perform.ts'
import { reportDeeds } from './reportDeeds.ts'
import { roadMapDeeds } from './roadMapDeeds.ts'
import { createSampleClock } from './sampleClock.ts'
import type { When } from './sampleModel.ts'
import type { SamplePlace } from './samplePlace.ts'
import { sessionDeeds } from './sessionDeeds.ts'
import { STORY_BEGINS, type StoryDates } from './storyDates.ts'

export interface SampleDeps {
  readonly storage: Pick<Storage, 'db' | 'openLog'>
  /** Password hash of every account; null if nobody can sign in to them. */
  readonly passwordHash: string | null
  /** Signs the heads at closings; null to sign them at the story's time. */
  readonly signer: Pick<Signer, 'signClosed'> | null
  readonly clock: Clock
  readonly random: Random
  /** Dates of the story. */
  readonly dates: StoryDates
  /** Progress, from 0 to 1. */
  readonly progress?: (part: number) => void
}

/** Members are added last, so that an interrupted one is a group without members: nobody can open half a sample. */
export const writeSample = async (deps: SampleDeps, place: SamplePlace): Promise<void> => {
  const { storage, random, dates } = deps
  const clock = createSampleClock(dates.at(STORY_BEGINS), deps.clock)
  const accounts = await createAccounts(deps, place, clock)
  const bus = createInProcessBus()
  const acting = { clock, random, bus, seatOf: seatsOf(accounts) }
  await storage.db.transaction().execute(async (db) => {
    const chair = must(accounts.get('chair'), 'the chair')
    await createGroup({ ...acting, db }, { ...SAMPLE_GROUP, id: place.group }, chair)
    // Members from the first day; their rows are added last.
    for (const [person, account] of accounts) {
      const member = await personOf({ ...acting, db }, place.group, account, seatOf(person))
      const address = await personalAddressHash({ ...acting, db }, place.group, account)
      await recordAct(
        { ...acting, db },
        { group: place.group, by: chair, what: { type: 'memberJoined', member, how: 'sample', invitedBy: null, address } },
      )
    }
  })

  // Days pass in the story while it waits for the database: its timeout uses the real clock.
  const log = storage.openLog({ ...clock, elapsed: deps.clock.elapsed })
  const rooms = createRooms({
    log,
    bus,
    clock,
    limits: LIMITS,
    schemaOf,
    fold: async (base, updates) => foldState(base, updates),
    watch: STRICT,
  })
  const signer = deps.signer ?? createSigner({ db: storage.db, clock })
  const kept: [DocumentId, Seq][] = []
  let signed: Promise<unknown> = Promise.resolve()
  const meetings: MeetingDeps = {
    ...acting,
    db: storage.db,
    between: rooms.between,
    share: shareThreads,
    keep: (document, at) => void kept.push([document, at]),
    signClosed() {
      signed = signer.signClosed(0)
    },
  }
  const names: SampleIds = {
    place,
    dates,
    accounts,
    streams: new Map(),
    ownFields: new Map(),
    items: new Map(),
    meetings: new Map(),
    points: new Map(),
  }
  const anchors: Anchors = new Map()
  const deeds = deedsOf(names, random, anchors)
  await perform(deeds, { progress: deps.progress, place, rooms, clock, accounts, deps: meetings, random, acted: () => signed })
  await rooms.drain()
  for (const [document, at] of kept) await keepAt(log, document, at)
  // A returning user sees changes since their last action here; the observer, since Cartagena.
  const lastSeen = (person: SamplePersonName) => deeds.findLast(({ by }) => by === person)?.at ?? dates.at('2019-06-14 18:00')
  for (const [person, account] of accounts)
    await recordVisit({ db: storage.db, clock: { ...clock, now: () => lastSeen(person) } }, account, place.group)
  // As the acts say: from the first day.
  const first = dates.at('2019-06-14 18:00')
  await storage.db.transaction().execute(async (db) => {
    for (const [person, account] of accounts)
      await db
        .insertInto('membership')
        .values({ group_id: place.group, account, ...seatOf(person), created_at: clock.now(), seat_since: first, seat_told_at: first })
        .execute()
  })
  await writeComments({ ...acting, db: storage.db }, THREADS, names, { anchors, lastSeen })
}

const deedsOf = (names: SampleIds, random: Random, anchors: Anchors): readonly Deed[] => {
  const { streams, ownFields, items, diary, sessions, texts } = readContent(names.dates)
  return [
    ...sessions.flatMap((session, at) => sessionDeeds(session, sessions[at + 1] ?? null, names, random)),
    ...roadMapDeeds({ streams, ownFields, items, diary: diary.lines, away: diary.away }, names, random),
    ...texts.flatMap((page) => pageDeeds(page, names, random)),
    ...glossaryDeeds(names, random),
    ...momentDeeds(MOMENTS, names),
    ...viewDeeds(VIEWS, names),
    ...anchorDeeds(THREADS, names, anchors),
    ...reportDeeds(names, random),
  ].sort((a, b) => a.at - b.at)
}

type Accounts = ReadonlyMap<SamplePersonName, AccountId>

const createAccounts = async ({ storage, passwordHash, random }: SampleDeps, place: SamplePlace, clock: Clock): Promise<Accounts> => {
  const copyKeys = await Promise.all(PEOPLE.map(makeCopyKey))
  const accounts = new Map<SamplePersonName, AccountId>()
  for (const [at, person] of PEOPLE.entries()) {
    const { name, language } = SAMPLE_PEOPLE[person]
    const account = { email: place.emailOf(person), name, language, passwordHash, copyKey: must(copyKeys[at], 'a key') }
    accounts.set(person, doneOrThrow(await createAccount({ db: storage.db, clock, random }, account)))
  }
  return accounts
}

/** Names of people without a row yet. */
const seatsOf = (accounts: Accounts) => {
  const people = new Map([...accounts].map(([person, account]) => [account, person]))
  return (account: AccountId): Seated | null => {
    const person = people.get(account)
    return person ? seatOf(person) : null
  }
}

const seatOf = (person: SamplePersonName) => {
  const { role, place, agency } = SAMPLE_PEOPLE[person]
  return { role, delegation: place && delegationIdOf(place), agency: place && agency && agencyIdOf(place, agency) }
}

/** A refusal by the relay is an error in the sample's data. */
const STRICT: Watch = {
  active: () => undefined,
  accepted: () => undefined,
  joined: () => undefined,
  ended: () => undefined,
  flushed: () => undefined,
  resynced: (document) => fail(`${document}: a gap`),
  refused: (_connection, document, _account, why) => fail(`${document}: refused, ${why}`),
  malformed: (_connection, document) => fail(`${document}: malformed`),
  bug: (_connection, error) => fail(error),
  failed: (_document, error) => fail(error),
  quarantined: (_document, error) => fail(error),
  checkpointDamaged: ({ document, why }) => fail(new Error(`${document}: ${why}`)),
}
const fail = (what: unknown): never => {
  throw what instanceof Error ? what : new Error(String(what))
}

/** Named moments of the sample, for comparisons: a moment has one name, so it is in both languages. */
type SampleMoment = readonly [on: When, by: SampleWriter, name: string]

const MOMENTS: readonly SampleMoment[] = [
  ['2018-12-14 17:00', 'secretariat', 'Reglas sobre documentos, en vigor / Rules on documents in force'],
  ['2019-08-23 18:00', 'chair', 'Antes de mover las fechas / Before the dates were moved'],
  ['2019-10-15 18:00', 'secretariat', 'Balance antes de la sesión 3 / Stocktaking before session 3'],
]

const momentDeeds = (moments: readonly SampleMoment[], names: SampleIds): readonly Deed[] =>
  moments.map(([on, by, name]) => ({
    type: 'act',
    at: names.dates.at(on),
    by,
    async act({ deps }) {
      const named = await nameMoment(deps, { group: names.place.group, name, by: known(names.accounts, by) })
      if (!named.ok) throw new Error(`${name}: ${named.refusal}`)
    },
  }))

interface SampleView {
  readonly name: Bilingual
  readonly query: string
}

/** Shared by the secretariat with the group. */
const VIEWS: readonly SampleView[] = [
  { name: { es: 'Vencidas, por delegación', en: 'Overdue, by delegation' }, query: 'all=due.overdue&group=lead&sort=due' },
  { name: { es: 'Lo que dirige mi delegación', en: 'What my delegation leads' }, query: 'all=lead.mine&form=board' },
  {
    name: { es: 'Bloqueadas o a la espera de otra', en: 'Blocked, or waiting for another item' },
    query: 'all=status.any.blocked*or*dependsOn.violated&columns=status,lead,due,dependsOn',
  },
]

const viewDeeds = (views: readonly SampleView[], names: SampleIds): readonly Deed[] =>
  views.map((view, place) => ({
    type: 'act',
    at: names.dates.at(`2019-10-15 18:0${place + 1}`),
    by: 'secretariat',
    async act({ deps }) {
      doneOrThrow(
        await saveView(deps, { group: names.place.group, by: known(names.accounts, 'secretariat'), view: { ...view, shared: true } }),
      )
    },
  }))
