// Where WebSockets are blocked, all documents of a page share one line over HTTP (a long-polling connection), since a browser opens six
// connections to a server at most. Each document has a channel in it. Requests and answers are numbered batches of records: a batch that is repeated changes nothing.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** POST opens one; GET and PUT `/<id>/<number>` fetch and send a batch; DELETE `/<id>` ends it. */
export const LINES_PATH = '/live/lines'

/** A GET that is answered after some seconds, without authentication: tests whether proxies let requests wait (`npm run doctor`). */
export const WAIT_TEST_PATH = `${LINES_PATH}/wait`
export const WAIT_TEST_MS = 6_000

export type LineRecord =
  /** From the client. The path is that of the WebSocket after `/live/`: document and query. */
  | { readonly type: 'open'; readonly channel: number; readonly address: string }
  /** From the server: accepted. `closed` without it means refused. */
  | { readonly type: 'opened'; readonly channel: number }
  /** Part of a stream of messages (`messageStream.ts`). */
  | { readonly type: 'bytes'; readonly channel: number; readonly bytes: Uint8Array }
  /** The last of a channel, by either side; with a close code of WebSockets. */
  | { readonly type: 'closed'; readonly channel: number; readonly code: number }

/** Maximum bytes of one batch, in both directions: within the limits of proxies, and fast enough for a slow network. */
export const BATCH_BYTES = 128 * 1024
/** Overhead of the records. */
export const BATCH_EXTRA_BYTES = 64 * 1024
/** The server answers an empty batch after this time without data, before a proxy would time out. */
export const HOLD_MS = 15_000
/** Answered by a server that did not open the line, if there are several: the request is repeated until it reaches the right one. */
export const OTHER_SERVER = 421

const TYPES = ['open', 'opened', 'bytes', 'closed'] as const

export const encodeRecords = (records: readonly LineRecord[]): Uint8Array =>
  encoding.encode((encoder) => {
    for (const record of records) {
      encoding.writeUint8(encoder, TYPES.indexOf(record.type))
      encoding.writeVarUint(encoder, record.channel)
      if (record.type === 'open') encoding.writeVarString(encoder, record.address)
      if (record.type === 'bytes') encoding.writeVarUint8Array(encoder, record.bytes)
      if (record.type === 'closed') encoding.writeVarUint(encoder, record.code)
    }
  })

/** `null` unless it is exactly a batch. The byte arrays are views into `bytes`. */
export const decodeRecords = (bytes: Uint8Array): readonly LineRecord[] | null => {
  try {
    const decoder = decoding.createDecoder(bytes)
    const records: LineRecord[] = []
    while (decoding.hasContent(decoder)) {
      const type = TYPES[decoding.readUint8(decoder)]
      const channel = decoding.readVarUint(decoder)
      if (type === undefined) return null
      if (type === 'open') records.push({ type, channel, address: decoding.readVarString(decoder) })
      else if (type === 'opened') records.push({ type, channel })
      else if (type === 'bytes') records.push({ type, channel, bytes: readBytes(decoder) })
      else records.push({ type, channel, code: decoding.readVarUint(decoder) })
    }
    return records
  } catch {
    // lib0 throws at the end of the bytes; to us that is an expected answer: malformed.
    return null
  }
}

const readBytes = (decoder: decoding.Decoder): Uint8Array => {
  const length = decoding.readVarUint(decoder)
  if (length > decoder.arr.length - decoder.pos) throw new Error('length beyond the end')
  return decoding.readUint8Array(decoder, length)
}
