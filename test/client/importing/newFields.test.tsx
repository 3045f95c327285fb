// A column of a file that becomes a field of the group's own: what kind is proposed, and that it is defined and filled in one step of undo.
import { render } from '@solidjs/testing-library'
import { createMemo, createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { columnOf, planRows } from '../../../client/exchange/planColumns.ts'
import { sheetCellText } from '../../../client/exchange/sheet.ts'
import { carryOut } from '../../../client/importing/carryOut.ts'
import { fileLines } from '../../../client/importing/fileLines.ts'
import { importedOf, importPlan } from '../../../client/importing/importPlan.ts'
import { matchColumns } from '../../../client/importing/matchColumns.ts'
import { NewFieldForm } from '../../../client/importing/NewField.tsx'
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
import { MINISTRY_GROUP, MINISTRY_LINES, ministryOut, ministryRows } from './ministryPlan.ts'

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

test('[M21] the form of a new list shows the choices that it would have, folded where they are many', () => {
  const shownFor = (values: readonly string[]) => {
    const field = fieldOfColumn({ heading: 'Fuente', others: [], values }, 'choice', random)
    const made = { columns: () => [{ field: field.id, language: null }], newFields: { of: () => field } }
    const { container, unmount } = render(() => (
      <I18nProvider initial="es">
        <NewFieldForm made={made as never} at={0} called="Fuente" />
      </I18nProvider>
    ))
    const details = container.querySelector('details')
    const shown = [
      details?.open,
      details?.querySelector('summary')?.textContent,
      [...container.querySelectorAll('li')].map((li) => li.textContent),
    ]
    unmount()
    return shown
  }
  expect(shownFor(['Propia', 'Donación / Grant', 'Propia', 'Reunión / Meeting'])).toEqual([
    true,
    'La lista tendrá 3 opciones',
    ['Propia', 'Donación / Grant', 'Reunión / Meeting'],
  ])
  const many = Array.from({ length: 20 }, (_, n) => `Fuente ${n}`)
  expect(shownFor(many)).toEqual([false, 'La lista tendrá 20 opciones', many])
  expect(shownFor([])).toEqual([undefined, undefined, []])
})

/** Of a table, each line by the names of its columns. */
const byHeads = ([heads = [], ...lines]: readonly (readonly string[])[]) =>
  lines.map((line) => Object.fromEntries(heads.map((head, at) => [head, line[at] ?? ''])))

test('[M21] [X2] [X6] each column of a ministry’s plan comes out as it went in, two as fields of the group’s own, and one undo archives them with its items', async () => {
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
    const said = new Map([['status stand by', ['deferred']]])
    const values = wordsToMap({ lines, columns, names, known: MINISTRY_GROUP, said, remembered: new Map(), items: [] })
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
    const now = facetNames({ ...MINISTRY_GROUP, language: 'es', items: made.items })
    const out = planRows(made.items, now).map((row) => row.map(sheetCellText))
    const written = byHeads(out)
    const wanted = Array.from({ length: MINISTRY_LINES }, (_, n) => ministryOut(n))
    const compared = Object.keys(wanted[0] ?? {})
    expect(written.map((line) => Object.fromEntries(compared.map((head) => [head, line[head]])))).toEqual(wanted)
    const others = (out[0] ?? []).filter((head) => !compared.includes(head) && head !== 'Número' && head !== 'Plazo original')
    for (const head of others) expect([head, new Set(written.map((line) => line[head])).size]).toEqual([head, 1])
    // Read again, nothing of it is a change.
    const again = matchColumns(out, now, () => null)
    const back = importPlan({
      lines: fileLines(out, again.head).lines,
      columns: again.columns,
      key: columnOf('number'),
      all: made.items,
      names: now,
      orders: new Map(),
      months: new Map(),
      answers: new Map(),
      known: MINISTRY_GROUP,
      decided: new Map(),
    })
    expect([again.columns.length, back.counts.stays]).toEqual([out[0]?.length, MINISTRY_LINES])
    done.step?.takeBack?.()
    const after = readRoadMap(doc)
    expect([after.fields.every(({ archived }) => archived), after.items.every(({ archived }) => archived)]).toEqual([true, true])
    dispose()
  })
})
