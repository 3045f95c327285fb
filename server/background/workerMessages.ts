// Messages between the main thread and the worker.
import type { DocumentId, Seq } from '../../shared/ids.ts'
import type { CheckpointDamage } from '../log/log.ts'
import type { LogsToVerify } from '../trust/dueLogs.ts'

export type ToWorker =
  /** `updates` as consecutive var byte arrays. */
  | { readonly type: 'fold'; readonly job: number; readonly base: Uint8Array | null; readonly updates: Uint8Array }
  | { readonly type: 'appended'; readonly documents: readonly DocumentId[] }
  /** All when null. */
  | { readonly type: 'settle'; readonly job: number; readonly documents: readonly DocumentId[] | null }
  | { readonly type: 'keep'; readonly job: number; readonly document: DocumentId; readonly seq: Seq }
  /** Signs digests of logs at their signed heads; of all when null. */
  | { readonly type: 'digest'; readonly job: number; readonly documents: readonly DocumentId[] | null }
  /** Seals checkpoints that a replay confirms. */
  | { readonly type: 'prove'; readonly job: number; readonly document: DocumentId; readonly at: Seq }
  | { readonly type: 'verify'; readonly job: number; readonly logs: LogsToVerify }
  | { readonly type: 'verifyAudit'; readonly job: number }
  /** Writing to the database's file is unsafe. */
  | { readonly type: 'stopWriting' }
  | { readonly type: 'close' }

export type FromWorker =
  | { readonly type: 'folded'; readonly job: number; readonly state: Uint8Array; readonly stateVector: Uint8Array }
  | { readonly type: 'settled'; readonly job: number }
  | { readonly type: 'done'; readonly job: number }
  | { readonly type: 'failed'; readonly job: number; readonly why: string }
  | { readonly type: 'trouble'; readonly what: string; readonly why: string }
  | { readonly type: 'checkpointDamaged'; readonly damage: CheckpointDamage }

/** Buffers of arrays that span them (as lib0 and `new Uint8Array` create them): they are transferred instead of copied. */
export const ownBuffers = (...arrays: readonly (Uint8Array | null)[]): ArrayBuffer[] =>
  arrays.flatMap((bytes) => (bytes?.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : []))
