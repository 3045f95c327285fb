// The date under a tick, as short as it can be said.
import type { Language } from '../../../shared/bilingual.ts'
import type { Tick } from './ticks.ts'

const LOCALES: Readonly<Record<Language, string>> = { es: 'es-CO', en: 'en-US' }

/** `Jul`; of the first one and of January with the year. */
export const tickText = ({ at, unit }: Tick, isFirst: boolean, language: Language): string => {
  const date = new Date(at)
  const say = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(LOCALES[language], options).format(at).replace('.', '')
  switch (unit) {
    case 'year':
      return String(date.getFullYear())
    case 'month': {
      const month = say({ month: 'short' })
      return isFirst || date.getMonth() === 0 ? `${month} ${date.getFullYear()}` : month
    }
    case 'day':
      return `${date.getDate()} ${say({ month: 'short' })}`
    case 'hour':
      return say({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  }
}
