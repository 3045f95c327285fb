// Names of the two moments of a review: for its title, and with times for the line below it.
import { type Language, pick } from '../../shared/bilingual.ts'
import type { Comparison, Moment } from '../../shared/history/comparison.ts'
import { type Mark, parseMark } from '../../shared/history/marks.ts'
import { reviewTitle } from '../../shared/review/titleWords.ts'
import { formatMoment } from '../base/intl.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { cityInPlace } from '../compare/momentWords.ts'
import type { Speech } from '../compare/tipWords.ts'
import { whenWords } from '../compare/tipWords.ts'

/** `What changed since session 2`. */
export const titleWords = (comparison: Pick<Comparison, 'from' | 'to'>, language: Language): string =>
  reviewTitle(comparison, language, formatMoment)

/** `From the close of session 2, Cartagena, 14 Jun 2019, 17:30, to 7 Oct 2019, 14:32, Colombia Time`. */
export const spanWords = ({ from, to }: Pick<Comparison, 'from' | 'to'>, speech: Speech): string =>
  CATALOGUE[speech.language].review.span(atLength(from, speech), atLength(to, speech).replace(/,$/, ''))

/** The mark was written by our own server; an unknown type is shown by its time. */
const markOf = (moment: Moment): Mark | null => parseMark(moment.mark)

const atLength = (moment: Moment, speech: Speech): string => {
  const text = CATALOGUE[speech.language].review
  if (moment.at === null) return text.beginning
  const when = whenWords({ at: moment.at, meeting: null }, null, speech)
  const mark = markOf(moment)
  if (mark?.type === 'meeting' && moment.meeting) {
    const session = text.sessionAt(moment.meeting.number, cityInPlace(pick(moment.meeting.place, speech.language).text))
    return mark.edge === 'close' ? text.closeOf(session, when) : text.startOf(session, when)
  }
  return moment.name === null ? text.instant(when) : text.namedAt(moment.name, when)
}
