// Acts and rows at a kill, on PostgreSQL through several servers, and after a restore; and how fast they are read.

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createActs } from '../../../server/acts/readActs.ts'
import { createInProcessBus } from '../../../server/bus/inProcess.ts'
import { systemClock, systemRandom } from '../../../server/clock.ts'
import { openDatabase } from '../../../server/db/open.ts'
import type { Store } from '../../../server/db/rowStore.ts'
import { createGroup, type NewGroup } from '../../../server/groups/groups.ts'
import { addMembership, changeMember } from '../../../server/identity/memberships.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { verifyLog } from '../../../server/log/verifyChain.ts'
import type { Act } from '../../../shared/acts/acts.ts'
import { type GroupState, groupStateOf } from '../../../shared/acts/groupState.ts'
import { periodsOf, personAt } from '../../../shared/acts/periods.ts'
import {
  type AccountId,
  actsId,
  instant,
  parseAccountId,
  parseAgencyId,
  parseCommitment,
  parseDelegationId,
  parseGroupId,
} from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { NO_MAIL } from '../../harness/noMail.ts'
import { logOn, openOnPostgres, usePostgres } from '../../harness/onPostgres.ts'
import { run } from '../backup/installation.ts'
import { aFolder } from '../log/openLog.ts'

const GROUP = must(parseGroupId('tco'), 'a group')
const ACTS = actsId(GROUP)
const CO = must(parseDelegationId('co'), 'a delegation')
const NEW: NewGroup = {
  id: GROUP,
  name: { es: 'Grupo', en: 'Group' },
  delegations: [
    {
      code: 'CO',
      name: { es: 'Colombia', en: 'Colombia' },
      agencies: ['FGN', 'PONAL'].map((acronym) => ({ acronym, name: { es: acronym, en: acronym } })),
    },
  ],
}
const account = (name: string): AccountId => must(parseAccountId(name), 'an account')
const [chair, ana] = [account('chair'), account('ana')]

const settle = async (db: Store) => {
  const deps = { db, clock: systemClock, random: systemRandom, bus: createInProcessBus() }
  for (const id of [chair, ana])
    await db
      .insertInto('account')
      .values({ id, email: `${id}@example.org`, name: id, password_hash: null, language: 'en', copy_key: '{}', created_at: 1 })
      .execute()
  await createGroup(deps, NEW, chair)
  const joining = { how: 'setUp', invitedBy: null } as const
  await addMembership(deps, chair, { group: GROUP, role: 'chair', delegation: null, agency: null }, joining)
  await addMembership(deps, ana, { group: GROUP, role: 'delegate', delegation: CO, agency: null }, joining)
  return deps
}

/** What the rows say, as the acts say it. */
const rowsOf = async (db: Store) => ({
  people: (await db.selectFrom('membership').selectAll().where('group_id', '=', GROUP).orderBy('account').execute()).map(
    ({ account, role, delegation, agency }) => [account, role, delegation, agency],
  ),
  moments: (await db.selectFrom('mark').select(['id', 'name']).where('kind', '=', 'named').orderBy('id').execute()).map(({ id, name }) => [
    id,
    name,
  ]),
})
const toldBy = ({ people, marks }: GroupState) => ({
  people: [...people.values()]
    .map(({ account, role, delegation, agency }) => [account, role, delegation, agency])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  moments: [...marks].map(([id, { name }]) => [id, name]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
})

const killAfter = (file: string, lines: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'actor.ts'), file], { stdio: ['ignore', 'pipe', 'inherit'] })
    let printed = 0
    child.stdout.on('data', (chunk) => {
      printed += String(chunk).split('\n').length - 1
      if (printed >= lines) child.kill('SIGKILL')
    })
    child.on('error', reject)
    child.on('close', (code) => (code === null ? resolve() : reject(new Error(`ended with ${code}`))))
  })

test('[J2] after a kill -9 at any moment, acts and rows say the same', async () => {
  const file = join(aFolder(), 'ruta.db')
  const first = await openDatabase({ file })
  await settle(first.kysely)
  first.close()
  for (const lines of [1, 3, 17]) {
    await killAfter(file, lines)
    const database = await openDatabase({ file })
    const log = createSqliteLog({ database, clock: systemClock, meetingOf: () => null })
    expect(await verifyLog(log, ACTS)).toMatchObject({ ok: true })
    const acts = await createActs(log).of(GROUP)
    expect(acts.length).toBeGreaterThan(lines)
    expect(toldBy(groupStateOf(acts))).toEqual(await rowsOf(database.kysely))
    database.close()
  }
})

