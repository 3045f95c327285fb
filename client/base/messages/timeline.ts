// The plan as a timeline: bars, dependencies, sessions.
import type { Language } from '../../../shared/bilingual.ts'
import { formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

const signed = (language: Language, days: number) => `${days > 0 ? '+' : days < 0 ? '−' : ''}${formatNumber(language, Math.abs(days))}`

export const es = {
  label: (items: number) => `Cronograma, ${plural('es', items, 'acción', 'acciones')}`,
  todayOn: (day: string) => `Hoy, ${day}`,
  from: (day: string) => `desde el ${day}`,
  until: (day: string) => `hasta el ${day}`,
  span: (from: string, to: string) => `del ${from} al ${to}`,
  on: (day: string) => `el ${day}`,
  session: (number: number) => `Sesión ${number}`,
  violated: (days: number, code: string) => `empieza ${plural('es', days, 'día', 'días')} antes de lo que permite ${code}`,
  /** Shown next to a warning sign when the sentence does not fit. */
  violatedShort: (code: string) => `antes que ${code}`,
  tooEarly: (n: number) => `${plural('es', n, 'acción empieza', 'acciones empiezan')} ahora demasiado pronto`,
  shifted: (n: number) => `Se movieron ${plural('es', n, 'acción', 'acciones')}`,
  link: (code: string) => `Enlazar desde ${code}: arrastre hasta la acción que dependerá de ella`,
  linked: (code: string, other: string) => `${other} ahora depende de ${code}`,
  moved: (code: string, dates: string) => `${code}, ${dates}`,
  was: (dates: string) => `antes ${dates}`,
  late: (days: number) => `${plural('es', days, 'día', 'días')} de retraso`,
  lateShort: (days: number) => plural('es', days, 'día', 'días'),
  moves: (items: number) => plural('es', items, 'acción reprogramada', 'acciones reprogramadas'),
  movesTotal: (days: number) => `${signed('es', days)} d en total`,
  days: (days: number) => `${signed('es', days)} d`,
  joint: (codes: string) => `conjunta: ${codes}`,
}

export const en: Like<typeof es> = {
  label: (items) => `Timeline, ${plural('en', items, 'item', 'items')}`,
  todayOn: (day) => `Today, ${day}`,
  from: (day) => `from ${day}`,
  until: (day) => `until ${day}`,
  span: (from, to) => `${from} to ${to}`,
  on: (day) => `on ${day}`,
  session: (number) => `Session ${number}`,
  violated: (days, code) => `starts ${plural('en', days, 'day', 'days')} before ${code} allows`,
  violatedShort: (code) => `before ${code}`,
  tooEarly: (n) => `${plural('en', n, 'item now starts', 'items now start')} too early`,
  shifted: (n) => `${plural('en', n, 'item', 'items')} shifted`,
  link: (code) => `Link from ${code}: drag to the item that depends on it`,
  linked: (code, other) => `${other} now depends on ${code}`,
  moved: (code, dates) => `${code}, ${dates}`,
  was: (dates) => `was ${dates}`,
  late: (days) => `${plural('en', days, 'day', 'days')} overdue`,
  lateShort: (days) => plural('en', days, 'day', 'days'),
  moves: (items) => plural('en', items, 'item rescheduled', 'items rescheduled'),
  movesTotal: (days) => `${signed('en', days)} d in all`,
  days: (days) => `${signed('en', days)} d`,
  joint: (codes) => `joint: ${codes}`,
}
