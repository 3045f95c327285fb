// Decompresses messages of the server (`shared/protocol/packed.ts`) with the browser's DecompressionStream.
import { decodeFrame } from '../../shared/protocol/frame.ts'
import { splitMessages } from '../../shared/protocol/packed.ts'

/** Sent to the server, which compresses only for clients that can decompress. */
export const CAN_UNPACK = 'DecompressionStream' in globalThis

export const unpack = async (bytes: Uint8Array): Promise<readonly Uint8Array[]> => {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return splitMessages(new Uint8Array(await new Response(stream).arrayBuffer()))
}

/** Keeps messages in the order in which they came while one is being decompressed; `unreadable`: what that one held is to be asked for again. */
export const createUnpacker = (receive: (bytes: Uint8Array) => void, unreadable: () => void) => {
  /** What arrives while one is being decompressed. */
  let behind: Uint8Array[] | null = null
  return {
    /** Whether it has to wait. */
    holds(bytes: Uint8Array): boolean {
      behind?.push(bytes)
      return behind !== null
    },
    async open(packed: Uint8Array) {
      behind = []
      const messages = await unpack(packed).catch((error: unknown) => {
        console.warn('What the server sent compressed cannot be read: it is asked for again as it is', error)
        return null
      })
      const waiting = behind
      behind = null
      if (messages === null) unreadable()
      // The syncStep2 after messages that cannot be decompressed does not complete the sync; the one of the repeated answer does.
      const readable = messages ?? waiting.splice(0).filter((bytes) => decodeFrame(bytes)?.type !== 'syncStep2')
      for (const bytes of [...readable, ...waiting]) receive(bytes)
    },
  }
}
