// Whether this server can serve and save, as far as its database is concerned.
import type { Clock } from '../clock.ts'
import type { FileProblem } from '../db/fileCheck.ts'
import type { Storage, Where } from '../storage/storage.ts'
import { createDamages, type Damages } from './damages.ts'
import { createWriting, probeOf, type Writing } from './writing.ts'

export interface Health {
  readonly damages: Damages
  readonly writing: Writing
  /** Looks through the whole file again. */
  readonly checkFile: () => Promise<void>
  /** Null when it can; otherwise why not. */
  readonly whyNotReady: () => Promise<string | null>
}

interface Dependencies {
  readonly clock: Clock
  readonly report: (what: string, error: unknown) => void
  readonly storage: Pick<Storage, 'queries' | 'mended' | 'sqlite'>
  readonly folder: string
  /** What was found before the database was opened; null when nobody looked. */
  readonly problems: readonly FileProblem[] | null
  readonly where: Where
  /** Looks through the file of the embedded database. */
  readonly checkFile: (file: string) => Promise<readonly FileProblem[]>
  /** Nothing may be written into the file any more by the workers. */
  readonly unsafe: () => void
}

export const createHealth = ({ clock, report, storage, where, folder, problems, checkFile, unsafe }: Dependencies): Health => {
  const stopWriting = () => {
    report('the database file is damaged in its structure: nothing is written into it any more', new Error('restore a backup'))
    storage.sqlite?.exec('PRAGMA query_only = ON')
    unsafe()
  }
  const damages = createDamages({ clock, report, mended: storage.mended, unsafe: stopWriting })
  const writing = createWriting({ clock, probe: probeOf(storage.queries, folder) })
  for (const table of storage.mended) report('a table is read from the logs anew', new Error(table))
  if (problems) damages.file(problems.filter(({ table }) => table === null || !storage.mended.includes(table)))
  return {
    damages,
    writing,
    async checkFile() {
      if (where.engine === 'sqlite') damages.file(await checkFile(where.file))
    },
    whyNotReady: async () => damages.mayNotServe() ?? (await writing.trouble()),
  }
}
