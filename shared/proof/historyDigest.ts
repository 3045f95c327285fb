// The digest of a document's history: a function of its events, kept up event by event. FROZEN: whatever changes here is a new domain.
// It is described in DOCUMENTS.md. The version is that of the reading of logs (HISTORY_VERSION): another one may read other events.
//
//   history = H(varString "ruta history 1" ‖ version : varUint ‖ varString document ‖ count of events : varUint ‖ block*)
//   block   = of 256 entries, (seq - 1) / 256 rounded down, where there are events: number : varUint ‖ H(event*)
//   event   = seq, ord : varUint ‖ SHA-256 of its canonical JSON (keys in the order of their UTF-16 code units, no spaces), by seq and ord
import * as encoding from 'lib0/encoding'
import type { HistoryEvent } from '../history/events.ts'
import { canonical } from '../history/fold/canonical.ts'
import type { DocumentId } from '../ids.ts'
import type { Sha256 } from '../log/entry.ts'

const HISTORY = 'ruta history 1'
const BLOCK = 256

export interface HistoryDigester {
  /** A new event, or one that went on. */
  put(event: HistoryEvent): void
  /** Of all events so far: 32 bytes. */
  digest(): Uint8Array
}

interface Block {
  readonly events: Map<number, Uint8Array>
  digest: Uint8Array | null
}

export const createHistoryDigester = (sha256: Sha256, document: DocumentId, version: number): HistoryDigester => {
  const blocks = new Map<number, Block>()
  const digestOf = (block: Block): Uint8Array => {
    block.digest ??= sha256(
      encoding.encode((encoder) => {
        for (const [place, hash] of [...block.events].sort(([a], [b]) => a - b)) {
          encoding.writeVarUint(encoder, Math.floor(place / PLACES))
          encoding.writeVarUint(encoder, place % PLACES)
          encoding.writeUint8Array(encoder, hash)
        }
      }),
    )
    return block.digest
  }
  return {
    put(event) {
      const number = Math.floor((event.seq - 1) / BLOCK)
      const block = blocks.get(number) ?? { events: new Map(), digest: null }
      blocks.set(number, block)
      block.events.set(event.seq * PLACES + event.ord, sha256(new TextEncoder().encode(canonical(event))))
      block.digest = null
    },
    digest: () =>
      sha256(
        encoding.encode((encoder) => {
          encoding.writeVarString(encoder, HISTORY)
          encoding.writeVarUint(encoder, version)
          encoding.writeVarString(encoder, document)
          encoding.writeVarUint(
            encoder,
            [...blocks.values()].reduce((sum, { events }) => sum + events.size, 0),
          )
          for (const [number, block] of [...blocks].sort(([a], [b]) => a - b)) {
            encoding.writeVarUint(encoder, number)
            encoding.writeUint8Array(encoder, digestOf(block))
          }
        }),
      ),
  }
}
/** No entry has so many events. */
const PLACES = 2 ** 20
