// Moves of a due date: each with its days, author, and the total. Pure (SPEC H13).
import type { Day } from '../roadmap/model.ts'
import type { Slip } from './comparison.ts'
import { creditKey, onlyCredit } from './credit.ts'

type DueMove = Slip['each'][number]

/** In order. Null when it never moved: setting a first date is no move. */
export const slipOf = (moves: readonly DueMove[]): Slip | null => {
  const counted = moves.filter(({ from, to }) => from !== null && to !== null && from !== to)
  if (counted.length === 0) return null
  const first = moves.map(({ from }) => from).find((day) => day !== null) ?? null
  const last = moves.findLast(({ to }) => to !== null)?.to ?? null
  return {
    moves: counted.length,
    days: daysBetween(first, last),
    by: byDelegation(counted),
    each: moves.map(({ seq, at, meeting, from, to, ...credit }) => ({ seq, at, ...onlyCredit(credit), meeting, from, to })),
  }
}

const byDelegation = (moves: readonly DueMove[]): Slip['by'] => {
  const found = new Map<string, Slip['by'][number]>()
  for (const { delegation, unverified, from, to } of moves) {
    const key = creditKey({ account: null, delegation, ...(unverified ? { unverified } : {}) })
    const known = found.get(key) ?? { delegation, ...(unverified ? { unverified } : {}), moves: 0, days: 0 }
    found.set(key, { ...known, moves: known.moves + 1, days: known.days + daysBetween(from, to) })
  }
  return [...found.values()].sort((a, b) => b.moves - a.moves || b.days - a.days)
}

const DAY_MS = 24 * 60 * 60_000
/** Calendar days compared in UTC, so that none is longer than another. */
const daysBetween = (from: Day | null, to: Day | null): number =>
  from === null || to === null ? 0 : Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
