// What reads the past: the thread that reads moments and histories, and the worker that makes documents of them.
import { Worker } from 'node:worker_threads'
import type { DocumentId } from '../../shared/ids.ts'
import { createExportMaker } from '../outcome/maker.ts'
import type { MakerData } from '../outcome/messages.ts'
import { createReach } from '../timeTravel/reach.ts'
import { createRemoteReader } from '../timeTravel/remoteReader.ts'
import { createTimeTravel } from '../timeTravel/timeTravel.ts'
import type { Documents } from './documents.ts'
import type { ComposedBase } from './ports.ts'

const READER = new URL('../timeTravel/worker.ts', import.meta.url)
const MAKER = new URL('../outcome/worker.ts', import.meta.url)
/** The main thread has started by then, and no user has sent a request yet. */
const WAKE_MS = 1_000

export const composePast = ({ where, deps: { db, clock }, report }: ComposedBase, { log, rooms, background }: Documents) => {
  const reader = createRemoteReader({ spawn: () => new Worker(READER, { workerData: where }), clock, report })
  // The first request comes soon after a start.
  const cancelWakes = [reader.wake, background.wake].map((wake) => clock.after(WAKE_MS, wake))
  // After the commit in flight, which is not broadcast yet: the caller may have read it from the disk.
  const projected = (documents: readonly DocumentId[]) => rooms.between(async () => undefined).then(() => background.projected(documents))
  const reach = createReach({ db, clock, projected, report })
  const travel = createTimeTravel({ db, log, clock, reader, reach })
  const maker = createExportMaker({
    spawn: (priority) => new Worker(MAKER, { workerData: { where, priority } satisfies MakerData }),
    clock,
    report,
  })
  const stop = () => {
    for (const cancel of cancelWakes) cancel()
  }
  return { reach, travel, maker, stop }
}
export type Past = ReturnType<typeof composePast>
