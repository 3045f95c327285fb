// Reads a log of an archive, resuming or from the start: decompressed data is not kept.
import type { DocumentId } from '../ids.ts'
import type { LogEntry } from '../log/entryReader.ts'
import type { Primitives } from './primitives.ts'
import { archivedEntries, type PackedBlock } from './readArchive.ts'

export interface LogToRead {
  readonly document: DocumentId
  readonly blocks: readonly PackedBlock[]
  /** Compressed entries of the first reading. */
  readonly passed?: (bytes: number) => void
}

/** Called for each reading, with the entries after `after` one by one, until the reader stops. */
export const createArchivedReader = (primitives: Primitives, { document, blocks, passed }: LogToRead) => {
  let stopped: { readonly at: number; readonly entries: AsyncGenerator<LogEntry> } | null = {
    at: 0,
    entries: archivedEntries(primitives, document, blocks, passed),
  }
  return async (after: number) => {
    const goesOn = stopped?.at === after ? stopped : null
    if (goesOn) stopped = null
    const entries = goesOn?.entries ?? archivedEntries(primitives, document, blocks)
    for (let at = goesOn ? after : 0; at < after; at++) await entries.next()
    return {
      next: async (): Promise<LogEntry | undefined> => (await entries.next()).value ?? undefined,
      stop(at: number) {
        stopped = { at, entries }
      },
    }
  }
}
