// Short time of a comment: the time of day for today, else the date.
import { useLanguage } from '../base/i18n.tsx'
import { formatDay, formatTime } from '../base/intl.ts'
import { localDay } from '../base/today.ts'

export const createMoment = () => {
  const language = useLanguage()
  return (at: number): string => {
    const [day, today] = [localDay(new Date(at)), localDay(new Date())]
    const time = formatTime(at, language())
    return day === today ? time : `${formatDay(day, language(), Number(today.slice(0, 4)))}, ${time}`
  }
}
