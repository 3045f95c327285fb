// An installation of many groups beside a small one: what its start, a round of notices, a minute and the night's checks cost where nothing
// happens. Processor time of the whole process with its worker; each of both in a fresh one, whose clock is turned.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import * as Y from 'yjs'
import { createProjectionStore, documentsBehind } from '../../server/background/projectionStore.ts'
import { createProjector } from '../../server/background/projector.ts'
import { createInProcessBus } from '../../server/bus/inProcess.ts'
import { systemClock, systemRandom } from '../../server/clock.ts'
import { databaseFile, openDatabase } from '../../server/db/open.ts'
import { statement } from '../../server/db/queries.ts'
import type { Deps } from '../../server/deps.ts'
import { createText } from '../../server/groups/documentRegistry.ts'
import { createGroup } from '../../server/groups/groups.ts'
import { addMembership } from '../../server/identity/memberships.ts'
import { appendInside } from '../../server/log/appendInside.ts'
import { sqliteStorage } from '../../server/storage/sqliteStorage.ts'
import { createSigner } from '../../server/trust/signer.ts'
import { HISTORY_VERSION } from '../../shared/history/fold/historyVersion.ts'
import { type AccountId, type DocumentId, instant, newId, pageId, parseAccountId, parseGroupId, roadmapId } from '../../shared/ids.ts'
import { initPage } from '../../shared/page/write.ts'
import { must } from '../../shared/result.ts'
import { addItem } from '../../shared/roadmap/write.ts'
import { discard } from './longPlan.ts'
import { makeFolder } from './temporary.ts'

export const GROUP_COUNTS = [100, 10_000]
/** Road map, glossary, acts and two texts. */
const DOCUMENTS = 5
const AT_ONCE = 100
const DAY_MS = 24 * 60 * 60_000
const QUIET_FOR_MS = 50 * DAY_MS

export async function* groups(counts: readonly number[]): AsyncGenerator<string> {
  const found: Readonly<Record<string, number>>[] = []
  for (const count of counts) {
    const folder = makeFolder()
    try {
      const start = performance.now()
      await generate(folder, count)
      yield `${count} groups, ${count * DOCUMENTS} documents: generated in ${((performance.now() - start) / 1000).toFixed(1)} s`
      const printed = execFileSync(process.execPath, [join(import.meta.dirname, 'groupsServer.ts'), folder], { encoding: 'utf8' })
      found.push(JSON.parse(printed))
    } finally {
      discard(folder)
    }
  }
  const [small, large] = [found[0] ?? {}, found.at(-1) ?? {}]
  for (const [name, value] of Object.entries(large)) {
    const before = small[name] ?? 0
    yield `${name.padEnd(52)} ${found.map((one) => `${(one[name] ?? 0).toFixed(0).padStart(7)} ms`).join('')}  × ${(value / before).toFixed(1)}`
  }
}

/** As the server writes it, but nothing waits for the disk. */
const generate = async (folder: string, count: number): Promise<void> => {
  const database = await openDatabase({ file: databaseFile(folder) })
  database.sqlite.exec('PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 1000')
  // Nobody has written for a while.
  const clock = { ...systemClock, now: () => instant(systemClock.now() - QUIET_FOR_MS) }
  const storage = sqliteStorage(database, clock)
  const deps = { db: database.kysely, clock, random: systemRandom, bus: createInProcessBus() }
  const written = writtenUpdates()
  for (let from = 0; from < count; from += AT_ONCE)
    await deps.db.transaction().execute(async (db) => {
      for (let at = from; at < Math.min(count, from + AT_ONCE); at++) await addGroup({ ...deps, db }, at, written)
    })
  const report = (what: string, error: unknown) => {
    throw new Error(what, { cause: error })
  }
  const { queries } = storage
  const projector = createProjector({
    log: storage.openLog(clock),
    store: createProjectionStore(queries),
    behind: () => documentsBehind(queries),
    clock: systemClock,
    report,
  })
  await projector.catchUp()
  await projector.settled()
  await projector.close()
  await createSigner(deps).signGrown({ since: 0 })
  await queries.write([
    statement(DIGESTED, HISTORY_VERSION),
    statement(VERIFIED, systemClock.now(), QUIET_FOR_MS - DAY_MS),
    statement(LOOKED_AT, systemClock.now(), systemClock.now() + 30 * DAY_MS),
  ])
  await storage.close()
}

/** What was done since then, by day and by night. */
const DIGESTED = `INSERT INTO signed_digest (document, seq, hash, state, history, history_version, key, signature)
  SELECT document, seq, hash, hash, hash, ?, key, signature FROM signed_head`
const VERIFIED = `INSERT INTO verification (document, at, entries)
  SELECT id, ? - (number * 7919000) % ?, seq FROM log_head JOIN log_document ON number = document`
/** By a round of notices. */
const LOOKED_AT = 'INSERT INTO notice_round (group_id, since, seq, looked_at, due_at) SELECT id, created_at, 1, ?, ? FROM work_group'

interface Written {
  readonly plan: Uint8Array
  readonly text: Uint8Array
}
const writtenUpdates = (): Written => {
  const [plan, text] = [new Y.Doc(), new Y.Doc()]
  addItem(plan, { title: { es: 'Guía de asistencia mutua', en: 'Guide to mutual assistance' }, due: '2027-03-01' }, systemRandom)
  initPage(text, { kind: 'text', title: { es: 'Términos de referencia', en: 'Terms of reference' } })
  return { plan: Y.encodeStateAsUpdate(plan), text: Y.encodeStateAsUpdate(text) }
}

const addGroup = async (deps: Deps, at: number, { plan, text }: Written): Promise<void> => {
  const group = must(parseGroupId(`group-${at}`), 'a group id')
  const delegations = ['CO', 'MX'].map((code) => ({ code, name: { es: code, en: code }, agencies: [] }))
  await createGroup(deps, { id: group, name: { es: `Grupo ${at}`, en: `Group ${at}` }, delegations, zone: 'America/Bogota' })
  const chair = await addAccount(deps, `Presidencia ${at}`)
  await addMembership(deps, chair, { group, role: 'chair', delegation: null, agency: null }, { how: 'setUp', invitedBy: null })
  await write(deps, roadmapId(group), chair, plan)
  for (const name of ['a', 'b']) {
    const id = pageId(`${group}-${name}`)
    await createText(deps, { id, group, by: chair })
    await write(deps, id, chair, text)
  }
}

const addAccount = async ({ db, clock, random }: Deps, name: string): Promise<AccountId> => {
  const id = newId(random)
  const row = {
    id,
    email: `${id}@example.org`,
    name,
    password_hash: null,
    language: 'es',
    created_at: clock.now(),
    copy_key: '',
  }
  await db.insertInto('account').values(row).execute()
  // Everybody has chosen something, so that nobody's choice is free.
  const chosen = { kinds: '{}', zone: 'America/Bogota', digest: 'weekly', quiet_from: 20, quiet_until: 7 } as const
  await db
    .insertInto('notice_preference')
    .values({ account: id, ...chosen })
    .execute()
  return must(parseAccountId(id), 'an account')
}

const write = async (deps: Deps, document: DocumentId, author: AccountId, update: Uint8Array): Promise<void> => {
  const draft = { updates: [update], kind: 'server', author, delegation: null, source: null } as const
  await appendInside(deps, { document, meeting: null, draftOf: () => draft })
}
