// Marks the errors of PostgreSQL, and of the connection to it.
import { DatabaseError } from 'pg'
import { DatabaseUnavailableError } from './databaseErrors.ts'

/** PostgreSQL's own errors carry an SQLSTATE; all others that `pg` raises are about the connection. */
export const onPostgres = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof Error) || error instanceof TypeError) throw error
    if (error instanceof DatabaseError && !UNAVAILABLE.test(error.code ?? '')) throw error
    throw new DatabaseUnavailableError(error.message, { cause: error })
  }
}

/** Connection, resources, operator intervention, lock timeout, standby. */
const UNAVAILABLE = /^(08...|53...|57P..|55P03|25006)$/
