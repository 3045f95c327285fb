// What a view may know of a live document. `client/live` alone knows providers, sockets and IndexedDB.
import type { Accessor } from 'solid-js'
import type * as Y from 'yjs'
import type { AccountId, DelegationId, DocumentId, Instant } from '../../shared/ids.ts'
import type { UpdateRefusal } from '../../shared/refusals.ts'

/** offline ▶ connecting ▶ handshaking ▶ live ; live ▶ offline (retry) ; any ▶ ended(why) for what is final. */
export type LinkState =
  | { readonly type: 'offline'; readonly retryAt: number | null }
  | { readonly type: 'connecting' }
  | { readonly type: 'handshaking' }
  | { readonly type: 'live'; readonly over?: 'http' | undefined }
  | {
      readonly type: 'ended'
      readonly why: 'signIn' | 'notAMember' | 'documentClosed' | 'pleaseReload' | 'malformed' | 'tooBig' | 'notFound' | 'lostByServer'
    }

/** product.md §8: derived, never stored. `waiting` counts this device's edits that the server has not confirmed. */
export type SaveStatus =
  | { readonly type: 'loading' }
  | { readonly type: 'saved'; readonly at: Instant }
  | { readonly type: 'saving'; readonly waiting: number }
  | { readonly type: 'reconnecting'; readonly waiting: number }
  | { readonly type: 'offline'; readonly waiting: number }
  | { readonly type: 'readOnly'; readonly why: 'observer' | 'closed' }
  /** A reader without a line: what others write is not shown. */
  | { readonly type: 'notLive' }
  | { readonly type: 'storageBlocked'; readonly waiting: number }
  | { readonly type: 'storageFull'; readonly waiting: number }
  | { readonly type: 'refused'; readonly why: UpdateRefusal }
  /** The server holds less than it once confirmed to this device (restored from a backup); what it lost is kept here. */
  | { readonly type: 'serverLostEdits' }
  /** What the server lost is being offered to it. */
  | { readonly type: 'bringingBack' }
  /** It has taken it; `others` pieces of it are other people's. */
  | { readonly type: 'broughtBack'; readonly others: number }
  | { readonly type: 'notBroughtBack' }
  /** Nobody can open it: its log on the server is damaged. What was written here stays here. */
  | { readonly type: 'damaged'; readonly waiting: number }
  | { readonly type: 'reload' }
  | { readonly type: 'locked' }
  | { readonly type: 'ended'; readonly why: 'notAMember' | 'documentClosed' | 'malformed' | 'tooBig' | 'notFound' | 'lostByServer' }

/** Another person in this document, as the server stamped them. */
export interface Peer {
  readonly clientId: number
  readonly name: string
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  /** What they edit now, e.g. `item:<id>:due`; null when nothing. Untrusted: shown, never obeyed. */
  readonly editing: string | null
}

/** What the server refused for good, or has lost: kept on this device under `id` (client/base/unsentCopies.ts), said once. */
export interface SetAside {
  readonly id: string
  readonly reason: UpdateRefusal | 'server-lost-edits'
  readonly edits: number
}

/** Bringing back what the server lost, from the copies that were set aside. */
export type BringingBack =
  | { readonly type: 'none' }
  | { readonly type: 'running' }
  | { readonly type: 'done'; readonly others: number }
  /** The copies stay where they are. */
  | { readonly type: 'failed' }

/**
 * One life of a document here. After a refusal the life ends, and `<LiveDocumentProvider>` makes a new one under a fresh id
 * for the same document, whose `setAside` says what was not sent.
 */
export interface LiveDocument {
  readonly id: DocumentId
  readonly doc: Y.Doc
  /** Of a copy that is on no line: which seq of the document's log it shows. */
  readonly shownAt?: Accessor<number>
  /** True when the doc has what this device or the server holds, so that an empty view means "empty", not "not yet here". */
  readonly ready: Accessor<boolean>
  readonly canWrite: Accessor<boolean>
  readonly link: Accessor<LinkState>
  readonly saveStatus: Accessor<SaveStatus>
  readonly lastConfirmed: Accessor<Instant | null>
  /** How many edits of this device the server has not confirmed. */
  readonly waiting: Accessor<number>
  readonly setAside: Accessor<SetAside | null>
  /** Its reader has seen it: the save status goes on. */
  readonly dismissSetAside: () => void
  readonly peers: Accessor<readonly Peer[]>
  /** Sends the others what I edit; null when I stop. */
  readonly setEditing: (what: string | null) => void
  /** Others' edits wait while an input method composes in an editor; the returned function lets them in. */
  readonly holdIncoming: (longest?: number) => () => void
  /** y-protocols Awareness, for carets in the editor (its user part is replaced by the server). */
  readonly awareness: import('y-protocols/awareness').Awareness
  readonly undo: () => void
  readonly redo: () => void
  readonly canUndo: Accessor<boolean>
  readonly canRedo: Accessor<boolean>
  /** The Y.UndoManager that tracks `LOCAL` (shared/origins.ts) and editor origins, to be shared with text editors. */
  readonly undoManager: Y.UndoManager
  /** All that waits here in one file: readable text, and the Yjs update. */
  readonly downloadWaiting: () => void
  readonly dispose: () => void
}
