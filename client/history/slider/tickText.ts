// Label of a tick, as short as possible.
import type { Language } from '../../../shared/bilingual.ts'
import { formatShortMonth, formatTime } from '../../base/intl.ts'
import { localDay } from '../../base/today.ts'
import type { SliderTick } from './ticks.ts'

/** `Jul`; of the first one and of January with the year. */
export const tickText = ({ at, unit }: SliderTick, isFirst: boolean, language: Language): string => {
  const [year, month, day] = localDay(new Date(at)).split('-')
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
