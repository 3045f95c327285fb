// Conditions while they are edited, which may be incomplete. Pure.

import type { Condition, Where } from './where.ts'
import { isComplete, needOf, opsOf, type SubjectKey } from './whereSubjects.ts'

export const isWhole = ({ subject, op, values }: Condition): boolean => isComplete(subject, op, values)

const FIRST: SubjectKey = 'status'
export const fresh = (): Condition => about(FIRST)

/** A new condition on this subject, with its first operator. */
export const about = (subject: SubjectKey): Condition => {
  const [op = 'any'] = opsOf(subject)
  return { subject, op, values: [] }
}

/** The condition with another operator; its values are kept if the new operator takes the same kind of values. */
export const compared = (condition: Condition, op: Condition['op']): Condition => ({
  ...condition,
  op,
  values: needOf(condition.subject, op) === needOf(condition.subject, condition.op) ? condition.values : [],
})

export const withCondition = (where: Where, at: Spot, condition: Condition): Where => ({
  ...where,
  groups: where.groups.map((group, index) =>
    index === at.group ? group.map((one, place) => (place === at.place ? condition : one)) : group,
  ),
})
export const without = (where: Where, at: Spot): Where => ({
  ...where,
  groups: where.groups
    .map((group, index) => (index === at.group ? group.filter((_, place) => place !== at.place) : group))
    .filter((group) => group.length > 0),
})
/** Adds a new condition to this group, or as a new group. */
export const withFresh = (where: Where, group?: number): Where => ({
  ...where,
  groups:
    group === undefined ? [...where.groups, [fresh()]] : where.groups.map((one, index) => (index === group ? [...one, fresh()] : one)),
})

export interface Spot {
  readonly group: number
  readonly place: number
}

/** The conditions that are complete. */
export const wholeOnes = (where: Where): Where => ({
  ...where,
  groups: where.groups.map((group) => group.filter(isWhole)).filter((group) => group.length > 0),
})
