// Messages of the date field and its calendar.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  long: (weekday: string, day: string, month: string, year: string) => `${weekday} ${day} de ${month} de ${year}`,
  away: (days: number) => {
    if (days === 0) return 'hoy'
    if (days === 1) return 'mañana'
    if (days === -1) return 'ayer'
    return days > 0 ? `en ${plural('es', days, 'día', 'días')}` : `hace ${plural('es', -days, 'día', 'días')}`
  },
  or: (day: string) => `¿O el ${day}?`,
  original: (day: string) => `plazo original, ${day}`,
  afterSession: (days: number, session: number) => `${plural('es', days, 'día', 'días')} después de la sesión ${session}`,
  /** As it is typed. */
  fromSession: (session: number) => `s${session} + 30 d`,
  noSession: (session: number) => `La sesión ${session} no existe o no tiene fecha.`,
  noMonth: (month: number) => `El mes ${month} no existe.`,
  noDay: (month: string, year: number, last: number) => `El mes de ${month} de ${year} tiene ${last} días.`,
  reads: (day: string, away: string) => `${day}, ${away}`,
}

export const en: Like<typeof es> = {
  long: (weekday, day, month, year) => `${weekday}, ${day} ${month} ${year}`,
  away: (days) => {
    if (days === 0) return 'today'
    if (days === 1) return 'tomorrow'
    if (days === -1) return 'yesterday'
    return days > 0 ? `in ${plural('en', days, 'day', 'days')}` : `${plural('en', -days, 'day', 'days')} ago`
  },
  or: (day) => `Or ${day}?`,
  original: (day) => `original date, ${day}`,
  afterSession: (days, session) => `${plural('en', days, 'day', 'days')} after session ${session}`,
  fromSession: (session) => `s${session} + 30 d`,
  noSession: (session) => `Session ${session} does not exist or has no date.`,
  noMonth: (month) => `There is no month ${month}.`,
  noDay: (month, year, last) => `${month} ${year} has ${last} days.`,
  reads: (day, away) => `${day}, ${away}`,
}
