// Whether this server can read and write its database.
import type { Clock } from '../clock.ts'
import type { DatabaseFileProblem } from '../db/fileCheck.ts'
import type { Storage, StorageLocation } from '../storage/storage.ts'
import { createDamages, type Damages } from './damages.ts'
import { createWriting, probeOf, type StorageWriting } from './writing.ts'

export interface Health {
  readonly damages: Damages
  readonly writing: StorageWriting
  /** Checks the whole file again. */
  readonly checkFile: () => Promise<void>
  /** Null when it can; otherwise the reason. */
  readonly whyNotReady: () => Promise<string | null>
}

interface Dependencies {
  readonly clock: Clock
  readonly report: (what: string, error: unknown) => void
  readonly storage: Pick<Storage, 'queries' | 'mended' | 'sqlite'>
  readonly folder: string
  /** Result of the check before the database was opened; null if it was not checked. */
  readonly problems: readonly DatabaseFileProblem[] | null
  readonly where: StorageLocation
  /** Checks the file of the embedded database. */
  readonly checkFile: (file: string) => Promise<readonly DatabaseFileProblem[]>
  /** Stops the workers from writing into the file. */
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
