// Comparing two moments: the chip, the legend, the marks in the table, and naming a moment.
import { form, formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  chip: (moments: string) => `Comparar: ${moments}`,

  session: (number: number) => `Sesión ${number}`,
  sessionAt: (number: number, place: string) => `Sesión ${number}, ${place}`,
  sessionStart: (number: number) => `Inicio de la sesión ${number}`,
  sessionStartAt: (number: number, place: string) => `Inicio de la sesión ${number}, ${place}`,
  closedOn: (day: string) => `cerrada el ${day}`,
  startedOn: (day: string) => `iniciada el ${day}`,
  /** Label of the chip. */
  sinceSession: (number: number) => `Desde la sesión ${number}`,
  sinceSessionStart: (number: number) => `Desde el inicio de la sesión ${number}`,
  sinceMoment: (moment: string) => `Desde ${moment}`,
  range: (from: string, to: string) => `${from} → ${to}`,

  added: (n: number) => form('es', n, 'agregada', 'agregadas'),
  archived: (n: number) => form('es', n, 'archivada', 'archivadas'),
  changed: (n: number) => form('es', n, 'cambió', 'cambiaron'),
  untouched: (n: number) => `${formatNumber('es', n)} sin cambios`,
  changeOf: (n: number, all: number) => `${formatNumber('es', n)} de ${formatNumber('es', all)}`,
  changes: (all: number) => plural('es', all, 'diferencia', 'diferencias'),
  changeOfSaid: (n: number, all: number) => `Diferencia ${formatNumber('es', n)} de ${formatNumber('es', all)}`,
  changedTexts: {
    added: (n: number) => form('es', n, 'texto nuevo', 'textos nuevos'),
    archived: (n: number) => form('es', n, 'texto archivado', 'textos archivados'),
    changed: (n: number) => form('es', n, 'texto cambiado', 'textos cambiados'),
  },
  changedPlaces: {
    inserted: (n: number) => form('es', n, 'adición', 'adiciones'),
    deleted: (n: number) => form('es', n, 'eliminación', 'eliminaciones'),
    moved: (n: number) => form('es', n, 'pasaje movido', 'pasajes movidos'),
    other: (n: number) => form('es', n, 'cambio de formato', 'cambios de formato'),
  },
  tableLabel: (table: string, moments: string) => `${table}. Comparación: ${moments}`,

  otherSide: (language: string, words: string) => `${language}: ${words}`,
  arrow: (field: string, from: string, to: string) => `${field}: ${from} → ${to}`,
  fieldChanged: (field: string) => `${field}: cambió`,
  changedTip: (n: number) => plural('es', n, 'campo cambió', 'campos cambiaron'),
  inSessionAt: (when: string, city: string, number: number) =>
    city === '' ? `${when}, en la sesión ${number}` : `${when} en ${city}, en la sesión ${number}`,
  atZone: (when: string, zone: string) => `${when}, ${zone}`,
  changedTimes: (n: number) => `Cambió ${formatNumber('es', n)} ${form('es', n, 'vez', 'veces')}`,
  clearedTimes: (n: number) => `Se quitó la fecha ${formatNumber('es', n)} ${form('es', n, 'vez', 'veces')}`,
  movedTimes: (n: number) => `Se reprogramó ${formatNumber('es', n)} ${form('es', n, 'vez', 'veces')}`,
  days: (n: number) => `${n > 0 ? '+' : n < 0 ? '−' : ''}${formatNumber('es', Math.abs(n))} ${form('es', Math.abs(n), 'día', 'días')}`,
  timesBy: (n: number, who: string) => form('es', n, `una vez por ${who}`, `${formatNumber('es', n)} veces por ${who}`),
  timesUnverified: (n: number) => `${form('es', n, 'una vez', `${formatNumber('es', n)} veces`)} con autoría sin verificar`,
  historyOf: (code: string) => `Historial de ${code}`,

  dialog: {
    dayOf: (which: string) => `${which}: fecha`,
  },
  naming: {
    done: (name: string) => `«${name}» quedó registrado.`,
  },
}

/** *once*, *twice*, *3 times*. */
const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${formatNumber('en', n)} times`)

export const en: Like<typeof es> = {
  chip: (moments) => `Compare: ${moments}`,

  session: (number) => `Session ${number}`,
  sessionAt: (number, place) => `Session ${number}, ${place}`,
  sessionStart: (number) => `Start of session ${number}`,
  sessionStartAt: (number, place) => `Start of session ${number}, ${place}`,
  closedOn: (day) => `closed ${day}`,
  startedOn: (day) => `started ${day}`,
  sinceSession: (number) => `Since session ${number}`,
  sinceSessionStart: (number) => `Since the start of session ${number}`,
  sinceMoment: (moment) => `Since ${moment}`,
  range: (from, to) => `${from} → ${to}`,

  added: () => 'added',
  archived: () => 'archived',
  changed: () => 'changed',
  untouched: (n) => `${formatNumber('en', n)} unchanged`,
  changeOf: (n, all) => `${formatNumber('en', n)} of ${formatNumber('en', all)}`,
  changes: (all) => plural('en', all, 'difference', 'differences'),
  changeOfSaid: (n, all) => `Difference ${formatNumber('en', n)} of ${formatNumber('en', all)}`,
  changedTexts: {
    added: (n) => form('en', n, 'new text', 'new texts'),
    archived: (n) => form('en', n, 'text archived', 'texts archived'),
    changed: (n) => form('en', n, 'text changed', 'texts changed'),
  },
  changedPlaces: {
    inserted: (n) => form('en', n, 'addition', 'additions'),
    deleted: (n) => form('en', n, 'deletion', 'deletions'),
    moved: (n) => form('en', n, 'moved passage', 'moved passages'),
    other: (n) => form('en', n, 'change of format', 'changes of format'),
  },
  tableLabel: (table, moments) => `${table}. Comparison: ${moments}`,

  otherSide: (language, words) => `${language}: ${words}`,
  arrow: (field, from, to) => `${field}: ${from} → ${to}`,
  fieldChanged: (field) => `${field}: changed`,
  changedTip: (n) => plural('en', n, 'field changed', 'fields changed'),
  inSessionAt: (when, city, number) => (city === '' ? `${when}, in session ${number}` : `${when} in ${city}, in session ${number}`),
  atZone: (when, zone) => `${when}, ${zone}`,
  changedTimes: (n) => `Changed ${times(n)}`,
  clearedTimes: (n) => `Date cleared ${times(n)}`,
  movedTimes: (n) => `Rescheduled ${times(n)}`,
  days: (n) => `${n > 0 ? '+' : n < 0 ? '−' : ''}${formatNumber('en', Math.abs(n))} ${form('en', Math.abs(n), 'day', 'days')}`,
  timesBy: (n, who) => `${times(n)} by ${who}`,
  timesUnverified: (n) => `${times(n)} with author unverified`,
  historyOf: (code) => `History of ${code}`,

  dialog: {
    dayOf: (which) => `${which}: date`,
  },
  naming: {
    done: (name) => `“${name}” was recorded.`,
  },
}
