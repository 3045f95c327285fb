// PostgreSQL: a pool of connections whose values are those that node:sqlite gives.
import { type CustomTypesConfig, Pool } from 'pg'

export type { Pool, PoolClient } from 'pg'

export interface PoolNeeds {
  readonly url: string
  readonly connections: number
  /** Of what can be made again from the logs: a commit does not wait for the disk. */
  readonly madeAgain?: boolean
  /** Another one than the user's own: that of a restore, while it is not in place. */
  readonly schema?: string
  /** A connection that nobody used has ended: the next one is opened when it is needed. */
  readonly lost: (error: unknown) => void
}

const CONNECT_MS = 5_000
/** No answer of ours takes so long. A machine that is gone would otherwise be noticed by nobody for a quarter of an hour. */
const ANSWER_MS = 30_000
/** A transaction that waits longer for another one fails: the database is busy. */
const LOCK_MS = 5_000
/** A transaction of ours that says nothing for so long has been forgotten by a machine that is gone. */
const FORGOTTEN_MS = 20_000

export const connectToPostgres = ({ url, connections, madeAgain = false, schema, lost }: PoolNeeds): Pool => {
  const settings = {
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: FORGOTTEN_MS,
    // As on SQLite: what is committed is on disk, whatever the server's own default is.
    synchronous_commit: madeAgain ? 'off' : 'on',
    ...(schema === undefined ? {} : { search_path: schema }),
  }
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    allowExitOnIdle: true,
    application_name: 'ruta',
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    types: TYPES,
  })
  // While somebody holds it, too, and asks nothing at that moment: an error that nobody listens to would end the process.
  pool.on('connect', (client) => void client.on('error', lost))
  // Of an idle one: `lost` has been called.
  pool.on('error', () => undefined)
  return pool
}

const INT8 = 20
const NUMERIC = 1700
const BYTEA = 17
const TYPES: CustomTypesConfig = {
  getTypeParser: (type: number) => (type === INT8 || type === NUMERIC ? Number : type === BYTEA ? readBytes : builtIn(type)),
}
/** In an array of its own: a slice of a shared one would keep all of it in memory. */
const readBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.slice(2), 'hex'))
const [INT2, INT4, OID, BOOL] = [21, 23, 26, 16]
const builtIn = (type: number) =>
  type === INT2 || type === INT4 || type === OID ? Number : type === BOOL ? (text: string) => text === 't' : String

/** PostgreSQL keeps no NUL in a text; nobody writes one by hand. */
export const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value
