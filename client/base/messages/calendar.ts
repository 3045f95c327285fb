// The plan as a calendar: months and the year, due dates and sessions.
import { formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  label: (month: string) => `Calendario, ${month}`,
  toNearest: (month: string) => `Ir a ${month}`,
  undated: (n: number) => `${plural('es', n, 'acción', 'acciones')} sin plazo`,
  day: (day: string, items: number) => (items === 0 ? day : `${day}, ${plural('es', items, 'acción vence', 'acciones vencen')}`),
  session: (number: number, place: string) => (place === '' ? `Sesión ${number}` : `Sesión ${number}, ${place}`),
  nextAfter: (month: string) => `Después de ${month}`,
  more: (n: number) => `${formatNumber('es', n)} más`,
  moved: (code: string, day: string) => `${code} vence el ${day}`,
  dueIn: (month: string, n: number) => `${month}, ${plural('es', n, 'plazo', 'plazos')}`,
  subscriptionOf: (group: string) =>
    `Los plazos y las sesiones de ${group} en su programa de calendario (Outlook, Google o el del teléfono). Solo títulos y fechas.`,
  readOn: (day: string) => `Consultada por última vez el ${day}`,
}

export const en: Like<typeof es> = {
  label: (month) => `Calendar, ${month}`,
  toNearest: (month) => `Go to ${month}`,
  undated: (n) => `${plural('en', n, 'item', 'items')} without a due date`,
  day: (day, items) => (items === 0 ? day : `${day}, ${plural('en', items, 'item due', 'items due')}`),
  session: (number, place) => (place === '' ? `Session ${number}` : `Session ${number}, ${place}`),
  nextAfter: (month) => `Next, after ${month}`,
  more: (n) => `${formatNumber('en', n)} more`,
  moved: (code, day) => `${code} is due ${day}`,
  dueIn: (month, n) => `${month}, ${plural('en', n, 'item due', 'items due')}`,
  subscriptionOf: (group) =>
    `Due dates and sessions of ${group} in your calendar program (Outlook, Google, or your phone’s). Titles and dates only.`,
  readOn: (day) => `Last read on ${day}`,
}
