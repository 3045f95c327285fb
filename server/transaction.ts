// A database transaction. Inside it await only its queries: the log waits for its end.

import type { Result } from '../shared/result.ts'
import type { BusMessage } from './bus/bus.ts'
import type { Deps } from './deps.ts'

/** Runs `work` in one transaction; a refusal rolls it back. Its messages are published after the commit. */
export const transactionOf = async <T>(deps: Deps, work: (inside: Deps) => Promise<Result<T>>): Promise<Result<T>> => {
  const undone: { result: Result<T> | null } = { result: null }
  const messages: BusMessage[] = []
  const bus = { ...deps.bus, publish: (message: BusMessage) => void messages.push(message) }
  try {
    const done = await deps.db.transaction().execute(async (db) => {
      const result = await work({ ...deps, db, bus })
      if (result.ok) return result
      undone.result = result
      throw new Error('undo')
    })
    for (const message of messages) deps.bus.publish(message)
    return done
  } catch (error) {
    if (undone.result) return undone.result
    throw error
  }
}
