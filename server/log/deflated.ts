// Compresses bytes for clients (raw DEFLATE), in a zlib thread, never on the event loop.
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'

/** Reduces a plan to a quarter; higher levels cost more than they save. */
const LEVEL = 4
const deflate = promisify(deflateRaw)

export const deflated = (bytes: Uint8Array): Promise<Uint8Array> => deflate(bytes, { level: LEVEL })
