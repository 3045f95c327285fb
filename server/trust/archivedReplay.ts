// A log of an archive, read anew: whose the client ids are is learnt from its entries.
import type { DocumentId } from '../../shared/ids.ts'
import type { Entry } from '../log/log.ts'
import { createReplay, type Replay } from './proof/replay.ts'
import { archivedEntries } from './readArchive.ts'

export interface ArchivedReplay extends Replay {
  /** Whether recovery has brought anything back so far: whose it was stands beside the log, and in no archive. */
  broughtBack(): boolean
}

export const createArchivedReplay = (document: DocumentId, blocks: readonly Uint8Array[]): ArchivedReplay => {
  const source = archivedEntries(document, blocks)
  const known: Entry[] = []
  let broughtBack = false
  /** Unpacked once, as far as somebody has asked. */
  async function* read(_: DocumentId, after: number, upTo = Number.MAX_SAFE_INTEGER): AsyncGenerator<Entry> {
    for (let index = after; index < upTo; index++) {
      if (index === known.length) {
        const next = await source.next()
        if (next.done) return
        known.push(next.value)
      }
      const entry = known[index]
      if (!entry) return
      broughtBack ||= entry.kind === 'recovered'
      yield entry
    }
  }
  const replay = createReplay({ document, log: { read }, owners: new Map(), recovered: [] })
  return { ...replay, broughtBack: () => broughtBack }
}
