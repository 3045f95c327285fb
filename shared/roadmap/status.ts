// Which status may follow which. Deferring and withdrawing are always open; what is done can only be taken up again.
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
