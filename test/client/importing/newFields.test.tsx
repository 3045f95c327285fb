// A column of a file that becomes a field of the group's own: what kind is proposed, and that it is defined and filled in one step of undo.
import { createMemo, createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { columnOf } from '../../../client/exchange/planColumns.ts'
import { carryOut } from '../../../client/importing/carryOut.ts'
import { fileLines } from '../../../client/importing/fileLines.ts'
import { importedOf, importPlan } from '../../../client/importing/importPlan.ts'
import { matchColumns } from '../../../client/importing/matchColumns.ts'
import { fieldOfColumn, kindOfValues, ofOtherKind } from '../../../client/importing/newFields.ts'
import { answersIn, wordsToMap } from '../../../client/importing/values.ts'
import { facetNames } from '../../../client/item/facets/names.ts'
import { showOwnFields } from '../../../client/live/ownFields.ts'
import { createUndo } from '../../../client/live/undo.ts'
import { readCell } from '../../../client/roadmap/paste/readCell.ts'
import { changeAndAdd } from '../../../shared/roadmap/changeItems.ts'
import { defineOwnFields } from '../../../shared/roadmap/defineFields.ts'
import { type OwnKind, ownKindOf } from '../../../shared/roadmap/ownKeys.ts'
import { createOwnRows } from '../../../shared/roadmap/ownRows.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { createDice } from '../../harness/random.ts'
import { MINISTRY_GROUP, MINISTRY_LINES, ministryRows } from './ministryPlan.ts'

const { bytes: random } = createDice(31)
const names = facetNames({ ...MINISTRY_GROUP, language: 'es', items: [] })

const COLUMNS: readonly (readonly [OwnKind, readonly string[]])[] = [
  ['number', ['1000', '2,500 USD', '3.200,50']],
  ['text', ['007', '012']],
  ['day', ['2027-03-15', '15/04/2027', 'T3 2027', '46461']],
  ['address', ['https://example.org/a', 'http://example.org']],
  ['party', ['FGN', 'DIAN', 'FGN']],
  ['choice', ['Propia', 'Donación', 'Propia', 'Donación', 'Propia']],
  ['choices', ['Español; Inglés', 'Español', 'Inglés', 'Español; Inglés']],
  ['text', ['Número de talleres', 'Personas capacitadas', 'Guías publicadas']],
  ['text', ['Número de talleres', 'Número de talleres']],
  ['text', []],
]
test.each(COLUMNS)('[M21] a column is proposed as %s by its values: %j', (kind, values) => {
  expect(kindOfValues(values, names)).toBe(kind)
})

test('[M21] a heading gives the name in both languages, and the unit of a number', () => {
  const named = (heading: string, kind: OwnKind, others: readonly string[] = []) => {
    const { name, unit } = fieldOfColumn({ heading, others, values: [] }, kind, random)
    return [name, unit.es]
  }
  expect(named('Presupuesto (USD)', 'number')).toEqual([{ es: 'Presupuesto', en: 'Presupuesto' }, 'USD'])
  const BOTH = ['No.', 'Acción / Action', 'Responsable / Lead', 'Situación / Standing', 'Plazo / Due']
  expect(named('Indicador / Indicator', 'text', BOTH)).toEqual([{ es: 'Indicador', en: 'Indicator' }, ''])
  expect(named('Evaluación / Meeting', 'text')).toEqual([{ es: 'Evaluación', en: 'Meeting' }, ''])
  for (const one of ['Sí/No', 'Costo/beneficio', 'Uno / dos / tres', 'Workshop / Lima', 'Sede / Quito'])
    expect(named(one, 'text', ['No.', 'Acción', 'Responsable / Fecha'])).toEqual([{ es: one, en: one }, ''])
})

test('[M21] a value with a slash is one choice as it stands, unless the values of its column are written in both languages, and is read again', () => {
  const choicesOf = (values: readonly string[]) => {
    const field = fieldOfColumn({ heading: 'Lugar', others: [], values }, 'choice', random)
    createRoot((dispose) => {
      showOwnFields(createMemo(() => createOwnRows([field])))
      for (const text of values) {
        const read = readCell(field.id, text, names)
        expect([text, read.ok && read.change]).toEqual([text, { set: field.id, to: expect.any(String) }])
      }
      dispose()
    })
    return field.choices.map(({ name }) => [name.es, name.en])
  }
  const same = (text: string) => [text, text]
  const places = ['Workshop / Lima', 'Workshop / Bogotá', 'Lima']
  expect(choicesOf(places)).toEqual(places.map(same))
  const apart = ['Workshop / Lima', 'Forum / Bogotá']
  expect(choicesOf(apart)).toEqual(apart.map(same))
  expect(choicesOf(['Capacitación / Training', 'Reunión / Meeting', 'Por definir'])).toEqual([
    ['Capacitación', 'Training'],
    ['Reunión', 'Meeting'],
    same('Por definir'),
  ])
})

test('[M21] several of a list are read as they were proposed: between semicolons or lines, also where a name has a comma', () => {
  const values = ['Bogotá, Colombia; Lima', 'Lima', 'Lima\nBogotá, Colombia', 'Bogotá, Colombia']
  expect(kindOfValues(values, names)).toBe('choices')
  const field = fieldOfColumn({ heading: 'Sedes', others: [], values }, 'choices', random)
  const [bogota, lima] = field.choices.map(({ id }) => id)
  createRoot((dispose) => {
    showOwnFields(createMemo(() => createOwnRows([field])))
    const read = (text: string) => {
      const reading = readCell(field.id, text, names)
      return reading.ok && reading.change && 'to' in reading.change ? reading.change.to : reading
    }
    const both = [bogota, lima].toSorted()
    expect([...values, 'Lima, Bogotá, Colombia'].map(read)).toEqual([
      both,
      [lima],
      both,
      [bogota],
      { ok: false, why: 'choice', part: 'Bogotá' },
    ])
    dispose()
  })
})

test('[M21] another kind keeps what somebody typed as name and unit, and proposes the rest anew', () => {
  const column = { heading: 'Presupuesto (USD)', others: [], values: ['1', '2'] }
  const text = fieldOfColumn(column, 'text', random)
  const number = ofOtherKind(text, column, 'number', random)
  expect([number.name.es, number.unit.es, ownKindOf(number.id)]).toEqual(['Presupuesto', 'USD', 'number'])
  const typed = { ...number, name: { ...number.name, en: 'Budget' }, unit: { es: 'COP', en: 'COP' } }
  const again = ofOtherKind(ofOtherKind(typed, column, 'text', random), column, 'number', random)
  expect([again.name, again.unit]).toEqual([
    { es: 'Presupuesto', en: 'Budget' },
    { es: 'COP', en: 'COP' },
  ])
})

test('[M21] a choice written with other accents, capitals or blanks is offered once', () => {
  const values = ['Donación', 'donacion', 'Propia', 'PROPIA ', 'Donación', 'Propia']
  expect(kindOfValues(values, names)).toBe('choice')
  expect(fieldOfColumn({ heading: 'Fondos', others: [], values }, 'choice', random).choices.map(({ name }) => name.es)).toEqual([
    'Donación',
    'Propia',
  ])
})

test('[M21] [X6] two columns of a ministry become fields with the import, with all their values, and one undo archives them with its items', async () => {
  const rows = ministryRows()
  const matched = matchColumns(rows, names, () => null)
  const { lines } = fileLines(rows, matched.head)
  const valuesOf = (at: number) => lines.flatMap(({ cells }) => cells[at]?.trim() || [])
  const fields = [10, 11].map((at) =>
    fieldOfColumn({ heading: matched.heads[at] ?? '', others: [], values: valuesOf(at) }, kindOfValues(valuesOf(at), names), random),
  )
  const [budget, indicator] = fields
  if (!budget || !indicator) throw new Error('no fields')
  const doc = new Y.Doc()
  const undo = createUndo(doc)
  await createRoot(async (dispose) => {
    showOwnFields(createMemo(() => createOwnRows(fields)))
    const columns = matched.columns.map((column, at) => (at === 10 ? columnOf(budget.id) : at === 11 ? columnOf(indicator.id) : column))
    const values = wordsToMap({ lines, columns, names, known: MINISTRY_GROUP, said: new Map(), remembered: new Map(), items: [] })
    const plan = importPlan({
      lines,
      columns,
      key: null,
      all: [],
      names,
      orders: new Map(),
      months: new Map([['due', 'month']]),
      answers: answersIn(values),
      known: MINISTRY_GROUP,
      decided: new Map(),
    })
    let isDefined = false
    const done = await carryOut(
      undo,
      (changes, newcomers) => {
        if (!isDefined) expect(defineOwnFields(doc, fields, random).ok).toBe(true)
        isDefined = true
        return changeAndAdd(doc, { changes, newcomers }, random)
      },
      importedOf(plan),
    )
    expect([done.stopped, done.refused]).toEqual([null, []])
    const made = readRoadMap(doc)
    expect(made.fields.map(({ name, unit, archived }) => [name.es, unit.es, archived])).toEqual([
      ['Costo estimado', 'USD', false],
      ['Indicador', '', false],
    ])
    expect(made.items.map((item) => item[budget.id])).toEqual(Array.from({ length: MINISTRY_LINES }, (_, n) => 1_000 * (n % 9)))
    expect(made.items.filter((item) => item[indicator.id] === 'Número de talleres')).toHaveLength(MINISTRY_LINES / 2)
    done.step?.takeBack?.()
    const after = readRoadMap(doc)
    expect([after.fields.every(({ archived }) => archived), after.items.every(({ archived }) => archived)]).toEqual([true, true])
    dispose()
  })
})
