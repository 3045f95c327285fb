// Facet of recurrence.
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { RECURRENCE_LABELS, recurrenceText } from '../../../shared/roadmap/labels.ts'
import type { Recurrence } from '../../../shared/roadmap/model.ts'
import type { KeyOf } from '../../../shared/views/rule.ts'
import { type Facet, USUAL_FACET } from './facet.ts'
import { foldedName } from './names.ts'
import { bad, setRead } from './reading.ts'

const MOST_MONTHS = 24
const BY_WORDS: ReadonlyMap<string, Recurrence> = new Map(
  LANGUAGES.flatMap((language) => [
    ['', { every: 'none', months: 1 }] as const,
    [foldedName(RECURRENCE_LABELS.none[language]), { every: 'none', months: 1 }] as const,
    [foldedName(RECURRENCE_LABELS.eachSession[language]), { every: 'eachSession', months: 1 }] as const,
    ...Array.from({ length: MOST_MONTHS }, (_, at) => {
      const recurs: Recurrence = { every: 'everyMonths', months: at + 1 }
      return [foldedName(recurrenceText(recurs, language)), recurs] as const
    }),
  ]),
)

export const recurrenceFacet: Facet<KeyOf<'recurrence'>> = {
  ...USUAL_FACET,
  isEmpty: (item, field) => item[field].every === 'none',
  text: (item, field, _names, language) => (item[field].every === 'none' ? '' : recurrenceText(item[field], language)),
  read: (text, field) => {
    const found = BY_WORDS.get(foldedName(text))
    return found ? setRead(field, found) : bad('choice', text)
  },
}
