// Walks every place where one of Ruta's fields appears, and finds the group's own field there: one of each kind, in one plan.

import xlsx from '@e965/xlsx/dist/xlsx.mini.min.js'
import { createRoot } from 'solid-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { comparedNames } from '../../../client/compare/knownNames.ts'
import { columnName, planColumns, planRows } from '../../../client/exchange/planColumns.ts'
import { planJson } from '../../../client/exchange/planJson.ts'
import { planMarkdown } from '../../../client/exchange/planMarkdown.ts'
import { sheetCellText } from '../../../client/exchange/sheet.ts'
import { readXlsx, writeXlsx } from '../../../client/exchange/xlsx.ts'
import { changedFields } from '../../../client/history/restoring/restoreCounts.ts'
import { fileLines } from '../../../client/importing/fileLines.ts'
import { importPlan } from '../../../client/importing/importPlan.ts'
import { jsonSheet } from '../../../client/importing/jsonSheet.ts'
import { matchColumns } from '../../../client/importing/matchColumns.ts'
import { hasEditor } from '../../../client/item/FieldEditor.tsx'
import { facetOf, isEmptyField } from '../../../client/item/facets/facets.ts'
import { readAmount } from '../../../client/item/facets/own.ts'
import { ownFields } from '../../../client/live/ownFields.ts'
import { createRoadMapStore } from '../../../client/live/roadMapStore.ts'
import { boardColumns } from '../../../client/roadmap/board/boardColumns.ts'
import { columnKeys } from '../../../client/roadmap/columns/columnsQuery.ts'
import { groupings, itemGroups } from '../../../client/roadmap/grouping.ts'
import { cellText } from '../../../client/roadmap/paste/cellText.ts'
import { readCell } from '../../../client/roadmap/paste/readCell.ts'
import { decodeViewState, encodeViewState } from '../../../client/roadmap/viewState.ts'
import { itemChangesOf } from '../../../server/plan/planChanges.ts'
import { netChanges } from '../../../server/timeTravel/netChanges.ts'
import { ItemFieldsBody } from '../../../shared/api/items.ts'
import { fieldText } from '../../../shared/history/fieldText.ts'
import { restorePlan } from '../../../shared/history/restore.ts'
import { must } from '../../../shared/result.ts'
import { changeItems } from '../../../shared/roadmap/changeItems.ts'
import { addOwnField, archiveOwnField, changeChoice } from '../../../shared/roadmap/defineFields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { OWN_KINDS, type OwnFieldKey, type OwnKind } from '../../../shared/roadmap/ownKeys.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addItem, setForeign } from '../../../shared/roadmap/write.ts'
import { matcher, NO_PLAN_FILTER } from '../../../shared/views/filter.ts'
import type { SortNames, ViewReader } from '../../../shared/views/rule.ts'
import { sorter, sortKeys } from '../../../shared/views/sort.ts'
import { subjectKeys } from '../../../shared/views/subjects.ts'
import { createDice } from '../../harness/random.ts'
import { KNOWN, planFile } from '../exchange/files.ts'

const { bytes: random } = createDice(11)
const doc = new Y.Doc()
const keys = {} as Record<OwnKind, OwnFieldKey>
const names = planFile().names
const NAMES: Readonly<Record<OwnKind, string>> = {
  text: 'Focal point',
  number: 'Budget',
  day: 'Reviewed',
  choice: 'Funding',
  choices: 'Languages',
  party: 'Host',
  address: 'Guide',
}
let dispose = () => {}
const item = (): Item => must(readRoadMap(doc).items[0], 'item')
const other = (): Item => must(readRoadMap(doc).items[1], 'item')
const choicesOf = (kind: OwnKind) =>
  must(
    readRoadMap(doc).fields.find(({ id }) => id === keys[kind]),
    kind,
  ).choices.map(({ id }) => id)
