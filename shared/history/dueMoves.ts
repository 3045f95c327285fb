// Moves of due dates by author and lead: every move, even if reversed later. Pure (SPEC R16).
import type { DelegationId } from '../ids.ts'
import { daysBetween } from '../roadmap/days.ts'
import type { DueMoves, Slip } from './comparison.ts'

type Move = Pick<Slip['each'][number], 'delegation' | 'unverified' | 'from' | 'to'>

/**
 * `leadOf`: the lead at the later moment; undefined if the item does not count (it did not exist at the earlier moment). Setting a first date and
 * clearing a date are no moves.
 */
export const dueMovesOf = <M extends Move>(
  moves: readonly M[],
  leadOf: (move: M) => DelegationId | null | undefined,
): readonly DueMoves[] => {
  const found = new Map<string, DueMoves>()
  for (const move of moves) {
    const { from, to, delegation } = move
    const lead = leadOf(move)
    if (from === null || to === null || from === to || lead === undefined) continue
    const isUnverified = move.unverified !== undefined
    const key = `${isUnverified} ${delegation} ${lead}`
    const known = found.get(key) ?? { delegation, isUnverified, lead, moves: 0, days: 0 }
    found.set(key, { ...known, moves: known.moves + 1, days: known.days + daysBetween(from, to) })
  }
  return [...found.values()]
}
