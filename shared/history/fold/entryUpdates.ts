// What the single updates of an entry say and the document no longer does once all of them are applied: which ids came together, and
// what was deleted before something else came. Decoded only when somebody asks.
import { type Decoded, decodeUpdate, rangesIn } from '../../yjs/decodedUpdate.ts'
import type { Id } from '../../yjs/item.ts'
import type { Piece } from './letterRuns.ts'

export interface EntryUpdates {
  /** Did one update bring all of these? */
  readonly cameAtOnce: (pieces: readonly Piece[]) => boolean
  /** Was `gone` deleted by an update that did not bring `next`: taken away, and not overwritten? */
  readonly wasTakenAway: (gone: Id, next: Id) => boolean
}

export const readUpdates = (updates: readonly Uint8Array[]): EntryUpdates => {
  let decoded: readonly Decoded[] | null = null
  const all = () => {
    decoded ??= updates.map(decodeUpdate)
    return decoded
  }
  return {
    cameAtOnce: (pieces) => updates.length === 1 || all().some((update) => pieces.every((piece) => brings(update, piece))),
    wasTakenAway(gone, next) {
      if (updates.length < 2) return false
      // A later one may say again what is deleted.
      const first = all().find((update) => deletes(update, gone))
      return first !== undefined && !brings(first, { ...next, length: 1 })
    },
  }
}

const brings = ({ structs }: Decoded, { client, clock, length }: Piece): boolean => {
  let at = clock
  for (const { id, length: many } of structs)
    if (id.client === client && id.clock <= at && at < id.clock + many) {
      at = id.clock + many
      if (at >= clock + length) return true
    }
  return false
}
const deletes = ({ deleted }: Decoded, { client, clock }: Id): boolean =>
  rangesIn(deleted)
    .get(client)
    ?.some((range) => range.clock <= clock && clock < range.clock + range.len) ?? false
