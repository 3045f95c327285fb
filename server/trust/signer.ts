// Signing key of the installation, created on first use, and the heads that it signs. Its private part is in the database, whose folder only the
// service can read (0700), and never leaves it.
import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { SignedHead, SigningKey } from '../../shared/api/trust.ts'
import type { DocumentId, GroupId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { SigningKeyTable } from '../db/logTables.ts'
import type { Store } from '../db/rowStore.ts'
import { createLogTurns } from '../log/turns.ts'
import { closedHeads, type DocumentHead, type GrownSince, grownHeads, headsOfGroup } from './headRows.ts'
import { signingKeyOf } from './knownHeads.ts'
import { canonicalHead, keyIdOf, signBytes } from './signedHead.ts'

export interface Signer {
  /** Oldest first: a key that has ever signed is kept. */
  keys(): Promise<readonly SigningKey[]>
  /** Unsigned heads at closings since then: the server may have been killed between closing and signing. */
  signClosed(since: number): Promise<number>
  /** The current heads of a group's logs. */
  signGroup(group: GroupId, reason: SignedHead['reason']): Promise<readonly SignedHead[]>
  /** The heads of logs that have grown since they were last signed: in one group, or in all since then. Returns how many. */
  signGrown(which: GrownSince): Promise<number>
  /** The digests that signed heads do not have yet: what a version reads otherwise, or where the worker had ended. */
  digestAll(): Promise<unknown>
  /** End of the last round of `signGrown` over all groups; null before the first. */
  roundAt(): number | null
  /** Signs other bytes, e.g. a whole archive. */
  sign(bytes: Uint8Array): Promise<{ readonly key: string; readonly signature: string }>
}

const makePair = promisify(generateKeyPair)
/** SQLite binds 32,766 values in one statement. */
const ROWS_AT_ONCE = 1_000

interface Dependencies {
  readonly db: Store
  readonly clock: Clock
  /** Signs digests of these logs at the heads that were just signed; of all logs when null. */
  readonly digest?: (documents: readonly DocumentId[] | null) => Promise<unknown>
}

export const createSigner = ({ db, clock, digest = async () => undefined }: Dependencies): Signer => {
  const turns = createLogTurns()
  let roundAt: number | null = null

  /** Concurrent first uses, also on two servers, get the same key. */
  const ownKey = async (): Promise<SigningKeyTable> => {
    const known = await newestKey(db)
    if (known) return known
    const { publicKey, privateKey } = await makePair('ed25519')
    const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))
    const made = {
      id: keyIdOf(spki),
      public_key: spki,
      private_key: new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' })),
      created_at: clock.now(),
    }
    return db.transaction().execute(async (transaction) => {
      const theirs = await newestKey(transaction)
      if (theirs) return theirs
      await transaction.insertInto('signing_key').values(made).execute()
      return made
    })
  }

  const signHeads = async (heads: readonly DocumentHead[], reason: SignedHead['reason']): Promise<readonly SignedHead[]> => {
    if (heads.length === 0) return []
    const key = await ownKey()
    const at = clock.now()
    const signed = heads.map(({ document, seq, hash }) => {
      const bytes = canonicalHead({ document, seq, hash, at, key: key.id })
      return { document, seq, hash, at, key: key.id, signature: signBytes(bytes, key.private_key), reason }
    })
    for (let from = 0; from < signed.length; from += ROWS_AT_ONCE)
      await db
        .insertInto('signed_head')
        .values(signed.slice(from, from + ROWS_AT_ONCE))
        // The same head, signed twice within a millisecond.
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    await digest([...new Set(heads.map(({ document }) => document))])
    return signed.map((head) => ({ ...head, hash: hex(head.hash), signature: hex(head.signature) }))
  }

  return {
    keys: async () => {
      const rows = await db.selectFrom('signing_key').select(['id', 'public_key', 'created_at']).orderBy('created_at').execute()
      return rows.map(signingKeyOf)
    },
    signClosed: (since) => turns.take(async () => (await signHeads(await closedHeads(db, since), 'meeting')).length),
    signGroup: (group, reason) => turns.take(async () => signHeads(await headsOfGroup(db, group), reason)),
    signGrown: (which) =>
      turns.take(async () => {
        const signed = await signHeads(await grownHeads(db, which), 'periodic')
        if ('since' in which) roundAt = clock.now()
        return signed.length
      }),
    digestAll: () => digest(null),
    roundAt: () => roundAt,
    sign: (bytes) =>
      turns.take(async () => {
        const key = await ownKey()
        return { key: key.id, signature: hex(signBytes(bytes, key.private_key)) }
      }),
  }
}

const newestKey = (db: Store) => db.selectFrom('signing_key').selectAll().orderBy('created_at', 'desc').limit(1).executeTakeFirst()

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
