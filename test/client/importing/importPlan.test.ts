// What each line of a file would do to the plan, before anything is written.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDelimited } from '../../../client/exchange/delimited.ts'
import { columnKey, columnOf, type PlanColumn, planColumns } from '../../../client/exchange/planColumns.ts'
import { planCsv } from '../../../client/exchange/planCsv.ts'
import { planJson } from '../../../client/exchange/planJson.ts'
import { planSheets } from '../../../client/exchange/planSheets.ts'
import { readXlsx, writeXlsx } from '../../../client/exchange/xlsx.ts'
import { fileLines } from '../../../client/importing/fileLines.ts'
import { type ImportPlan, type ImportRequest, importPlan, matched, writtenPlan } from '../../../client/importing/importPlan.ts'
import { jsonSheet } from '../../../client/importing/jsonSheet.ts'
import { matchColumns } from '../../../client/importing/matchColumns.ts'
import { answersIn, wordsToMap } from '../../../client/importing/values.ts'
import { facetNames } from '../../../client/item/facets/names.ts'
import { isSure, newcomersOf, pastedChanges } from '../../../client/roadmap/paste/pastePlan.ts'
import { isLine } from '../../../shared/checks.ts'
import { codeOf } from '../../../shared/roadmap/codes.ts'
import { ITEM_KINDS, type Item, PRIORITIES, PROGRESS, RECURRENCES, STAGES, STATUSES } from '../../../shared/roadmap/model.ts'
import { seedOf } from '../../harness/seeds.ts'
import { ITEMS, KNOWN, planFile } from '../exchange/files.ts'
import { anItem, delegationId, fullItem, itemId, streamId } from '../roadmap/builders.ts'

type Rows = readonly (readonly string[])[]
const planOf = (rows: Rows, more: Partial<ImportRequest> & { items?: readonly Item[]; language?: 'es' | 'en' } = {}): ImportPlan => {
  const { items = ITEMS, language = 'es', ...request } = more
  const names = facetNames({ ...KNOWN, language, items })
  const { head, columns } = matchColumns(rows, names, () => null)
  const { lines } = fileLines(rows, head)
  const key = columns.find((column) => column?.field === 'title') ?? null
  const decided: ImportRequest['decided'] = request.decided ?? new Map()
  const found = matched({ lines, columns, key, all: items, names, decided }).map(({ item }) => item)
  const values = wordsToMap({ lines, columns, names, known: KNOWN, said: new Map(), remembered: new Map(), items: found })
  return importPlan({
    lines,
    columns,
    key,
    all: items,
    names,
    answers: answersIn(values),
    known: KNOWN,
    orders: new Map(),
    months: new Map(),
    decided: new Map(),
    ...request,
  })
}
const bytes = (text: string) => new TextEncoder().encode(text)
const fromXlsx = (items: readonly Item[], language: 'es' | 'en') =>
  (readXlsx(writeXlsx(planSheets(planFile(items, language))))[0]?.rows ?? []).map((row) => row.map(String))
const whats = (plan: ImportPlan) => plan.lines.map(({ what }) => what)

const words = fc.oneof(
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc.constantFrom(
    '=1+1',
    "'=a",
    '- a',
    'a;b',
    'a,"b"',
    'a | b',
    'CO · x',
    'ñ «é» ¿',
    '1/2/2020',
    'nov-19',
    '  a  b ',
    "'",
    '[x] a',
    'a\tb',
  ),
)
const lines = fc.array(words, { maxLength: 3 }).map((all) => all.join('\n'))
const day = fc.option(fc.constantFrom('2019-11-15', '2020-02-29', '1999-12-31', '2026-03-04'))
const anyItem = (code: string) =>
  fc
    .record({
      kind: fc.constantFrom(...ITEM_KINDS),
      title: fc.record({ es: words, en: words }),
      description: fc.record({ es: lines, en: lines }),
      stream: fc.option(fc.constantFrom('s1', 's2', 'gone', 'nobody').map(streamId)),
      status: fc.constantFrom(...STATUSES),
      progress: fc.constantFrom(...PROGRESS),
      stage: fc.option(fc.constantFrom(...STAGES)),
      priority: fc.constantFrom(...PRIORITIES),
      lead: fc.option(fc.constantFrom('co', 'mx', 'xx').map(delegationId)),
      coDelegations: fc.subarray((['co', 'mx'] as const).map(delegationId)),
      agencies: fc.subarray(KNOWN.agencies.map(({ id }) => id)),
      people: fc.subarray(KNOWN.members.map(({ account }) => account)),
      originalDue: day,
      parent: fc.option(fc.constant(itemId('i1'))),
      recurs: fc.record({ every: fc.constantFrom(...RECURRENCES), months: fc.constantFrom(1, 3, 12) }),
      origin: fc.option(fc.constantFrom(...KNOWN.meetings.map(({ id }) => id))),
      marking: fc.option(words.filter(isLine(60))),
      start: day,
      due: day,
      labels: fc.uniqueArray(words.filter(isLine(60)), { maxLength: 3 }),
      dependsOn: fc.option(fc.constant([{ item: itemId('i0'), type: 'SS', lag: -3 }] as const)).map((found) => found ?? []),
      checklist: fc.array(
        fc.record({
          text: fc.record({ es: words, en: words }),
          done: fc.boolean(),
          delegation: fc.option(fc.constant(delegationId('co'))),
        }),
        {
          maxLength: 3,
        },
      ),
      archived: fc.boolean(),
      dueReason: fc.option(words.filter(isLine(300))),
    })
    .map(
      (given): Item =>
        anItem(code, {
          ...given,
          code: `WG-${code}`,
          checklist: given.checklist.map((entry, at) => ({ ...entry, id: `${at}`, order: `${at}` })),
        }),
    )
