// The plan as a calendar: months and the year, due dates and sessions.
import { number } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  label: (month: string) => `Calendario, ${month}`,
  previous: 'Mes anterior',
  next: 'Mes siguiente',
  previousYear: 'Año anterior',
  nextYear: 'Año siguiente',
  today: 'Hoy',
  span: 'Alcance',
  month: 'Mes',
  year: 'Año',
  nothing: 'Nada vence este mes',
  toNearest: (month: string) => `Ir a ${month}`,
  undated: (n: number) => `${plural('es', n, 'acción', 'acciones')} sin fecha de vencimiento`,
  day: (day: string, items: number) => (items === 0 ? day : `${day}, ${plural('es', items, 'acción vence', 'acciones vencen')}`),
  /** Where a day is as narrow as on a phone. */
  sessionShort: (number: number) => `S${number}`,
  session: (number: number, place: string) => (place === '' ? `Sesión ${number}` : `Sesión ${number}, ${place}`),
  was: 'vencía aquí',
  more: (n: number) => `${number('es', n)} más`,
  less: 'Menos',
  keys: 'Flechas para ir de un día a otro; Alt y flechas sobre una acción mueven su vencimiento; una letra cambia un dato.',
  moved: (code: string, day: string) => `${code} vence el ${day}`,
  dueIn: (month: string, n: number) => `${month}, ${plural('es', n, 'vencimiento', 'vencimientos')}`,
}

export const en: Like<typeof es> = {
  label: (month) => `Calendar, ${month}`,
  previous: 'Previous month',
  next: 'Next month',
  previousYear: 'Previous year',
  nextYear: 'Next year',
  today: 'Today',
  span: 'Span',
  month: 'Month',
  year: 'Year',
  nothing: 'Nothing is due this month',
  toNearest: (month) => `Go to ${month}`,
  undated: (n) => `${plural('en', n, 'item', 'items')} without a due date`,
  day: (day, items) => (items === 0 ? day : `${day}, ${plural('en', items, 'item due', 'items due')}`),
  sessionShort: (number) => `S${number}`,
  session: (number, place) => (place === '' ? `Session ${number}` : `Session ${number}, ${place}`),
  was: 'was due here',
  more: (n) => `${number('en', n)} more`,
  less: 'Less',
  keys: 'Arrows to go from day to day; Alt and arrows on an item move its due date; a letter changes a field.',
  moved: (code, day) => `${code} is due ${day}`,
  dueIn: (month, n) => `${month}, ${plural('en', n, 'item due', 'items due')}`,
}
