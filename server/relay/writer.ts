// The tick: what has arrived in all rooms is appended in one transaction, then each room shows it. One append at a time, so that
// batches grow by themselves under load.
import type { DocumentId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Appended, Batch, UpdateLog } from '../log/log.ts'
import type { Watch } from './watch.ts'

/** A room, as the writer sees it. */
export interface WritingRoom {
  readonly document: DocumentId
  /** What has arrived since the last call; `null` when that is nothing, or when the room has failed or reads its log meanwhile. */
  take(): Batch | null
  appended(appended: Appended, tick: number): void
  /** Nothing of the batch is on disk, as far as anybody knows. */
  fail(error: unknown): void
}

export interface TickWriter {
  /** Asks for a place in the next tick, and answers its number. */
  want(room: WritingRoom): number
  /** Runs an act while no append is in flight, and before the next one: what it reads of the heads is what was broadcast. */
  between<T>(act: () => Promise<T>): Promise<T>
  /** Resolves when nothing is waiting or in flight. */
  idle(): Promise<void>
  /** For how long the oldest of what is not on disk has waited, in milliseconds; 0 when all is. */
  waited(): number
}

interface Dependencies {
  readonly log: UpdateLog
  readonly clock: Clock
  readonly flushed: Watch['flushed']
}

export const createWriter = ({ log, clock, flushed }: Dependencies): TickWriter => {
  let next = 1
  let waiting = new Map<DocumentId, WritingRoom>()
  let acts: (() => Promise<void>)[] = []
  let scheduled = false
  let flushing = false
  let cost = 0
  let ended = Number.NEGATIVE_INFINITY
  /** When the first of what waits came, and the first of what is in flight. */
  let waitsSince: number | null = null
  let fliesSince: number | null = null
  let idlers: (() => void)[] = []

  const schedule = () => {
    if (scheduled || flushing) return
    scheduled = true
    // Half of the time at most goes into flushing: the rest reads what the next batch will hold.
    const pause = ended + cost / 2 - clock.elapsed()
    if (pause >= 1) clock.after(pause, () => void flush())
    else clock.soon(() => void flush())
  }

  const flush = async () => {
    scheduled = false
    flushing = true
    while (acts.length > 0) for (const act of acts.splice(0)) await act()
    const start = clock.elapsed()
    const tick = next++
    const rooms = waiting
    waiting = new Map()
    fliesSince = waitsSince
    waitsSince = null
    const batches = [...rooms.values()].map(batchOf).filter((batch) => batch !== null)
    const isOnDisk = await append(batches, rooms, tick)
    ended = clock.elapsed()
    cost = ended - start
    flushing = false
    flushed({ milliseconds: cost, rooms: batches.length, waited: isOnDisk && fliesSince !== null ? ended - fliesSince : null })
    fliesSince = null
    if (waiting.size > 0 || acts.length > 0) schedule()
    else for (const resolve of idlers.splice(0)) resolve()
  }

  /** An error in one room ends that room alone. */
  const batchOf = (room: WritingRoom): Batch | null => {
    try {
      return room.take()
    } catch (error) {
      room.fail(error)
      return null
    }
  }

  /** Whether it is on disk, as far as it was to be. */
  const append = async (batches: readonly Batch[], rooms: ReadonlyMap<DocumentId, WritingRoom>, tick: number): Promise<boolean> => {
    if (batches.length === 0) return false
    try {
      const results = await log.append(batches)
      // What arrived while the disk worked, above all the cursor that follows a keystroke, goes out with it.
      await new Promise<void>((resolve) => clock.soon(resolve))
      for (const { document } of batches) {
        const result = results.get(document)
        if (result) rooms.get(document)?.appended(result, tick)
        else rooms.get(document)?.fail(new Error(`the log did not answer for ${document}`))
      }
      return true
    } catch (error) {
      // Disk full, database locked: nothing is acknowledged, and clients reconnect with their pending edits.
      for (const { document } of batches) rooms.get(document)?.fail(error)
      return false
    }
  }

  return {
    want(room) {
      waitsSince ??= clock.elapsed()
      waiting.set(room.document, room)
      schedule()
      return next
    },
    between: (act) =>
      new Promise((resolve, reject) => {
        acts = [...acts, () => act().then(resolve, reject)]
        schedule()
      }),
    idle: () =>
      scheduled || flushing
        ? new Promise((resolve) => {
            idlers = [...idlers, resolve]
          })
        : Promise.resolve(),
    waited() {
      const since = fliesSince ?? waitsSince
      return since === null ? 0 : clock.elapsed() - since
    },
  }
}
