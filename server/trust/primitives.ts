// Node driver of the verification primitives.
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { constants, zstdDecompressSync } from 'node:zlib'
import type { Primitives } from '../../shared/proof/primitives.ts'
import { sha256 } from '../log/entry.ts'

/** Ed25519 SPKI prefix (RFC 8410), before the 32 bytes of a public key. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** Cached: an installation has few keys, and every room that opens verifies a seal. */
const OPENED = new Map<string, KeyObject>()
const MOST_OPENED = 16
/** Throws for an invalid key. */
const opened = (publicKey: Uint8Array): KeyObject => {
  const name = Buffer.from(publicKey).toString('latin1')
  const known = OPENED.get(name)
  if (known) return known
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' })
  if (OPENED.size >= MOST_OPENED) OPENED.clear()
  OPENED.set(name, key)
  return key
}

export const nodePrimitives: Primitives = {
  sha256,
  hashing() {
    const hash = createHash('sha256')
    return { update: (bytes) => void hash.update(bytes), digest: () => new Uint8Array(hash.copy().digest()) }
  },
  isEd25519(publicKey, bytes, signature) {
    try {
      return verify(null, bytes, opened(publicKey), signature)
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
