// What a desk needs of its room, and what it is to it.
import type { DocumentId, GroupId, Seq } from '../../shared/ids.ts'
import type { DocumentPlaces, Named } from '../../shared/places.ts'
import type { UpdateRefusal } from '../../shared/refusals.ts'
import type { Bus } from '../bus/bus.ts'
import type { Clock } from '../clock.ts'
import type { UpdateLog } from '../log/log.ts'
import type { Limits } from './limits.ts'
import type { Loaded } from './loading.ts'
import type { Member } from './member.ts'
import type { Cost } from './rate.ts'
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
  /** Whether an operator has opened recovery for the group. */
  readonly recoveryIsOpen: (group: GroupId) => boolean
  readonly groups: KnownGroups
  readonly fail: (error: unknown) => void
}

/** Which delegations, agencies and people a group has or had, as far as this server has read. */
export interface KnownGroups {
  exists(group: GroupId, named: Named, id: string): boolean
  /** Reads again what the group has: somebody names what is not known. */
  refresh(group: GroupId): Promise<void>
}

/** What the room does with a member's frames; the answer is what they cost beyond their own bytes. */
export interface Desk {
  submit(from: Member, update: Uint8Array, kind: 'live' | 'sync'): Extra
  /** What a restore has lost; `mine`: made by whoever offers it. */
  recover(from: Member, update: Uint8Array, mine: boolean): Extra
  vouch(from: Member, update: Uint8Array): Extra
  answer(to: Member, stateVector: Uint8Array): Extra
  hear(from: Member, awareness: Uint8Array): Extra
  /** First thing: step 1 to a writer, and who is here. */
  welcome(to: Member): void
  introduce(to: Member): Extra
  acknowledge(to: Member): void
  /** For good: `denied`, then silence. */
  refuse(from: Member, why: UpdateRefusal): void
  /** Sent what is no canonical message: 4400. */
  reject(from: Member): void
  leave(member: Member): void
  fail(error: unknown): void
}
export type Extra = Partial<Pick<Cost, 'bytes' | 'newIds'>>

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
  readonly loaded: Pick<Loaded, 'committed' | 'head'>
  /** No batch that the log answers from now on counts. */
  abandon(): void
}
