// A resolved moment, for tests.
import type { Moment } from '../../../shared/history/comparison.ts'
import { type Instant, parseMeetingId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

export const momentOf = (mark: string, { at, meeting }: { at: Instant | null; meeting?: number }): Moment => ({
  mark,
  at,
  meeting: meeting
    ? {
        id: must(parseMeetingId(`m${meeting}`), 'a meeting id'),
        number: meeting,
        title: { es: '', en: '' },
        place: { es: 'Cartagena de Indias, Centro de Convenciones', en: 'Cartagena, Convention Center' },
      }
    : null,
  name: null,
  seqs: [],
  unreadable: [],
})
