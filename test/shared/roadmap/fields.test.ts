import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { isName, parseItemId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { isDay } from '../../../shared/roadmap/checks.ts'
import { codeOf, codesOf, nextItemNumber } from '../../../shared/roadmap/codes.ts'
import { FIELD_KEYS, FIELDS } from '../../../shared/roadmap/fields.ts'
import { labelKey } from '../../../shared/roadmap/labelKey.ts'
import { CHOICE_LABELS, recurrenceText } from '../../../shared/roadmap/labels.ts'
import { ITEMS } from '../../../shared/roadmap/layout.ts'
import { STATUSES, type Status } from '../../../shared/roadmap/model.ts'
import { mayMove } from '../../../shared/roadmap/status.ts'

const idOf = (text: string) => must(parseItemId(text), text)
const emptyItem = () => ITEMS.read(new Y.Doc().getMap('nothing'), idOf('a'))

describe('the table of fields', () => {
  test('has a row for every field of an item, in the order in which an item is read', () => {
    expect(FIELD_KEYS).toEqual(Object.keys(emptyItem()).filter((key) => key !== 'id' && key !== 'code'))
  })

  test('says what a field is when nothing is stored', () => {
    const item = emptyItem()
    for (const key of FIELD_KEYS) {
      const field = FIELDS[key]
      if ('initial' in field) expect([key, item[key]]).toEqual([key, field.initial])
    }
  })

  test('accepts every option that it offers, and has words for each in both languages', () => {
    for (const key of FIELD_KEYS) {
      const field = FIELDS[key]
      for (const language of LANGUAGES) expect(field.label[language]).not.toBe('')
      if (!('options' in field)) continue
      for (const option of field.options) expect([key, option, field.accepts(option)]).toEqual([key, option, true])
    }
    for (const words of Object.values(CHOICE_LABELS))
      for (const word of Object.values(words)) for (const language of LANGUAGES) expect(word[language]).toMatch(/^\p{Lu}/u)
  })

  test('accepts nothing foreign, and throws at nothing', () => {
    const foreign = [undefined, Number.NaN, 1n, {}, [], 'x'.repeat(10_000), '../x\n', { every: 'none' }, { every: 'none', months: 0 }]
    for (const key of FIELD_KEYS) {
      const field = FIELDS[key]
      if ('accepts' in field) for (const value of foreign) expect([key, field.accepts(value)]).toEqual([key, false])
    }
  })
})

describe('[M4] a day', () => {
  test.each(['2019-06-14', '2020-02-29', '2000-02-29', '1999-12-31'])('may be %s', (day) => expect(isDay(day)).toBe(true))
  test.each([
    '2019-02-29',
    '2100-02-29',
    '2019-06-31',
    '2019-13-01',
    '2019-00-10',
    '2019-6-1',
    '0019-06-14',
    '2019-06-14T00:00Z',
    20190614,
  ])('may not be %s', (day) => expect(isDay(day)).toBe(false))
})

describe('a code', () => {
  test('has three figures or more, and a letter for the later id of two with one number', () => {
    expect(codeOf(14)).toBe('WG-014')
    expect(codeOf(2014)).toBe('WG-2014')
    const items = [
      { id: idOf('c'), number: 7 },
      { id: idOf('a'), number: 7 },
      { id: idOf('b'), number: 7 },
      { id: idOf('d'), number: 8 },
    ]
    const codes = { a: 'WG-007', b: 'WG-007b', c: 'WG-007c', d: 'WG-008' }
    expect(Object.fromEntries(codesOf(items))).toEqual(codes)
    expect(Object.fromEntries(codesOf(items.toReversed()))).toEqual(codes)
  })
  test('is never used up, not even by a hostile number', () => {
    expect(nextItemNumber([])).toBe(1)
    expect(nextItemNumber([1, 5])).toBe(6)
    expect(nextItemNumber([1, 2, 9_999_999])).toBe(3)
  })
})

test('are one label, however it is written; other scripts have keys as well', () => {
  expect(labelKey('Lavado de Activos')).toBe(labelKey('lavado de activos'))
  expect(labelKey('Extinción')).toBe(labelKey('extincion'))
  expect(labelKey('中文')).not.toBe(labelKey('日本'))
  for (const label of ['¿?', '中文', 'constructor', 'x'.repeat(60), '한'.repeat(60)])
    expect([label, isName(labelKey(label))]).toEqual([label, true])
})

test('a recurrence is said in words', () => {
  expect(recurrenceText({ every: 'everyMonths', months: 3 }, 'es')).toBe('Cada 3 meses')
  expect(recurrenceText({ every: 'everyMonths', months: 1 }, 'en')).toBe('Every month')
  expect(recurrenceText({ every: 'eachSession', months: 1 }, 'es')).toBe('En cada sesión')
})

describe('a status', () => {
  test('leads somewhere from everywhere, and to itself; every status can be reached from the first', () => {
    const reached = new Set(['proposed'])
    const movesFrom = (from: Status) => STATUSES.filter((to) => to !== from && mayMove(from, to))
    for (const from of STATUSES) expect([from, movesFrom(from).length > 0 && mayMove(from, from)]).toEqual([from, true])
    for (let n = 0; n < STATUSES.length; n += 1)
      for (const from of STATUSES) if (reached.has(from)) for (const to of movesFrom(from)) reached.add(to)
    expect([...reached].sort()).toEqual([...STATUSES].sort())
  })
  test.each([
    ['proposed', 'done', false],
    ['proposed', 'agreed', true],
    ['done', 'inProgress', true],
    ['done', 'proposed', false],
    ['blocked', 'deferred', true],
    ['withdrawn', 'inProgress', false],
  ] as const)('%s → %s: %s', (from, to, allowed) => expect(mayMove(from, to)).toBe(allowed))
})
