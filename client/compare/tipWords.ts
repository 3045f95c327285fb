// The tooltip of a changed cell as data: who changed it, when, where and how often.

import type { Language } from '../../shared/bilingual.ts'
import type { Contribution, CreditedEdit, FieldDifference, ItemDifference, Slip } from '../../shared/history/comparison.ts'
import { creditMarks, markedName } from '../../shared/history/creditMarks.ts'
import { isClearing, isMove } from '../../shared/history/deadlines.ts'
import type { DescribeContext } from '../../shared/history/describeContext.ts'
import { fieldText } from '../../shared/history/fieldText.ts'
import { SECRETARIAT } from '../../shared/people.ts'
import { formatMoment, formatZone } from '../base/intl.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { knownZone } from '../base/zones.ts'
import { fieldRow } from '../live/ownFields.ts'

export interface Speech {
  readonly names: DescribeContext
  readonly language: Language
}

/** `Due: 30 Sep → 15 Nov`. */
export const arrowWords = ({ field, from, to }: Pick<FieldDifference, 'field' | 'from' | 'to'>, { names, language }: Speech): string => {
  const text = CATALOGUE[language].compare
  const label = fieldRow(field).label[language]
  const [before, after] = [fieldText(field, from, names, language), fieldText(field, to, names, language)]
  if (before === after) return text.fieldChanged(label)
  return text.arrow(label, before || text.empty, after || text.empty)
}

/** `Moved 2×, +46 days: once by CO, once by US. Cleared once: once by US.` */
export const slipWords = (slip: Slip, speech: Speech): string => {
  const text = CATALOGUE[speech.language].compare
  const days = slip.days === 0 ? '' : `, ${text.days(slip.days)}`
  const [moved, cleared] = [slip.each.filter(isMove), slip.each.filter(isClearing)]
  const by = (steps: Slip['each']) => byWords(sumBy(steps.map((one) => ({ ...one, changes: 1 }))), speech)
  return [
    ...(slip.moves > 0 ? [`${text.movedTimes(slip.moves)}${days}: ${by(moved)}.`] : []),
    ...(cleared.length > 0 ? [`${text.clearedTimes(cleared.length)}: ${by(cleared)}.`] : []),
  ].join(' ')
}

/** `Changed 3×: twice by CO, once by MX.` Null where it was set once: the line above already names the author. */
export const timesWords = (contributions: readonly Contribution[], speech: Speech): string | null => {
  const times = sumBy(contributions)
  const all = times.reduce((sum, one) => sum + one.times, 0)
  return all < 2 ? null : `${CATALOGUE[speech.language].compare.changedTimes(all)}: ${byWords(times, speech)}.`
}

/** Last line of a field's tooltip: for dates, how far they moved. */
export const timesChangedTip = (difference: ItemDifference, field: FieldDifference, speech: Speech): string | null =>
  field.field === 'due' && difference.slip ? slipWords(difference.slip, speech) : timesWords(field.contributions, speech)

interface Times {
  /** One of those that it counts. */
  readonly one: Counted
  /** Brought back after a restore: the delegation is unknown. */
  readonly isUnverified: boolean
  readonly times: number
}
type Counted = Pick<Contribution, 'delegation' | 'unverified' | 'byLink' | 'byToken' | 'changes'>
const sumBy = (contributions: readonly Counted[]): readonly Times[] => {
  const [known, unverified] = [contributions.filter((one) => !one.unverified), contributions.filter((one) => one.unverified)]
  const timesOf = (all: readonly Counted[]): readonly Times[] => {
    const [one] = all
    return one ? [{ one, isUnverified: one.unverified !== undefined, times: all.reduce((times, { changes }) => times + changes, 0) }] : []
  }
  return [
    ...[...Map.groupBy(known, (one) => `${one.delegation} ${creditMarks(one)}`).values()].flatMap(timesOf),
    ...timesOf(unverified),
  ].sort((a, b) => b.times - a.times)
}

const byWords = (times: readonly Times[], { names, language }: Speech): string => {
  const text = CATALOGUE[language].compare
  const name = ({ delegation: id, ...marked }: Counted) =>
    markedName(id === null ? SECRETARIAT.code : (names.delegation(id)?.code ?? id), marked, language)
  return times.map((one) => (one.isUnverified ? text.timesUnverified(one.times) : text.timesBy(one.times, name(one.one)))).join(', ')
}

/** `2 Sep 2019, 16:40 in Cartagena, in session 2`, or with the name of the user's own time zone. */
export const whenWords = (edit: Pick<CreditedEdit, 'at' | 'meeting'>, meeting: SessionPlace | null, { language }: Speech): string => {
  const text = CATALOGUE[language].compare
  if (edit.meeting && meeting)
    return text.inSessionAt(formatMoment(edit.at, language, knownZone(meeting.zone)), meeting.city, meeting.number)
  return text.atZone(formatMoment(edit.at, language), formatZone(edit.at, language))
}
export interface SessionPlace {
  readonly number: number
  readonly city: string
  readonly zone: string
}
