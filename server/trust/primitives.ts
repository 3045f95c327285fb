// What a proof needs, by Node.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { constants, zstdDecompressSync } from 'node:zlib'
import type { Primitives } from '../../shared/proof/primitives.ts'
import { sha256 } from '../log/entry.ts'

/** Of Ed25519 (RFC 8410), before the 32 bytes of a public key. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

export const nodePrimitives: Primitives = {
  sha256,
  hashing() {
    const hash = createHash('sha256')
    return { update: (bytes) => void hash.update(bytes), digest: () => new Uint8Array(hash.copy().digest()) }
  },
  isEd25519(publicKey, bytes, signature) {
    try {
      const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' })
      return verify(null, bytes, key, signature)
    } catch {
      // node:crypto throws for what is no key: foreign bytes, and a plain no.
      return false
    }
  },
  unzstd(packed, most) {
    try {
      return new Uint8Array(zstdDecompressSync(packed, { maxOutputLength: most, params: { [constants.ZSTD_d_windowLogMax]: 27 } }))
    } catch {
      // zstd reports foreign bytes, and more of them than we allow, by throwing.
      return null
    }
  },
}
