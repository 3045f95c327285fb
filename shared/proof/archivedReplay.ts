// A log of an archive, read anew: whose the client ids are is learnt from its entries.
import type { DocumentId } from '../ids.ts'
import type { Entry } from '../log/entryReader.ts'
import { createArchivedReader, type LogToRead } from './archivedReader.ts'
import type { Primitives } from './primitives.ts'
import { createReplay, type Replay } from './replay.ts'

export interface ArchivedReplay extends Replay {
  /** Whether recovery has brought anything back so far: whose it was stands beside the log, and in no archive. */
  broughtBack(): boolean
}

export const createArchivedReplay = (primitives: Primitives, archived: LogToRead): ArchivedReplay => {
  const reader = createArchivedReader(primitives, archived)
  let broughtBack = false
  /** Unpacked once, as far as somebody has asked. */
  async function* read(_: DocumentId, after: number, upTo = Number.MAX_SAFE_INTEGER): AsyncGenerator<Entry> {
    const source = await reader(after)
    for (let index = after; index < upTo; index++) {
      const entry = await source.next()
      if (!entry) return
      broughtBack ||= entry.kind === 'recovered'
      yield entry
    }
    source.stop(upTo)
  }
  const { document } = archived
  const replay = createReplay(primitives.sha256, { document, log: { read }, owners: new Map(), recovered: [] })
  return { ...replay, broughtBack: () => broughtBack }
}
