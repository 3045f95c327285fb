// What views may use of a live document. Only `client/live` knows providers, sockets and IndexedDB.
import type { Accessor } from 'solid-js'
import type * as Y from 'yjs'
import type { AccountId, DelegationId, DocumentId, Instant } from '../../shared/ids.ts'
import type { UpdateRefusal } from '../../shared/updateRefusals.ts'
import type { ConcurrentValue } from './concurrentValues.ts'
import type { Undo, UndoOutcome } from './undo.ts'

/** offline ▶ connecting ▶ handshaking ▶ live; live ▶ offline (retry); any ▶ ended(why), which is final. */
export type LinkState =
  | { readonly type: 'offline'; readonly retryAt: number | null }
  | { readonly type: 'connecting' }
  | { readonly type: 'handshaking' }
  | { readonly type: 'live'; readonly over?: 'http' | undefined }
  | {
      readonly type: 'ended'
      readonly why: 'signIn' | 'notAMember' | 'documentClosed' | 'pleaseReload' | 'malformed' | 'tooBig' | 'notFound' | 'lostByServer'
    }

/** Derived, never stored. `waiting` counts the edits of this device that the server has not confirmed. */
export type SaveStatus =
  | { readonly type: 'loading' }
  | { readonly type: 'saved'; readonly at: Instant }
  | { readonly type: 'saving'; readonly waiting: number }
  | { readonly type: 'reconnecting'; readonly waiting: number }
  | { readonly type: 'offline'; readonly waiting: number }
  | { readonly type: 'readOnly'; readonly why: 'observer' | 'closed' }
  /** A reader without a connection: the edits of others are not shown. */
  | { readonly type: 'notLive' }
  | { readonly type: 'storageBlocked'; readonly waiting: number }
  | { readonly type: 'storageFull'; readonly waiting: number }
  | { readonly type: 'refused'; readonly why: UpdateRefusal }
  /** The server has less than it had confirmed to this device (it was restored from a backup); the lost edits are stored here. */
  | { readonly type: 'serverLostEdits' }
  /** The lost edits are being sent to the server. */
  | { readonly type: 'bringingBack' }
  /** The server has accepted them; `others` of them were written by other people. */
  | { readonly type: 'broughtBack'; readonly others: number }
  | { readonly type: 'notBroughtBack' }
  /** The log of the document on the server is damaged, so nobody can open it. Edits made here are kept here. */
  | { readonly type: 'damaged'; readonly waiting: number }
  | { readonly type: 'reload' }
  | { readonly type: 'locked' }
  | { readonly type: 'ended'; readonly why: 'notAMember' | 'documentClosed' | 'malformed' | 'tooBig' | 'notFound' | 'lostByServer' }

/** Another person in this document, as identified by the server. */
export interface Peer {
  readonly clientId: number
  readonly name: string
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  /** The key of the field that they are editing, e.g. `item:<id>:due`; null when none. Untrusted: only shown. */
  readonly editing: string | null
}

/**
 * Edits that the server has refused for good, or has lost: stored on this device under `id` (client/base/unsentCopies.ts) and reported
 * once.
 */
export interface SetAside {
  readonly id: string
  readonly reason: UpdateRefusal | 'server-lost-edits'
  readonly edits: number
}

/** Bringing back edits that the server has lost, from the copies that were set aside. */
export type BringingBack =
  | { readonly type: 'none' }
  | { readonly type: 'running' }
  | { readonly type: 'done'; readonly others: number }
  /** The copies are kept. */
  | { readonly type: 'failed' }

/**
 * One life of a document here. After a refusal the life ends, and `<LiveDocumentProvider>` makes a new one under a fresh id
 * for the same document, whose `setAside` says what was not sent.
 */
export interface LiveDocument {
  readonly id: DocumentId
  readonly doc: Y.Doc
  /** For a copy without a connection: the seq of the log that it shows. */
  readonly shownAt?: Accessor<number>
  /** True when the doc has what this device or the server has, so that an empty view means *empty* and not *still loading*. */
  readonly ready: Accessor<boolean>
  readonly canWrite: Accessor<boolean>
  readonly link: Accessor<LinkState>
  readonly saveStatus: Accessor<SaveStatus>
  readonly lastConfirmed: Accessor<Instant | null>
  /** The number of edits of this device that the server has not confirmed. */
  readonly waiting: Accessor<number>
  readonly setAside: Accessor<SetAside | null>
  /** Dismisses the report of refused edits. */
  readonly dismissSetAside: () => void
  readonly peers: Accessor<readonly Peer[]>
  /** Sets the key of the field that this user is editing, for presence; null for none. */
  readonly setEditing: (what: string | null) => void
  /** Holds the edits of others back, as while an input method is composing; the returned function applies them. */
  readonly holdIncoming: (longest?: number) => () => void
  /** y-protocols Awareness, for carets in the editor (its user part is replaced by the server). */
  readonly awareness: import('y-protocols/awareness').Awareness
  /** Null when there was nothing to take back. */
  readonly undo: () => UndoOutcome | null
  readonly redo: () => UndoOutcome | null
  readonly canUndo: Accessor<boolean>
  readonly canRedo: Accessor<boolean>
  /** Tracks `LOCAL` (shared/origins.ts) and the origins of text editors, which share it. */
  readonly undoManager: Undo
  /** The person who writes under this client id, if they were seen in the document since it was opened. */
  readonly writer: (client: number) => Peer | null
  /** Listens for values of this device that others have overwritten without having seen them; returns a function that stops. */
  readonly onOverwritten: (listener: (all: readonly ConcurrentValue[]) => void) => () => void
  /** Downloads all waiting edits in one file: readable text, and the Yjs update. */
  readonly downloadWaiting: () => void
  readonly dispose: () => void
}
