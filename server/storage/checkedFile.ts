// Checks the embedded database's file before it is opened for writing.

import { existsSync, statSync } from 'node:fs'
import { connectToRead } from '../db/connect.ts'
import { RESTORE } from '../db/damageWords.ts'
import { checkFile, type DatabaseFileProblem, isUnsafe } from '../db/fileCheck.ts'

/** Maximum size checked before the start: at most 0.4 to 0.6 s from memory. Larger files are checked while the server runs. */
const CHECKED_AT_START_BYTES = 256 * 1024 * 1024

/** Faults of the file; null when it does not exist, or is too large to be checked now. Throws when writing is unsafe. */
export const problemsAtStart = (file: string): readonly DatabaseFileProblem[] | null => {
  if (!existsSync(file) || statSync(file).size > CHECKED_AT_START_BYTES) return null
  const sqlite = connectToRead(file)
  try {
    const problems = checkFile(sqlite)
    if (isUnsafe(problems)) throw new UnsafeFileError(file, problems)
    return problems
  } finally {
    sqlite.close()
  }
}

class UnsafeFileError extends Error {
  override readonly name = 'UnsafeFileError'
  constructor(file: string, problems: readonly DatabaseFileProblem[]) {
    const said = problems.flatMap(({ kind, text }) => (kind === 'structure' ? [text] : []))
    super(
      `${file} is damaged in its structure: writing into it could destroy what is whole, so it was not opened, and nothing was written. ${RESTORE} SQLite says: ${said.slice(0, 3).join('; ')}.`,
    )
  }
}