const anyPlan = fc.tuple(anyItem('i0'), anyItem('i1'), anyItem('i2'))

describe('[X2] an exported file goes in again unchanged', () => {
  const changesNothing = (rows: Rows, items: readonly Item[], language: 'es' | 'en') => {
    const plan = planOf(rows, { items, language })
    expect(plan.columns.map(columnKey)).toContain('title.en')
    expect(whats(plan)).toEqual(items.map(() => 'stays'))
    expect(pastedChanges(writtenPlan(plan))).toEqual([])
    expect(newcomersOf(writtenPlan(plan), {})).toEqual([])
    expect(plan.incomplete).toBe(0)
  }
  test.each(['es', 'en'] as const)('for any plan: as CSV, XLSX and JSON, in %s', (language) => {
    fc.assert(
      fc.property(anyPlan, (items) => {
        changesNothing(readDelimited(bytes(planCsv(planFile(items, language)))).rows, items, language)
        changesNothing(jsonSheet(planJson(planFile(items, language)), facetNames({ ...KNOWN, language, items })) ?? [], items, language)
        changesNothing(fromXlsx(items, language), items, language)
      }),
      { seed: seedOf(19), numRuns: 60 },
    )
  })
  test.each(['es', 'en'] as const)('[E11] with a joint item, which is called so in CSV and XLSX, in %s', (language) => {
    const joint = anItem('joint', { title: { es: 'De ambas', en: 'Of both' }, coDelegations: [delegationId('co'), delegationId('mx')] })
    const csv = readDelimited(bytes(planCsv(planFile([joint], language)))).rows
    const said = language === 'es' ? 'Conjunta' : 'Joint'
    expect(csv[1]).toContain(said)
    expect(csv[1]).toContain('CO; MX')
    for (const rows of [csv, fromXlsx([joint], language)]) {
      expect(rows[1]).toContain(said)
      changesNothing(rows, [joint], 'es')
      changesNothing(rows, [joint], 'en')
    }
  })
  test('because each of its columns is read: a file changes an item that differs in one field alone', () => {
    const other = anItem('other', { number: 2, code: 'WG-002', title: { es: 'Otra', en: 'Other' } })
    const full: Item = { ...fullItem, archived: false, dependsOn: [{ item: other.id, type: 'FS', lag: 0 }] }
    const plain = anItem('full', { title: full.title })
    const differing = ({ field, language }: PlanColumn): Item =>
      language === null
        ? { ...plain, [field]: field === 'archived' ? true : full[field] }
        : { ...plain, [field]: { ...(field === 'title' ? full.title : plain.description), [language]: 'Distinto' } }
    for (const fileOf of [
      (items: readonly Item[]) => readDelimited(bytes(planCsv(planFile(items)))).rows,
      (items: readonly Item[]) => fromXlsx(items, 'es'),
    ]) {
      const unread = planColumns().filter(
        (column) => whats(planOf(fileOf([differing(column), other]), { items: [plain, other] }))[0] !== 'changes',
      )
      // The number finds the item; the other three are the work of Ruta, and no file sets them.
      expect(unread.map(columnKey)).toEqual(['number', 'originalDue', 'origin', 'archived'])
    }
  })
  test('in the other language of the reader', () => {
    changesNothing(fromXlsx(ITEMS, 'en'), ITEMS, 'es')
    changesNothing(readDelimited(bytes(planCsv(planFile(ITEMS, 'es')))).rows, ITEMS, 'en')
  })
  test('but for what was changed in it: checklist, dependencies and both languages', () => {
    const rows = fromXlsx(ITEMS, 'es').map((row) => [...row])
    const at = (key: string) =>
      rows[0]?.findIndex((name) => columnKey(columnOf(key) ?? { field: 'due', language: null }) === key && NAMES[key] === name) ?? -1
    const set = (row: number, key: string, text: string) => {
      const line = rows[row]
      if (line) line[at(key)] = text
    }
    set(1, 'title.en', 'A note')
    set(1, 'checklist', '[x] Línea | Line\n[ ] MX · Otra')
    set(3, 'dependsOn', 'WG-001 SS +2; WG-002')
    set(3, 'due', '16/11/2019')
    const plan = planOf(rows, {})
    expect(whats(plan)).toEqual(['changes', 'stays', 'changes'])
    expect(pastedChanges(writtenPlan(plan))).toEqual([
      { id: 'full', title: 'en', to: 'A note' },
      {
        id: 'full',
        checklist: [
          { text: { es: 'Línea', en: 'Line' }, done: true, delegation: null },
          { text: { es: 'Otra', en: '' }, done: false, delegation: 'mx' },
        ],
      },
      { id: 'third', set: 'due', to: '2019-11-16' },
      {
        id: 'third',
        dependsOn: [
          { item: 'full', type: 'SS', lag: 2 },
          { item: 'other', type: 'FS', lag: 0 },
        ],
      },
    ])
  })
})
const NAMES: Readonly<Record<string, string>> = {
  'title.en': 'Título EN',
  checklist: 'Lista de control',
  dependsOn: 'Depende de',
  due: 'Vence',
}

