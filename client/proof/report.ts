// What goes to the worker that proves an archive, and what comes back.
import type { Bilingual } from '../../shared/bilingual.ts'
import type { DocumentId, GroupId, Instant, Seq } from '../../shared/ids.ts'
import type { Verified } from '../../shared/log/verifyChain.ts'
import type { CheckProgress } from '../../shared/proof/checkArchive.ts'
import type { ArchivedClosing } from '../../shared/proof/closings.ts'
import type { ArchiveFault } from '../../shared/proof/faults.ts'

/** A head that this device remembers. */
export interface Seen {
  readonly document: DocumentId
  readonly group?: GroupId
  readonly seq: Seq
  readonly hash: string
  readonly at: Instant
}

export interface ToProve {
  readonly archive: File
  readonly heads: readonly File[]
  /** What this device remembers, under the name that sentences give it. */
  readonly seen: { readonly name: string; readonly heads: readonly Seen[] } | null
}

export interface ProvedLog {
  readonly document: DocumentId
  readonly verified: Verified
  /** Up to this entry some of the heads agree; null where none is of this log. */
  readonly covered: Seq | null
}

export interface ProofReport {
  readonly group: { readonly id: GroupId; readonly name: Bilingual; readonly at: Instant } | null
  readonly logs: readonly ProvedLog[]
  readonly keys: readonly { readonly id: string; readonly since: Instant }[]
  readonly sealedBy: string | null
  readonly people: number
  /** The first of them. */
  readonly faults: readonly ArchiveFault[]
  readonly moreFaults: number
  /** Files that were given for heads and hold none. */
  readonly notHeads: readonly string[]
  /** Of the files of heads: how many in each are newer than the archive. */
  readonly newer: readonly { readonly file: string; readonly heads: number }[]
  /** Whether any heads were held against it. */
  readonly held: boolean
  /** Of the heads that this device remembers: those that it saw after the archive was exported, by its own word. */
  readonly later: number
  /** Every closing, the newest first; none without TLS. */
  readonly closings: readonly (Omit<ArchivedClosing, 'heads' | 'meeting'> & { readonly fingerprint: string })[]
}

export type ProofMessage =
  | { readonly type: 'progress'; readonly progress: CheckProgress }
  | { readonly type: 'proved'; readonly report: ProofReport }
  /** A file that could not be read to its end, or a bug. */
  | { readonly type: 'failed'; readonly why: string }
