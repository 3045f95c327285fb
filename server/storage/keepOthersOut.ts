// Lock against a second server: a server without a bus must be the only one on its database; those with a common bus share it. An advisory lock of
// PostgreSQL, which ends with the process.
import { Client } from 'pg'
import { tryToServe } from '../db/locks.ts'

/** The returned function releases it. */
export const keepOthersOut = async (url: string, alone: boolean, lost: (error: unknown) => void): Promise<() => Promise<void>> => {
  const client = await takePlace(url, alone, lost)
  return () => client.end()
}

/** Held for the lifetime of the connection. */
export const takePlace = async (url: string, alone: boolean, lost: (error: unknown) => void): Promise<Client> => {
  const client = new Client({ connectionString: url, keepAlive: true, application_name: 'ruta alone' })
  client.on('error', lost)
  await client.connect()
  const { rows } = await client.query<{ served: boolean }>(tryToServe(alone))
  if (rows[0]?.served === true) return client
  await client.end()
  throw new Error(
    alone
      ? 'Another server uses this database. Stop it first; or give both the same REDIS_URL, by which they hear of each other.'
      : 'A server that does not hear others uses this database: give it the same REDIS_URL, too.',
  )
}
