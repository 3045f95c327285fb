// A head under the installation's signature. FROZEN: these bytes are what delegations keep elsewhere, for years.
//
//   signed = varString "ruta head 1" ‖ varString document ‖ varUint seq ‖ hash : 32 bytes ‖ varUint at ‖ varString key
//   key    = the first 32 hex digits of the SHA-256 of the public key (SPKI, DER): a key cannot be passed off as another
//   signature = Ed25519 (RFC 8032) over `signed`: 64 bytes
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import type { SignedHead, SigningKey } from '../../shared/api/history.ts'
import type { DocumentId, Instant, Seq } from '../../shared/ids.ts'
import { sha256 } from '../log/entry.ts'

const DOMAIN = 'ruta head 1'
const KEY_DIGITS = 32

/** What is signed. */
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

export const keyIdOf = (publicKey: Uint8Array): string => Buffer.from(sha256(publicKey)).toString('hex').slice(0, KEY_DIGITS)

/** `privateKey` as PKCS #8. */
export const signBytes = (bytes: Uint8Array, privateKey: Uint8Array): Uint8Array =>
  new Uint8Array(sign(null, bytes, createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })))

/** False for whatever is no signature, and for a key that is none or goes under another's id. */
export const isSignedBy = (key: SigningKey, bytes: Uint8Array, signature: string): boolean => {
  const der = Buffer.from(key.publicKey, 'hex')
  if (keyIdOf(der) !== key.id) return false
  try {
    return verify(null, bytes, createPublicKey({ key: der, format: 'der', type: 'spki' }), Buffer.from(signature, 'hex'))
  } catch {
    // node:crypto throws for what is no key: foreign bytes, and a plain no.
    return false
  }
}

/** Whether one of these keys has signed it, as it stands. */
export const isTrueHead = (head: SignedHead, keys: readonly SigningKey[]): boolean => {
  const key = keys.find(({ id }) => id === head.key)
  return key !== undefined && isSignedBy(key, canonicalHead({ ...head, hash: Buffer.from(head.hash, 'hex') }), head.signature)
}
