// What stands outside a log and must lie on its chain: signed heads, and the heads of marks. Rows are foreign.
import type { DatabaseSync } from 'node:sqlite'
import type { SignedHead, SigningKey } from '../../shared/api/history.ts'
import { type DocumentId, instant, parseDocumentId, seq } from '../../shared/ids.ts'
import { unlessDamaged } from '../log/rows.ts'
import type { Witness } from '../log/verifyChain.ts'
import { type HeldHeads, heldWitnesses } from './heldHeads.ts'
import { timeOf } from './timeOf.ts'

type Row = Readonly<Record<string, unknown>>

export interface Witnesses {
  readonly keys: readonly SigningKey[]
  /** Of one document, newest first. */
  heads(document: DocumentId): readonly SignedHead[]
  /** Marks, and what somebody kept elsewhere. */
  others(document: DocumentId): readonly Witness[]
  /** Every document that anybody has ever vouched for. */
  documents(): readonly DocumentId[]
}

/** `held`: what somebody kept elsewhere vouches, too. */
export const readWitnesses = (sqlite: DatabaseSync, held: readonly HeldHeads[] = []): Witnesses => {
  const heads = sqlite.prepare('SELECT * FROM signed_head WHERE document = ? ORDER BY at DESC, seq DESC')
  const marks = sqlite.prepare('SELECT kind, at, seq, hash FROM mark_head JOIN mark ON mark.id = mark_head.mark WHERE document = ?')
  const named = sqlite.prepare(
    `SELECT document FROM signed_head WHERE seq > 0 UNION SELECT document FROM mark_head WHERE seq > 0
     UNION SELECT document FROM verification WHERE entries > 0`,
  )
  return {
    keys: sqlite.prepare('SELECT id, public_key, created_at FROM signing_key ORDER BY created_at').all().map(signingKeyOf),
    heads: (document) => unlessDamaged(document, seq(0), () => heads.all(document)).map((row) => signedHeadOf(document, row)),
    others: (document) => [
      ...unlessDamaged(document, seq(0), () => marks.all(document)).map((row) => ({
        seq: seq(Number(row.seq)),
        hash: row.hash instanceof Uint8Array ? row.hash : new Uint8Array(),
        what: markName(String(row.kind), Number(row.at)),
      })),
      ...heldWitnesses(held, document),
    ],
    documents: () => [
      ...named.all().flatMap(({ document }) => parseDocumentId(document) ?? []),
      ...held.flatMap(({ heads }) => heads.filter((head) => head.seq > 0).map(({ document }) => document)),
    ],
  }
}

export const markName = (kind: string, at: number): string =>
  `the mark of ${timeOf(at)} (${/^[a-z]{1,20}$/.test(kind) ? kind : 'of no known kind'})`

/** A signed head, as a witness of its log. */
export const witnessOf = ({ seq, hash, at }: SignedHead): Witness => ({
  seq,
  hash: Buffer.from(hash, 'hex'),
  what: `the head that was signed on ${timeOf(at)}`,
})

export const signingKeyOf = (row: Row): SigningKey => ({
  id: String(row.id),
  publicKey: hexOf(row.public_key),
  since: instant(Number(row.created_at)),
})

export const signedHeadOf = (document: DocumentId, row: Row): SignedHead => ({
  document,
  seq: seq(Number(row.seq)),
  hash: hexOf(row.hash),
  at: instant(Number(row.at)),
  key: String(row.key),
  signature: hexOf(row.signature),
  reason: REASONS.find((known) => known === row.reason) ?? 'periodic',
})

const REASONS: readonly SignedHead['reason'][] = ['meeting', 'export', 'periodic']
const hexOf = (bytes: unknown): string => (bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : '')
