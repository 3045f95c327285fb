// When something was said: the time of today, or else the day, as short as it is clear.
import { useLanguage } from '../base/i18n.tsx'
import { formatDay, formatTime } from '../base/intl.ts'
import { dayOf } from '../base/today.ts'

export const createMoment = () => {
  const language = useLanguage()
  return (at: number): string => {
    const [day, today] = [dayOf(new Date(at)), dayOf(new Date())]
    const time = formatTime(at, language())
    return day === today ? time : `${formatDay(day, language(), Number(today.slice(0, 4)))}, ${time}`
  }
}
