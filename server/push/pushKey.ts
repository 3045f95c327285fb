// The key by which this installation names itself to push services (VAPID, RFC 8292), and what it signs with it. It stands in the database
// beside the key that signs heads, is made at the first start, and goes into backups with it.
import { createPrivateKey, createPublicKey, generateKeyPair, type JsonWebKey, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'

export interface PushKey {
  /** As browsers take it: the raw point, base64url. */
  readonly publicKey: string
  /** The header Authorization of a message to this endpoint. */
  readonly authorise: (endpoint: string, now: number) => string
}

const makePair = promisify(generateKeyPair)
const ID = 'vapid'
/** A push service takes at most a day. */
const HOURS = 12

/** Two servers that start at the same moment get the same one. */
export const ownPushKey = async (db: Store, clock: Pick<Clock, 'now'>, subject: string): Promise<PushKey> => {
  const known = () => db.selectFrom('push_key').select('private_key').where('id', '=', ID).executeTakeFirst()
  const found = await known()
  if (found) return keyOf(found.private_key, subject)
  const { privateKey } = await makePair('ec', { namedCurve: 'P-256' })
  await db
    .insertInto('push_key')
    .values({ id: ID, private_key: JSON.stringify(privateKey.export({ format: 'jwk' })), created_at: clock.now() })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const made = await known()
  if (!made) throw new Error('the key of web push that was made is not there')
  return keyOf(made.private_key, subject)
}

const keyOf = (jwk: string, subject: string): PushKey => {
  const key = createPrivateKey({ key: JSON.parse(jwk) as JsonWebKey, format: 'jwk' })
  const publicKey = rawPublic(key)
  return {
    publicKey,
    authorise: (endpoint, now) => {
      const claims = { aud: new URL(endpoint).origin, exp: Math.floor(now / 1000) + HOURS * 3600, sub: subject }
      const signed = `${encoded({ typ: 'JWT', alg: 'ES256' })}.${encoded(claims)}`
      const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
      return `vapid t=${signed}.${signature}, k=${publicKey}`
    },
  }
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const UNCOMPRESSED = Buffer.from([4])
const rawPublic = (key: KeyObject): string => {
  const { x = '', y = '' } = createPublicKey(key).export({ format: 'jwk' })
  return Buffer.concat([UNCOMPRESSED, Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64url')
}
