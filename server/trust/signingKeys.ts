// Reads the installation's key without Kysely, for workers. Created on first use.
import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { Clock } from '../clock.ts'
import { type DatabaseRow, type Queries, statement } from '../db/queries.ts'
import { keyIdOf } from './signedHead.ts'

export interface OwnKey {
  readonly id: string
  /** PKCS #8. */
  readonly privateKey: Uint8Array
}

const makePair = promisify(generateKeyPair)

/** Concurrent first uses on one database get the same key. */
export const ownKeyOf = async (queries: Queries, clock: Clock): Promise<OwnKey> => {
  const known = await newestKey(queries)
  if (known) return known
  const { publicKey, privateKey } = await makePair('ed25519')
  const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))
  const pkcs8 = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }))
  await queries.write([statement(makeOn(queries), keyIdOf(spki), spki, pkcs8, clock.now())])
  const made = await newestKey(queries)
  if (!made) throw new Error('the key that was made is not there')
  return made
}

const newestKey = async (queries: Queries): Promise<OwnKey | null> => {
  const [row] = await queries.all('SELECT id, private_key FROM signing_key ORDER BY created_at DESC LIMIT 1')
  return row ? readKey(row) : null
}
const readKey = ({ id, private_key: privateKey }: DatabaseRow): OwnKey => {
  if (typeof id !== 'string' || !(privateKey instanceof Uint8Array)) throw new Error('the signing key cannot be read')
  return { id, privateKey }
}

/** PostgreSQL needs the type of a selected parameter. */
const makeOn = ({ engine }: Queries): string => {
  const bytes = engine === 'postgres' ? 'CAST(? AS bytea)' : '?'
  return `
    INSERT INTO signing_key (id, public_key, private_key, created_at)
    SELECT ?, ${bytes}, ${bytes}, CAST(? AS bigint) WHERE NOT EXISTS (SELECT 1 FROM signing_key)`
}
