// Messages of the plan's views, such as the board.
import { formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  label: (columns: number, items: number) =>
    `Tablero de ${plural('es', columns, 'columna', 'columnas')}, ${plural('es', items, 'acción', 'acciones')}`,
  column: (name: string, n: number) => `${name}, ${plural('es', n, 'acción', 'acciones')}`,
  add: (column: string) => `Nueva acción en ${column}`,
  open: (column: string) => `Desplegar la columna ${column}`,
  close: (column: string) => `Plegar la columna ${column}`,
  showAll: (n: number) => `Mostrar ${plural('es', n, 'más', 'más')}`,
  handle: (code: string) => `Mover ${code}`,
  moved: (code: string, column: string, place: number, of: number) =>
    `${code} en ${column}, ${formatNumber('es', place)} de ${formatNumber('es', of)}`,
  stays: (code: string) => `${code} no se puede mover ahí`,
  was: (words: string) => `antes: ${words}`,
  editing: (who: string) => `${who} edita esta acción`,
}

export const en: Like<typeof es> = {
  label: (columns, items) => `Board of ${plural('en', columns, 'column', 'columns')}, ${plural('en', items, 'item', 'items')}`,
  column: (name, n) => `${name}, ${plural('en', n, 'item', 'items')}`,
  add: (column) => `New item in ${column}`,
  open: (column) => `Expand the column ${column}`,
  close: (column) => `Collapse the column ${column}`,
  showAll: (n) => `Show ${plural('en', n, 'more', 'more')}`,
  handle: (code) => `Move ${code}`,
  moved: (code, column, place, of) => `${code} in ${column}, ${formatNumber('en', place)} of ${formatNumber('en', of)}`,
  stays: (code) => `${code} cannot be moved there`,
  was: (words) => `was: ${words}`,
  editing: (who) => `${who} is editing this item`,
}
