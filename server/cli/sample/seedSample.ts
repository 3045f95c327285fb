// The sample group: people by identity's functions, everything else through the gate, by the members' accounts, under a clock of
// 2018 and 2019 (SPEC M7). What a newcomer sees has been written exactly as they will write.
import { type AccountId, type DocumentId, pageId, type Random } from '../../../shared/ids.ts'
import { placesOf } from '../../../shared/placesOf.ts'
import { must, type Result } from '../../../shared/result.ts'
import { createInProcessBus } from '../../bus/inProcess.ts'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../db/open.ts'
import { registerDocument } from '../../groups/documents.ts'
import { agencyIdOf, createGroup, delegationIdOf, groupsHere } from '../../groups/groups.ts'
import { createAccount, makeCopyKey } from '../../identity/accounts.ts'
import { addMember } from '../../identity/memberships.ts'
import type { Passwords } from '../../identity/passwords.ts'
import { foldState } from '../../log/checkpoints.ts'
import { createSqliteLog } from '../../log/sqliteLog.ts'
import { LIMITS } from '../../relay/limits.ts'
import { createRooms, type Rooms } from '../../relay/rooms.ts'
import type { Watch } from '../../relay/watch.ts'
import { type Deed, pageDeeds, roadMapDeeds } from './deeds.ts'
import { ITEMS } from './items.ts'
import { PAGES } from './pages.ts'
import { emailOf, PEOPLE, type Person, SAMPLE_GROUP, SAMPLE_PEOPLE, type Writer } from './people.ts'
import { createSampleClock, type SampleClock } from './sampleClock.ts'
import { type Seat, takeSeat } from './seat.ts'
import { STREAMS } from './streams.ts'

export interface SampleDependencies {
  readonly database: Database
  readonly passwords: Pick<Passwords, 'hash'>
  /** Of every account. */
  readonly password: string
  readonly clock: Clock
  readonly random: Random
}

/** Does nothing when the sample is there; refuses a data folder that holds a real group. */
export const seedSample = async (deps: SampleDependencies): Promise<'seeded' | 'there already'> => {
  const { database, random } = deps
  const groups = await groupsHere(database.kysely)
  if (groups.real > 0) throw new Error('this data folder holds a real group: the sample never opens beside one')
  if (groups.sample > 0) return 'there already'

  const deeds = [...roadMapDeeds(STREAMS, ITEMS, random), ...PAGES.flatMap((page) => pageDeeds(page, random))]
  deeds.sort((a, b) => a.at - b.at)
  const clock = createSampleClock(must(deeds[0], 'a deed').at, deps.clock)
  const log = createSqliteLog({ database, clock, meetingOf: () => null })
  if ((await log.documents()).length > 0) throw new Error('a sample was left half written here: delete the data folder')

  const accounts = await createAccounts(deps, clock)
  const rooms = createRooms({
    log,
    bus: createInProcessBus(),
    clock,
    limits: LIMITS,
    placesOf,
    fold: async (base, updates) => foldState(base, updates),
    watch: STRICT,
  })
  await perform(deeds, { rooms, clock, accounts, random })
  await rooms.drain()
  // Last, so that whatever ends before leaves no group: nobody can open half a sample.
  await createMemberships(deps, clock, accounts)
  return 'seeded'
}

type Accounts = ReadonlyMap<Person, AccountId>

const createAccounts = async ({ database, passwords, password, random }: SampleDependencies, clock: Clock): Promise<Accounts> => {
  const hashes = await Promise.all(PEOPLE.map(() => passwords.hash(password)))
  const accounts = new Map<Person, AccountId>()
  for (const [at, person] of PEOPLE.entries()) {
    const { name, language } = SAMPLE_PEOPLE[person]
    const account = { email: emailOf(person), name, language, passwordHash: must(hashes[at], 'a hash'), copyKey: await makeCopyKey() }
    accounts.set(person, done(await createAccount({ db: database.kysely, clock, random }, account)))
  }
  return accounts
}

const createMemberships = async ({ database }: SampleDependencies, clock: Clock, accounts: Accounts) => {
  await database.kysely.transaction().execute(async (db) => {
    await createGroup({ db, clock }, SAMPLE_GROUP)
    for (const { name, by } of PAGES)
      await registerDocument({ db, clock }, { id: pageId(name), group: SAMPLE_GROUP.id, by: accounts.get(by) ?? null })
    for (const [person, account] of accounts) done(await addMember({ db, clock }, account, { group: SAMPLE_GROUP.id, ...seatOf(person) }))
  })
}

const seatOf = (person: Person) => {
  const { role, place, agency } = SAMPLE_PEOPLE[person]
  return { role, delegation: place && delegationIdOf(place), agency: place && agency && agencyIdOf(place, agency) }
}

interface Stage {
  readonly rooms: Rooms
  readonly clock: SampleClock
  readonly accounts: Accounts
  readonly random: Random
}

/** One after the other, each when its day has come and the one before is on disk. */
const perform = async (deeds: readonly Deed[], { rooms, clock, accounts, random }: Stage) => {
  const seats = new Map<string, Seat>()
  const seatFor = async (document: DocumentId, by: Writer): Promise<Seat> => {
    const key = `${document} ${by}`
    const { name, place } = SAMPLE_PEOPLE[by]
    const account = must(accounts.get(by), by)
    const delegation = place && delegationIdOf(place)
    const who = { account, name, delegation, session: `sample-${by}`, group: SAMPLE_GROUP.id, access: 'write' } as const
    const seat = seats.get(key) ?? (await takeSeat(rooms, document, who, random))
    seats.set(key, seat)
    return seat
  }
  for (const { at, by, document, act } of deeds) {
    clock.reach(at)
    const seat = await seatFor(document, by)
    seat.doc.transact(() => act(seat.doc))
    await seat.saved()
  }
  for (const seat of seats.values()) seat.leave()
}

/** Whatever the relay finds wrong with the sample is an error in its data. */
const STRICT: Watch = {
  active: () => undefined,
  accepted: () => undefined,
  flushed: () => undefined,
  resynced: (document) => fail(`${document}: a gap`),
  refused: (document, _account, why) => fail(`${document}: refused, ${why}`),
  malformed: (document) => fail(`${document}: malformed`),
  bug: (_connection, error) => fail(error),
  failed: (_document, error) => fail(error),
  quarantined: (_document, error) => fail(error),
}
const fail = (what: unknown): never => {
  throw what instanceof Error ? what : new Error(String(what))
}

const done = <T>(result: Result<T>): T => (result.ok ? result.value : fail(`the sample's people are refused: ${result.refusal}`))
