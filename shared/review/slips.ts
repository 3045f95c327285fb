// Due dates that were moved or cleared: from the old to the new date, step by step with authors. Pure.
import type { Bilingual, Language } from '../bilingual.ts'
import type { Comparison, Deadline, DeadlineStep } from '../history/comparison.ts'
import { shortMarks } from '../history/creditMarks.ts'
import { isClearing, isMove, movesIn } from '../history/deadlines.ts'
import type { ItemId } from '../ids.ts'
import { compareStrings } from '../order.ts'
import { daysBetween } from '../roadmap/days.ts'
import type { Day } from '../roadmap/model.ts'
import type { Mover } from './delegations.ts'

export interface SlipRow {
  readonly id: ItemId
  readonly item: Pick<Deadline, 'code' | 'title'>
  readonly was: Day
  /** The last date that was set, also if it is cleared now. */
  readonly is: Day
  /** It has no date now. */
  readonly isCleared: boolean
  /** Negative for an earlier date. */
  readonly days: number
  /** From `was` to `is` without detours, each part with its author. */
  readonly steps: readonly SlipStep[]
  /** All moves and clearings in order, including detours. */
  readonly moves: readonly Moving[]
  /** More happened than the steps show. */
  readonly hasDetours: boolean
}
export interface SlipStep {
  readonly mover: Mover
  readonly from: Day
  readonly to: Day
  /** Of its author: by link, by token, offline. */
  readonly by: DeadlineStep
}
export interface Moving {
  readonly mover: Mover
  /** Null for a clearing. */
  readonly days: number | null
  readonly by: DeadlineStep
}
export type SlipSort = 'days' | 'mover'

/** `movers`: in sort order. */
export const slipRows = ({ deadlines }: Pick<Comparison, 'deadlines'>, sort: SlipSort, movers: readonly Mover[]): readonly SlipRow[] => {
  const rows = deadlines.flatMap((one) => rowOf(one) ?? [])
  const byDays = (a: SlipRow, b: SlipRow) => b.days - a.days || compareStrings(a.item.code, b.item.code)
  const place = ({ moves }: SlipRow) => movers.indexOf(moves.at(-1)?.mover ?? null)
  return rows.toSorted(sort === 'days' ? byDays : (a, b) => place(a) - place(b) || byDays(a, b))
}

const CLEARED: Bilingual = { es: 'quitó la fecha', en: 'cleared the date' }
/** *US +200 d (by link)*, *US cleared the date*. */
export const movingWords = (
  { mover, days, by }: Moving,
  {
    code,
    count,
    language,
  }: { readonly code: (mover: Mover) => string; readonly count: (days: number) => string; readonly language: Language },
): string => {
  const marks = shortMarks(by, language)
  return `${code(mover)} ${days === null ? CLEARED[language] : count(days)}${marks === '' ? '' : ` (${marks})`}`
}

/** Null if it was only set for the first time. */
const rowOf = ({ id, code, title, was: before, due, steps: all }: Deadline): SlipRow | null => {
  const moved = all.flatMap((step): readonly SlipStep[] =>
    isMove(step) && step.since !== null && step.to !== null ? [{ mover: moverOf(step), from: step.since, to: step.to, by: step }] : [],
  )
  const moves = all
    .filter((step) => isMove(step) || isClearing(step))
    .map((step): Moving => ({ mover: moverOf(step), days: isClearing(step) ? null : step.days, by: step }))
  const was = before ?? all.find(({ to }) => to !== null)?.to ?? null
  const is = all.findLast(({ to }) => to !== null)?.to ?? was
  if (moves.length === 0 || was === null || is === null) return null
  const steps = wayOf(moved)
  return {
    id,
    item: { code, title },
    was,
    is,
    isCleared: due === null,
    days: movesIn(all).days,
    steps,
    moves,
    hasDetours: moves.length > steps.length || moved.some(isBack(was, is)),
  }
}
const moverOf = ({ delegation, unverified }: DeadlineStep): Mover => (unverified ? 'unverified' : delegation)
const isBack = (was: Day, is: Day) => (step: SlipStep) => daysBetween(step.from, step.to) * daysBetween(was, is) < 0

/** The rest leads directly from the first date to the last. */
const wayOf = (moves: readonly SlipStep[]): readonly SlipStep[] => shortened(withoutLoops(moves))

/** Moves between two visits of the same date cancel out. */
const withoutLoops = (moves: readonly SlipStep[]): readonly SlipStep[] => {
  const kept: SlipStep[] = []
  for (const move of moves) {
    const visited = kept.findIndex(({ from }) => from === move.to)
    if (visited >= 0) kept.splice(visited)
    else kept.push(move)
  }
  return kept
}

/** A move back removes the latest moves forward first. */
const shortened = (moves: readonly SlipStep[]): readonly SlipStep[] => {
  const way: SlipStep[] = []
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
