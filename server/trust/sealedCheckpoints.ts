// A checkpoint is the state that everybody gets who opens a document, so it is used only where the server has vouched for it: a seal binds
// its bytes to the chain's hash at its entry, and opening a room computes the chain on from there to the head. One without a seal (of an earlier version) is proved once by replay, beside this thread; any other is left aside for an older one, or for
// all entries. SPEC T14.
//
//   seal = Ed25519 over varString "ruta checkpoint 1 seal" ‖ varString document ‖ varUint seq ‖ chain : 32 bytes ‖ content : 32 bytes ‖ varString key
import * as encoding from 'lib0/encoding'
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { type DatabaseRow, type Queries, statement } from '../db/queries.ts'
import { equalBytes } from '../log/entry.ts'
import type { Checkpoint, UpdateLog } from '../log/log.ts'
import { checkpointHash } from '../log/logRows.ts'
import { signingKeyOf } from './knownHeads.ts'
import { isSignedBy, signBytes } from './signedHead.ts'
import { ownKeyOf } from './signingKeys.ts'

const DOMAIN = 'ruta checkpoint 1 seal'

interface Dependencies {
  readonly queries: Queries
  readonly clock: Clock
  /** Seals the checkpoint at this entry if a replay confirms it, else the others that it confirms; if nobody can do it, unsealed ones are ignored. */
  readonly prove?: (document: DocumentId, at: Seq) => Promise<unknown>
}

export interface Seals {
  /** For a checkpoint created by a replay: seals it unless it is sealed. */
  proved(checkpoint: Checkpoint): Promise<void>
  /** Seals a stored checkpoint, whose state is known to equal the log. */
  seal(checkpoint: Checkpoint): Promise<void>
  /** The chain's hash at its entry, from its seal; `none` if it is unsealed, `other` if the seal is of other bytes. */
  read(checkpoint: Checkpoint): Promise<Uint8Array | 'none' | 'other'>
}

export const createSeals = (log: Pick<UpdateLog, 'hashAt'>, { queries, clock }: Dependencies): Seals => {
  const seals: Seals = {
    async proved(checkpoint) {
      const chain = await seals.read(checkpoint)
      if (typeof chain === 'string' || !equalBytes(chain, await log.hashAt(checkpoint.document, checkpoint.seq)))
        await seals.seal(checkpoint)
    },
    async seal(checkpoint) {
      const { document, seq: at } = checkpoint
      const [key, chain] = [await ownKeyOf(queries, clock), checkpoint.chain ?? (await log.hashAt(document, at))]
      const content = checkpointHash(checkpoint)
      const seal = signBytes(sealedBytes({ document, seq: at, chain, content, key: key.id }), key.privateKey)
      // Another state may be stored there: a kept one is never replaced.
      await queries.write([statement(SQL.seal, chain, key.id, seal, document, at, content)])
    },
    async read(checkpoint) {
      const { document, seq: at } = checkpoint
      const [row] = await queries.all(SQL.read, document, at)
      if (!row || row.seal === null) return 'none'
      const { chain, seal } = row
      if (!(chain instanceof Uint8Array && seal instanceof Uint8Array && row.public_key instanceof Uint8Array)) return 'other'
      const key = keyOf(row)
      const bytes = sealedBytes({ document, seq: at, chain, content: checkpointHash(checkpoint), key: key.id })
      return isSignedBy(key, bytes, Buffer.from(seal).toString('hex')) ? chain : 'other'
    },
  }
  return seals
}
const keyOf = (row: DatabaseRow) => signingKeyOf({ ...row, id: row.seal_key })

/** The same log, with sealed checkpoints only. */
export const withSealedCheckpoints = (log: UpdateLog, deps: Dependencies): UpdateLog => {
  const seals = createSeals(log, deps)
  const chainOf = async (checkpoint: Checkpoint): Promise<Uint8Array | null> => {
    let chain = await seals.read(checkpoint)
    if (chain === 'none' && deps.prove) {
      await deps.prove(checkpoint.document, checkpoint.seq)
      chain = await seals.read(checkpoint)
    }
    return typeof chain === 'string' ? null : chain
  }
  return {
    ...log,
    async checkpointAt(document, upTo) {
      for (let end: Seq | undefined = upTo; ; ) {
        const checkpoint = await log.checkpointAt(document, end)
        const chain = checkpoint && (await chainOf(checkpoint))
        if (!checkpoint || chain) return checkpoint && chain && { ...checkpoint, chain }
        end = seq(checkpoint.seq - 1)
      }
    },
    async saveCheckpoint(checkpoint) {
      await log.saveCheckpoint(checkpoint)
      await seals.seal(checkpoint)
    },
    async keepCheckpoint(checkpoint) {
      await log.keepCheckpoint(checkpoint)
      await seals.seal(checkpoint)
    },
  }
}

interface Sealed {
  readonly document: DocumentId
  readonly seq: Seq
  readonly chain: Uint8Array
  readonly content: Uint8Array
  readonly key: string
}
const sealedBytes = ({ document, seq, chain, content, key }: Sealed): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarString(encoder, DOMAIN)
    encoding.writeVarString(encoder, document)
    encoding.writeVarUint(encoder, seq)
    encoding.writeUint8Array(encoder, chain)
    encoding.writeUint8Array(encoder, content)
    encoding.writeVarString(encoder, key)
  })

const OF_DOCUMENT = 'document = (SELECT number FROM log_document WHERE log_document.id = ?)'
const SQL = {
  read: `
    SELECT chain, seal_key, seal, public_key, created_at FROM checkpoint LEFT JOIN signing_key ON signing_key.id = seal_key
    WHERE ${OF_DOCUMENT} AND seq = ?`,
  seal: `UPDATE checkpoint SET chain = ?, seal_key = ?, seal = ? WHERE ${OF_DOCUMENT} AND seq = ? AND hash = ?`,
} as const
