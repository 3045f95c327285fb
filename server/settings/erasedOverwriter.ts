// After an account was erased: overwrites what is left of it in unused parts of the database's files, at once or, while somebody still reads an older
// state, later. What is owed is a row, so that a crash or a restart does not forget it.
import type { Clock } from '../clock.ts'
import { overwritten, readOwedOverwrites, WHOLE_FILE } from '../db/owedOverwrites.ts'
import type { Storage } from '../storage/storage.ts'

interface Needs {
  readonly storage: Pick<Storage, 'overwriteErased' | 'db' | 'isFirst'>
  readonly clock: Clock
  readonly report: (what: string, error: unknown) => void
}

export interface ErasedOverwriter {
  /** To be called once that is committed. */
  erased(): void
  /** Waits for what runs. */
  close(): Promise<void>
}

export const OVERWRITE_AGAIN_MS = 5 * 60_000

export const createErasedOverwriter = ({ storage, clock, report }: Needs): ErasedOverwriter => {
  let cancel = () => {}
  let closed = false
  let running: Promise<void> = Promise.resolve()
  const overwrite = async () => {
    const owed = closed ? [] : (await readOwedOverwrites(storage.db)).filter((what) => what !== WHOLE_FILE)
    if (owed.length > 0 && (await storage.overwriteErased())) await overwritten(storage.db, owed)
  }
  const run = () => {
    running = running
      .then(overwrite)
      .catch((error: unknown) => report('what was erased is not overwritten yet in the database’s files', error))
  }
  /** Of several servers one does what another has left. */
  const again = () => {
    cancel = clock.after(OVERWRITE_AGAIN_MS, () => {
      again()
      storage.isFirst().then(
        (isFirst) => {
          if (isFirst) run()
        },
        (error: unknown) => report('it could not be read whether something erased is not overwritten', error),
      )
    })
  }
  run()
  again()
  return {
    erased: run,
    async close() {
      closed = true
      cancel()
      await running
    },
  }
}
