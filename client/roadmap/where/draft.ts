// Conditions while they are edited, which may be incomplete. Pure.

import { isCompleteCondition, needOf, opsOf, type SubjectKey } from '../../../shared/views/subjects.ts'
import type { Condition, Conditions } from '../../../shared/views/where.ts'

export const isWholeCondition = ({ subject, op, values }: Condition): boolean => isCompleteCondition(subject, op, values)

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

export const withCondition = (where: Conditions, at: ConditionSpot, condition: Condition): Conditions => ({
  ...where,
  groups: where.groups.map((group, index) =>
    index === at.group ? group.map((one, place) => (place === at.place ? condition : one)) : group,
  ),
})
export const without = (where: Conditions, at: ConditionSpot): Conditions => ({
  ...where,
  groups: where.groups
    .map((group, index) => (index === at.group ? group.filter((_, place) => place !== at.place) : group))
    .filter((group) => group.length > 0),
})
/** Adds a new condition to this group, or as a new group. */
export const withFresh = (where: Conditions, group?: number): Conditions => ({
  ...where,
  groups:
    group === undefined ? [...where.groups, [fresh()]] : where.groups.map((one, index) => (index === group ? [...one, fresh()] : one)),
})

export interface ConditionSpot {
  readonly group: number
  readonly place: number
}

/** The conditions that are complete. */
export const wholeOnes = (where: Conditions): Conditions => ({
  ...where,
  groups: where.groups.map((group) => group.filter(isWholeCondition)).filter((group) => group.length > 0),
})
