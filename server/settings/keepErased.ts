// After an account was erased: rewrites the database, so that no page of its files holds what was deleted. A small file at once, a large one in the
// night, because edits wait for it meanwhile.
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import type { Storage } from '../storage/storage.ts'
import { untilNextCheck } from '../trust/rounds.ts'

interface Needs {
  readonly storage: Pick<Storage, 'rewrite' | 'sqlite' | 'db'>
  readonly clock: Clock
  readonly report: (what: string, error: unknown) => void
}

export interface KeepErased {
  /** To be called once that is committed. */
  erased(): void
  close(): void
}

/** About a fifth of a second. */
const SMALL_BYTES = 32 * 1024 * 1024
/** What a stop has prevented is made up for. */
const LOOK_BACK_MS = 2 * 24 * 60 * 60_000

export const keepErased = ({ storage, clock, report }: Needs): KeepErased => {
  let cancel = () => {}
  let closed = false
  const rewrite = () => {
    if (closed) return
    storage.rewrite().catch((error: unknown) => {
      report('what was erased may still be readable in unused parts of the database, until it is rewritten in the night', error)
      inTheNight()
    })
  }
  const inTheNight = () => {
    cancel()
    if (!closed) cancel = clock.after(untilNextCheck(clock.now()), rewrite)
  }
  wasErasedSince(storage.db, clock.now() - LOOK_BACK_MS).then(
    (was) => {
      if (was) inTheNight()
    },
    (error: unknown) => report('it could not be read whether an account was erased', error),
  )
  return {
    erased: () => (bytesOf(storage) <= SMALL_BYTES ? rewrite() : inTheNight()),
    close() {
      closed = true
      cancel()
    },
  }
}

/** Of PostgreSQL only small tables are rewritten. */
const bytesOf = ({ sqlite }: Pick<Storage, 'sqlite'>): number => {
  const read = (pragma: string) => Number(Object.values(sqlite?.prepare(`PRAGMA ${pragma}`).get() ?? {})[0] ?? 0)
  return read('page_count') * read('page_size')
}

const wasErasedSince = async (db: Store, at: number): Promise<boolean> =>
  (await db.selectFrom('account').select('id').where('erased_at', '>=', at).executeTakeFirst()) !== undefined
