// Conditions in the address, which people can read and write: `all=status.any.agreed.done*lead.mine*or*due.next.30`. The separators are
// `.`, `*`, `-` and `_`, because an address keeps only these unescaped; `!` escapes them within text.

import { isCompleteCondition, opsOf, parseSubjectKey } from './subjects.ts'
import { type Condition, type Conditions, type Mode, otherMode, tidied } from './where.ts'

const BETWEEN_PARTS = '.'
const BETWEEN = '*'
/** Written before a condition that belongs to the group of the one before it. */
const JOINS: Readonly<Record<Mode, string>> = { all: 'and', any: 'or' }
export const MOST_CONDITIONS = 60

export const encodeWhere = ({ mode, groups }: Conditions): string =>
  groups.map((group) => group.map(encodeCondition).join(`${BETWEEN}${JOINS[otherMode(mode)]}${BETWEEN}`)).join(BETWEEN)

const encodeCondition = ({ subject, op, values }: Condition): string => [subject, op, ...values.map(hide)].join(BETWEEN_PARTS)

export interface ReadWhere {
  readonly where: Conditions
  /** Parts that this version does not understand; they are ignored. */
  readonly unread: readonly string[]
}
export const decodeWhere = (mode: Mode, text: string): ReadWhere => {
  const groups: Condition[][] = []
  const unread: string[] = []
  let count = 0
  let joined = false
  for (const part of text.split(BETWEEN).filter(Boolean)) {
    if (part === JOINS[otherMode(mode)]) {
      joined = true
      continue
    }
    const last = groups.at(-1)
    // If the first condition of a group is not understood, the others still form a group.
    const group = joined && last ? last : []
    if (group !== last) groups.push(group)
    joined = false
    const condition = count < MOST_CONDITIONS ? decodeCondition(part) : null
    if (condition) {
      group.push(condition)
      count += 1
    } else unread.push(part)
  }
  return { where: tidied({ mode, groups }), unread }
}

const decodeCondition = (text: string): Condition | null => {
  const [subjectName, opName, ...hidden] = text.split(BETWEEN_PARTS)
  const subject = parseSubjectKey(subjectName)
  const op = subject && opsOf(subject).find((one) => one === opName)
  const values = hidden.map(show)
  return subject && op && isCompleteCondition(subject, op, values) ? { subject, op, values } : null
}

const SIGNS = ['!', BETWEEN_PARTS, BETWEEN]
const hide = (value: string): string => value.replace(/[!.*]/g, (sign) => `!${SIGNS.indexOf(sign)}`)
const show = (value: string): string => value.replace(/!([012])/g, (_, index) => SIGNS[Number(index)] ?? '')
