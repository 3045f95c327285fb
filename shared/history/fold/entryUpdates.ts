// Facts about the single updates of an entry that the document no longer has once all are applied: which ids were in one update, and what was
// deleted before something was inserted. Decoded on demand.
import { type Decoded, decodeUpdate, rangesIn } from '../../yjs/decodedUpdate.ts'
import type { Id } from '../../yjs/item.ts'
import type { Piece } from './letterRuns.ts'

export interface EntryUpdates {
  /** Whether one update contains all of these ids. */
  readonly cameAtOnce: (pieces: readonly Piece[]) => boolean
  /** Whether `gone` was deleted by an update without `next`: removed, and not overwritten. */
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
      // A later update may repeat deletions.
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
