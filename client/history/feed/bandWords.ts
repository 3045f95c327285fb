// The heading of a band of the feed: *Session 2, Cartagena*, 12 to 14 June; *Between sessions 2 and 3*, since 14 June. Pure.
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import { type Language, pick } from '../../../shared/bilingual.ts'
import type { Band } from '../../../shared/history/activity.ts'
import type { MeetingId } from '../../../shared/ids.ts'
import { formatDate, formatMoment } from '../../base/intl.ts'
import { CATALOGUE } from '../../base/messages/catalogue.ts'
import { cityInPlace } from '../../compare/momentWords.ts'

export interface BandWords {
  readonly title: string
  /** '' when nothing is known. */
  readonly detail: string
}

export const bandWords = (band: Band, meetings: readonly MeetingInfo[], language: Language): BandWords => {
  const text = CATALOGUE[language]
  const named = (id: MeetingId | null) => meetings.find((meeting) => meeting.id === id)
  if (band.type === 'session') {
    const meeting = named(band.meeting)
    if (!meeting) return { title: text.compare.unknownSession, detail: '' }
    const city = cityInPlace(pick(meeting.place, language).text)
    return {
      title: city === '' ? text.compare.session(meeting.number) : text.compare.sessionAt(meeting.number, city),
      detail: daysOf(meeting, language),
    }
  }
  const after = named(band.after)
  // The next session may not have begun yet.
  const before = named(band.before) ?? meetings.find(({ number, startedAt }) => after && startedAt === null && number === after.number + 1)
  if (!after) return { title: before ? text.history.bands.before(before.number) : text.history.bands.all, detail: '' }
  return {
    title: before ? text.history.bands.between(after.number, before.number) : text.history.bands.after(after.number),
    detail: after.closedAt === null ? '' : text.history.bands.since(formatMoment(after.closedAt, language)),
  }
}

const daysOf = ({ startedAt, closedAt }: MeetingInfo, language: Language): string => {
  const [from, to] = [startedAt, closedAt].map((at) => (at === null ? '' : formatDate(at, language)))
  return to && to !== from ? `${from} – ${to}` : (from ?? '')
}
