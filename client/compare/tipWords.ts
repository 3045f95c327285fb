// Who changed it, when and where, how often and by whom: the words of the bubble over a changed cell, as data.
import type { Language } from '../../shared/bilingual.ts'
import type { Contribution, Edit, FieldDifference, ItemDifference, Slip } from '../../shared/history/comparison.ts'
import type { DescribeContext } from '../../shared/history/describeContext.ts'
import type { DelegationId } from '../../shared/ids.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { fieldText } from './fieldText.ts'

export interface Speech {
  readonly names: DescribeContext
  readonly language: Language
}

/** `Due: 30 Sep → 15 Nov`. */
export const arrowWords = ({ field, from, to }: Pick<FieldDifference, 'field' | 'from' | 'to'>, { names, language }: Speech): string => {
  const text = CATALOGUE[language].compare
  const label = FIELDS[field].label[language]
  const [before, after] = [fieldText(field, from, names, language), fieldText(field, to, names, language)]
  if (before === after) return text.fieldChanged(label)
  return text.arrow(label, before || text.empty, after || text.empty)
}

/** `Moved 2×, +46 days: once by CO, once by US.` */
export const slipWords = (slip: Slip, speech: Speech): string => {
  const text = CATALOGUE[speech.language].compare
  const days = slip.days === 0 ? '' : `, ${text.days(slip.days)}`
  return `${text.movedTimes(slip.moves)}${days}: ${byWords(
    slip.by.map(({ delegation, moves }) => ({ delegation, times: moves })),
    speech,
  )}.`
}

/** `Changed 3×: twice by CO, once by MX.` Nothing where it was set once: who did it is said already. */
export const timesWords = (contributions: readonly Contribution[], speech: Speech): string | null => {
  const times = sumBy(contributions)
  const all = times.reduce((sum, one) => sum + one.times, 0)
  return all < 2 ? null : `${CATALOGUE[speech.language].compare.changedTimes(all)}: ${byWords(times, speech)}.`
}

/** The bubble's last line for a field: dates say how far they moved. */
export const oftenWords = (difference: ItemDifference, field: FieldDifference, speech: Speech): string | null =>
  field.field === 'due' && difference.slip && difference.slip.moves > 0
    ? slipWords(difference.slip, speech)
    : timesWords(field.contributions, speech)

interface Times {
  readonly delegation: DelegationId | null
  readonly times: number
}
export const sumBy = (contributions: readonly Contribution[]): readonly Times[] =>
  [...Map.groupBy(contributions, ({ delegation }) => delegation)]
    .map(([delegation, all]) => ({ delegation, times: all.reduce((sum, { changes }) => sum + changes, 0) }))
    .sort((a, b) => b.times - a.times)

export const byWords = (times: readonly Times[], { names, language }: Speech): string => {
  const text = CATALOGUE[language].compare
  const name = (id: DelegationId | null) => (id === null ? text.noDelegation : (names.delegation(id)?.code ?? id))
  return times.map((one) => text.timesBy(one.times, name(one.delegation))).join(', ')
}

/** `2 Sep 2019, 16:40 in Cartagena, in session 2`, or with the name of the reader's own time. */
export const whenWords = (edit: Pick<Edit, 'at' | 'meeting'>, meeting: SessionPlace | null, { language }: Speech): string => {
  const text = CATALOGUE[language].compare
  if (edit.meeting && meeting) return text.inSessionAt(momentIn(edit.at, language, meeting.zone), meeting.city, meeting.number)
  return text.atZone(momentIn(edit.at, language, ''), zoneName(edit.at, language))
}
export interface SessionPlace {
  readonly number: number
  readonly city: string
  readonly zone: string
}

const LOCALES: Readonly<Record<Language, string>> = { es: 'es-CO', en: 'en-US' }
const momentIn = (at: number, language: Language, zone: string): string => {
  const parts = new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(isZone(zone) ? { timeZone: zone } : {}),
  }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value.replace('.', '') ?? ''
  return `${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')}`
}
/** `hora de Colombia`, `Colombia Time`. */
const zoneName = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { timeZoneName: 'longGeneric' }).formatToParts(at).find((part) => part.type === 'timeZoneName')
    ?.value ?? ''
/** Sessions are written by people: their zone may be none. */
export const isZone = (zone: string): boolean => {
  if (zone === '') return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    // Whoever wrote the session's zone wrote something that this browser does not know.
    return false
  }
}
