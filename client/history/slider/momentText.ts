// Labels of moments on the slider, *2 Sep 2019, 16:40 in Bogotá*, and of the periods between sessions.
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import type { Language } from '../../../shared/bilingual.ts'
import type { MeetingId } from '../../../shared/ids.ts'
import { formatMoment } from '../../base/intl.ts'
import { CATALOGUE } from '../../base/messages/catalogue.ts'
import { cityOf, readerZone } from '../../base/zones.ts'
import type { Landmark } from './landmarks.ts'

export const whenAndWhere = (at: number, language: Language): { readonly when: string; readonly where: string } => {
  const city = cityOf(readerZone(), language)
  return { when: formatMoment(at, language), where: city === null ? '' : CATALOGUE[language].past.in(city) }
}

/** The text of a segment between sessions: `after` is the session that closed before it, if there is one. */
export const meetingText = (meeting: MeetingId | null, meetings: readonly MeetingInfo[], at: number, language: Language): string => {
  const text = CATALOGUE[language].past
  if (meeting !== null) {
    const known = meetings.find(({ id }) => id === meeting)
    return known ? text.session(known.number) : text.aSession
  }
  const begun = meetings.filter((one) => one.startedAt !== null).toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0))
  const before = begun.findLast((one) => (one.closedAt ?? one.startedAt ?? 0) <= at)
  if (before) return text.afterSession(before.number)
  return begun[0] ? text.beforeSession(begun[0].number) : text.between
}

export const landmarkText = (landmark: Landmark, language: Language): string => {
  const text = CATALOGUE[language].past
  if (landmark.type === 'named') return landmark.moment.name
  return landmark.type === 'start' ? text.sessionStart(landmark.meeting.number) : text.sessionClose(landmark.meeting.number)
}