const sortedBy = (): SortNames => ({
  language: 'en',
  compareText: (a, b) => (a < b ? -1 : 1),
  delegation: String,
  agency: String,
  person: String,
  item: String,
  stream: () => 0,
  own: ownFields(),
})
const READER: ViewReader = {
  today: () => '2027-01-01',
  item: () => undefined,
  confirmed: () => undefined,
  account: null,
  delegation: null,
  agency: null,
  own: ownFields,
}

beforeAll(() => {
  for (const kind of OWN_KINDS) {
    const choices = [
      { es: 'Propia', en: 'Own' },
      { es: 'Donación', en: 'Grant' },
    ]
    const unit = kind === 'number' ? { unit: { es: 'USD', en: 'USD' } } : {}
    const added = addOwnField(doc, { kind, name: { es: `${NAMES[kind]} ES`, en: NAMES[kind] }, ...unit, choices }, random)
    keys[kind] = must(added.ok ? added.value : null, kind)
  }
  const one = addItem(doc, { title: { es: 'Guía', en: 'Guide' } }, random)
  addItem(doc, { title: { es: 'Otra', en: 'Other' } }, random)
  const id = must(one.ok ? one.value : null, 'item')
  const agency = must(KNOWN.agencies[0], 'agency').id
  const values: Readonly<Record<OwnKind, unknown>> = {
    text: 'OPDAT, Bogotá',
    number: 48_000,
    day: '2027-03-26',
    choice: choicesOf('choice')[1],
    choices: choicesOf('choices').toSorted(),
    party: `agency:${agency}`,
    address: 'https://example.org/guide',
  }
  for (const kind of OWN_KINDS) expect([kind, setForeign(doc, id, keys[kind], values[kind]).ok]).toEqual([kind, true])
  createRoot((end) => {
    createRoadMapStore(doc)
    dispose = end
  })
})
afterAll(() => dispose())

describe.each(OWN_KINDS)('[M21] an own field of the kind %s', (kind) => {
  test('is in the lists of columns, orders, conditions, exported columns and, but for texts, amounts, dates and addresses, of groups', () => {
    const key = keys[kind]
    expect(columnKeys()).toContain(key)
    expect(sortKeys(ownFields())).toContain(key)
    expect(subjectKeys(ownFields())).toContain(key)
    expect(planColumns().map(({ field }) => field)).toContain(key)
    expect(groupings().includes(key)).toBe(['choice', 'choices', 'party'].includes(kind))
    expect(hasEditor(key)).toBe(true)
  })

  test('is empty or not, sorted after what has none last, and written and read again as a cell', () => {
    const key = keys[kind]
    expect([isEmptyField(item(), key), isEmptyField(other(), key)]).toEqual([false, true])
    const both = sorter({ by: key, descending: true }, sortedBy())([other(), item()])
    expect(both.map(({ id }) => id)).toEqual([item().id, other().id])
    const text = cellText(item(), key, names)
    expect(text).not.toBe('')
    const read = readCell(key, text, names)
    expect(read).toEqual({ ok: true, change: { set: key, to: item()[key] } })
    expect(cellText(other(), key, names)).toBe('')
  })

  test('is filtered by whether it is filled, and found by its words', () => {
    const key = keys[kind]
    const where = { mode: 'all' as const, groups: [[{ subject: key, op: 'filled' as const, values: [] }]] }
    const holds = matcher({ ...NO_PLAN_FILTER, where }, READER)
    expect([item(), other()].map(holds)).toEqual([true, false])
    if (kind === 'text' || kind === 'choice')
      expect([item(), other()].map(matcher({ ...NO_PLAN_FILTER, text: kind === 'text' ? 'opdat' : 'grant' }, READER))).toEqual([
        true,
        false,
      ])
  })

  test('stays in an address with its order, column and condition, also before the field is known', () => {
    const key = keys[kind]
    const asked: Readonly<Record<string, string>> = { sort: `-${key}`, columns: `status,${key}`, all: `${key}.filled`, widths: `${key}.40` }
    const state = decodeViewState((name) => asked[name] ?? null)
    expect(state.unread).toEqual([])
    expect(encodeViewState(state)).toMatchObject(asked)
  })

  test('differs in a comparison, counts for a restore, and comes back with a restored plan', () => {
    const key = keys[kind]
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    setForeign(copy, item().id, key, kind === 'choices' ? [] : null)
    const [before, after] = [readRoadMap(doc), readRoadMap(copy)]
    expect(netChanges(before, after).flatMap(({ fields }) => fields)).toEqual([{ field: key, from: item()[key], to: null }])
    expect(changedFields(must(after.items[0], 'item'), item())).toEqual([key])
    restorePlan(copy, doc)
    expect(readRoadMap(copy)).toEqual(before)
  })

  test('is written by a program under its key, and a value of another kind is a bad request', () => {
    const key = keys[kind]
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    const body = ItemFieldsBody.safeParse({ [key]: item()[key] })
    expect(body.success).toBe(true)
    if (!body.success) return
    expect(changeItems(copy, itemChangesOf(other().id, body.data), random)).toEqual([])
    expect(readRoadMap(copy).items[1]?.[key]).toEqual(item()[key])
    expect(ItemFieldsBody.safeParse({ [key]: { wrong: true } }).success).toBe(false)
    expect(ItemFieldsBody.safeParse({ budget: 1 }).success).toBe(false)
  })

  test('is said in words in the history and on paper', () => {
    const said = fieldText(keys[kind], item()[keys[kind]], { ...comparedNames(knownNames()) }, 'en')
    expect(said).toBe(
      {
        text: 'OPDAT, Bogotá',
        number: '48,000\u00a0USD',
        day: said,
        choice: 'Grant',
        choices: said,
        party: must(KNOWN.agencies[0], 'agency').acronym,
        address: 'https://example.org/guide',
      }[kind],
    )
    expect(said).not.toBe('')
  })
})
const knownNames = () => ({
  group: { delegations: KNOWN.delegations, agencies: KNOWN.agencies } as never,
  members: [],
  meetings: [],
  item: () => null,
  stream: () => null,
  thisYear: 2027,
})

