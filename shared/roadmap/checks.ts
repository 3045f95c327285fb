// Validators of values used in road maps only: ids, dates, recurrences, dependencies.
import { type Check, hasExactly, isIntegerBetween } from '../checks.ts'
import {
  type AccountId,
  type AgencyId,
  type DelegationId,
  type ItemId,
  type MeetingId,
  parseAccountId,
  parseAgencyId,
  parseDelegationId,
  parseItemId,
  parseMeetingId,
  parseStreamId,
  type StreamId,
} from '../ids.ts'
import { type Day, type Dependency, RECURRENCES, type Recurrence } from './model.ts'

export const isItemId: Check<ItemId> = (value): value is ItemId => parseItemId(value) !== null
export const isStreamId: Check<StreamId> = (value): value is StreamId => parseStreamId(value) !== null
export const isDelegationId: Check<DelegationId> = (value): value is DelegationId => parseDelegationId(value) !== null
export const isAgencyId: Check<AgencyId> = (value): value is AgencyId => parseAgencyId(value) !== null
export const isAccountId: Check<AccountId> = (value): value is AccountId => parseAccountId(value) !== null
export const isMeetingId: Check<MeetingId> = (value): value is MeetingId => parseMeetingId(value) !== null

export const HIGHEST_NUMBER = 9_999_999
export const isItemNumber: Check<number> = (value): value is number => isIntegerBetween(value, 1, HIGHEST_NUMBER)

/** Valid dates of the years 1900 to 2199, written `2019-06-14`. */
export const isDay: Check<Day> = (value): value is Day => {
  const match = typeof value === 'string' ? /^(19|20|21)(\d\d)-(\d\d)-(\d\d)$/.exec(value) : null
  if (!match) return false
  const [year, month, day] = [Number(`${match[1]}${match[2]}`), Number(match[3]), Number(match[4])]
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return month >= 1 && month <= 12 && day >= 1 && day <= days
}

export const isRecurrence: Check<Recurrence> = (value): value is Recurrence =>
  hasExactly(value, ['every', 'months']) && RECURRENCES.some((every) => every === value.every) && isIntegerBetween(value.months, 1, 24)

export type DependencyValue = Omit<Dependency, 'item'>
export const isDependency: Check<DependencyValue> = (value): value is DependencyValue =>
  hasExactly(value, ['type', 'lag']) && (value.type === 'FS' || value.type === 'SS') && isIntegerBetween(value.lag, -3650, 3650)
