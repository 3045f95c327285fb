// The server as benches and outside probes start it: a delegate's session stands in $DATA_DIR/bench.json before anybody is
// answered, documents `page:bench-…` are made when they are first joined, and the limits per account are lifted.
// With BENCH_PEOPLE=5 there are sessions of four more people.
// With BENCH_PASSWORD they may sign in with it too.
// With BENCH_HISTORY=off nothing is read from the logs beside the relay: what is left is what the relay costs by itself.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type AccountId, type DocumentId, newId, parseAccountId, parseDelegationId, parseGroupId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { type BackgroundParts, type BackgroundWork, createBackgroundWorker } from '../background/background.ts'
import { createInProcessBus } from '../bus/inProcess.ts'
import { systemClock, systemRandom } from '../clock.ts'
import { type Config, readConfig } from '../config.ts'
import type { Store } from '../db/rowStore.ts'
import { createText, registeredGroup } from '../groups/documentRegistry.ts'
import { createGroup, groupsHere } from '../groups/groups.ts'
import { createAccount, makeCopyKey } from '../identity/accounts.ts'
import { addMembership } from '../identity/memberships.ts'
import { createPasswords } from '../identity/passwords.ts'
import { createSessions } from '../identity/sessions.ts'
import { whereOf } from '../openInstallation.ts'
import { LIMITS, type Limits } from '../relay/limits.ts'
import { siteOf } from '../site.ts'
import { openStorage } from '../storage/openStorage.ts'
import { runServer } from './run.ts'

const GROUP = must(parseGroupId('bench'), 'a group id')
const DELEGATION = { code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, agencies: [] }
const MOST = 1_000_000

const UNLIMITED = { perSecond: Number.POSITIVE_INFINITY, burst: Number.POSITIVE_INFINITY }
/** What one account may do; the bounds of a single message and of a slow reader stay. */
const limits: Limits = {
  ...LIMITS,
  documentBytes: Number.POSITIVE_INFINITY,
  newIdsPerUpdate: Number.POSITIVE_INFINITY,
  messages: UNLIMITED,
  bytes: UNLIMITED,
  newIds: UNLIMITED,
  work: UNLIMITED,
}

/** Opens the folder before the server does, so that nobody is answered before the session is there. */
const prepare = async (config: Config): Promise<void> => {
  await mkdir(config.dataDir, { recursive: true })
  const storage = await openStorage(whereOf(config), { clock: systemClock, report: () => undefined }, config.redisUrl === null)
  const deps = { db: storage.db, clock: systemClock, random: systemRandom, bus: createInProcessBus() }
  const site = siteOf(config, config.port)
  if ((await groupsHere(deps.db)).real === 0)
    await createGroup(deps, { id: GROUP, name: { es: 'Banco', en: 'Bench' }, delegations: [DELEGATION] })
  const sessions = createSessions(deps, config, site.secure)
  const passwordHash = process.env.BENCH_PASSWORD ? await createPasswords().hash(process.env.BENCH_PASSWORD) : null
  // After a restart, the same people.
  const known = await storage.db.selectFrom('account').select(['id', 'email']).orderBy('created_at').orderBy('id').execute()
  const signedIn = async (account: AccountId, email: string) => {
    const { cookie } = await sessions.open(account, { device: 'bench', way: 'password' })
    return { account, email, cookie: cookie.slice(0, cookie.indexOf(';')) }
  }
  const person = async () => {
    const before = known.shift()
    if (before) return signedIn(must(parseAccountId(before.id), 'an account'), must(before.email, 'an address'))
    const email = `${newId(systemRandom)}@example.org`
    const made = await createAccount(deps, { email, name: 'Bench', language: 'en', passwordHash, copyKey: await makeCopyKey() })
    if (!made.ok) throw new Error(made.refusal)
    const account = made.value
    const chairs = process.env.BENCH_ROLE === 'chair'
    const seat = {
      group: GROUP,
      role: chairs ? 'chair' : 'delegate',
      delegation: chairs ? null : parseDelegationId('co'),
      agency: null,
    } as const
    await addMembership(deps, account, seat, { how: 'setUp', invitedBy: null })
    return signedIn(account, email)
  }
  const first = await person()
  const people = [first]
  for (let more = Number(process.env.BENCH_PEOPLE ?? 1); more > 1; more--) people.push(await person())
  const session = { cookie: first.cookie, email: first.email, origin: site.url, people }
  await writeFile(join(config.dataDir, 'bench.json'), JSON.stringify(session), { mode: 0o600 })
  await storage.close()
}

const madeWhenJoined = (db: Store) => async (document: DocumentId) => {
  if (document.startsWith('page:bench-'))
    await createText({ db, clock: systemClock, random: systemRandom, bus: createInProcessBus() }, { id: document, group: GROUP, by: null })
  return registeredGroup(db, document)
}

const WORKER = new URL('../background/worker.ts', import.meta.url)
const foldsOnly = ({ where, clock, report }: BackgroundParts): BackgroundWork => ({
  ...createBackgroundWorker({ spawn: () => new Worker(WORKER, { workerData: where }), alone: true, clock, report }),
  appended: () => undefined,
})

const reading = readConfig({ LOG_LEVEL: 'warn', ...process.env })
await runServer(reading.ok ? { ok: true, config: { ...reading.config, connectionsPerAccount: MOST, connectionsTotal: MOST } } : reading, {
  before: prepare,
  ports: { limits, groupOf: madeWhenJoined, ...(process.env.BENCH_HISTORY === 'off' ? { background: foldsOnly } : {}) },
  started: async ({ url }) => console.log(`Bench server at ${url}`),
})
