// Conditions in groups, one level deep. With `all`, every group must match, and a group matches if any of its conditions does; with `any`,
// one group must match, with all of its conditions.
import type { Op } from './rule.ts'
import type { SubjectKey } from './subjects.ts'

export interface Condition {
  readonly subject: SubjectKey
  readonly op: Op
  /** As in the address: names of choices, ids, dates, numbers or text, as many as the operator needs. */
  readonly values: readonly string[]
}
export interface Conditions {
  readonly mode: Mode
  /** None of them is empty. */
  readonly groups: readonly (readonly Condition[])[]
}
export type Mode = 'all' | 'any'

export const NOWHERE: Conditions = { mode: 'all', groups: [] }
export const otherMode = (mode: Mode): Mode => (mode === 'all' ? 'any' : 'all')

export const asksFor = (where: Conditions, subject: SubjectKey): boolean =>
  where.groups.some((group) => group.some((one) => one.subject === subject))

/** Without empty groups; without any group the mode has no effect. */
export const tidied = ({ mode, groups }: Conditions): Conditions => {
  const filled = groups.filter((group) => group.length > 0)
  return filled.length === 0 ? NOWHERE : { mode, groups: filled }
}