describe('[X4] a line of a file', () => {
  test('is about the item of its code, else the one with exactly its title; what only looks alike is shown, not joined', () => {
    const rows = [
      ['Nº', 'Acción', 'Estado'],
      ['WG-001', '', 'En curso'],
      ['', 'Señal «ñ», ¿sí?', 'Acordada'],
      ['', 'senal n, si', 'Acordada'],
      ['', 'Otra cosa', 'Acordada'],
      ['WG-099', 'Algo', ''],
      ['WG-001', 'Algo', ''],
      ['', '', 'Acordada'],
    ]
    const plan = planOf(rows)
    expect(plan.lines.map(({ what, item, like, why }) => [what, item?.code ?? like?.code ?? why?.trouble ?? null])).toEqual([
      ['changes', 'WG-001'],
      ['changes', 'WG-003'],
      ['creates', null],
      ['creates', null],
      ['refused', 'unknownCode'],
      ['refused', 'twice'],
      ['refused', 'noTitle'],
    ])
    // Its item is taken by the line that says it exactly; alone it is shown as one that looks like it.
    const alone = planOf([...rows.slice(0, 1), ...rows.slice(3, 4)])
    expect(alone.lines[0]).toMatchObject({ what: 'decide', item: null, like: { code: 'WG-003' } })
    expect(writtenPlan(alone).lines).toEqual([])
    const decide = (decision: ReturnType<typeof itemId> | 'new') =>
      whats(planOf([...rows.slice(0, 1), ...rows.slice(3, 4)], { decided: new Map([[2, decision]]) }))
    expect(decide(itemId('third'))).toEqual(['changes'])
    expect(decide('new')).toEqual(['creates'])
  })

  test('is found by its code without looking at every item for each line', () => {
    let looked = 0
    const items = Array.from({ length: 200 }, (_, at): Item => {
      const item = anItem(`i${at}`, { number: at + 1, title: { es: `Acción ${at + 1}`, en: '' } })
      const code = () => {
        looked++
        return codeOf(at + 1)
      }
      return Object.defineProperty(item, 'code', { get: code, enumerable: true })
    })
    const plan = planOf([['Código', 'Título'], ...items.map(({ code, title }) => [code, title.es])], { items })
    expect(plan.counts.stays).toBe(200)
    expect(looked).toBeLessThan(20 * items.length)
  })

  test('[X16] names people, agencies and workstreams of the group alone; what is unknown stays out, and is named', () => {
    const plan = planOf([
      ['Título', 'Línea de trabajo', 'Instituciones', 'Responsable'],
      ['Uno', 'Precursores', 'FGN', 'Colombia'],
      ['Dos', 'precursores', 'XYZ', 'México'],
    ])
    expect(plan.lines.map(({ cells }) => cells.flatMap(({ field, why }) => (why ? [`${field}: ${why.part}`] : [])))).toEqual([
      ['stream: Precursores'],
      ['stream: precursores', 'agencies: XYZ'],
    ])
    expect(whats(plan)).toEqual(['gaps', 'gaps'])
    expect(plan.incomplete).toBe(2)
  })

  test('[X16] has dates of one order, found or asked for; a month is its last day, and is asked for where it may be a day', () => {
    const rows = [
      ['Título', 'Vence', 'Inicio'],
      ['Uno', '15/11/2019', 'nov-19'],
      ['Dos', '03/04/2020', 'marzo 2020'],
    ]
    const plan = planOf(rows)
    expect(isSure(plan.paste)).toBe(true)
    expect(plan.months).toEqual([{ field: 'start', text: 'nov-19', last: '2019-11-30' }])
    const months = planOf(rows, { months: new Map([['start', 'month']]) })
    expect(newcomersOf(writtenPlan(months), {}).map(({ fields }) => [fields.due, fields.start])).toEqual([
      ['2019-11-15', '2019-11-30'],
      ['2020-04-03', '2020-03-31'],
    ])
    const open = planOf([
      ['Título', 'Vence'],
      ['Dos', '03/04/2020'],
    ])
    expect(isSure(open.paste)).toBe(false)
  })

  test('[X16] keeps a description that is there, and writes one where there is none', () => {
    const plan = planOf([
      ['Número', 'Descripción ES', 'Descripción EN'],
      ['WG-001', 'Otro texto', 'Text'],
      ['WG-003', 'Uno\nDos', ''],
    ])
    expect(plan.lines[0]?.cells[1]?.why?.trouble).toBe('stands')
    expect(pastedChanges(writtenPlan(plan))).toEqual([{ id: 'third', description: 'es', to: 'Uno\nDos' }])
  })

  test('below the table is a note, and above its headings a title', () => {
    const rows = [
      ['PLAN DE TRABAJO 2020', ''],
      ['', ''],
      ['Título', 'Estado'],
      ['Uno', 'Acordada'],
      ['', ''],
      ['Elaborado por la secretaría', ''],
    ]
    expect(fileLines(rows, 2)).toEqual({ lines: [{ number: 4, cells: ['Uno', 'Acordada'] }], notes: 1 })
    expect(whats(planOf(rows))).toEqual(['creates'])
  })
})

