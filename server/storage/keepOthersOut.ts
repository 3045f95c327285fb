// A server without a bus is alone on its database; those with a common bus share it. The lock is PostgreSQL's, and
// ends with this process, however that ends.
import { Client } from 'pg'
import { tryToServe } from '../db/locks.ts'

/** The returned function lets the next one in. */
export const keepOthersOut = async (url: string, alone: boolean, lost: (error: unknown) => void): Promise<() => Promise<void>> => {
  const client = await takePlace(url, alone, lost)
  return () => client.end()
}

/** Ours for as long as the connection lasts. */
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
