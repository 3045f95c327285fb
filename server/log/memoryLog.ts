// In-memory driver of the log, for tests and benchmarks.
import { type AccountId, type ClientId, type DocumentId, instant, type MeetingId, type Seq, seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { attributionChanges } from './attributionChanges.ts'
import { surplusCheckpoints } from './checkpoints.ts'
import { conflictOf, eachDocumentOnce } from './conflict.ts'
import { genesis } from './entry.ts'
import { hashFrom, mustBeWithin } from './hashAt.ts'
import type { Head } from './head.ts'
import {
  type Appended,
  type Attribution,
  type Batch,
  type Checkpoint,
  type HistoryCheckpoint,
  type LogEntry,
  PACKING,
  type UpdateLog,
} from './log.ts'
import { numberDrafts, type Tip } from './number.ts'
import { openSegment } from './openSegment.ts'
import { packableUpTo, packEntries } from './packing.ts'
import type { LogSegment } from './segment.ts'
import { newestAt } from './seqAt.ts'
import { storeState } from './storedState.ts'

interface StoredLog {
  tip: Tip
  readonly entries: LogEntry[]
  readonly owners: Map<ClientId, AccountId>
  attributions: readonly Attribution[]
  readonly checkpoints: Map<Seq, Checkpoint>
  /** Checkpoints for history. */
  readonly kept: Map<Seq, HistoryCheckpoint>
  /** Of the first entries, which are no longer in `entries`. */
  readonly segments: LogSegment[]
}

interface Dependencies {
  readonly clock: Clock
  readonly meetingOf: (document: DocumentId) => MeetingId | null
  readonly isSealed?: (document: DocumentId) => boolean
}

export const createMemoryLog = ({ clock, meetingOf, isSealed = () => false }: Dependencies): UpdateLog => {
  const logs = new Map<DocumentId, StoredLog>()
  const empty = (document: DocumentId): StoredLog => ({
    tip: { seq: seq(0), hash: genesis(document), at: instant(0) },
    entries: [],
    owners: new Map(),
    attributions: [],
    checkpoints: new Map(),
    kept: new Map(),
    segments: [],
  })
  const of = (document: DocumentId) => logs.get(document) ?? empty(document)

  /** Validated before anything is stored, so that a draft that throws leaves nothing behind. */
  const judge = (batch: Batch): { readonly appended: Appended; readonly keep: () => void } => {
    const { document, after, claims, drafts } = batch
    const kept = of(document)
    const why = isSealed(document) ? 'sealed' : conflictOf({ after, claims }, kept.tip, (client) => kept.owners.get(client) ?? null)
    if (why) return { appended: { ok: false, why }, keep: () => undefined }
    const { numbered, tip } = numberDrafts(document, kept.tip, drafts, { now: clock.now(), meeting: meetingOf(document) })
    const entries = numbered.map(({ entry }) => ({ ...entry, updates: entry.updates.map((update) => update.slice()) }))
    const keep = () => {
      for (const { client, account } of claims) kept.owners.set(client, account)
      const { brought, vouched } = attributionChanges(batch, entries)
      kept.attributions = [...kept.attributions, ...brought].map((one) => ({ ...one, vouched: vouched.get(one.seq) ?? one.vouched }))
      kept.entries.push(...entries)
      kept.tip = tip
      logs.set(document, kept)
    }
    return { appended: { ok: true, entries, head: { seq: tip.seq, hash: tip.hash } }, keep }
  }

  async function* read(document: DocumentId, after: Seq, upTo: Seq = of(document).tip.seq): AsyncGenerator<LogEntry> {
    const { segments, entries, tip } = of(document)
    let last = after
    for (const segment of [...segments]) {
      if (segment.last <= last || segment.first > upTo) continue
      const open = openSegment(document, segment)
      for (; last < Math.min(segment.last, upTo); last = seq(last + 1)) yield open.entry(seq(last + 1))
    }
    const packed = tip.seq - entries.length
    yield* entries.slice(Math.max(0, last - packed), Math.max(0, upTo - packed))
  }
  const anchorsOf = (document: DocumentId): readonly Head[] => of(document).segments.map(({ last, hash }) => ({ seq: last, hash }))
  const endOfPacked = (document: DocumentId): Head => anchorsOf(document).at(-1) ?? { seq: seq(0), hash: genesis(document) }
  const keptOf = (document: DocumentId) => [...of(document).kept.values()].sort((a, b) => a.seq - b.seq)
  const save = (checkpoint: Checkpoint) => {
    const kept = logs.get(checkpoint.document)
    if (!kept) throw new Error(`a checkpoint of ${checkpoint.document}, which has no log`)
    kept.checkpoints.set(checkpoint.seq, checkpoint)
    const all = [...kept.checkpoints.keys()].map((at) => ({ seq: at, kept: kept.kept.has(at) }))
    for (const surplus of surplusCheckpoints(all)) kept.checkpoints.delete(seq(surplus))
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
    attributions: async (document) => of(document).attributions,
    hashAt: async (document, at) => {
      const { tip } = of(document)
      mustBeWithin(at, tip)
      const anchor = anchorsOf(document).findLast(({ seq }) => seq <= at)
      return hashFrom({ read }, document, anchor ?? { seq: seq(0), hash: genesis(document) }, at)
    },
    read,
    async *headers(document, after, upTo) {
      for await (const { updates: _, ...header } of read(document, after, upTo)) yield [header]
    },
    seqAt: async (document, at) => {
      const { entries, segments, tip } = of(document)
      const packed = tip.seq - entries.length
      const open = segments.map((segment) => openSegment(document, segment))
      const receiptOf = (one: Seq) => open.find(({ last }) => last >= one)?.receipt(one) ?? entries[one - 1 - packed]?.at
      return newestAt(tip.seq, at, (one) => receiptOf(one) ?? tip.at)
    },
    damagedCheckpoints: async () => [],
    checkpointAt: async (document, upTo) => {
      const { checkpoints, tip } = of(document)
      const newest = Math.max(...[...checkpoints.keys()].filter((at) => at <= Math.min(upTo ?? tip.seq, tip.seq)))
      return checkpoints.get(seq(newest)) ?? null
    },
    saveCheckpoint: async (checkpoint) => save(checkpoint),
    keepCheckpoint: async (checkpoint) => {
      const { document, seq: at, state } = checkpoint
      const { kept, checkpoints } = of(document)
      if (kept.has(at)) return
      const earlier = keptOf(document).filter((one) => one.seq < at)
      const { stored, basis } = storeState(state, earlier, (one) => checkpoints.get(one)?.state ?? null)
      kept.set(at, { seq: at, bytes: stored.length, basis })
      save(checkpoint)
    },
    historyCheckpoints: async (document) => keptOf(document),
    async pack(document, rule = PACKING) {
      const { tip, kept, entries, segments } = of(document)
      return packEntries(document, {
        log: { read },
        clock,
        rule,
        after: endOfPacked(document),
        upTo: packableUpTo(rule, tip.seq, seq(Math.max(0, ...kept.keys()))),
        replace: async (segment) => {
          segments.push(segment)
          entries.splice(0, segment.last - segment.first + 1)
        },
      })
    },
    anchors: async (document) => anchorsOf(document),
    documents: async () => [...logs.keys()].sort(),
    close: async () => logs.clear(),
  }
}
