// Hashes that are stored outside a log and must be on its chain: the heads of marks, and signed heads.
import type { SignedHead } from '../api/trust.ts'
import type { KnownHead } from '../log/verifyChain.ts'
import { fromHex } from './hex.ts'
import { timeOf } from './timeOf.ts'

export const markName = (kind: string, at: number): string =>
  `the mark of ${timeOf(at)} (${/^[a-z]{1,20}$/.test(kind) ? kind : 'of no known kind'})`

/** A signed head, as something known of its log. */
export const knownHeadOf = ({ seq, hash, at }: SignedHead): KnownHead => ({
  seq,
  hash: fromHex(hash),
  what: `the head that was signed on ${timeOf(at)}`,
})
