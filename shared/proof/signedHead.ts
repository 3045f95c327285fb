// A head under the installation's signature. FROZEN: these bytes are what delegations keep elsewhere, for years.
//
//   signed = varString "ruta head 1" ‖ varString document ‖ varUint seq ‖ hash : 32 bytes ‖ varUint at ‖ varString key
//   key    = the first 32 hex digits of the SHA-256 of the public key (SPKI, DER): a key cannot be passed off as another
//   signature = Ed25519 (RFC 8032) over `signed`: 64 bytes
import * as encoding from 'lib0/encoding'
import type { SignedHead, SigningKey } from '../api/trust.ts'
import type { DocumentId, Instant, Seq } from '../ids.ts'
import { equalBytes, type Sha256 } from '../log/entry.ts'
import { fromHex, toHex } from './hex.ts'
import type { Primitives } from './primitives.ts'

const DOMAIN = 'ruta head 1'
const KEY_DIGITS = 32

/** The signed content. */
export interface HeadAt {
  readonly document: DocumentId
  readonly seq: Seq
  readonly hash: Uint8Array
  readonly at: Instant
  readonly key: string
}

export const canonicalHead = ({ document, seq, hash, at, key }: HeadAt): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarString(encoder, DOMAIN)
    encoding.writeVarString(encoder, document)
    encoding.writeVarUint(encoder, seq)
    encoding.writeUint8Array(encoder, hash)
    encoding.writeVarUint(encoder, at)
    encoding.writeVarString(encoder, key)
  })

/** Ed25519 (RFC 8410): the prefix of a public key's 32 bytes. */
const SPKI = fromHex('302a300506032b6570032100')
const KEY_BYTES = 32
const SIGNATURE_BYTES = 64

export const keyIdOf = (sha256: Sha256, publicKey: Uint8Array): string => toHex(sha256(publicKey)).slice(0, KEY_DIGITS)

interface Signed {
  readonly bytes: Uint8Array
  /** Hex. */
  readonly signature: string
}

/** False for an invalid signature, an invalid key, or a key under another's id. */
export const isSignedBy = ({ sha256, isEd25519 }: Primitives, key: SigningKey, { bytes, signature }: Signed): boolean => {
  const der = fromHex(key.publicKey)
  if (keyIdOf(sha256, der) !== key.id || !equalBytes(der.subarray(0, SPKI.length), SPKI)) return false
  const [raw, signed] = [der.subarray(SPKI.length), fromHex(signature)]
  return raw.length === KEY_BYTES && signed.length === SIGNATURE_BYTES && isEd25519(raw, bytes, signed)
}

/** Whether one of these keys has signed exactly these bytes. */
export const isTrueHead = (primitives: Primitives, head: SignedHead, keys: readonly SigningKey[]): boolean => {
  const key = keys.find(({ id }) => id === head.key)
  const bytes = canonicalHead({ ...head, hash: fromHex(head.hash) })
  return key !== undefined && isSignedBy(primitives, key, { bytes, signature: head.signature })
}
