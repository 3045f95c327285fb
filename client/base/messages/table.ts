// The columns of the table.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  menu: (column: string) => `Opciones de la columna ${column}`,
  hidden: (column: string) => `Columna ${column} oculta`,
  at: (column: string, place: number, of: number) => `Columna ${column}, ${place} de ${of}`,
  pinnedAt: (column: string, place: number, of: number) => `Columna ${column}, fija, ${place} de ${of}`,
  wide: (column: string, px: number) => `Columna ${column}, ancho de ${px} píxeles`,
  range: (rows: number, columns: number) => `${plural('es', rows, 'fila', 'filas')} por ${plural('es', columns, 'columna', 'columnas')}`,
}

export const en: Like<typeof es> = {
  menu: (column) => `Options of the column ${column}`,
  hidden: (column) => `Column ${column} hidden`,
  at: (column, place, of) => `Column ${column}, ${place} of ${of}`,
  pinnedAt: (column, place, of) => `Column ${column}, pinned, ${place} of ${of}`,
  wide: (column, px) => `Column ${column}, ${px} pixels wide`,
  range: (rows, columns) => `${plural('en', rows, 'row', 'rows')} by ${plural('en', columns, 'column', 'columns')}`,
}