describe('[X5] a file of text', () => {
  test('is read in its encoding and with its separator, which are guessed and may be told', () => {
    const wide = (text: string, big: boolean) => {
      const out = new Uint8Array(text.length * 2)
      for (let at = 0; at < text.length; at++) new DataView(out.buffer).setUint16(at * 2, text.charCodeAt(at), !big)
      return out
    }
    const table = 'Título;Estado\r\n"Señal; uno";Año\r\n'
    const rows = [
      ['Título', 'Estado'],
      ['Señal; uno', 'Año'],
    ]
    const windows = Uint8Array.from([...table].map((letter) => letter.charCodeAt(0)))
    expect(readDelimited(windows)).toEqual({ encoding: 'windows-1252', separator: ';', rows })
    expect(readDelimited(bytes(table))).toEqual({ encoding: 'utf-8', separator: ';', rows })
    expect(readDelimited(bytes(`\uFEFF${table}`))).toEqual({ encoding: 'utf-8', separator: ';', rows })
    expect(readDelimited(wide(`\uFEFF${table}`, false))).toEqual({ encoding: 'utf-16le', separator: ';', rows })
    expect(readDelimited(wide(table, true)).encoding).toBe('utf-16be')
    expect(readDelimited(bytes('sep=,\r\na;b,c')).rows).toEqual([['a;b', 'c']])
    expect(readDelimited(bytes('a\tb\n1\t2')).separator).toBe('\t')
    expect(readDelimited(windows, { encoding: 'utf-8', separator: ',' }).rows[0]).toEqual(['T\uFFFDtulo;Estado'])
  })

  test('is a table for any bytes, and none for JSON that is no plan', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (any) => readDelimited(any).rows.length > 0),
      { seed: seedOf(20) },
    )
    const names = facetNames({ ...KNOWN, language: 'es', items: ITEMS })
    expect(jsonSheet('{"format":"other"}', names)).toBe(null)
    expect(jsonSheet('{"format":', names)).toBe(null)
    const broken = JSON.stringify({
      format: 'ruta-plan-1',
      items: [{ code: 'WG-001', title: 3, dependsOn: ['x'], checklist: [{}], agencies: [1], due: 'soon' }],
    })
    expect(jsonSheet(broken, names)?.[1]?.filter(Boolean)).toEqual(['WG-001'])
  })
})
