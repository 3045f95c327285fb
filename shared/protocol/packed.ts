// What is inside of a `packed` frame: whole messages behind each other, each with its length, compressed (raw DEFLATE). A server packs and
// never unpacks; both have the same means, by another name.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Smaller than this it is not worth its while. */
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
