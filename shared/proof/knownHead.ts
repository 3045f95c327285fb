// Hashes stored outside a log that must be on its chain: heads of marks, and signed heads.
import type { SignedHead } from '../api/trust.ts'
import type { KnownHead } from '../log/verifyChain.ts'
import { fromHex } from './hex.ts'
import { timeOf } from './timeOf.ts'

export const markName = (kind: string, at: number): string =>
  `the mark of ${timeOf(at)} (${/^[a-z]{1,20}$/.test(kind) ? kind : 'of no known kind'})`

/** Converts a signed head. */
export const knownHeadOf = ({ seq, hash, at }: SignedHead): KnownHead => ({
  seq,
  hash: fromHex(hash),
  what: `the head that was signed on ${timeOf(at)}`,
})
