// Names of moments in both languages: for the chip, the picker and the legend.
import { type Bilingual, type Language, pick } from '../../shared/bilingual.ts'
import type { Moment } from '../../shared/history/comparison.ts'
import type { Mark } from '../../shared/history/marks.ts'
import type { Instant } from '../../shared/ids.ts'
import { formatDate, formatMoment } from '../base/intl.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import type { KnownMoments } from './presets.ts'

export interface MomentWords {
  /** `Session 2, Cartagena`. */
  readonly title: string
  /** `closed 14 Jun 2019`; '' where there is nothing to add. */
  readonly detail: string
  /** `Session 2`, for narrow places. */
  readonly short: string
  /** `Since session 2`. */
  readonly since: string
}

/** `Session 2, Cartagena, closed 14 Jun 2019` */
export const wholeMoment = ({ title, detail }: Pick<MomentWords, 'title' | 'detail'>): string => [title, detail].filter(Boolean).join(', ')

/** `resolved` is the server's answer for the mark, with its time. */
export const comparedMomentWords = (mark: Mark, moments: KnownMoments, language: Language, resolved: Moment | null = null): MomentWords => {
  const text = CATALOGUE[language].compare
  const when = resolved?.at ?? null
  const dated = when === null ? '' : formatMoment(when, language)
  switch (mark.type) {
    case 'now':
      return { title: text.untilNow, detail: '', short: text.untilNow, since: text.untilNow }
    case 'start':
      return { title: text.start, detail: '', short: text.start, since: text.sinceStart }
    case 'visit':
      return { title: text.visit, detail: dated, short: text.visit, since: text.sinceVisit }
    case 'at': {
      const title = formatMoment(mark.at, language)
      return { title, detail: '', short: title, since: text.sinceMoment(title) }
    }
    case 'seq':
      return { title: `#${mark.seq}`, detail: dated, short: `#${mark.seq}`, since: text.sinceMoment(`#${mark.seq}`) }
    case 'moment': {
      const named = moments.named.find((one) => one.id === mark.moment)
      const name = named?.name ?? resolved?.name ?? text.unknownMoment
      return { title: name, detail: named ? formatMoment(named.at, language) : dated, short: name, since: text.sinceMoment(name) }
    }
    case 'meeting': {
      const info = moments.meetings.find((meeting) => meeting.id === mark.meeting)
      const known = info ?? resolved?.meeting
      if (!known)
        return { title: text.unknownSession, detail: dated, short: text.unknownSession, since: text.sinceMoment(text.unknownSession) }
      return meetingWords(mark.edge, { ...known, at: (mark.edge === 'close' ? info?.closedAt : info?.startedAt) ?? when }, language)
    }
  }
}

interface KnownMeeting {
  readonly number: number
  readonly place: Bilingual
  readonly at: Instant | null
}
const meetingWords = (edge: 'start' | 'close', { number, place, at }: KnownMeeting, language: Language): MomentWords => {
  const text = CATALOGUE[language].compare
  const city = cityInPlace(pick(place, language).text)
  const day = at === null ? '' : formatDate(at, language)
  if (edge === 'close')
    return {
      title: city === '' ? text.session(number) : text.sessionAt(number, city),
      detail: day === '' ? '' : text.closedOn(day),
      short: text.session(number),
      since: text.sinceSession(number),
    }
  return {
    title: city === '' ? text.sessionStart(number) : text.sessionStartAt(number, city),
    detail: day === '' ? '' : text.startedOn(day),
    short: text.sessionStart(number),
    since: text.sinceSessionStart(number),
  }
}

/** `Cartagena` of `Cartagena de Indias, Centro de Convenciones`: the city's usual name. */
export const cityInPlace = (place: string): string => place.split(/[,;·(]/)[0]?.trim() ?? ''

/** `Since session 2`, or `Session 1 → Session 2`. */
export const rangeWords = (from: MomentWords, to: MomentWords, isNow: boolean, language: Language): string =>
  isNow ? from.since : CATALOGUE[language].compare.range(from.short, to.short)