describe('on PostgreSQL', () => {
  const postgres = usePostgres()

  test('[J2] [N2] servers that act at once leave one chain, and rows that say the same', async () => {
    const url = await postgres().database()
    const servers = [await openOnPostgres(url), await openOnPostgres(url), await openOnPostgres(url)]
    const [one] = servers
    const deps = await settle(must(one, 'a server').kysely)
    const actor = {
      account: chair,
      name: 'chair',
      language: 'en',
      memberships: [{ group: GROUP, role: 'chair', delegation: null, agency: null }],
    } as const
    const done = await Promise.all(
      servers.flatMap(({ kysely }, server) =>
        Array.from({ length: 8 }, (_, n) =>
          changeMember({ ...deps, db: kysely, telling: NO_MAIL }, actor, GROUP, ana, {
            role: 'delegate',
            delegation: CO,
            agency: parseAgencyId((n + server) % 2 === 0 ? 'co-fgn' : 'co-ponal'),
          }),
        ),
      ),
    )
    expect(done.every(({ ok }) => ok)).toBe(true)
    const log = logOn(must(one, 'a server'), systemClock)
    expect(await verifyLog(log, ACTS)).toEqual({ ok: true, entries: 3 + done.length })
    const acts = await createActs(log).of(GROUP)
    expect(toldBy(groupStateOf(acts))).toEqual(await rowsOf(must(one, 'a server').kysely))
  })
})

test('[J9] recovery, and a restore with the people of now, are acts; erased words stay erased', async () => {
  const folder = aFolder()
  const file = join(folder, 'ruta.db')
  const open = async () => {
    const database = await openDatabase({ file })
    return { ...database, acts: () => createActs(createSqliteLog({ database, clock: systemClock, meetingOf: () => null })).of(GROUP) }
  }
  const before = await open()
  await settle(before.kysely)
  before.close()
  const backup = join(aFolder(), 'copy.db')
  expect(await run('backup', backup, folder)).toMatchObject({ code: 0 })
  // Since then somebody became an observer, and asked to be erased.
  const since = await open()
  await since.kysely.updateTable('membership').set({ role: 'observer', delegation: null }).where('account', '=', ana).execute()
  await since.kysely.deleteFrom('act_word').where('account', '=', ana).execute()
  since.close()
  expect(await run('restore', backup, folder)).toMatchObject({ code: 0 })
  expect(await run('recover', '--open', folder)).toMatchObject({ code: 0 })
  expect(await run('recover', '--close', folder)).toMatchObject({ code: 0 })
  const after = await open()
  const acts = await after.acts()
  expect(acts.map(({ by, what }) => [by?.account ?? null, what.type]).slice(-3)).toEqual([
    [null, 'restored'],
    [null, 'recoveryOpened'],
    [null, 'recoveryClosed'],
  ])
  expect(toldBy(groupStateOf(acts))).toEqual(await rowsOf(after.kysely))
  const words = await after.kysely.selectFrom('act_word').select('commitment').where('account', '=', ana).execute()
  const joined = acts.flatMap(({ what }) => (what.type === 'memberJoined' && what.member.account === ana ? [what.member.name] : []))
  expect(words.map(({ commitment }) => commitment)).not.toContain(joined[0])
  after.close()
})

describe('[J10] acts are read fast', () => {
  const name = must(parseCommitment('ab'.repeat(32)), 'a commitment')
  const acts: Act[] = Array.from({ length: 10_000 }, (_, at) => {
    const member = {
      account: account(`person${at % 200}`),
      name,
      role: 'delegate',
      delegation: CO,
      agency: parseAgencyId(`co-${at % 7}`),
    } as const
    return {
      n: at + 1,
      at: instant(1_000 * at),
      by: { ...member, account: chair },
      what:
        at < 200 ? { type: 'memberJoined', member, how: 'invitation', invitedBy: chair } : { type: 'memberChanged', member, from: member },
    }
  })
  const fastest = (work: () => unknown): number => {
    let best = Number.POSITIVE_INFINITY
    for (let turn = 0; turn < 7; turn++) {
      const start = performance.now()
      work()
      best = Math.min(best, performance.now() - start)
    }
    return best
  }

  test('10,000 of them fold in less than 20 ms, both to a standing and to who was what when', () => {
    const periods = periodsOf(acts)
    expect(personAt(periods, account('person3'), instant(5_003_500))?.agency).toBe('co-5')
    expect(fastest(() => groupStateOf(acts))).toBeLessThan(20)
    expect(fastest(() => periodsOf(acts))).toBeLessThan(20)
  })
})
