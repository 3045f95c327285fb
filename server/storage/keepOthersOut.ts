// One server at a time on one database, as long as nothing tells them of each other. The lock is PostgreSQL's, and ends with this
// process, however that ends.
import { Client } from 'pg'
import { tryToServeAlone } from '../db/locks.ts'

/** The returned function lets the next one in. */
export const keepOthersOut = async (url: string, lost: (error: unknown) => void): Promise<() => Promise<void>> => {
  const client = new Client({ connectionString: url, keepAlive: true, application_name: 'ruta alone' })
  client.on('error', lost)
  await client.connect()
  const { rows } = await client.query<{ alone: boolean }>(tryToServeAlone)
  if (rows[0]?.alone === true) return () => client.end()
  await client.end()
  throw new Error('Another server uses this database. Several servers on one database are not supported yet: stop that one first.')
}
