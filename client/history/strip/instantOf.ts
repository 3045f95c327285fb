// Time of a mark as far as this device knows, for drawing it on the strip. Pure.
import type { Mark } from '../../../shared/history/marks.ts'
import type { Instant } from '../../../shared/ids.ts'
import type { KnownMoments } from '../../compare/presets.ts'

/** Null for the beginning, for now, and if only the server knows it. */
export const instantOf = (mark: Mark, { meetings, named }: KnownMoments): Instant | null => {
  switch (mark.type) {
    case 'at':
      return mark.at
    case 'moment':
      return named.find(({ id }) => id === mark.moment)?.at ?? null
    case 'meeting': {
      const meeting = meetings.find(({ id }) => id === mark.meeting)
      return (mark.edge === 'close' ? meeting?.closedAt : meeting?.startedAt) ?? null
    }
    default:
      return null
  }
}
