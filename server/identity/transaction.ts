// One transaction, all or nothing. Inside it await nothing but its queries: the log waits for its end.
import type { Result } from '../../shared/result.ts'
import type { Deps } from './deps.ts'

/** Runs `work` in one transaction; a refusal undoes what it had done. */
export const transactionOf = async <T>(deps: Deps, work: (inside: Deps) => Promise<Result<T>>): Promise<Result<T>> => {
  const undone: { result: Result<T> | null } = { result: null }
  try {
    return await deps.db.transaction().execute(async (db) => {
      const result = await work({ ...deps, db })
      if (result.ok) return result
      undone.result = result
      throw new Error('undo')
    })
  } catch (error) {
    if (undone.result) return undone.result
    throw error
  }
}