test('[M21] own fields are the columns of an exported table, in Markdown and JSON, and a file with them is read as what it was', () => {
  const items = [item()]
  const rows = planRows(items, names)
  const budget = planColumns().findIndex(({ field }) => field === keys.number)
  expect([rows[0]?.[budget], rows[1]?.[budget]]).toEqual(['Budget ES', { amount: 48_000, text: '48000' }])
  expect(planMarkdown(planFile(items))).toContain('- Funding ES: Donación')
  const sheet = must(jsonSheet(planJson(planFile(items)), names), 'sheet')
  expect(sheet[1]?.[budget]).toBe('48000')
  const heads = ['Title EN', 'Budget', 'Languages']
  const matched = matchColumns([heads, ['Guide', '1', 'Own']], names, () => null)
  expect(matched.columns.map((column) => column && columnName(column, 'en'))).toEqual(heads)
})

test('[M21] [X1] in Excel an amount is a number and a date a day, and both come back as they were', () => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  for (const amount of [48_000, -0.5, 1.234, 1_234.5]) {
    setForeign(copy, item().id, keys.number, amount)
    const [row] = readRoadMap(copy).items
    const bytes = writeXlsx([{ name: 'Plan', rows: planRows([must(row, 'item')], names) }])
    const cells = xlsx.read(bytes, { type: 'array', dense: true, cellNF: true }).Sheets.Plan?.['!data']?.[1]
    const at = (kind: OwnKind) => planColumns().findIndex(({ field }) => field === keys[kind])
    expect([cells?.[at('number')]?.t, cells?.[at('number')]?.v]).toEqual(['n', amount])
    expect([cells?.[at('day')]?.t, cells?.[at('day')]?.z]).toEqual(['n', 'yyyy-mm-dd'])
    const [sheet] = readXlsx(bytes)
    const back = (sheet?.rows[1] ?? []).map(sheetCellText)
    const columns = planColumns().map(({ field, language }) => ({ field, language: language ?? null }))
    const { lines } = fileLines(sheet?.rows.map((cells) => cells.map(sheetCellText)) ?? [], 0, sheet?.thousandths)
    const imported = importPlan({
      lines,
      columns,
      key: null,
      all: [],
      names,
      orders: new Map(),
      months: new Map(),
      answers: new Map(),
      known: { agencies: [], delegations: [] },
      decided: new Map([[2, 'new']]),
    })
    const read = imported.lines[0]?.cells.find(({ field }) => field === keys.number)
    expect([back[at('number')], read?.change]).toEqual([String(amount), { set: keys.number, to: amount }])
    expect(back[at('day')]).toBe('2027-03-26')
  }
})

