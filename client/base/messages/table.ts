// The columns of the table.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  keys: 'Flechas para recorrer las celdas, Mayús y flechas para marcar varias; escriba para reemplazar el valor, F2 o Enter para editarlo, Control D para rellenar hacia abajo; en el número, las letras son de la acción; en los nombres de las columnas, Enter ordena, Alt y flechas mueven, Alt, Mayús y flechas cambian el ancho, Mayús F10 abre el menú.',
  menu: (column: string) => `Opciones de la columna ${column}`,
  resize: 'Arrastre para cambiar el ancho; doble clic para ajustarlo',
  arranged: 'Orden del grupo',
  fit: 'Ajustar al contenido',
  wider: 'Más ancha',
  narrower: 'Más angosta',
  usual: 'Ancho habitual',
  pin: 'Fijar a la izquierda',
  pinHint: 'al desplazarse',
  unpin: 'Dejar de fijar',
  left: 'Mover a la izquierda',
  right: 'Mover a la derecha',
  hide: 'Ocultar columna',
  hidden: (column: string) => `Columna ${column} oculta`,
  at: (column: string, place: number, of: number) => `Columna ${column}, ${place} de ${of}`,
  pinnedAt: (column: string, place: number, of: number) => `Columna ${column}, fija, ${place} de ${of}`,
  wide: (column: string, px: number) => `Columna ${column}, ancho de ${px} píxeles`,
  range: (rows: number, columns: number) => `${plural('es', rows, 'fila', 'filas')} por ${plural('es', columns, 'columna', 'columnas')}`,
}

export const en: Like<typeof es> = {
  keys: 'Arrows to walk the cells, Shift and arrows to mark several; type to replace a value, F2 or Enter to edit it, Control D to fill down; on the number, letters are for the item; on the names of the columns, Enter sorts, Alt and arrows move, Alt, Shift and arrows change the width, Shift F10 opens the menu.',
  menu: (column) => `Options of the column ${column}`,
  resize: 'Drag to change the width; double-click to fit it',
  arranged: 'The group’s order',
  fit: 'Fit to content',
  wider: 'Wider',
  narrower: 'Narrower',
  usual: 'Usual width',
  pin: 'Pin to the left',
  pinHint: 'when scrolling',
  unpin: 'Unpin',
  left: 'Move left',
  right: 'Move right',
  hide: 'Hide column',
  hidden: (column) => `Column ${column} hidden`,
  at: (column, place, of) => `Column ${column}, ${place} of ${of}`,
  pinnedAt: (column, place, of) => `Column ${column}, pinned, ${place} of ${of}`,
  wide: (column, px) => `Column ${column}, ${px} pixels wide`,
  range: (rows, columns) => `${plural('en', rows, 'row', 'rows')} by ${plural('en', columns, 'column', 'columns')}`,
}
