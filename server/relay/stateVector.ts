// A Yjs state vector: for each client, the clock of its next struct.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export const encodeStateVector = (clocks: ReadonlyMap<number, number>): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clocks.size)
    for (const [client, clock] of clocks) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
    }
  })

/** `null` for whatever is not exactly one state vector. */
export const decodeStateVector = (bytes: Uint8Array): Map<number, number> | null => {
  try {
    const decoder = decoding.createDecoder(bytes)
    const clocks = new Map<number, number>()
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      clocks.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
    }
    return decoder.pos === bytes.length ? clocks : null
  } catch {
    // lib0 throws at the end of the bytes; to us that is an expected answer: malformed.
    return null
  }
}
