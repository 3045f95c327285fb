// Reads stored events and deleted text for other modules. They are our own, written by this version or rebuilt; a damaged one is an error,
// before something false is made of it.
import type { HistoryEvent } from '../../shared/history/events.ts'
import type { Removed, RemovedRun } from '../../shared/history/fold/removedTexts.ts'
import { parseAccountId } from '../../shared/ids.ts'
import { jsonOf } from '../jsonOf.ts'

/** Never with what is stored, nor with an error of `JSON.parse` that quotes it: these are people's words, and errors are logged. */
class DamagedHistoryError extends Error {
  override readonly name = 'DamagedHistoryError'
  constructor(what: string, stored: unknown) {
    super(`the history holds ${what} of ${String(stored).length} characters that cannot be read: npm run rebuild-history`)
  }
}

export const readEvent = ({ event: stored }: { readonly event?: unknown }): HistoryEvent => {
  const event = jsonOf(String(stored))
  if (!isEvent(event)) throw new DamagedHistoryError('an event', stored)
  return event
}

export const readRemoved = ({ seq, author, runs: stored }: Readonly<Record<'seq' | 'author' | 'runs', unknown>>): Removed => {
  const account = parseAccountId(author)
  const runs = jsonOf(String(stored))
  if (!account || !Array.isArray(runs) || !runs.every(isRun)) throw new DamagedHistoryError(`deleted text of entry ${seq}`, stored)
  return { seq: Number(seq), author: account, runs }
}

/** What every reader relies on, and no more: tens of thousands are read for one answer. */
const isEvent = (value: unknown): value is HistoryEvent => {
  if (!isObject(value)) return false
  const { document, seq, ord, at, author, subject, change } = value
  const isPlaced = typeof document === 'string' && typeof seq === 'number' && typeof ord === 'number' && typeof at === 'number'
  const isAbout = isObject(subject) && typeof subject.type === 'string' && typeof subject.id === 'string'
  return isPlaced && typeof author === 'string' && isAbout && isObject(change) && typeof change.type === 'string'
}
const isRun = (value: unknown): value is RemovedRun =>
  isObject(value) && typeof value.letters === 'string' && Array.isArray(value.pieces) && typeof value.withBlock === 'boolean'
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
