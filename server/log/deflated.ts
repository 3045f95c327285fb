// Bytes as clients unpack them (raw DEFLATE), packed in a thread of zlib's, never on the event loop.
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'

/** Of a plan it leaves a quarter; higher levels cost more than they save. */
const LEVEL = 4
const deflate = promisify(deflateRaw)

export const deflated = (bytes: Uint8Array): Promise<Uint8Array> => deflate(bytes, { level: LEVEL })
