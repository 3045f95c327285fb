// Walks every place of the screens and files in which a field of Ruta appears, and finds there a field of the group's own of the same sort. The places are
// the lists that the product uses: parameters of the address, formats of files, kinds of values. A new one does not compile, or fails, until
// own fields are there; a new file that lists Ruta's fields fails until it has the group's. The server's places: test/server/ownFieldPlaces.engines.test.ts.
import { globSync, readFileSync } from 'node:fs'
import { createRoot } from 'solid-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { comparedNames } from '../../../client/compare/knownNames.ts'
import { columnName, planColumns, planRows } from '../../../client/exchange/planColumns.ts'
import { PLAN_FORMATS, type PlanFormat } from '../../../client/exchange/planFormats.ts'
import { planJson } from '../../../client/exchange/planJson.ts'
import { planMarkdown } from '../../../client/exchange/planMarkdown.ts'
import { sheetCellText } from '../../../client/exchange/sheet.ts'
import { readXlsx, writeXlsx } from '../../../client/exchange/xlsx.ts'
import { FORMATS } from '../../../client/export/formats.ts'
import { changedFields } from '../../../client/history/restoring/restoreCounts.ts'
import { isImported, matchColumns } from '../../../client/importing/matchColumns.ts'
import { hasEditor } from '../../../client/item/FieldEditor.tsx'
import { fieldRow, ownFields } from '../../../client/live/ownFields.ts'
import { createRoadMapStore } from '../../../client/live/roadMapStore.ts'
import { columnKeys } from '../../../client/roadmap/columns/columnsQuery.ts'
import { itemGroups } from '../../../client/roadmap/grouping.ts'
import { cellText } from '../../../client/roadmap/paste/cellText.ts'
import { readCell } from '../../../client/roadmap/paste/readCell.ts'
import { decodeViewState, encodeViewState, type ViewQuery } from '../../../client/roadmap/viewState.ts'
import { netChanges } from '../../../server/timeTravel/netChanges.ts'
import { ItemFieldsBody } from '../../../shared/api/items.ts'
import { fieldText } from '../../../shared/history/fieldText.ts'
import { must } from '../../../shared/result.ts'
import { puttingOf, settingOf } from '../../../shared/roadmap/changeItems.ts'
import { addOwnField } from '../../../shared/roadmap/defineFields.ts'
import { type BuiltInKey, type FieldKey, isSetField, isSettable } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { isOwnKey, OWN_KINDS, type OwnFieldKey, type OwnKind } from '../../../shared/roadmap/ownKeys.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { writeCsv } from '../../../shared/spreadsheet.ts'
import { matcher, NO_PLAN_FILTER } from '../../../shared/views/filter.ts'
import type { SortNames, ViewReader } from '../../../shared/views/rule.ts'
import { sorter, sortKeys } from '../../../shared/views/sort.ts'
import { subjectKeys } from '../../../shared/views/subjects.ts'
import { createDice } from '../../harness/random.ts'
import { KNOWN, planFile } from '../exchange/files.ts'
import { anItem, fullItem } from '../roadmap/builders.ts'

/** The field of Ruta that people use alike. */
const LIKE: Readonly<Record<OwnKind, BuiltInKey>> = {
  text: 'dueReason',
  number: 'priority',
  day: 'start',
  choice: 'stage',
  choices: 'agencies',
  party: 'lead',
  address: 'dueReason',
}
const { bytes: random } = createDice(11)
const keys = {} as Record<OwnKind, OwnFieldKey>
let item: Item
let dispose = () => {}
const known = {
  streams: [],
  delegations: KNOWN.delegations.map(({ id }) => id),
  agencies: KNOWN.agencies.map(({ id }) => id),
  people: [],
  meetings: [],
}
const names = planFile().names

