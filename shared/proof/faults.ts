// Faults of an archive outside its logs, and of the heads it is compared with.
import type { AccountId, DocumentId, GroupId, Seq } from '../ids.ts'

/** `why` is for the command line, in English; other languages use the other fields. */
export type ArchiveFault = { readonly why: string } & (
  | { readonly type: 'none' }
  | { readonly type: 'cut' | 'unreadable'; readonly byte: number }
  | { readonly type: 'order' | 'seal' }
  | { readonly type: 'part'; readonly part: string }
  | { readonly type: 'twice'; readonly document: DocumentId }
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'person'; readonly account: AccountId }
  | { readonly type: 'held'; readonly file: string; readonly document: DocumentId; readonly seq: Seq }
  | { readonly type: 'heldKey'; readonly file: string; readonly key: string }
  | { readonly type: 'heldGroup'; readonly file: string; readonly group: GroupId }
)
