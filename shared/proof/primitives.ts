// What a proof needs of the platform: Node has its own, a browser those of client/proof/primitives.ts. One contract suite holds for both.
import type { Sha256 } from '../log/entry.ts'

export interface Primitives {
  readonly sha256: Sha256
  readonly hashing: () => Hashing
  /** Ed25519 (RFC 8032) by a raw public key of 32 bytes. False for whatever is no key and no signature. */
  readonly isEd25519: (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean
  /** Null for what is not zstd, for what its checksum does not fit, and for more than `most` bytes. */
  readonly unzstd: (packed: Uint8Array, most: number) => Uint8Array | null
}

/** SHA-256 of bytes that come one after the other. */
export interface Hashing {
  update(bytes: Uint8Array): void
  /** Of all so far; more may follow. */
  digest(): Uint8Array
}
