// How far a projection has read a document's log. It counts the entries that it reads: where the count is not the cursor, some were missed, and the
// projection starts over.
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import type { Queries } from '../db/queries.ts'

interface ProjectorCursor {
  readonly seq: Seq
  readonly entries: number
}

/** Null when this version of the projection has not read the document. */
export const readProjectorCursor = async (
  queries: Queries,
  document: DocumentId,
  { name, version }: { readonly name: string; readonly version: number },
): Promise<ProjectorCursor | null> => {
  // All columns, because a backup of an earlier version has no count.
  const [row] = await queries.all('SELECT * FROM projector WHERE document = ? AND name = ? AND version = ?', document, name, version)
  return row ? { seq: seq(Number(row.seq)), entries: Number(row.entries ?? row.seq) } : null
}

/** Throws when some entries between `from` and `upTo` were missed. */
export const mustBeWhole = (
  document: DocumentId,
  { from, upTo, entries }: { readonly from: number; readonly upTo: Seq; readonly entries: number },
): void => {
  const due = upTo - from
  if (entries !== due) throw new Error(`${document} was projected from ${entries} of the ${due} entries up to ${upTo}`)
}

/** 0 for a projection that is to start over. */
export const seqOfCursor = (cursor: ProjectorCursor | null): Seq => (cursor && cursor.entries === cursor.seq ? cursor.seq : seq(0))
