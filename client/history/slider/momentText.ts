// Labels of moments on the slider, *2 Sep 2019, 16:40 in Bogotá*, and of the periods between sessions.
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import type { Language } from '../../../shared/bilingual.ts'
import type { Band } from '../../../shared/history/activity.ts'
import type { MeetingId } from '../../../shared/ids.ts'
import { formatMoment } from '../../base/intl.ts'
import { CATALOGUE } from '../../base/messages/catalogue.ts'
import { cityOfZone, readerZone } from '../../base/zones.ts'
import type { Landmark } from './landmarks.ts'

export const whenAndWhere = (at: number, language: Language): { readonly when: string; readonly where: string } => {
  const city = cityOfZone(readerZone(), language)
  return { when: formatMoment(at, language), where: city === null ? '' : CATALOGUE[language].past.in(city) }
}

/** The text of a segment of the sessions' bar. */
export const bandText = (band: Band, meetings: readonly MeetingInfo[], language: Language): string => {
  const text = CATALOGUE[language].past
  const numberOf = (meeting: MeetingId | null) => meetings.find(({ id }) => id === meeting)?.number
  if (band.type === 'session') {
    const number = numberOf(band.meeting)
    return number === undefined ? text.aSession : text.session(number)
  }
  const [after, before] = [numberOf(band.after), numberOf(band.before)]
  if (after !== undefined) return text.afterSession(after)
  return before === undefined ? text.between : text.beforeSession(before)
}

export const landmarkText = (landmark: Landmark, language: Language): string => {
  const text = CATALOGUE[language].past
  if (landmark.type === 'named') return landmark.moment.name
  return landmark.type === 'start' ? text.sessionStart(landmark.meeting.number) : text.sessionClose(landmark.meeting.number)
}
