// Messages of pasting a table from a spreadsheet into the plan.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  title: (lines: number) => `Pegar ${plural('es', lines, 'línea', 'líneas')}`,
  summary: (changes: number, stays: number) =>
    `${plural('es', changes, 'celda cambia', 'celdas cambian')}; ${plural('es', stays, 'queda como está', 'quedan como están')}.`,
  refused: (n: number) => plural('es', n, 'celda no se pega', 'celdas no se pegan'),
  choices: (column: string, options: string) => `Opciones de «${column}»: ${options}.`,
  left: (columns: number) => `${plural('es', columns, 'columna pegada no tiene', 'columnas pegadas no tienen')} lugar en la tabla.`,
  cut: (lines: number, most: number) => `Se pegan ${most} líneas a la vez; ${plural('es', lines, 'queda', 'quedan')} fuera.`,
  create: (n: number) => `Crear ${plural('es', n, 'acción nueva', 'acciones nuevas')} con las líneas que no tienen fila`,
  datesRead: (column: string, order: string) => `Las fechas de «${column}» se leen como ${order}.`,
  datesAsked: (column: string, text: string) => `¿Qué día es «${text}» en «${column}»?`,
  line: (n: number) => `Línea ${n}`,
  more: (n: number) => `y ${plural('es', n, 'línea más', 'líneas más')}`,
  copied: (n: number) => `${plural('es', n, 'fila copiada', 'filas copiadas')}`,
  copiedCells: (n: number) => `${plural('es', n, 'celda copiada', 'celdas copiadas')}`,
  why: {
    date: (text: string) => `«${text}» no es una fecha`,
    choice: (text: string) => `«${text}» no es una de las opciones`,
    amount: (text: string) => `«${text}» no es un número`,
    address: (text: string) => `«${text}» no es una dirección web (https://…)`,
    unknown: (text: string) => `«${text}» no está en el grupo`,
    several: (text: string) => `«${text}» coincide con más de uno`,
    long: (text: string) => `«${text}» es demasiado largo`,
    statusMove: (text: string) => `el estado actual no permite pasar a «${text}»`,
    archived: (_text: string) => 'está archivada',
    stands: (_text: string) => 'ya hay una descripción; se cambia en la acción',
    circle: (text: string) => `«${text}» crearía una dependencia circular`,
  },
}

export const en: Like<typeof es> = {
  title: (lines) => `Paste ${plural('en', lines, 'line', 'lines')}`,
  summary: (changes, stays) =>
    `${plural('en', changes, 'cell changes', 'cells change')}; ${plural('en', stays, 'stays as it is', 'stay as they are')}.`,
  refused: (n) => plural('en', n, 'cell is not pasted', 'cells are not pasted'),
  choices: (column, options) => `Choices for “${column}”: ${options}.`,
  left: (columns) => `${plural('en', columns, 'pasted column has', 'pasted columns have')} no place in the table.`,
  cut: (lines, most) => `${most} lines are pasted at a time; ${plural('en', lines, 'is', 'are')} left out.`,
  create: (n) => `Create ${plural('en', n, 'new item', 'new items')} from the lines without a row`,
  datesRead: (column, order) => `Dates in “${column}” are read as ${order}.`,
  datesAsked: (column, text) => `Which day is “${text}” in “${column}”?`,
  line: (n) => `Line ${n}`,
  more: (n) => `and ${plural('en', n, 'more line', 'more lines')}`,
  copied: (n) => `${plural('en', n, 'row', 'rows')} copied`,
  copiedCells: (n) => `${plural('en', n, 'cell', 'cells')} copied`,
  why: {
    date: (text) => `“${text}” is not a date`,
    choice: (text) => `“${text}” is not one of the choices`,
    amount: (text) => `“${text}” is not a number`,
    address: (text) => `“${text}” is not a web address (https://…)`,
    unknown: (text) => `“${text}” is not in the group`,
    several: (text) => `“${text}” matches more than one`,
    long: (text) => `“${text}” is too long`,
    statusMove: (text) => `the current status cannot change to “${text}”`,
    archived: () => 'it is archived',
    stands: () => 'there is a description already; it is changed in the item',
    circle: (text) => `“${text}” would create a circular dependency`,
  },
}
