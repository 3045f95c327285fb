// What a proof needs, in a browser. Hashes and signatures are reckoned here and not by WebCrypto: that one only answers later, hashes only
// what is in memory as a whole, and is not there at all without TLS.
import { hashes, verify } from '@noble/ed25519'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import type { Primitives } from '../../shared/proof/primitives.ts'
import { unzstd } from './unzstd.ts'

export const createBrowserPrimitives = (): Primitives => {
  hashes.sha512 = sha512
  return {
    sha256: (bytes) => sha256(bytes),
    hashing() {
      const hash = sha256.create()
      return { update: (bytes) => void hash.update(bytes), digest: () => hash.clone().digest() }
    },
    isEd25519(publicKey, bytes, signature) {
      try {
        return verify(signature, bytes, publicKey, { zip215: false })
      } catch {
        // It throws for an invalid key or signature: expected of foreign bytes.
        return false
      }
    },
    unzstd,
  }
}
