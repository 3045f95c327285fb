// Which fields the headings of other people's tables name.
import { describe, expect, test } from 'vitest'
import { readHeading } from '../../../client/exchange/headings.ts'
import { columnKey } from '../../../client/exchange/planColumns.ts'
import { tableHead } from '../../../client/exchange/tableHead.ts'

const read = (text: string, reader: 'es' | 'en' = 'es') => readHeading(text, reader)?.columns.map(columnKey) ?? null

describe('[X22] a heading', () => {
  test.each<[string, readonly string[] | null]>([
    ['Título (ES)', ['title.es']],
    ['TÍTULO ES', ['title.es']],
    ['Título (en inglés)', ['title.en']],
    ['Acción', ['title.es']],
    ['Acciones', ['title.es']],
    ['Action (EN)', ['title.en']],
    ['Actions', ['title.en']],
    ['Inglés', ['title.en']],
    ['Español', ['title.es']],
    ['Activity', ['title.en']],
    ['Activities', ['title.en']],
    ['Acción / Action', ['title.es']],
    ['Descripción de la acción', ['description.es']],
    ['Description (EN)', ['description.en']],
    ['Línea de acción', ['stream']],
    ['Líneas de trabajo', ['stream']],
    ['Eje estratégico', ['stream']],
    ['Fecha compromiso', ['due']],
    ['Fecha de compromiso', ['due']],
    ['Fecha límite (dd/mm/aaaa)', ['due']],
    ['Fecha compromiso de la entrega', ['due']],
    ['Due date', ['due']],
    ['Fecha de inicio', ['start']],
    ['Estatus', ['status']],
    ['STATUS', ['status']],
    ['% de avance', ['progress']],
    ['Avance (%)', ['progress']],
    ['% complete', ['progress']],
    ['Responsable(s)', ['lead', 'agencies', 'people']],
    ['Responsables', ['lead', 'agencies', 'people']],
    ['Instituciones', ['agencies']],
    ['Países', ['lead']],
    ['Países responsables', ['lead']],
    ['Ejes estratégicos', ['stream']],
    ['Fecha de finalización', ['due']],
    ['% de ejecución', ['progress']],
    ['Recomendaciones', ['title.es']],
    // A post, not who leads.
    ['Cargo', null],
    ['Entidades responsables', ['agencies']],
    ['Agencies', ['agencies']],
    ['País', ['lead']],
    ['Países participantes', ['coDelegations']],
    ['Nº', ['number']],
    ['N.º', ['number']],
    ['No.', ['number']],
    ['Núm.', ['number']],
    ['#', ['number']],
    ['Tipo', ['kind']],
    ['Prioridad', ['priority']],
    // What names no field is not guessed.
    ['Presupuesto', null],
    ['Comentarios internos', null],
    ['Fecha de la última actualización', null],
    ['Indicador', null],
    ['', null],
  ])('“%s” names %j', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
  test('in both languages at once is that of the reader', () => {
    expect(read('Acción / Action', 'en')).toEqual(['title.en'])
  })
})

describe('[X22] the headings of a table', () => {
  const keys = (rows: readonly (readonly string[])[]) => {
    const head = tableHead(rows, 'es')
    return head && [head.row, ...head.headings.map((heading) => heading?.columns.map(columnKey)[0] ?? null)]
  }
  test('are found below the titles of the whole table', () => {
    expect(keys([['PLAN DE ACCIÓN 2027'], [''], ['No.', 'Acción', 'Estatus'], ['1', 'Uno', 'En proceso']])).toEqual([
      2,
      'number',
      'title.es',
      'status',
    ])
  })
  test('of two rows are read as one, with cells that are merged or blank', () => {
    const rows = [
      ['No.', 'Acción', '', 'Responsable', '', 'Plazos', '', 'Presupuesto'],
      ['', 'Español', 'Inglés', 'País', 'Institución', 'Inicio', 'Fin', 'USD'],
      ['1', 'Uno', 'One', 'Colombia', 'FGN', '2027-01-01', '2027-02-01', '3'],
    ]
    expect(keys(rows)).toEqual([1, 'number', 'title.es', 'title.en', 'lead', 'agencies', 'start', 'due', null])
    expect(tableHead(rows, 'es')?.heads).toContain('Acción · Inglés')
  })
  test('are not glued to the title of the table in the row above them', () => {
    const rows = [['PLAN DE ACCIÓN 2027'], ['No.', 'Acción', 'Estatus'], ['1', 'Uno', 'En proceso']]
    expect(tableHead(rows, 'es')).toMatchObject({ row: 1, rows: 1, heads: ['No.', 'Acción', 'Estatus'] })
  })
  test('are not a line with one usual name below other lines', () => {
    expect(
      tableHead(
        [
          ['Capacitar', 'CO'],
          ['Acción', 'MX'],
          ['Revisar', 'US'],
        ],
        'es',
      ),
    ).toBeNull()
  })
  test('of one row stay one, whatever the first line says', () => {
    expect(
      keys([
        ['Acción', 'Estatus', 'Responsable'],
        ['Capacitar', 'En proceso', 'Colombia'],
      ]),
    ).toEqual([0, 'title.es', 'status', 'lead'])
  })
  test('are none where a line has one usual name beside a long text: it may be a value', () => {
    expect(
      keys([
        ['Acción', 'Capacitar a los fiscales de las tres delegaciones', 'CO'],
        ['Objetivo', 'Revisar el protocolo de entregas controladas', 'MX'],
      ]),
    ).toBe(null)
  })
})
