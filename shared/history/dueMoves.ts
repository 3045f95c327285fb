// Who moved whose deadlines: every move of a due date, whatever came of it, by who made it and who leads the item. Pure (SPEC R16).
import type { DelegationId } from '../ids.ts'
import { daysBetween } from '../roadmap/days.ts'
import type { DueMoves, Slip } from './comparison.ts'

type Move = Pick<Slip['each'][number], 'delegation' | 'unverified' | 'from' | 'to'>

/**
 * `leadOf`: who leads the item at the later moment; undefined for one that does not count (it did not live at the earlier moment). A first date and
 * a date that was cleared are no moves.
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
