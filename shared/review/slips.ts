// Changed due dates: from the old to the new date, step by step with authors. Pure.
import type { Comparison, PlanItem } from '../history/comparison.ts'
import type { ItemId } from '../ids.ts'
import { compare } from '../order.ts'
import { daysBetween } from '../roadmap/days.ts'
import type { Day } from '../roadmap/model.ts'
import type { Mover } from './delegations.ts'

export interface SlipRow {
  readonly id: ItemId
  readonly item: Pick<PlanItem, 'code' | 'title'>
  readonly was: Day
  readonly is: Day
  /** Negative for an earlier date. */
  readonly days: number
  /** From `was` to `is` without detours, each part with its author. */
  readonly steps: readonly Step[]
  /** All moves in order, including detours. */
  readonly moves: readonly Step[]
  /** Some moves were reversed. */
  readonly hasDetours: boolean
}
export interface Step {
  readonly mover: Mover
  readonly from: Day
  readonly to: Day
}
export type SlipSort = 'days' | 'mover'

/** For items that exist at both moments. `movers`: in sort order. */
export const slipRows = ({ items }: Pick<Comparison, 'items'>, sort: SlipSort, movers: readonly Mover[]): readonly SlipRow[] => {
  const rows = items.flatMap(({ id, before, after, slip }): readonly SlipRow[] => {
    const [was, is] = [before?.due ?? null, after?.due ?? null]
    if (!before || !after || before.archived || was === null || is === null || was === is) return []
    const moves = chained(was, slip?.each ?? [])
    const steps = wayOf(moves)
    return [
      {
        id,
        item: after,
        was,
        is,
        days: daysBetween(was, is),
        steps,
        moves,
        hasDetours: moves.length > steps.length || moves.some(isBack(was, is)),
      },
    ]
  })
  const byDays = (a: SlipRow, b: SlipRow) => b.days - a.days || compare(a.item.code, b.item.code)
  const place = ({ steps }: SlipRow) => movers.indexOf(steps.at(-1)?.mover ?? null)
  return rows.toSorted(sort === 'days' ? byDays : (a, b) => place(a) - place(b) || byDays(a, b))
}

const isBack = (was: Day, is: Day) => (step: Step) => daysBetween(step.from, step.to) * daysBetween(was, is) < 0

type Each = {
  readonly from: Day | null
  readonly to: Day | null
  readonly delegation: Exclude<Mover, 'unverified'>
  readonly unverified?: unknown
}
/** A date cleared and set again moved from the old to the new date. */
const chained = (was: Day, each: readonly Each[]): readonly Step[] => {
  let at = was
  return each.flatMap(({ to, delegation, unverified }) => {
    if (to === null || to === at) return []
    const step = { mover: unverified ? ('unverified' as const) : delegation, from: at, to }
    at = to
    return [step]
  })
}

/** The rest leads directly from the first date to the last. */
const wayOf = (moves: readonly Step[]): readonly Step[] => shortened(withoutLoops(moves))

/** Moves between two visits of the same date cancel out. */
const withoutLoops = (moves: readonly Step[]): readonly Step[] => {
  const kept: Step[] = []
  for (const move of moves) {
    const visited = kept.findIndex(({ from }) => from === move.to)
    if (visited >= 0) kept.splice(visited)
    else kept.push(move)
  }
  return kept
}

/** A move back removes the latest moves forward first. */
const shortened = (moves: readonly Step[]): readonly Step[] => {
  const way: Step[] = []
  for (const move of moves) {
    let from = move.from
    for (;;) {
      const last = way.at(-1)
      const isOnward = !last || direction(last.from, last.to) === direction(from, move.to)
      if (isOnward) {
        way.push({ ...move, from })
        break
      }
      way.pop()
      if (direction(last.from, move.to) === direction(last.from, last.to)) {
        way.push({ ...last, to: move.to })
        break
      }
      from = last.from
    }
  }
  return way
}
const direction = (from: Day, to: Day): number => Math.sign(daysBetween(from, to))
