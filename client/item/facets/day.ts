// The facet of calendar dates. A due date may also be overdue, and is grouped by month.
import { formatMonth } from '../../base/intl.ts'
import { readDay } from '../../dates/readDay.ts'
import { dueState } from '../due.ts'
import { type Facet, type KeyOf, type Op, USUAL_FACET } from './facet.ts'
import { bad, setRead } from './reading.ts'
import { asWritten } from './texts.ts'

const OPS: readonly Op[] = ['on', 'before', 'after', 'between', 'next', 'last', 'empty', 'filled']

export const dayFacet: Facet<KeyOf<'day'>> = {
  ...USUAL_FACET,
  sort: (item, field) => item[field] ?? null,
  group: (field) =>
    field !== 'due'
      ? null
      : {
          over: () => ({ of: (item) => item[field]?.slice(0, 7) ?? null, order: (months) => months.toSorted() }),
          name: (month, { text, language }) => (typeof month === 'string' ? formatMonth(month, language) : text.roadmap.without.due),
          isCoarse: true,
        },
  where: (field) => ({
    ...asWritten,
    ops: field === 'due' ? ['overdue', ...OPS] : OPS,
    day: (item) => item[field] ?? null,
    isFilled: (item) => (item[field] ?? null) !== null,
    tests: { overdue: (item, { today }) => dueState(item, today()) === 'late' },
  }),
  text: (item, field) => item[field] ?? '',
  read: (text, field, names) => {
    if (field === 'originalDue') return { ok: true, change: null }
    const read = text === '' ? null : readDay(text, names)
    return text !== '' && read === null ? bad('date', text) : setRead(field, read)
  },
}