test('[M21] an own field that is called as one of Ruta or as another own field is told apart in files, so that it is read as what it was', () => {
  const copy = new Y.Doc()
  const called = (es: string, en: string) => addOwnField(copy, { kind: 'text', name: { es, en } }, random)
  called('Estado', 'Status')
  called('Aforo', 'Capacity')
  called('Aforo', 'Capacity')
  createRoot((end) => {
    createRoadMapStore(copy)
    const columns = planColumns().map((column) => columnName(column, 'es'))
    expect(columns.slice(-3)).toEqual(['Estado (campo propio)', 'Aforo', 'Aforo (campo propio)'])
    expect(new Set(columns).size).toBe(columns.length)
    for (const language of ['es', 'en'] as const) {
      const heads = planColumns().map((column) => columnName(column, language))
      const back = matchColumns([heads, heads.map(() => '')], names, () => null).columns
      expect(back.slice(-3).map((column) => column?.field)).toEqual(ownFields().keys)
      expect(back[heads.indexOf(columnName({ field: 'status', language: null }, language))]?.field).toBe('status')
    }
    end()
  })
})

test('[M21] a list with one choice gives the board its columns, and groups in its order', () => {
  const items = [item(), other()]
  const known = { streams: [], delegations: [], agencies: [], people: [], meetings: [] }
  const columns = boardColumns({ items, by: keys.choice, streams: [], delegations: [] })
  expect(columns.map(({ of, items: own }) => [of.value, own.length])).toEqual([...choicesOf('choice').map((id, at) => [id, at]), [null, 1]])
  expect(itemGroups(items, keys.choice, known).map(({ of }) => of.value)).toEqual([choicesOf('choice')[1], null])
})

test('[M21] a choice that is no longer offered stays where it is used, and an archived field keeps its values', () => {
  const [, grant = ''] = choicesOf('choice')
  changeChoice(doc, keys.choice, grant, { archived: true })
  const offering = { text: CATALOGUE.en, language: 'en' } as never
  expect(
    facetOf(keys.choice)
      .choices?.(keys.choice, offering)
      .map(({ label, isGone = false }) => [label, isGone]),
  ).toEqual([
    ['No value', false],
    ['Own', false],
    ['Grant', true],
  ])
  expect(cellText(item(), keys.choice, names, 'en')).toBe('Grant')
  archiveOwnField(doc, keys.text)
  expect(ownFields().keys).not.toContain(keys.text)
  expect(item()[keys.text]).toBe('OPDAT, Bogotá')
  expect(ownFields().row(keys.text).label.en).toBe('Focal point')
})

test.each([
  ['48000', 48_000],
  ['48,000', 48_000],
  ['48.000', 48_000],
  ['USD 48,000.50', 48_000.5],
  ['48.000,50 USD', 48_000.5],
  ['$ 1 234', 1_234],
  ['-0.125', -0.125],
  ['12,5', 12.5],
  ['48,000 m²', 48_000],
  ['US$48,000', 48_000],
  ['75 %', 75],
  ['(1,200)', -1_200],
  ['1e-7', 1e-7],
  ['48k', null],
  ['1.2 millones', null],
  ['2 de 3', null],
  ['15 mar 2024', null],
  ['5 6', null],
  ['some', null],
  ['1,2,3', null],
])('an amount is read from %s as %s', (text, amount) => expect(readAmount(text)).toBe(amount))
