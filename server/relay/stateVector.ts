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
  const clocks = new Map<number, number>()
  return read(bytes, (client, clock) => void clocks.set(client, clock)) ? clocks : null
}

/** Exactly one state vector. Anybody may send one of a quarter of a million clients: nothing is made of them to find out. */
export const isStateVector = (bytes: Uint8Array): boolean => read(bytes, () => undefined)

const read = (bytes: Uint8Array, each: (client: number, clock: number) => void): boolean => {
  try {
    const decoder = decoding.createDecoder(bytes)
    for (let left = decoding.readVarUint(decoder); left > 0; left--) each(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
    return decoder.pos === bytes.length
  } catch {
    // lib0 throws at the end of the bytes; to us that is an expected answer: malformed.
    return false
  }
}
