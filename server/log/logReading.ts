// Reads a log on either engine: in pages, from segments and rows.
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { DatabaseRow } from '../db/queries.ts'
import { hashFrom, mustBeWithin } from './hashAt.ts'
import type { LogEntry, LogHeader, UpdateLog } from './log.ts'
import { readAnchor } from './logRows.ts'
import type { Tip } from './number.ts'
import type { OpenSegment } from './openSegment.ts'
import { createLogPages, type Page, type PageSource } from './segmentsAndRows.ts'
import { newestAt } from './seqAt.ts'

export interface LogSource extends PageSource {
  readonly clock: Clock
  tipOf(document: DocumentId): Promise<Tip>
  /** The last segment that ends at or before `at`. */
  anchorBefore(document: DocumentId, at: Seq): Promise<DatabaseRow | undefined>
}

type PageAfter<Entry> = (document: DocumentId, after: Seq, upTo: Seq, open: OpenSegment | null) => Promise<Page<Entry>>

export const createReading = (source: LogSource): Pick<UpdateLog, 'head' | 'hashAt' | 'read' | 'headers' | 'seqAt'> => {
  const { clock } = source
  const pages = createLogPages(source)

  async function* inPages<Entry extends LogHeader>(
    page: PageAfter<Entry>,
    document: DocumentId,
    after: Seq,
    upTo?: Seq,
  ): AsyncGenerator<readonly Entry[]> {
    const end = seq(Math.min(upTo ?? Number.MAX_SAFE_INTEGER, (await source.tipOf(document)).seq))
    let segment: OpenSegment | null = null
    for (let last = after; last < end; ) {
      const found = await page(document, last, end, segment)
      yield found.entries
      last = seq(last + found.entries.length)
      segment = found.segment
      if (last < end) await new Promise<void>((resolve) => clock.soon(resolve))
    }
  }
  async function* read(document: DocumentId, after: Seq, upTo?: Seq): AsyncGenerator<LogEntry> {
    for await (const entries of inPages(pages.after, document, after, upTo)) yield* entries
  }

  return {
    read,
    headers: (document, after, upTo) => inPages(pages.headersAfter, document, after, upTo),
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
