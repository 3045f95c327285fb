// Everything that one life of a live document needs from outside: the browser in the product, a world of our own in tests.
import type { AccountId, DocumentId } from '../../shared/ids.ts'
import type { News } from '../../shared/protocol/frame.ts'
import type { UnsentCopy } from '../base/unsentCopies.ts'
import type { TakeLock } from './clientIdSlot.ts'
import type { EndReason } from './connector.ts'
import type { DocumentStore, MadeHere, SetAsideReason } from './offline/documentStore.ts'
import type { Chance, LiveClock, OnWake, OpenSocket } from './ports.ts'
import type { SetAside } from './types.ts'

export interface Unsent {
  readonly reason: SetAsideReason
  readonly update: Uint8Array
  readonly edits: number
  /** Which of it was made on this device. */
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
  /** Before something is written by others: editors read where their carets are. */
  readonly readCarets: () => void
  readonly networkSeemsGone: () => boolean
  readonly openStore: () => Promise<DocumentStore>
  readonly takeLock: TakeLock
  /** Runs the task when the page is about to go. */
  readonly onLeave: (task: () => void) => () => void
  readonly mayConnect: () => boolean
  readonly explain: () => Promise<EndReason | 'retry'>
  /** What the role allows, until the server has said it itself. */
  readonly expectedAccess: () => 'read' | 'write'
  /** The server has closed the line because access may have changed. */
  readonly accessChanged: () => void
  readonly signInNeeded: () => void
  /** The line is live, after the first sync: once for each connection. */
  readonly connected: () => void
  /** Something of the group that no document holds has changed. */
  readonly news: (of: News) => void
  /** This life is over: what was not sent has to be set aside, and a new life begun. */
  readonly refused: (unsent: Unsent) => void
  /** The account may not even read this any more: what was not sent has to be set aside, and the copy to go. */
  readonly accessLost: (unsent: Unsent) => void
  readonly setAside: SetAside | null
  /** What was set aside of this document because the server had lost some of it. */
  readonly lostByServer: () => Promise<readonly UnsentCopy[]>
  /** The server has taken back what it had lost of it. */
  readonly tookBack: (copy: UnsentCopy) => Promise<void>
  readonly download: (update: Uint8Array) => void
}
