// Texts: the list, a text in its two languages, and the editor.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  archiveOne: (title: string) => `Archivar «${title}»`,
  restoreOne: (title: string) => `Restaurar «${title}»`,
  pastedTables: (n: number) =>
    `${plural('es', n, 'tabla se pegó', 'tablas se pegaron')} como líneas: una por fila, con las celdas separadas por «|».`,
  pastedImages: (n: number) => `${plural('es', n, 'imagen no se pegó', 'imágenes no se pegaron')}: los textos no tienen imágenes.`,
  archivedTexts: (n: number) => `Archivados (${n})`,
  /** Each language in its own words. */
  toolbar: (of: string) => `Formato: ${of}`,
  tools: {
    style: (now: string) => `Estilo: ${now}`,
  },
  /** What became of words between two moments, and who did it. */
  marked: {
    formatted: (formats: string) => (formats === '' ? 'Formato cambiado' : `Formato cambiado (${formats})`),
    withFormat: (format: string) => `ahora ${format}`,
    withoutFormat: (format: string) => `antes ${format}`,
    attributes: (before: string) => (before === '' ? 'Cambiado' : `Cambiado (antes ${before})`),
    numberedFrom: (n: number) => `numerado desde ${n}`,
    by: (what: string, who: string) => `${what}: ${who}`,
    at: (who: string, when: string) => `${who}, ${when}`,
    person: (name: string, delegation: string) => `${name} (${delegation})`,
    unverified: (who: string) => `${who}, autoría sin verificar`,
  },
}

export const en: Like<typeof es> = {
  archiveOne: (title) => `Archive “${title}”`,
  restoreOne: (title) => `Restore “${title}”`,
  pastedTables: (n) => `${plural('en', n, 'table was', 'tables were')} pasted as lines: one for each row, with the cells separated by “|”.`,
  pastedImages: (n) => `${plural('en', n, 'image was', 'images were')} not pasted: texts hold no images.`,
  archivedTexts: (n) => `Archived (${n})`,
  toolbar: (of) => `Formatting: ${of}`,
  tools: {
    style: (now) => `Style: ${now}`,
  },
  marked: {
    formatted: (formats) => (formats === '' ? 'Format changed' : `Format changed (${formats})`),
    withFormat: (format) => `now ${format}`,
    withoutFormat: (format) => `was ${format}`,
    attributes: (before) => (before === '' ? 'Changed' : `Changed (was ${before})`),
    numberedFrom: (n) => `numbered from ${n}`,
    by: (what, who) => `${what}: ${who}`,
    at: (who, when) => `${who}, ${when}`,
    person: (name, delegation) => `${name} (${delegation})`,
    unverified: (who) => `${who}, author unverified`,
  },
}
