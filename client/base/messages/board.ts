// The forms of the plan, and the board among them.
import { number } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  label: (columns: number, items: number) =>
    `Tablero de ${plural('es', columns, 'columna', 'columnas')}, ${plural('es', items, 'acción', 'acciones')}`,
  columnsBy: 'Columnas',
  by: { status: 'estado', lead: 'delegación que dirige', stream: 'línea de trabajo', progress: 'avance' },
  none: { lead: 'Sin delegación', stream: 'Sin línea de trabajo' },
  column: (name: string, n: number) => `${name}, ${plural('es', n, 'acción', 'acciones')}`,
  empty: 'Ninguna acción',
  add: (column: string) => `Nueva acción en ${column}`,
  open: (column: string) => `Abrir la columna ${column}`,
  close: (column: string) => `Plegar la columna ${column}`,
  showAll: (n: number) => `Mostrar ${plural('es', n, 'más', 'más')}`,
  handle: (code: string) => `Mover ${code}`,
  moveTo: 'Mover a…',
  up: 'Subir',
  down: 'Bajar',
  first: 'Al principio',
  last: 'Al final',
  keys: 'Flechas para ir de una a otra, Alt y flechas para mover, Mayús F10 para el menú.',
  moved: (code: string, column: string, place: number, of: number) => `${code} en ${column}, ${number('es', place)} de ${number('es', of)}`,
  stays: (code: string) => `${code} no se puede mover ahí`,
  was: (words: string) => `antes: ${words}`,
  editing: (who: string) => `${who} edita esta acción`,
}

export const en: Like<typeof es> = {
  label: (columns, items) => `Board of ${plural('en', columns, 'column', 'columns')}, ${plural('en', items, 'item', 'items')}`,
  columnsBy: 'Columns',
  by: { status: 'status', lead: 'lead delegation', stream: 'workstream', progress: 'progress' },
  none: { lead: 'No delegation', stream: 'No workstream' },
  column: (name, n) => `${name}, ${plural('en', n, 'item', 'items')}`,
  empty: 'No items',
  add: (column) => `New item in ${column}`,
  open: (column) => `Open the column ${column}`,
  close: (column) => `Fold the column ${column}`,
  showAll: (n) => `Show ${plural('en', n, 'more', 'more')}`,
  handle: (code) => `Move ${code}`,
  moveTo: 'Move to…',
  up: 'Move up',
  down: 'Move down',
  first: 'To the top',
  last: 'To the bottom',
  keys: 'Arrows to go from one to another, Alt and arrows to move, Shift F10 for the menu.',
  moved: (code, column, place, of) => `${code} in ${column}, ${number('en', place)} of ${number('en', of)}`,
  stays: (code) => `${code} cannot be moved there`,
  was: (words) => `was: ${words}`,
  editing: (who) => `${who} edits this item`,
}
