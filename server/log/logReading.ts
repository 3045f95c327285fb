// Reads a log on either engine: in pages, from segments and rows.
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { DatabaseRow } from '../db/queries.ts'
import { hashFrom, mustBeWithin } from './hashAt.ts'
import type { LogEntry, UpdateLog } from './log.ts'
import { readAnchor } from './logRows.ts'
import type { Tip } from './number.ts'
import type { OpenSegment } from './openSegment.ts'
import { createLogPages, type PageSource } from './segmentsAndRows.ts'
import { newestAt } from './seqAt.ts'

export interface LogSource extends PageSource {
  readonly clock: Clock
  tipOf(document: DocumentId): Promise<Tip>
  /** The last segment that ends at or before `at`. */
  anchorBefore(document: DocumentId, at: Seq): Promise<DatabaseRow | undefined>
}

export const createReading = (source: LogSource): Pick<UpdateLog, 'head' | 'hashAt' | 'read' | 'seqAt'> => {
  const { clock } = source
  const pages = createLogPages(source)

  async function* read(document: DocumentId, after: Seq, upTo?: Seq): AsyncGenerator<LogEntry> {
    const end = seq(Math.min(upTo ?? Number.MAX_SAFE_INTEGER, (await source.tipOf(document)).seq))
    let segment: OpenSegment | null = null
    for (let last = after; last < end; ) {
      const page = await pages.after(document, last, end, segment)
      yield* page.entries
      last = seq(last + page.entries.length)
      segment = page.segment
      if (last < end) await new Promise<void>((resolve) => clock.soon(resolve))
    }
  }

  return {
    read,
    async head(document) {
      const { seq, hash } = await source.tipOf(document)
      return { seq, hash }
    },
    async hashAt(document, at) {
      const tip = await source.tipOf(document)
      mustBeWithin(at, tip)
      if (at === tip.seq) return tip.hash
      return hashFrom({ read }, document, readAnchor(document, await source.anchorBefore(document, at)), at)
    },
    seqAt: async (document, at) => newestAt((await source.tipOf(document)).seq, at, pages.receipts(document)),
  }
}
