// Which field each column of a table is: by its heading, by its values where the heading is usual for several fields, or by its values alone.
import { describe, expect, test } from 'vitest'
import { columnKey } from '../../../client/exchange/planColumns.ts'
import { matchColumns, NOT_SAID } from '../../../client/importing/matchColumns.ts'
import { facetNames } from '../../../client/item/facets/names.ts'
import { MINISTRY_GROUP } from './ministryPlan.ts'

type Rows = readonly (readonly string[])[]
const names = (language: 'es' | 'en') => facetNames({ ...MINISTRY_GROUP, language, items: [] })
const match = (rows: Rows, language: 'es' | 'en' = 'es') => {
  const { head, columns, running } = matchColumns(rows, names(language), () => null)
  return { head, running, columns: columns.map((column) => column && columnKey(column)) }
}
const LINES = [
  ['Capacitar a los fiscales', 'México', '13/01/2027', 'x'],
  ['Revisar el protocolo', 'CO', '10/01/2027', 'y'],
]

describe('[V32] the columns of a table without known headings', () => {
  test('are taken for what all of their words can be, the longest for titles; a line that cannot be read as the others is no item', () => {
    const columns = ['title.es', 'lead', 'due', null]
    expect(match(LINES)).toEqual({ head: -1, running: [], columns })
    expect(match([['Qué', 'Quién', 'Cuándo', ''], ...LINES])).toEqual({ head: 0, running: [], columns })
  })
  test('keep a line with a single usual name, which may be a value, as a line and not as a header', () => {
    const typed = [
      ['Acción', 'Capacitar a los fiscales de las tres delegaciones', 'CO'],
      ['Objetivo', 'Revisar el protocolo de entregas controladas', 'MX'],
    ]
    expect(match(typed)).toEqual({ head: -1, running: [], columns: [null, 'title.es', 'lead'] })
  })
})

describe('[X22] the columns of a table with headings', () => {
  test('are what was said of them before, and of the others what their headings name now', () => {
    const rows = [
      ['No.', 'Acción', 'Notas', 'Estatus'],
      ['WG-001', 'Capacitar', 'x', 'En proceso'],
      ['WG-002', 'Revisar', 'y', 'En proceso'],
    ]
    const before = [NOT_SAID, 'title.es', 'description.es', null]
    const { columns } = matchColumns(rows, names('es'), () => before)
    expect(columns.map((column) => column && columnKey(column))).toEqual(['number', 'title.es', 'description.es', null])
  })
  test('leave out a numbering that is called as an action is, for the column that has the words', () => {
    const numbered = [
      ['1', 'Capacitar a los fiscales'],
      ['2', 'Revisar el protocolo'],
    ]
    expect(match([['Ítem', 'Actividad'], ...numbered])).toMatchObject({ running: [0], columns: [null, 'title.es'] })
    expect(match([['Item', 'Action'], ...numbered], 'en')).toMatchObject({ running: [0], columns: [null, 'title.en'] })
  })
  test('are what their headings say, although other fields could be read from them', () => {
    const mixed = [
      ['Capacitar a los fiscales', 'CO', '13/01/2027'],
      ['Revisar el protocolo', 'MX', '10/01/2027'],
    ]
    expect(match([['Actividad', 'Países participantes', 'Fecha límite'], ...mixed]).columns).toEqual(['title.es', 'coDelegations', 'due'])
    expect(match([['Activity', 'Responsible', 'Deadline'], ...mixed], 'en').columns).toEqual(['title.en', 'lead', 'due'])
  })
  test('are what most of their values can be, where a heading is usual for several fields', () => {
    const of = (...values: readonly string[]) =>
      match([['Acción', 'Responsable(s)'], ...values.map((value, n) => [`Medida ${n}`, value])]).columns[1]
    expect([of('Colombia', 'México', 'CNI'), of('FGN', 'DIAN', 'CNI'), of('CNI', 'otro')]).toEqual(['lead', 'agencies', 'lead'])
  })
  test('prefer the label of Ruta to a usual name, and leave out running numbers and what is there twice', () => {
    expect(
      match([
        ['No.', 'Acción', 'Título ES'],
        ['1', 'Mesa', 'Uno'],
        ['2', 'Mesa', 'Dos'],
      ]),
    ).toEqual({
      head: 0,
      running: [0],
      columns: [null, null, 'title.es'],
    })
    expect(
      match([
        ['No.', 'Acción'],
        ['WG-001', 'Uno'],
        ['', 'Dos'],
      ]),
    ).toMatchObject({ running: [], columns: ['number', 'title.es'] })
  })
})
