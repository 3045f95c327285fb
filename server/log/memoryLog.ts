// The log in memory: for tests and the bench, with the same meaning as on disk.
import { type AccountId, type ClientId, type DocumentId, instant, type MeetingId, type Seq, seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { conflictOf, eachDocumentOnce } from './conflict.ts'
import { genesis } from './entry.ts'
import type { Appended, Batch, Checkpoint, Entry, UpdateLog } from './log.ts'
import { numberDrafts, type Tip } from './number.ts'
import { newestAt } from './seqAt.ts'

interface Kept {
  tip: Tip
  readonly entries: Entry[]
  readonly owners: Map<ClientId, AccountId>
  readonly checkpoints: Map<Seq, Checkpoint>
}

interface Dependencies {
  readonly clock: Clock
  readonly meetingOf: (document: DocumentId) => MeetingId | null
  readonly isSealed?: (document: DocumentId) => boolean
}

export const createMemoryLog = ({ clock, meetingOf, isSealed = () => false }: Dependencies): UpdateLog => {
  const logs = new Map<DocumentId, Kept>()
  const empty = (document: DocumentId): Kept => ({
    tip: { seq: seq(0), hash: genesis(document), at: instant(0) },
    entries: [],
    owners: new Map(),
    checkpoints: new Map(),
  })
  const of = (document: DocumentId) => logs.get(document) ?? empty(document)

  /** Judged first and kept afterwards, so that a draft that throws leaves nothing behind. */
  const judge = ({ document, after, claims, drafts }: Batch): { readonly appended: Appended; readonly keep: () => void } => {
    const kept = of(document)
    const why = isSealed(document) ? 'sealed' : conflictOf({ after, claims }, kept.tip, (client) => kept.owners.get(client) ?? null)
    if (why) return { appended: { ok: false, why }, keep: () => undefined }
    const { numbered, tip } = numberDrafts(document, kept.tip, drafts, { now: clock.now(), meeting: meetingOf(document) })
    const entries = numbered.map(({ entry }) => ({ ...entry, updates: entry.updates.map((update) => update.slice()) }))
    const keep = () => {
      for (const { client, account } of claims) kept.owners.set(client, account)
      kept.entries.push(...entries)
      kept.tip = tip
      logs.set(document, kept)
    }
    return { appended: { ok: true, entries, head: { seq: tip.seq, hash: tip.hash } }, keep }
  }

  return {
    append: async (batches) => {
      eachDocumentOnce(batches)
      const judged = batches.map((batch) => ({ document: batch.document, ...judge(batch) }))
      for (const { keep } of judged) keep()
      return new Map(judged.map(({ document, appended }) => [document, appended]))
    },
    head: async (document) => {
      const { seq, hash } = of(document).tip
      return { seq, hash }
    },
    owners: async (document) => new Map(of(document).owners),
    async *read(document, after, upTo) {
      yield* of(document).entries.slice(after, upTo)
    },
    seqAt: async (document, at) => {
      const { entries, tip } = of(document)
      return newestAt(tip.seq, at, (one) => entries[one - 1]?.at ?? tip.at)
    },
    checkpointAt: async (document, upTo) => {
      const { checkpoints, tip } = of(document)
      const newest = Math.max(...[...checkpoints.keys()].filter((at) => at <= Math.min(upTo ?? tip.seq, tip.seq)))
      return checkpoints.get(seq(newest)) ?? null
    },
    saveCheckpoint: async (checkpoint) => {
      const kept = logs.get(checkpoint.document)
      if (!kept) throw new Error(`a checkpoint of ${checkpoint.document}, which has no log`)
      kept.checkpoints.set(checkpoint.seq, checkpoint)
    },
    documents: async () => [...logs.keys()].sort(),
    close: async () => logs.clear(),
  }
}
