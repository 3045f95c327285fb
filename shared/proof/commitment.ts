// Salted hash that commits an act to personal data stored beside it.
import * as encoding from 'lib0/encoding'
import { type Commitment, parseCommitment } from '../ids.ts'
import type { Sha256 } from '../log/entry.ts'
import { must } from '../result.ts'
import { toHex } from './hex.ts'

const DOMAIN = 'ruta act words 1'

/** SHA-256, hex, over varString domain ‖ varBytes salt ‖ varString words. FROZEN: acts that exist hold it. */
export const commitmentOf = (sha256: Sha256, salt: Uint8Array, words: string): Commitment => {
  const bytes = encoding.encode((encoder) => {
    encoding.writeVarString(encoder, DOMAIN)
    encoding.writeVarUint8Array(encoder, salt)
    encoding.writeVarString(encoder, words)
  })
  return must(parseCommitment(toHex(sha256(bytes))), 'a commitment')
}
