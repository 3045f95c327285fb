// A whole server on a free port, with a group in it; and people who speak HTTP to it as browsers do.
import { rmSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInThreadWork } from '../../server/background/inThreadWork.ts'
import { systemRandom } from '../../server/clock.ts'
import { recordTold } from '../../server/comments/seatRows.ts'
import type { Ports } from '../../server/compose/ports.ts'
import { composeServer, type RunningServer } from '../../server/composeServer.ts'
import { type Config, type Environment, readConfig } from '../../server/config.ts'
import { databaseFile, openDatabase } from '../../server/db/open.ts'
import { createGroup } from '../../server/groups/groups.ts'
import { createAccount, makeCopyKey } from '../../server/identity/accounts.ts'
import { addMembership } from '../../server/identity/memberships.ts'
import { createLogger } from '../../server/observe/logger.ts'
import { type AccountId, type GroupId, parseDelegationId, parseGroupId } from '../../shared/ids.ts'
import type { Role } from '../../shared/people.ts'
import { must } from '../../shared/result.ts'
import { expectAsPromised } from './promised.ts'

export const PASSWORD = 'vela lenta sobre el agua'
/** A test should not wait 30 ms for each of its people, and each time that one signs in. */
const passwordCost = { memoryCost: 64, timeCost: 1, parallelism: 1 }
const passwordHash = import('@node-rs/argon2').then(({ hash }) => hash(PASSWORD, passwordCost))

export const GROUP = must(parseGroupId('tco'), 'a group id')
const CO = must(parseDelegationId('co'), 'a delegation id')

export interface World {
  readonly server: RunningServer
  readonly config: Config
  addPerson(email: string, role: Role | null, group?: GroupId): Promise<AccountId>
  close(): Promise<void>
}

export const configOf = (env: Environment = {}): Config => {
  const reading = readConfig({ PORT: '0', LOG_LEVEL: 'silent', ...env })
  if (!reading.ok) throw new Error(reading.problems.join('\n'))
  return reading.config
}

/** What the worlds of a file of tests have besides: another engine. */
let everyWorld: () => Promise<Environment> = async () => ({})
export const openWorldsWith = (env: () => Promise<Environment>): void => {
  everyWorld = env
}

/** The built client, for worlds that browsers visit; others answer without it, since each would read it whole. */
let pages: Partial<Ports> = { pagesFolder: '/nonexistent' }
export const openWorldsWithPages = (): void => {
  pages = {}
}

interface WorldOptions {
  readonly ports?: Partial<Ports>
  readonly env?: Environment
  /** Without a group, as at the first start. */
  readonly bare?: boolean
}

export const openWorld = async ({ ports = {}, env = {}, bare = false }: WorldOptions = {}): Promise<World> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'ruta-http-'))
  const config = configOf({ DATA_DIR: dataDir, ...(await everyWorld()), ...env })
  const isEmbedded = config.databaseUrl === null
  // A group cannot have been made at a time that another clock has not reached.
  const isCopied = isEmbedded && config.dataDir === dataDir
  const hasGroup = isCopied && !bare && ports.clock === undefined
  if (isCopied) await copyFile(await (hasGroup ? withGroup() : withTables()), databaseFile(dataDir))
  const server = await compose(config, ports)
  if (!bare && !hasGroup) await addGroup(server)
  return {
    server,
    config,
    addPerson: (email, role, group = GROUP) => addPersonTo(server, { email, role, group }),
    async close() {
      await server.close()
      // ENOTEMPTY was seen once in a whole run, under load; why is not known.
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    },
  }
}

const compose = (config: Config, ports: Partial<Ports>): Promise<RunningServer> => {
  // A worker thread for each world would take half of its time, on either engine; the servers of process tests have one.
  const cheap = { background: createInThreadWork, passwordCost }
  return composeServer(config, { logger: createLogger('silent'), random: systemRandom, ...cheap, ...pages, ...ports })
}

const addGroup = async ({ deps }: RunningServer) => {
  const delegations = ['CO', 'MX', 'US'].map((code) => ({
    code,
    name: { es: code, en: code },
    agencies: [{ acronym: `${code}A`, name: { es: 'Fiscalía', en: 'Prosecution' } }],
  }))
  await createGroup(deps, { id: GROUP, name: { es: 'Grupo', en: 'Group' }, delegations })
}

