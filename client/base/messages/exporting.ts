// Messages of the export dialog: which part of the road map goes into a file.
import { formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  check: {
    same: (document: string, seq: string) => `El documento coincide con el registro: ${document} tiene esa huella en la posición ${seq}.`,
    other: (document: string, seq: string) =>
      `El documento no coincide con el registro: ${document} tiene otra huella en la posición ${seq}. Guarde el documento y avise a las demás delegaciones.`,
  },
  preview: {
    pages: (n: number) => `Página 1 de ${formatNumber('es', n)}`,
    asPdf: (n: number) => `Página 1 de ${formatNumber('es', n)} en PDF; Word reparte las páginas a su manera`,
    picture: (n: number) => `Imagen de la página 1 de ${formatNumber('es', n)}`,
  },
  filtered: (filter: string) => `Filtro: ${filter}`,
  grouped: (field: string) => `Agrupación: ${field}`,
  asClosed: (when: string) => `Cierre de la sesión, ${when}`,
  plan: (n: number, all: number) =>
    n === all
      ? `Hoja de ruta: ${plural('es', n, 'acción', 'acciones')}`
      : `Hoja de ruta: ${formatNumber('es', n)} de ${plural('es', all, 'acción', 'acciones')}, como en la pantalla`,
  register: (n: number, all: number) =>
    n === all
      ? `Registro de decisiones: ${plural('es', n, 'decisión', 'decisiones')}`
      : `Registro de decisiones: ${formatNumber('es', n)} de ${plural('es', all, 'decisión', 'decisiones')}, como en la pantalla`,
}

export const en: Like<typeof es> = {
  check: {
    same: (document, seq) => `The document agrees with the log: ${document} has that hash at position ${seq}.`,
    other: (document, seq) =>
      `The document does not agree with the log: ${document} has another hash at position ${seq}. Keep the document and tell the other delegations.`,
  },
  preview: {
    pages: (n) => `Page 1 of ${formatNumber('en', n)}`,
    asPdf: (n) => `Page 1 of ${formatNumber('en', n)} as PDF; Word paginates on its own`,
    picture: (n) => `Picture of page 1 of ${formatNumber('en', n)}`,
  },
  filtered: (filter) => `Filter: ${filter}`,
  grouped: (field) => `Grouping: ${field}`,
  asClosed: (when) => `Close of the session, ${when}`,
  plan: (n, all) =>
    n === all
      ? `Road map: ${plural('en', n, 'item', 'items')}`
      : `Road map: ${formatNumber('en', n)} of ${plural('en', all, 'item', 'items')}, as on the screen`,
  register: (n, all) =>
    n === all
      ? `Register of decisions: ${plural('en', n, 'decision', 'decisions')}`
      : `Register of decisions: ${formatNumber('en', n)} of ${plural('en', all, 'decision', 'decisions')}, as on the screen`,
}
