// The sample group: people by identity's functions, everything else through the gate, by the members' accounts, under a clock of
// 2018 and 2019 (SPEC M7). What a newcomer sees has been written exactly as they will write.
import type { AccountId, DocumentId, Random, Seq } from '../../shared/ids.ts'
import { placesOf } from '../../shared/placesOf.ts'
import { must } from '../../shared/result.ts'
import { createInProcessBus } from '../bus/inProcess.ts'
import type { Clock } from '../clock.ts'
import { agencyIdOf, createGroup, delegationIdOf, groupsHere } from '../groups/groups.ts'
import { createAccount, makeCopyKey } from '../identity/accounts.ts'
import { addMember, membersOf } from '../identity/memberships.ts'
import type { Passwords } from '../identity/passwords.ts'
import { foldState } from '../log/checkpoints.ts'
import { keepAt } from '../log/checkpointsForHistory.ts'
import type { MeetingDeps } from '../meetings/deps.ts'
import { recordVisit } from '../meetings/visits.ts'
import { LIMITS } from '../relay/limits.ts'
import { createRooms } from '../relay/rooms.ts'
import type { Watch } from '../relay/watch.ts'
import type { Storage } from '../storage/storage.ts'
import { createSigner } from '../trust/signer.ts'
import { type Deed, done, type Known } from './deed.ts'
import { AWAY, DIARY } from './diary.ts'
import { glossaryDeeds } from './glossaryDeeds.ts'
import { ITEMS } from './items.ts'
import { MOMENTS, momentDeeds } from './moments.ts'
import { pageDeeds } from './pageDeeds.ts'
import { PAGES } from './pages.ts'
import { emailOf, PEOPLE, type Person, SAMPLE_GROUP, SAMPLE_PEOPLE } from './people.ts'
import { perform } from './perform.ts'
import { roadMapDeeds } from './roadMapDeeds.ts'
import { bogota, createSampleClock } from './sampleClock.ts'
import { sessionDeeds } from './sessionDeeds.ts'
import { SESSIONS } from './sessions.ts'
import { STREAMS } from './streams.ts'
import { VIEWS, viewDeeds } from './views.ts'

export interface SampleDependencies {
  readonly storage: Pick<Storage, 'db' | 'openLog'>
  readonly passwords: Pick<Passwords, 'hash'>
  /** Of every account. */
  readonly password: string
  readonly clock: Clock
  readonly random: Random
}

/** Does nothing when the sample is there; refuses a data folder that holds a real group. */
export const seedSample = async (deps: SampleDependencies): Promise<'seeded' | 'there already'> => {
  const { storage, random } = deps
  const groups = await groupsHere(storage.db)
  if (groups.real > 0) throw new Error('this data folder holds a real group: the sample never opens beside one')
  // Its members come last, so that whatever ends before leaves a group that nobody is in: nobody can open half a sample.
  if ((await membersOf(storage.db, SAMPLE_GROUP.id)).length > 0) return 'there already'
  if (groups.sample > 0 || (await storage.db.selectFrom('account').select('id').execute()).length > 0)
    throw new Error('a sample was left half written here: delete the data folder')

  const clock = createSampleClock(bogota('2018-07-30 09:00'), deps.clock)
  const accounts = await createAccounts(deps, clock)
  await storage.db.transaction().execute((db) => createGroup({ db, clock }, SAMPLE_GROUP))

  const bus = createInProcessBus()
  const log = storage.openLog(clock)
  const rooms = createRooms({
    log,
    bus,
    clock,
    limits: LIMITS,
    placesOf,
    fold: async (base, updates) => foldState(base, updates),
    watch: STRICT,
  })
  const signer = createSigner({ db: storage.db, clock })
  const kept: [DocumentId, Seq][] = []
  let signed: Promise<unknown> = Promise.resolve()
  const meetings: MeetingDeps = {
    db: storage.db,
    clock,
    random,
    bus,
    between: rooms.between,
    keep: (document, at) => void kept.push([document, at]),
    signClosed() {
      signed = signer.signClosed()
    },
  }
  const deeds = deedsOf(accounts, random)
  await perform(deeds, { rooms, clock, accounts, deps: meetings, random, acted: () => signed })
  await rooms.drain()
  for (const [document, at] of kept) await keepAt(log, document, at)
  for (const [person, account] of accounts) {
    // Whoever comes back is told what has happened since they last did something here; the observer, since Cartagena.
    const last = deeds.findLast(({ by }) => by === person)?.at ?? bogota('2019-06-14 18:00')
    await recordVisit({ db: storage.db, clock: { ...clock, now: () => last } }, account, SAMPLE_GROUP.id)
  }
  await storage.db.transaction().execute(async (db) => {
    for (const [person, account] of accounts) done(await addMember({ db, clock }, account, { group: SAMPLE_GROUP.id, ...seatOf(person) }))
  })
  return 'seeded'
}

const deedsOf = (accounts: Known['accounts'], random: Random): readonly Deed[] => {
  const names: Known = { accounts, streams: new Map(), items: new Map(), meetings: new Map(), points: new Map() }
  return [
    ...SESSIONS.flatMap((session, at) => sessionDeeds(session, SESSIONS[at + 1] ?? null, names, random)),
    ...roadMapDeeds({ streams: STREAMS, items: ITEMS, diary: DIARY, away: AWAY }, names, random),
    ...PAGES.flatMap((page) => pageDeeds(page, names, random)),
    ...glossaryDeeds(random),
    ...momentDeeds(MOMENTS, names),
    ...viewDeeds(VIEWS, names),
  ].sort((a, b) => a.at - b.at)
}

type Accounts = ReadonlyMap<Person, AccountId>

const createAccounts = async ({ storage, passwords, password, random }: SampleDependencies, clock: Clock): Promise<Accounts> => {
  const hashes = await Promise.all(PEOPLE.map(() => passwords.hash(password)))
  const accounts = new Map<Person, AccountId>()
  for (const [at, person] of PEOPLE.entries()) {
    const { name, language } = SAMPLE_PEOPLE[person]
    const account = { email: emailOf(person), name, language, passwordHash: must(hashes[at], 'a hash'), copyKey: await makeCopyKey() }
    accounts.set(person, done(await createAccount({ db: storage.db, clock, random }, account)))
  }
  return accounts
}

const seatOf = (person: Person) => {
  const { role, place, agency } = SAMPLE_PEOPLE[person]
  return { role, delegation: place && delegationIdOf(place), agency: place && agency && agencyIdOf(place, agency) }
}

/** Whatever the relay finds wrong with the sample is an error in its data. */
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
}
const fail = (what: unknown): never => {
  throw what instanceof Error ? what : new Error(String(what))
}
