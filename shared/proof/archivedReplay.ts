// Replays a log of an archive: the owners of client ids are derived from its entries.
import { isBroughtBack } from '../broughtBack.ts'
import type { DocumentId } from '../ids.ts'
import type { LogEntry } from '../log/entryReader.ts'
import { createArchivedReader, type LogToRead } from './archivedReader.ts'
import type { Primitives } from './primitives.ts'
import { createReplay, type Replay } from './replay.ts'

export interface ArchivedReplay extends Replay {
  /** Whether edits were brought back so far: their owners are stored beside the log, and not in the archive. */
  broughtBack(): boolean
}

export const createArchivedReplay = (primitives: Primitives, archived: LogToRead): ArchivedReplay => {
  const reader = createArchivedReader(primitives, archived)
  let broughtBack = false
  /** Decompressed once, as far as needed. */
  async function* read(_: DocumentId, after: number, upTo = Number.MAX_SAFE_INTEGER): AsyncGenerator<LogEntry> {
    const source = await reader(after)
    for (let index = after; index < upTo; index++) {
      const entry = await source.next()
      if (!entry) return
      broughtBack ||= isBroughtBack(entry)
      yield entry
    }
    source.stop(upTo)
  }
  const { document } = archived
  const replay = createReplay(primitives.sha256, { document, log: { read }, owners: new Map(), attributions: [] })
  return { ...replay, broughtBack: () => broughtBack }
}
