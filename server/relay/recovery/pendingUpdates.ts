// Updates that are brought back and wait for their owner: as long as a device of theirs is connected, nobody else brings back
// structs under their ids. A device that has them brings them itself, and what depends on them comes behind.
import type { Clock } from '../../clock.ts'
import type { RoomMember } from '../member.ts'

export interface PendingUpdate {
  readonly update: Uint8Array
  readonly mine: boolean
  readonly since: number
}

/** A device that has its own words offers them at once; after this it has not. */
const LONGEST_MS = 30_000

export const createPendingUpdates = ({ clock, mostBytes }: { readonly clock: Clock; readonly mostBytes: number }) => {
  const queues = new Map<RoomMember, PendingUpdate[]>()
  let bytes = 0

  return {
    has: (from: RoomMember) => queues.has(from),
    members: (): readonly RoomMember[] => [...queues.keys()],
    /** In their order: what follows may depend on what waits. False when there is no room for more. */
    add(from: RoomMember, { update, mine }: Omit<PendingUpdate, 'since'>): boolean {
      if (bytes + update.length > mostBytes) return false
      const queue = queues.get(from) ?? []
      queues.set(from, queue)
      // A view into a message.
      queue.push({ update: update.slice(), mine, since: clock.elapsed() })
      bytes += update.length
      from.holdAcks(true)
      return true
    },
    first: (from: RoomMember): PendingUpdate | null => queues.get(from)?.[0] ?? null,
    hasWaitedLong: ({ since }: PendingUpdate) => clock.elapsed() - since >= LONGEST_MS,
    /** True when it was the last one. */
    shift(from: RoomMember): boolean {
      const queue = queues.get(from)
      bytes -= queue?.shift()?.update.length ?? 0
      if (queue && queue.length > 0) return false
      queues.delete(from)
      from.holdAcks(false)
      return true
    },
    drop(from: RoomMember) {
      for (const { update } of queues.get(from) ?? []) bytes -= update.length
      queues.delete(from)
      from.holdAcks(false)
    },
  }
}
