// Allowed transitions of an item's status, and which mean that work is left. Deferring and withdrawing are always possible; a done item can only be
// reopened.
import type { Status } from './model.ts'

const MOVES: Readonly<Record<Status, readonly Status[]>> = {
  proposed: ['agreed', 'deferred', 'withdrawn'],
  agreed: ['proposed', 'inProgress', 'blocked', 'done', 'deferred', 'withdrawn'],
  inProgress: ['agreed', 'blocked', 'done', 'deferred', 'withdrawn'],
  blocked: ['agreed', 'inProgress', 'done', 'deferred', 'withdrawn'],
  done: ['inProgress', 'deferred', 'withdrawn'],
  deferred: ['proposed', 'agreed', 'inProgress', 'withdrawn'],
  withdrawn: ['proposed', 'deferred'],
}

export const mayMove = (from: Status, to: Status): boolean => from === to || MOVES[from].includes(to)

const CLOSED: ReadonlySet<Status> = new Set(['done', 'deferred', 'withdrawn'])
/** Work is left to do. */
export const isOpenStatus = (status: Status): boolean => !CLOSED.has(status)
