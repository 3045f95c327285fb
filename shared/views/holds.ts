// Which items meet the conditions. Relative values (today, mine) refer to the user. Pure.

import { fold } from '../foldAccents.ts'
import { addDays } from '../roadmap/days.ts'
import type { Day, Item } from '../roadmap/model.ts'
import type { ConditionSubject, ViewReader } from './rule.ts'
import { subjectOf } from './subjects.ts'
import type { Condition, Conditions } from './where.ts'

type Test = (item: Item) => boolean

/** Reads only the fields that the conditions use. */
export const conditionTest = ({ mode, groups }: Conditions, reader: ViewReader): Test => {
  if (groups.length === 0) return () => true
  const tests = groups.map((group) => group.map((condition) => testOf(condition, reader)))
  return mode === 'all'
    ? (item) => tests.every((group) => group.some((test) => test(item)))
    : (item) => tests.some((group) => group.every((test) => test(item)))
}

const testOf = (condition: Condition, reader: ViewReader): Test => {
  const { op, values } = condition
  const [first = '', second = ''] = values
  const subject = subjectOf(condition.subject)
  const own = subject.tests?.[op]
  if (own) return (item) => own(item, reader)
  const amount = (item: Item) => subject.amount?.(item) ?? Number.NaN
  const amountIn = subject.limit ?? Number
  const [limit, other] = [amountIn(first), amountIn(second)]
  const day = (item: Item) => subject.day?.(item) ?? null
  switch (op) {
    case 'any':
      return oneOf(subject, values, reader)
    case 'none':
      return not(oneOf(subject, values, reader))
    case 'mine':
      return oneOf(subject, [subject.own?.(reader) ?? []].flat(), reader)
    case 'filled':
      return (item) => subject.isFilled?.(item) ?? false
    case 'empty':
      return (item) => !subject.isFilled?.(item)
    case 'has':
      return hasWords(subject, first)
    case 'hasnt':
      return not(hasWords(subject, first))
    case 'is':
      return (item) => amount(item) === limit
    case 'least':
      return (item) => amount(item) >= limit
    case 'most':
      return (item) => amount(item) <= limit
    case 'within': {
      const [from, to] = [Math.min(limit, other), Math.max(limit, other)]
      return (item) => amount(item) >= from && amount(item) <= to
    }
    case 'on':
      return (item) => isWithin(day(item), first, first)
    case 'before':
      return (item) => beforeIn(day(item), first)
    case 'after':
      return (item) => beforeIn(first, day(item))
    case 'between':
      return (item) => isWithin(day(item), first, second) || isWithin(day(item), second, first)
    case 'next': {
      const [from, to] = [reader.today(), addDays(reader.today(), Number(first))]
      return (item) => isWithin(day(item), from, to)
    }
    case 'last': {
      const [from, to] = [addDays(reader.today(), -Number(first)), reader.today()]
      return (item) => isWithin(day(item), from, to)
    }
    default:
      return () => false
  }
}
const not =
  (test: Test): Test =>
  (item) =>
    !test(item)

const oneOf = ({ members }: ConditionSubject, values: readonly string[], reader: ViewReader): Test => {
  const wanted = new Set(values)
  return members ? (item) => members(item, reader).some((member) => wanted.has(member)) : () => false
}

/** Every word must occur in one of the languages; accents and case are ignored. */
const hasWords = ({ text }: ConditionSubject, wanted: string): Test => {
  const words = fold(wanted).split(/\s+/).filter(Boolean)
  return (item) => {
    const said = fold(text?.(item) ?? '')
    return words.every((word) => said.includes(word))
  }
}

/** Dates in ISO format can be compared as strings. */
const isWithin = (day: Day | null, from: Day, to: Day): boolean => day !== null && day >= from && day <= to
const beforeIn = (a: Day | null, b: Day | null): boolean => a !== null && b !== null && a < b
