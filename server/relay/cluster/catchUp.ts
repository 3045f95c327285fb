// Reads what other servers have written into a room's log, one read at a time.
import type { AccountId, ClientId, DocumentId, Seq } from '../../../shared/ids.ts'
import type { Head } from '../../log/head.ts'
import type { UpdateLog } from '../../log/log.ts'
import { type RemoteUpdates, readRemoteUpdates } from './remoteUpdates.ts'

/** The bus has announced that the log has grown; or the log has refused a batch. */
export type Reason = 'announced' | 'moved' | 'claimed'
export type Owners = ReadonlyMap<ClientId, AccountId>

interface Needs {
  readonly document: DocumentId
  readonly log: UpdateLog
  readonly head: () => Head
  /** A batch is in flight, and the answer will contain the log's head; or the room has ended. */
  readonly mustWait: () => boolean
  /** What else must be known before anything is validated again. What is read from now on is newer than all earlier messages. */
  readonly first: () => Promise<void>
  /** `owners` is asked for when a claim was refused. Throws what ends the room. */
  readonly takeIn: (remote: RemoteUpdates, owners: Owners | null, reason: Reason) => void
  readonly fail: (error: unknown) => void
  /** The room goes on. */
  readonly over: () => void
}

export interface CatchUp {
  readonly running: boolean
  run(reason: Reason): Promise<void>
  /** Another server has written up to here. */
  announced(seq: Seq): void
  /** The log has answered: there may be more than what it answered. */
  goOn(): void
}

export const createCatchUp = ({ document, log, head, mustWait, first, takeIn, fail, over }: Needs): CatchUp => {
  let running = false
  let heardOf = head().seq

  const run = async (reason: Reason) => {
    if (running || mustWait()) return
    running = true
    const heardBefore = heardOf
    try {
      await first()
      const owners = reason === 'claimed' ? await log.owners(document) : null
      takeIn(await readRemoteUpdates(log, document, head()), owners, reason)
    } catch (error) {
      fail(error)
    }
    running = false
    // A server that announced more than there is will announce again; announcements during our read may exceed what we read.
    if (heardOf === heardBefore) heardOf = head().seq
    const isBehind = heardOf > head().seq
    try {
      over()
      if (isBehind) void run('announced')
    } catch (error) {
      // An error here would end the process: it ends this room alone.
      fail(error)
    }
  }
  return {
    get running() {
      return running
    },
    run,
    announced(seq: Seq) {
      if (seq > heardOf) heardOf = seq
      if (seq > head().seq) void run('announced')
    },
    goOn() {
      if (heardOf > head().seq) void run('announced')
    },
  }
}
