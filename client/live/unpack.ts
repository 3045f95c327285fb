// What the server sends compressed (`shared/protocol/packed.ts`), read by the browser's own means.
import { splitMessages } from '../../shared/protocol/packed.ts'

/** Said to the server, which packs for nobody else. */
export const CAN_UNPACK = 'DecompressionStream' in globalThis

export const unpack = async (bytes: Uint8Array): Promise<readonly Uint8Array[]> => {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return splitMessages(new Uint8Array(await new Response(stream).arrayBuffer()))
}
