// The port that joins processes. It carries no truth about documents: losing a message delays, never corrupts.
import type { AccountId, DelegationId, DocumentId, GroupId } from '../../shared/ids.ts'
import type { News } from '../../shared/protocol/frame.ts'
import type { Head } from '../log/head.ts'

/** Whose connections must join again: never empty, so that a mistake cannot close everybody's. */
export type AccessScope =
  | { readonly group: GroupId; readonly account: AccountId }
  | { readonly account: AccountId }
  | { readonly session: string }
  /** Sealed, or open again. */
  | { readonly document: DocumentId }

export type BusMessage =
  | { readonly type: 'appended'; readonly document: DocumentId; readonly head: Head }
  /** To the other servers only. `update` null asks them who is there. */
  | { readonly type: 'presence'; readonly document: DocumentId; readonly update: Uint8Array | null }
  /** What the group's clients know of it is old. With `to` only those of that delegation hear it, with `account` that person alone. */
  | { readonly type: 'news'; readonly group: GroupId; readonly of: News; readonly to?: DelegationId; readonly account?: AccountId }
  | { readonly type: 'accessChanged'; readonly scope: AccessScope; readonly reason: 'access' | 'signedOut' }
  /** From the bus itself: messages may have been missed: read the logs again. */
  | { readonly type: 'doubt' }

/** `alone`: there is no other server. `lost`: there may be, and no messages arrive now: poll the logs. */
export type BusState = 'alone' | 'joined' | 'lost'

export interface Bus {
  readonly state: BusState
  /** Round trip of a message to ourselves, in milliseconds; null while nothing arrives. */
  readonly lag: number | null
  /** Servers with recent messages, this one included. */
  readonly servers: number
  publish(message: BusMessage): void
  subscribe(listener: (message: BusMessage) => void): () => void
  close(): Promise<void>
}
