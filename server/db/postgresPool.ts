// PostgreSQL connection pool that returns values of the same types as node:sqlite.
import { type CustomTypesConfig, Pool } from 'pg'

export type { Pool, PoolClient } from 'pg'

export interface PoolNeeds {
  readonly url: string
  readonly connections: number
  /** For data that can be rebuilt from the logs: commits do not wait for the disk. */
  readonly madeAgain?: boolean
  /** Another schema than the default: that of a restore before it is activated. */
  readonly schema?: string
  /** An idle connection has ended: the next one is opened on demand. */
  readonly lost: (error: unknown) => void
}

const CONNECT_MS = 5_000
/** Statement timeout: no query of ours takes so long. An unreachable server would otherwise be noticed after a quarter of an hour. */
const ANSWER_MS = 30_000
/** Lock timeout: the database is busy. */
const LOCK_MS = 5_000
/** A transaction that is idle for so long belongs to a crashed server. */
const FORGOTTEN_MS = 20_000

export const connectToPostgres = ({ url, connections, madeAgain = false, schema, lost }: PoolNeeds): Pool => {
  const settings = {
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: FORGOTTEN_MS,
    // As on SQLite: commits are durable, whatever the server's default is.
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
  // Also while it is checked out and idle: an unhandled error event would end the process.
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
/** Copied: a slice of a shared array would keep all of it in memory. */
const readBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.slice(2), 'hex'))
const [INT2, INT4, OID, BOOL] = [21, 23, 26, 16]
const builtIn = (type: number) =>
  type === INT2 || type === INT4 || type === OID ? Number : type === BOOL ? (text: string) => text === 't' : String

/** PostgreSQL allows no NUL in a text; people do not type one. */
export const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value
