// Ids that an update inserts and deletes, without decoding content.
import type { DocumentId, Seq } from '../../shared/ids.ts'
import { DamagedLogError } from '../log/log.ts'
import { scan } from '../log/scan.ts'

export interface ClientRange {
  readonly client: number
  readonly from: number
  readonly to: number
}

/** Updates of the log were validated on receipt: only their form is checked again. */
const ANY_SIZE = { structsPerUpdate: Number.POSITIVE_INFINITY, clientsPerUpdate: Number.POSITIVE_INFINITY }

export const idsOfUpdate = (
  document: DocumentId,
  at: Seq,
  update: Uint8Array,
): { readonly inserted: readonly ClientRange[]; readonly deleted: readonly ClientRange[] } => {
  const ids = scan(update, ANY_SIZE)
  if (ids === null) throw new DamagedLogError(document, at, 'holds what is no update')
  return { inserted: rangesOf(ids.inserts), deleted: rangesOf(ids.deletes) }
}

const rangesOf = (flat: readonly number[]): readonly ClientRange[] => {
  const ranges: ClientRange[] = []
  for (let i = 0; i + 2 < flat.length; i += 3) ranges.push({ client: flat[i] ?? 0, from: flat[i + 1] ?? 0, to: flat[i + 2] ?? 0 })
  return ranges
}
