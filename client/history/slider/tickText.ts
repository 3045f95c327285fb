// Label of a tick, as short as possible.
import type { Language } from '../../../shared/bilingual.ts'
import { formatShortMonth, formatTime } from '../../base/intl.ts'
import { dayOf } from '../../base/today.ts'
import type { Tick } from './ticks.ts'

/** `Jul`; of the first one and of January with the year. */
export const tickText = ({ at, unit }: Tick, isFirst: boolean, language: Language): string => {
  const [year, month, day] = dayOf(new Date(at)).split('-')
  switch (unit) {
    case 'year':
      return `${year}`
    case 'month':
      return isFirst || month === '01' ? `${formatShortMonth(at, language)} ${year}` : formatShortMonth(at, language)
    case 'day':
      return `${Number(day)} ${formatShortMonth(at, language)}`
    case 'hour':
      return formatTime(at, language)
  }
}
