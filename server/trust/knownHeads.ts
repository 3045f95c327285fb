// Hashes stored outside a log that must be on its chain: signed heads, and heads of marks. Rows are foreign.
import type { SignedHead, SigningKey } from '../../shared/api/trust.ts'
import { type DocumentId, instant, parseDocumentId, seq } from '../../shared/ids.ts'
import { type HeldHeads, heldKnownHeads } from '../../shared/proof/heldHeads.ts'
import { markName } from '../../shared/proof/knownHead.ts'
import type { DatabaseRow, Queries } from '../db/queries.ts'
import { unlessFoundDamaged } from '../log/logRows.ts'
import type { KnownHead } from '../log/verifyChain.ts'

export interface KnownHeads {
  /** To be read after the heads: the first one is made with the first head. */
  keys(): Promise<readonly SigningKey[]>
  /** Of one document, newest first. */
  heads(document: DocumentId): Promise<readonly SignedHead[]>
  /** Marks, and heads stored elsewhere. */
  others(document: DocumentId): Promise<readonly KnownHead[]>
  /** Every document with a recorded head. */
  documents(): Promise<readonly DocumentId[]>
}

/** `held`: heads stored elsewhere are included. */
export const readKnownHeads = (queries: Queries, held: readonly HeldHeads[] = []): KnownHeads => {
  const of = (document: DocumentId, text: string) => unlessFoundDamaged(document, seq(0), () => queries.all(text, document))
  return {
    keys: async () => (await queries.all('SELECT id, public_key, created_at FROM signing_key ORDER BY created_at')).map(signingKeyOf),
    heads: async (document) => (await of(document, SQL.heads)).map((row) => signedHeadOf(document, row)),
    others: async (document) => [
      ...(await of(document, SQL.marks)).map((row) => ({
        seq: seq(Number(row.seq)),
        hash: row.hash instanceof Uint8Array ? row.hash : new Uint8Array(),
        what: markName(String(row.kind), Number(row.at)),
      })),
      ...heldKnownHeads(held, document),
    ],
    documents: async () => [
      ...(await queries.all(SQL.named)).flatMap(({ document }) => parseDocumentId(document) ?? []),
      ...held.flatMap(({ heads }) => heads.filter((head) => head.seq > 0).map(({ document }) => document)),
    ],
  }
}

const SQL = {
  heads: 'SELECT * FROM signed_head WHERE document = ? ORDER BY at DESC, seq DESC',
  marks: 'SELECT kind, at, seq, hash FROM mark_head JOIN mark ON mark.id = mark_head.mark WHERE document = ?',
  named: `
    SELECT document FROM signed_head WHERE seq > 0 UNION SELECT document FROM mark_head WHERE seq > 0
    UNION SELECT document FROM verification WHERE entries > 0`,
} as const

export const signingKeyOf = (row: DatabaseRow): SigningKey => ({
  id: String(row.id),
  publicKey: hexOf(row.public_key),
  since: instant(Number(row.created_at)),
})

export const signedHeadOf = (document: DocumentId, row: DatabaseRow): SignedHead => ({
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
