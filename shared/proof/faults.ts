// What is wrong with an archive beside what each of its logs says of itself, and with the heads that it is held against.
import type { AccountId, DocumentId, GroupId, Seq } from '../ids.ts'

/** `why` is for the command, in English; who says it in another language reads the rest. */
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
