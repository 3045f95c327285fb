// Decompresses messages of the server (`shared/protocol/packed.ts`) with the browser's DecompressionStream.
import { splitMessages } from '../../shared/protocol/packed.ts'

/** Sent to the server, which compresses only for clients that can decompress. */
export const CAN_UNPACK = 'DecompressionStream' in globalThis

export const unpack = async (bytes: Uint8Array): Promise<readonly Uint8Array[]> => {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return splitMessages(new Uint8Array(await new Response(stream).arrayBuffer()))
}
