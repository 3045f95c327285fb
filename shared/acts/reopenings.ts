// Sessions reopened after their closing: entries written meanwhile are corrections. Pure.
import type { Bilingual } from '../bilingual.ts'
import type { Instant, MeetingId } from '../ids.ts'
import type { Act } from './acts.ts'
import type { ActPerson } from './whats.ts'

export interface Reopening {
  readonly meeting: MeetingId
  readonly number: number
  readonly reopenedAt: Instant
  /** Null while it is open. */
  readonly closedAgainAt: Instant | null
  readonly by: ActPerson | null
  /** Null where none was asked for yet. */
  readonly reason: Bilingual | null
}

export const reopeningsIn = (acts: readonly Act[]): readonly Reopening[] => {
  const found: Reopening[] = []
  for (const { at, by, what } of acts) {
    if (what.type !== 'meetingMoved') continue
    const { meeting, number, how, reason = null } = what
    if (how === 'reopened') found.push({ meeting, number, reopenedAt: at, closedAgainAt: null, by, reason })
    if (how !== 'closedAgain') continue
    const last = found.findLastIndex((one) => one.meeting === meeting)
    const open = found[last]
    if (open && open.closedAgainAt === null) found[last] = { ...open, closedAgainAt: at }
  }
  return found
}
