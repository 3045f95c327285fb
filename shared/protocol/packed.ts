// Content of a `packed` frame: concatenated messages, each with its length, compressed (raw DEFLATE). A server only compresses; client and server
// use the same format through different APIs.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Below this size compression is not worthwhile. */
export const WORTH_PACKING_BYTES = 4_096

export const joinMessages = (messages: readonly Uint8Array[]): Uint8Array =>
  encoding.encode((encoder) => {
    for (const message of messages) encoding.writeVarUint8Array(encoder, message)
  })

export const splitMessages = (bytes: Uint8Array): readonly Uint8Array[] => {
  const decoder = decoding.createDecoder(bytes)
  const messages: Uint8Array[] = []
  while (decoding.hasContent(decoder)) messages.push(decoding.readVarUint8Array(decoder))
  return messages
}
