// A y-protocols awareness update: client, clock and JSON state of each person in it.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export interface AwarenessEntry {
  readonly client: number
  readonly clock: number
  /** JSON in UTF-8; `null` means gone. A view into the message: copy before keeping. */
  readonly state: Uint8Array
}

/** More than one message can honestly hold: a stock client repeats the states of everybody. */
const MOST_ENTRIES = 2_000

export const decodeAwareness = (update: Uint8Array): readonly AwarenessEntry[] | null => {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    if (count > MOST_ENTRIES) return null
    const entries: AwarenessEntry[] = []
    for (let n = 0; n < count; n++) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const length = decoding.readVarUint(decoder)
      if (length > update.length - decoder.pos) return null
      entries.push({ client, clock, state: decoding.readUint8Array(decoder, length) })
    }
    return decoder.pos === update.length ? entries : null
  } catch {
    // lib0 throws at the end of the bytes; to us that is an expected answer: malformed.
    return null
  }
}

export const encodeAwarenessEntries = (entries: readonly AwarenessEntry[]): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint8Array(encoder, state)
    }
  })
