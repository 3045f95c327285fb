// What a desk needs of its room, and what it is to it.
import type { DocumentId, Seq } from '../../shared/ids.ts'
import type { DocumentPlaces } from '../../shared/places.ts'
import type { Bus } from '../bus/bus.ts'
import type { Clock } from '../clock.ts'
import type { UpdateLog } from '../log/log.ts'
import type { Limits } from './limits.ts'
import type { Loaded } from './loading.ts'
import type { Desk, Member } from './member.ts'
import type { Watch } from './watch.ts'
import type { Writer } from './writer.ts'

export interface DeskDependencies {
  readonly document: DocumentId
  readonly loaded: Loaded
  readonly members: Set<Member>
  readonly places: DocumentPlaces
  readonly limits: Limits
  readonly writer: Writer
  readonly bus: Bus
  readonly log: UpdateLog
  readonly clock: Clock
  readonly watch: Watch
  /** Presence has changed: `relayPresence` is wanted within the hold time. */
  readonly presenceSoon: () => void
  /** A batch is on disk: time to look at the tail. */
  readonly grown: () => void
  /** The log has answered: nothing is in flight. */
  readonly landed: () => void
  /** The log takes nothing of this document any more. */
  readonly sealed: () => void
  readonly fail: (error: unknown) => void
}

export interface OpenDesk extends Desk {
  relayPresence(): void
  /** Another server has written up to here. */
  heard(seq: Seq): void
  /** Who is in this document's room on another server; null asks who is here. */
  hearPresence(update: Uint8Array | null): void
  /** Once a second. */
  sweep(): void
  /** A batch of this room is with the log, or what others wrote is being read from it. */
  readonly inFlight: boolean
  readonly loaded: Loaded
  /** No batch that the log answers from now on counts. */
  abandon(): void
}
