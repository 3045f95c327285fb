// Run as a process of its own: the server with its real limits (`LIFTED=1`: without those of an account, for attacks that are not
// about them), and signed-in people in $DATA_DIR/people.json. Documents `page:attack-…` are made when they are first joined.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInProcessBus } from '../../server/bus/inProcess.ts'
import { runServer } from '../../server/cli/run.ts'
import { systemClock, systemRandom } from '../../server/clock.ts'
import { type Config, readConfig } from '../../server/config.ts'
import { databaseFile, openDatabase } from '../../server/db/open.ts'
import type { Store } from '../../server/db/rowStore.ts'
import { registerDocument, registeredGroup } from '../../server/groups/documentRegistry.ts'
import { createGroup } from '../../server/groups/groups.ts'
import { createAccount, makeCopyKey } from '../../server/identity/accounts.ts'
import { addMembership } from '../../server/identity/memberships.ts'
import { createSessions } from '../../server/identity/sessions.ts'
import { LIMITS, type Limits } from '../../server/relay/limits.ts'
import { siteOf } from '../../server/site.ts'
import { type DocumentId, parseDelegationId, parseGroupId } from '../../shared/ids.ts'
import type { Role } from '../../shared/people.ts'
import { must } from '../../shared/result.ts'

const GROUP = must(parseGroupId('tco'), 'a group id')
const DELEGATION = { code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, agencies: [] }

const UNLIMITED = { perSecond: Number.POSITIVE_INFINITY, burst: Number.POSITIVE_INFINITY }
const LIFTED: Limits = {
  ...LIMITS,
  documentBytes: Number.POSITIVE_INFINITY,
  messages: UNLIMITED,
  bytes: UNLIMITED,
  newIds: UNLIMITED,
  work: UNLIMITED,
}

const prepare = async (config: Config): Promise<void> => {
  await mkdir(config.dataDir, { recursive: true })
  const database = await openDatabase({ file: databaseFile(config.dataDir) })
  const deps = { db: database.kysely, clock: systemClock, random: systemRandom, bus: createInProcessBus() }
  await createGroup(deps, { id: GROUP, name: { es: 'Grupo', en: 'Group' }, delegations: [DELEGATION] })
  const site = siteOf(config, config.port)
  const sessions = createSessions(deps, config, site.secure)
  const add = async (name: string, role: Role) => {
    const account = await createAccount(deps, {
      email: `${name}@example.org`,
      name,
      language: 'en',
      passwordHash: null,
      copyKey: await makeCopyKey(),
    })
    if (!account.ok) throw new Error(account.refusal)
    const delegation = role === 'delegate' ? parseDelegationId('co') : null
    await addMembership(deps, account.value, { group: GROUP, role, delegation, agency: null }, { how: 'setUp', invitedBy: null })
    const { cookie } = await sessions.open(account.value, { device: 'attack', way: 'password' })
    return cookie.slice(0, cookie.indexOf(';'))
  }
  const delegates: string[] = []
  for (let n = 0; n < Number(process.env.DELEGATES ?? 4); n++) delegates.push(await add(`delegate${n}`, 'delegate'))
  const observer = await add('observer', 'observer')
  await writeFile(join(config.dataDir, 'people.json'), JSON.stringify({ delegates, observer }))
  database.close()
}

const madeWhenJoined = (db: Store) => async (document: DocumentId) => {
  if (document.startsWith('page:attack-')) await registerDocument({ db, clock: systemClock }, { id: document, group: GROUP, by: null })
  return registeredGroup(db, document)
}

await runServer(readConfig(process.env), {
  before: prepare,
  ports: { limits: process.env.LIFTED === '1' ? LIFTED : LIMITS, groupOf: madeWhenJoined },
  started: async ({ url }) => console.log(`listens at ${url}`),
})
