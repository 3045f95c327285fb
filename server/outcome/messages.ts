// Messages between the main thread and the worker that writes documents.
import type { ExportWork } from '../../shared/outcome/work.ts'
import type { StorageLocation } from '../storage/storage.ts'
import type { ThreadPriority } from '../threadPriority.ts'

export interface MakerData {
  readonly where: StorageLocation
  readonly priority: ThreadPriority
}
export type ToMaker = { readonly type: 'make'; readonly job: number; readonly work: ExportWork } | { readonly type: 'close' }
export type FromMaker =
  /** Bytes of the file, in order. */
  | { readonly type: 'part'; readonly of: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'made'; readonly job: number; readonly isThere: boolean }
  | { readonly type: 'failed'; readonly job: number; readonly why: string }
