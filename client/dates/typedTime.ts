// A time of day as it is typed: 14:30, 14.30, 14h30, 1430, 9, 2 pm. Always in 24 hours. Pure.
import { isTimeOfDay } from '../../shared/meeting/checks.ts'
import type { TimeOfDay } from '../../shared/meeting/model.ts'

/** Null when it is none. */
export const readTypedTime = (text: string): TimeOfDay | null => {
  const words = text
    .toLowerCase()
    .replace(/[\s.]+(?=[ap]\.? ?m\.?$)/, '')
    .replace(/([ap])\.? ?m\.?$/, '$1')
    .trim()
  const match = /^(\d{1,2})(?:[:.h ]?([0-5]\d))?(?: ?h(?:rs?|oras?)?)?([ap])?$/.exec(words)
  if (!match) return null
  const [, hours = '', minutes = '00', half] = match
  const hour = Number(hours)
  if (half && (hour < 1 || hour > 12)) return null
  const of24 = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
  const time = `${String(of24).padStart(2, '0')}:${minutes}`
  return isTimeOfDay(time) ? time : null
}
