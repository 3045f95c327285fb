// Entries and their chain, hashed by Node. The formats stand in shared/log/entry.ts.
import { hash } from 'node:crypto'
import { createChain } from '../../shared/log/entry.ts'

export { decodeUpdates, type EncodedEntry, encodeHeader, encodeUpdates } from '../../shared/log/entry.ts'

export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(hash('sha256', bytes, 'buffer'))

export const { genesis, encodeEntry, hashOfNext, digestOf } = createChain(sha256)

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