interface NewPerson {
  readonly email: string
  readonly role: Role | null
  readonly group: GroupId
  /** PASSWORD's, unless it is given. */
  readonly passwordHash?: string | null
}
export const addPersonTo = async (
  { deps }: Pick<RunningServer, 'deps'>,
  { email, role, group, ...given }: NewPerson,
): Promise<AccountId> => {
  const name = email.split('@')[0] ?? email
  const hash = given.passwordHash === undefined ? await passwordHash : given.passwordHash
  const account = await createAccount(deps, { email, name, language: 'en', passwordHash: hash, copyKey: await makeCopyKey() })
  if (!account.ok) throw new Error(account.refusal)
  if (role) {
    const delegation = ['head', 'delegate'].includes(role) ? CO : null
    const added = await addMembership(deps, account.value, { group, role, delegation, agency: null }, { how: 'setUp', invitedBy: null })
    if (!added.ok) throw new Error(added.refusal)
    if (delegation) await recordTold(deps.db, { group, delegation, now: deps.clock.now() })
  }
  return account.value
}

/** A folder with an embedded database, made once for each worker: some hundred transactions, each written to the disk. */
const madeOnce = (make: (folder: string) => Promise<unknown>): (() => Promise<string>) => {
  let made: Promise<string> | null = null
  return () => {
    made ??= (async () => {
      const folder = await mkdtemp(join(tmpdir(), 'ruta-tables-'))
      process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
      await make(folder)
      return databaseFile(folder)
    })()
    return made
  }
}
/** All tables and no rows. */
const withTables = madeOnce(async (folder) => (await openDatabase({ file: databaseFile(folder) })).close())
/** The same, with the group. */
const withGroup = madeOnce(async (folder) => {
  await copyFile(await withTables(), databaseFile(folder))
  const server = await compose(configOf({ DATA_DIR: folder }), {})
  await addGroup(server)
  // A world that begins with it has nothing to catch up with.
  await server.background.projected()
  await server.close()
})

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
  readonly body: any
}

/** A browser with its cookies. */
export interface Visitor {
  readonly cookies: Map<string, string>
  readonly cookieHeader: string
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

export type Served = Pick<World, 'server'>
export const visit = ({ server }: Served, host = '127.0.0.1'): Visitor => {
  const cookies = new Map<string, string>()
  const base = `http://${host}:${server.port}`
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    cookies,
    get cookieHeader() {
      return cookieHeader()
    },
    async ask(method, path, body, headers = {}) {
      const response = await fetch(base + path, {
        method,
        headers: {
          ...(method === 'GET' ? {} : { Origin: base }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(cookies.size > 0 ? { Cookie: cookieHeader() } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        const [name = '', value = ''] = pair.split('=')
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
      const text = await response.text()
      const isJson = /^application\/(problem\+)?json/.test(response.headers.get('Content-Type') ?? '')
      const answer = { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null }
      expectAsPromised(method, path, answer)
      return answer
    },
  }
}

export const signedIn = async (world: Served, email: string): Promise<Visitor> => {
  const visitor = visit(world)
  const answer = await visitor.ask('POST', '/api/session', { email, password: PASSWORD })
  if (answer.status !== 200) throw new Error(`sign-in of ${email}: ${answer.status} ${answer.text}`)
  return visitor
}

/** Confirms their identity again, which giving a seat of a delegation requires every ten minutes. */
export const prove = async (visitor: Visitor): Promise<Visitor> => {
  const { status, text } = await visitor.ask('PUT', '/api/session/proof', { password: PASSWORD })
  if (status !== 204) throw new Error(`no proof: ${status} ${text}`)
  return visitor
}

/** The token of a sign-in link for a member of the head's delegation: asked for by the one, consented to by the other. */
export const consentedLink = async (asker: Visitor, head: Visitor, account: string): Promise<string> => {
  const at = `/api/groups/${GROUP}`
  const asked = await asker.ask('POST', `${at}/members/${account}/sign-in-links`, {})
  if (asked.status !== 202) throw new Error(`no request that waits for consent: ${asked.status} ${asked.text}`)
  const { body: links } = await head.ask('GET', `${at}/sign-in-links`)
  const { id } = links.find((link: { account: string; mayDecide: boolean }) => link.account === account && link.mayDecide)
  const { body } = await head.ask('PUT', `${at}/sign-in-links/${id}/decision`, { approve: true })
  return body.link.split('#')[1]
}
