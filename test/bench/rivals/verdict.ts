// Judges medians by ratios of the same run: to the floor, to the best rival that persists, to the goals.
import { median } from '../stats.ts'
import { FLOOR, OURS } from './contestants.ts'
import type { Goal } from './goals.ts'
import type { Figures } from './workloads.ts'

export interface Result {
  readonly contestant: string
  readonly run: string
  readonly figures: Figures
}
export interface Rivalry {
  readonly goal: Goal
  readonly ours: number
  readonly floor: number | null
  readonly best: { readonly name: string; readonly value: number } | null
  /** Against the best that persists, beyond noise. */
  readonly standing: 'ahead' | 'level' | 'behind' | 'alone'
  /** What the issue aims at, on a machine whose floor is this one's. */
  readonly aim: number
  readonly holds: boolean
}

/** Beyond it, one is better than the other. */
const NOISE = 0.1

/** `null` where ours was not measured. */
export const judge = (goal: Goal, results: readonly Result[], persisting: readonly string[]): Rivalry | null => {
  const of = (name: string): number | null => {
    const values = results
      .filter(({ contestant, run }) => contestant === name && run === goal.run)
      .map(({ figures }) => figures[goal.figure] ?? Number.NaN)
    // A run that did not end, or told nothing, counts as the worst.
    return values.length === 0 ? null : median(values.map((value) => (Number.isNaN(value) ? worst(goal) : value)))
  }
  const ours = of(OURS)
  if (ours === null) return null
  const floor = goal.floor === null ? null : of(FLOOR)
  const scale = floor === null || goal.floor === null ? 1 : floor / goal.floor
  const measured = persisting.filter((name) => name !== OURS).map((name) => ({ name, value: of(name) }))
  const rivals = [...measured, { name: 'y-redis', value: goal.yRedis === null ? null : goal.yRedis * scale }].filter(isMeasured)
  const [best = null] = rivals.sort((a, b) => (goal.better === 'less' ? a.value - b.value : b.value - a.value))
  const aim = goal.aim * scale
  return {
    goal,
    ours,
    floor,
    best,
    standing: stand(goal, ours, best?.value),
    aim,
    holds: goal.better === 'less' ? ours <= aim : ours >= aim,
  }
}

const isMeasured = (rival: { name: string; value: number | null }): rival is { name: string; value: number } =>
  rival.value !== null && Number.isFinite(rival.value)

const worst = ({ better }: Goal) => (better === 'less' ? Number.POSITIVE_INFINITY : 0)

const stand = ({ better }: Goal, ours: number, best: number | undefined): Rivalry['standing'] => {
  if (best === undefined) return 'alone'
  const [less, more] = better === 'less' ? [ours, best] : [best, ours]
  if (less > more * (1 + NOISE)) return 'behind'
  return less * (1 + NOISE) < more ? 'ahead' : 'level'
}

/** A workload is as good as its worst figure, and ahead where one is and none is behind. */
export const standingOf = (rivalries: readonly Rivalry[]): Rivalry['standing'] =>
  (['behind', 'ahead', 'level', 'alone'] as const).find((standing) => rivalries.some((one) => one.standing === standing)) ?? 'alone'
