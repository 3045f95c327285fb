// Signs and verifies heads with Node. The format is in shared/proof/signedHead.ts.
import { createPrivateKey, sign } from 'node:crypto'
import type { SignedHead, SigningKey } from '../../shared/api/trust.ts'
import * as shared from '../../shared/proof/signedHead.ts'
import { nodePrimitives } from './primitives.ts'

export { canonicalHead } from '../../shared/proof/signedHead.ts'

export const keyIdOf = (publicKey: Uint8Array): string => shared.keyIdOf(nodePrimitives.sha256, publicKey)

/** `privateKey` as PKCS #8. */
export const signBytes = (bytes: Uint8Array, privateKey: Uint8Array): Uint8Array =>
  new Uint8Array(sign(null, bytes, createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })))

export const isSignedBy = (key: SigningKey, bytes: Uint8Array, signature: string): boolean =>
  shared.isSignedBy(nodePrimitives, key, { bytes, signature })

export const isTrueHead = (head: SignedHead, keys: readonly SigningKey[]): boolean => shared.isTrueHead(nodePrimitives, head, keys)
