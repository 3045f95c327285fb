// Port of the bus between servers. It carries no edits: a lost message delays, never corrupts.
import type { AccountId, DocumentId, GroupId } from '../../shared/ids.ts'
import type { News } from '../../shared/protocol/frame.ts'
import type { Head } from '../log/head.ts'

/** Accounts whose connections must join again: never empty, so that a bug cannot close all connections. */
export type AccessScope =
  | { readonly group: GroupId; readonly account: AccountId }
  | { readonly account: AccountId }
  | { readonly session: string }
  /** Sealed, or unsealed. */
  | { readonly document: DocumentId }

export type BusMessage =
  | { readonly type: 'appended'; readonly document: DocumentId; readonly head: Head }
  /** To the other servers only. `update` null requests their presence. */
  | { readonly type: 'presence'; readonly document: DocumentId; readonly update: Uint8Array | null }
  /** Cached data of the group's clients is outdated. With `account` only for that account. */
  | { readonly type: 'news'; readonly group: GroupId; readonly of: News; readonly account?: AccountId }
  | { readonly type: 'accessChanged'; readonly scope: AccessScope; readonly reason: 'access' | 'signedOut' }
  /** From the bus itself: messages may have been lost, so the logs must be read again. */
  | { readonly type: 'doubt' }

/** `alone`: a single server. `lost`: no messages arrive now, so logs are polled. */
export type BusState = 'alone' | 'joined' | 'lost'

export interface Bus {
  readonly state: BusState
  /** Round trip of a message to ourselves, in milliseconds; null while none arrives. */
  readonly lag: number | null
  /** Servers with recent messages, including this one. */
  readonly servers: number
  publish(message: BusMessage): void
  subscribe(listener: (message: BusMessage) => void): () => void
  close(): Promise<void>
}
