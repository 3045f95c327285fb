// The facet of calendar dates. A due date is grouped by month.

import type { KeyOf, Op } from '../../../shared/views/rule.ts'
import { formatMonth } from '../../base/intl.ts'
import { readDay } from '../../dates/readDay.ts'
import { type Facet, USUAL_FACET } from './facet.ts'
import { bad, setRead } from './reading.ts'

const _OPS: readonly Op[] = ['on', 'before', 'after', 'between', 'next', 'last', 'empty', 'filled']

export const dayFacet: Facet<KeyOf<'day'>> = {
  ...USUAL_FACET,
  group: (field) =>
    field !== 'due'
      ? null
      : {
          over: () => ({ of: (item) => item[field]?.slice(0, 7) ?? null, order: (months) => months.toSorted() }),
          name: (month, { text, language }) => (typeof month === 'string' ? formatMonth(month, language) : text.roadmap.without.due),
          isCoarse: true,
        },
  text: (item, field) => item[field] ?? '',
  read: (text, field, names) => {
    if (field === 'originalDue') return { ok: true, change: null }
    const read = text === '' ? null : readDay(text, names)
    return text !== '' && read === null ? bad('date', text) : setRead(field, read)
  },
}
