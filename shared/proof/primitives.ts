// Port of the cryptography and compression needed for verification: drivers for Node and for browsers (client/proof/primitives.ts), one contract
// suite.
import type { Sha256 } from '../log/entry.ts'

export interface Primitives {
  readonly sha256: Sha256
  readonly hashing: () => Hashing
  /** Ed25519 (RFC 8032) with a raw public key of 32 bytes. False for an invalid key or signature. */
  readonly isEd25519: (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean
  /** Null if it is no zstd, if its checksum is wrong, and for more than `most` bytes. */
  readonly unzstd: (packed: Uint8Array, most: number) => Uint8Array | null
}

/** Incremental SHA-256. */
export interface Hashing {
  update(bytes: Uint8Array): void
  /** Digest of all bytes so far; more may follow. */
  digest(): Uint8Array
}