beforeAll(() => {
  const doc = new Y.Doc()
  const choices = [{ es: 'Propia', en: 'Own' }]
  for (const kind of OWN_KINDS) {
    const added = addOwnField(doc, { kind, name: { es: `Campo ${kind}`, en: `Field ${kind}` }, choices }, random)
    keys[kind] = must(added.ok ? added.value : null, kind)
  }
  const choiceOf = (key: OwnFieldKey) => must(readRoadMap(doc).fields.find(({ id }) => id === key)?.choices[0]?.id, 'a choice')
  const values: Readonly<Record<OwnKind, unknown>> = {
    text: 'OPDAT',
    number: 48_000,
    day: '2027-03-26',
    choice: choiceOf(keys.choice),
    choices: [choiceOf(keys.choices)],
    party: `agency:${KNOWN.agencies[0].id}`,
    address: 'https://example.org/guide',
  }
  item = { ...fullItem, archived: false, ...Object.fromEntries(OWN_KINDS.map((kind) => [keys[kind], values[kind]])) }
  createRoot((end) => {
    createRoadMapStore(doc)
    dispose = end
  })
})
afterAll(() => dispose())

/** The same item with nothing in this field. */
const without = (key: FieldKey): Item => {
  const { [key as OwnFieldKey]: _, ...rest } = item
  return (isOwnKey(key) ? rest : { ...item, [key]: anItem('full')[key as BuiltInKey] }) as Item
}
const sortNames = (): SortNames => ({
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
const NAMES = () =>
  comparedNames({
    group: { delegations: KNOWN.delegations, agencies: KNOWN.agencies } as never,
    members: [],
    meetings: [],
    item: () => null,
    stream: () => null,
    thisYear: 2027,
  })

/** How a parameter of the address names a field; null: it names none, or one of a few that are given. */
const IN_ADDRESS: Readonly<Record<keyof ViewQuery, ((key: FieldKey) => string) | null>> = {
  sort: (key) => `-${key}`,
  group: String,
  columns: (key) => `status,${key}`,
  widths: (key) => `${key}.40`,
  all: (key) => `${key}.filled`,
  any: (key) => `${key}.filled*status.any.done`,
  board: String,
  stream: null,
  status: null,
  delegation: null,
  form: null,
  zoom: null,
  links: null,
  month: null,
  span: null,
  done: null,
  q: null,
  archived: null,
  pin: null,
  item: null,
}
const isKept = (parameter: keyof ViewQuery, asked: string): boolean => {
  const state = decodeViewState((name) => (name === parameter ? asked : null))
  return state.unread.length === 0 && (encodeViewState(state)[parameter] ?? '').includes(asked.replace(/^-/, ''))
}
const MADE: Readonly<Record<PlanFormat, (one: Item) => string>> = {
  xlsx: (one) =>
    JSON.stringify(readXlsx(writeXlsx([{ name: 'Plan', rows: planRows([one], names) }]))[0]?.rows.map((row) => row.map(sheetCellText))),
  csv: (one) => writeCsv(planRows([one], names).map((row) => row.map(sheetCellText))),
  json: (one) => planJson(planFile([one])),
  md: (one) => planMarkdown(planFile([one])),
}

type Place = (key: FieldKey) => boolean
const PLACES: Readonly<Record<string, Place>> = {
  'column of the table': (key) => columnKeys().includes(key),
  'panel of an item': (key) => fieldRow(key).inPanel,
  'edited in place': hasEditor,
  'set for several at once, and put back': (key) =>
    isOwnKey(key) || isSettable(key)
      ? settingOf(key, item[key]) !== null
      : isSetField(key) && puttingOf(key, item[key] as readonly unknown[]) !== null,
  'copied and pasted': (key) => readCell(key, cellText(item, key, names), names).ok && cellText(item, key, names) !== '',
  order: (key) =>
    sortKeys(ownFields()).includes(key) &&
    [true, false].some((descending) => sorter({ by: key, descending }, sortNames())([without(key), item])[0] === item),
  condition: (key) =>
    subjectKeys(ownFields()).some(
      (subject) =>
        subject === key &&
        matcher({ ...NO_PLAN_FILTER, where: { mode: 'all', groups: [[{ subject, op: 'filled', values: [] }]] } }, READER)(item),
    ),
  groups: (key) => itemGroups([item, without(key)], key, known).length === 2,
  ...Object.fromEntries(
    Object.entries(IN_ADDRESS).flatMap(([parameter, asked]) =>
      asked === null ? [] : [[`address and saved view: ${parameter}`, (key: FieldKey) => isKept(parameter as keyof ViewQuery, asked(key))]],
    ),
  ),
  ...Object.fromEntries(
    PLAN_FORMATS.map((format) => [`file: ${format}`, (key: FieldKey) => MADE[format](item) !== MADE[format](without(key))]),
  ),
  'imported from a column': (key) => {
    const column = must(
      planColumns().find(({ field }) => field === key),
      'a column',
    )
    const [found] = matchColumns([[columnName(column, 'en')], ['']], names, () => null).columns
    return found?.field === key && isImported(column)
  },
  comparison: (key) => {
    const plan = { fields: [], streams: [] }
    return netChanges({ ...plan, items: [without(key)] }, { ...plan, items: [item] }).some(({ fields }) =>
      fields.some(({ field }) => field === key),
    )
  },
  'what a restore counts': (key) => changedFields(without(key), item).includes(key),
  'in words, on paper and in the history': (key) => (fieldText(key, item[key], NAMES(), 'en') ?? '') !== '',
  'written by programs': (key) => ItemFieldsBody.safeParse({ [key]: item[key] }).success,
}
/** Where an own field differs from the one that it is like, and why. */
const DIFFER: Readonly<Record<string, readonly OwnKind[]>> = {
  // Amounts are nearly all different: each would be a group of its own.
  groups: ['number'],
  'address and saved view: group': ['number'],
  // A priority always has a value: *none* is one.
  'address and saved view: all': ['number'],
  'address and saved view: any': ['number'],
  // Of Ruta's lists, status and progress have a board.
  'address and saved view: board': ['choice', 'party'],
}

test.each(Object.entries(PLACES))('[M21] an own field is where the field of Ruta that it is like is: %s', (place, isAt) => {
  const wanted = OWN_KINDS.filter((kind) => isAt(LIKE[kind]) !== (DIFFER[place]?.includes(kind) ?? false))
  expect(wanted.length).toBeGreaterThan(0)
  expect(OWN_KINDS.filter((kind) => isAt(keys[kind]))).toEqual(wanted)
})

test('[M21] every format in which the device writes the plan is walked', () => {
  const made = FORMATS.filter(({ kinds, documents }) => kinds.includes('plan') && !documents.includes('plan')).map(({ id }) => id)
  expect(made.toSorted()).toEqual(PLAN_FORMATS.toSorted())
})

/** Files that list Ruta's fields alone. */
const ALONE: Readonly<Record<string, string>> = {
  'client/comments/ItemComments.tsx': 'comments stand on six fields of Ruta or on the whole item',
  'server/history/pastSummaries.ts': 'the version of what is kept',
  'server/history/pastPlanRows.ts': 'the version of what is kept',
}
test('[M21] a file that lists Ruta’s fields lists the group’s own, too', () => {
  const lists = /\bFIELD_KEYS\b|Object\.(keys|values|entries)\(FIELDS\)/
  const own = /\b(isOwnKey|ownKeysIn|ownKey|allFieldKeys|fieldKeys|ownFields)\b/
  const code = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  const listing = globSync(['client/**/*.{ts,tsx}', 'server/**/*.ts', 'shared/**/*.ts'])
    .filter((file) => file !== 'shared/roadmap/fields.ts')
    .map((file) => ({ file, words: code(file) }))
    .filter(({ words }) => lists.test(words))
  expect(listing.length).toBeGreaterThan(10)
  const alone = listing.flatMap(({ file, words }) => (own.test(words) ? [] : [file]))
  expect(alone.toSorted()).toEqual(Object.keys(ALONE).toSorted())
})
