// Any conditions that can be written, and a reader to whom nothing is their own.

import fc from 'fast-check'
import { NO_OWN_FIELDS } from '../../../shared/roadmap/ownRows.ts'
import type { ViewReader } from '../../../shared/views/rule.ts'
import { needOf, opsOf, type SubjectKey, subjectKeys, subjectOf } from '../../../shared/views/subjects.ts'
import { type Condition, type Conditions, tidied } from '../../../shared/views/where.ts'

export const NOBODY: ViewReader = {
  today: () => '2019-09-10',
  item: () => undefined,
  confirmed: () => undefined,
  account: null,
  delegation: null,
  agency: null,
  own: () => NO_OWN_FIELDS,
}

const aDay = fc.constantFrom('2019-08-31', '2019-09-09', '2019-09-10', '2019-09-11', '2019-12-31', '2020-02-29')
const aWord = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .map((text) => text.replace(/\p{Cc}/gu, '').trim())
  .filter((text) => text !== '')
const aWhole = fc.integer({ min: -40, max: 40 }).map(String)

const valuesOf = (subject: SubjectKey, op: Condition['op']): fc.Arbitrary<readonly string[]> => {
  const options = subjectOf(subject).options ?? ['co', 'mx', 's1', '-', 'a_b']
  const option = subject === 'labels' ? aWord : fc.constantFrom(...options)
  switch (needOf(subject, op)) {
    case 'nothing':
      return fc.constant([])
    case 'options':
      return fc.uniqueArray(option, { minLength: 1, maxLength: 3 })
    case 'option':
      return option.map((value) => [value])
    case 'text':
      return aWord.map((value) => [value])
    case 'day':
      return aDay.map((value) => [value])
    case 'days':
      return fc.tuple(aDay, aDay)
    case 'span':
      return fc.integer({ min: 0, max: 400 }).map((days) => [String(days)])
    case 'whole':
      return aWhole.map((value) => [value])
    case 'wholes':
      return fc.tuple(aWhole, aWhole)
  }
}

export const anyCondition: fc.Arbitrary<Condition> = fc
  .constantFrom(...subjectKeys(NO_OWN_FIELDS))
  .chain((subject) => fc.constantFrom(...opsOf(subject)).map((op) => ({ subject, op })))
  .chain(({ subject, op }) => valuesOf(subject, op).map((values) => ({ subject, op, values })))

export const anyGroups = fc.array(fc.array(anyCondition, { minLength: 1, maxLength: 3 }), { maxLength: 4 })
export const anyWhere: fc.Arbitrary<Conditions> = fc
  .record({ mode: fc.constantFrom('all' as const, 'any' as const), groups: anyGroups })
  .map(tidied)
