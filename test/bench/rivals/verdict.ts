// Judges medians by ratios of the same run: to the floor, a relay that waits for the disk and does nothing else, and where that does no such
// work to the best rival that persists; which stands beside it in any case.
import { median } from '../stats.ts'
import { FLOOR, MACHINE, OURS } from './contestants.ts'
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
  /** Null where it does no such work, or was not measured. */
  readonly floor: number | null
  readonly best: { readonly name: string; readonly value: number } | null
  /** Against the floor by what the goal allows, ahead beyond noise; otherwise against the best that persists, beyond noise. */
  readonly standing: 'ahead' | 'level' | 'behind' | 'alone'
  /** What the issues aim at: on a machine like this one, or beside its floor. */
  readonly aim: number | null
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
  const floor = goal.most === null ? null : of(FLOOR)
  const machine = goal.machine === null ? null : of(MACHINE)
  const scale = machine === null || goal.machine === null ? 1 : machine / goal.machine
  const measured = persisting.filter((name) => name !== OURS).map((name) => ({ name, value: of(name) }))
  const rivals = [...measured, { name: 'y-redis', value: goal.yRedis === null ? null : goal.yRedis * scale }].filter(isMeasured)
  const [best = null] = rivals.sort((a, b) => (goal.better === 'less' ? a.value - b.value : b.value - a.value))
  const standing = floor === null || goal.most === null ? stand(goal, ours, best?.value) : standBeside(goal, ours, floor, goal.most)
  const aim = floor === null || goal.most === null ? goal.aim && goal.aim * scale : allowed(goal, floor, goal.most)
  return { goal, ours, floor, best, standing, aim, holds: aim !== null && (goal.better === 'less' ? ours <= aim : ours >= aim) }
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

const allowed = ({ better }: Goal, floor: number, most: number) => (better === 'less' ? floor * most : floor / most)

/** Behind beyond what is allowed beside the floor; ahead where even the floor is, beyond noise. */
const standBeside = (goal: Goal, ours: number, floor: number, most: number): Rivalry['standing'] => {
  const aim = allowed(goal, floor, most)
  if (goal.better === 'less' ? ours > aim : ours < aim) return 'behind'
  return stand(goal, ours, floor) === 'ahead' ? 'ahead' : 'level'
}

/** A workload is as good as its worst figure, and ahead where one is and none is behind. */
export const standingOf = (rivalries: readonly Rivalry[]): Rivalry['standing'] =>
  (['behind', 'ahead', 'level', 'alone'] as const).find((standing) => rivalries.some((one) => one.standing === standing)) ?? 'alone'
