// What a log gives at a signed head, under the installation's signature, too: the digests of its state and of its history (DOCUMENTS.md).
// It is stored beside the head, whose own bytes ("ruta head 1") stay as they are; readers that do not know it leave it aside. FROZEN.
//
//   signed = varString "ruta head 2" ‖ varString document ‖ varUint seq ‖ hash : 32 bytes ‖ state : 32 bytes ‖ varUint version
//            ‖ history : 32 bytes ‖ varString key                                  (version: of the reading that gave the history)
import * as encoding from 'lib0/encoding'
import type { SignedDigests, SignedHead, SigningKey } from '../api/trust.ts'
import { fromHex } from './hex.ts'
import type { Primitives } from './primitives.ts'
import { isSignedBy } from './signedHead.ts'

const DOMAIN = 'ruta head 2'

export type DigestsAt = Pick<SignedHead, 'document' | 'seq' | 'hash'> & Omit<SignedDigests, 'signature'>

export const canonicalDigests = ({ document, seq, hash, state, historyVersion, history, key }: DigestsAt): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarString(encoder, DOMAIN)
    encoding.writeVarString(encoder, document)
    encoding.writeVarUint(encoder, seq)
    encoding.writeUint8Array(encoder, fromHex(hash))
    encoding.writeUint8Array(encoder, fromHex(state))
    encoding.writeVarUint(encoder, historyVersion)
    encoding.writeUint8Array(encoder, fromHex(history))
    encoding.writeVarString(encoder, key)
  })

/** Whether one of these keys has signed exactly these bytes. */
export const areTrueDigests = (
  primitives: Primitives,
  head: Pick<SignedHead, 'document' | 'seq' | 'hash'> & { readonly digests: SignedDigests },
  keys: readonly SigningKey[],
): boolean => {
  const { digests } = head
  const key = keys.find(({ id }) => id === digests.key)
  const bytes = canonicalDigests({ ...head, ...digests })
  return key !== undefined && isSignedBy(primitives, key, { bytes, signature: digests.signature })
}
