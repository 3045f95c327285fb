// Errors that the database has raised, marked by its adapters: a socket of a client, or of another service, fails with the same codes.

/** It is locked, full or unavailable; a retry may succeed. */
export class DatabaseUnavailableError extends Error {
  override readonly name: string = 'DatabaseUnavailableError'
}

/** A number in a row is none that could have been written. */
export class UnreadableRowError extends Error {
  override readonly name = 'UnreadableRowError'
}

/** Errors of node:sqlite carry SQLite's result code; but for a number out of range, whose code other modules of Node use, too. */
export const onSqlite = <T>(ask: () => T): T => {
  try {
    return ask()
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_OUT_OF_RANGE')
      throw new UnreadableRowError(error.message, { cause: error })
    throw error
  }
}
