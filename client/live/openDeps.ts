// The dependencies of one life of a live document: the browser in production, a fake world in tests.
import type { AccountId, DocumentId } from '../../shared/ids.ts'
import type { News } from '../../shared/protocol/frame.ts'
import type { UnsentCopy } from '../base/unsentCopies.ts'
import type { TakeLock } from './clientIdSlot.ts'
import type { EndReason } from './connector.ts'
import type { DocumentStore, MadeHere, SetAsideReason } from './offline/documentStore.ts'
import type { Chance, LiveClock, OnWake, OpenSocket } from './ports.ts'
import type { SetAside } from './types.ts'

export interface UnsentDocument {
  readonly reason: SetAsideReason
  readonly update: Uint8Array
  readonly edits: number
  /** The clocks of the edits that were made on this device. */
  readonly made: MadeHere
}

export interface OpenDeps {
  readonly id: DocumentId
  readonly account: AccountId
  /** `ruta/<account>/<document>`: the name of the store and of the locks. */
  readonly name: string
  /** `ws://host/live/`; the document's name, the protocol's version and the account are added. */
  readonly liveUrl: string
  readonly clock: LiveClock
  readonly chance: Chance
  readonly openSocket: OpenSocket
  readonly onWake: OnWake
  /** Called before updates of others are applied: editors read their carets from the DOM. */
  readonly readCarets: () => void
  readonly networkSeemsGone: () => boolean
  readonly openStore: () => Promise<DocumentStore>
  readonly takeLock: TakeLock
  /** Runs the task on `pagehide`. */
  readonly onLeave: (task: () => void) => () => void
  readonly mayConnect: () => boolean
  readonly explain: () => Promise<EndReason | 'retry'>
  /** The access that the role implies, until the server has said it. */
  readonly expectedAccess: () => 'read' | 'write'
  /** The server has closed the connection because the access may have changed. */
  readonly accessChanged: () => void
  readonly signInNeeded: () => void
  /** The connection is live after its first sync; called once per connection. */
  readonly connected: () => void
  /** Something of the group outside its documents has changed. */
  readonly news: (of: News) => void
  /** This life has ended: unsent edits must be set aside, and a new life is started. */
  readonly refused: (unsent: UnsentDocument) => void
  /** The account may no longer read the document: unsent edits must be set aside and the copy removed. */
  readonly accessLost: (unsent: UnsentDocument) => void
  readonly setAside: SetAside | null
  /** The copies that were set aside because the server had lost a part of this document. */
  readonly lostByServer: () => Promise<readonly UnsentCopy[]>
  /** The server has accepted what it had lost. */
  readonly tookBack: (copy: UnsentCopy) => Promise<void>
  readonly download: (update: Uint8Array) => void
}
