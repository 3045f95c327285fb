// What a pasted table does to the plan, before anything is written.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDay } from '../../../../client/dates/readDay.ts'
import { facetNames } from '../../../../client/item/facets/names.ts'
import { cellText } from '../../../../client/roadmap/paste/cellText.ts'
import { type ColumnDates, datesOf } from '../../../../client/roadmap/paste/pasteDates.ts'
import { pastedHead } from '../../../../client/roadmap/paste/pastedHead.ts'
import {
  isSure,
  MOST_PASTED_LINES,
  newcomersOf,
  pastedChanges,
  pastedCount,
  pastePlan,
  withOrder,
} from '../../../../client/roadmap/paste/pastePlan.ts'
import { readCell } from '../../../../client/roadmap/paste/readCell.ts'
import { readTsv } from '../../../../client/roadmap/paste/tsv.ts'
import { type AccountId, type AgencyId, parseAccountId, parseAgencyId } from '../../../../shared/ids.ts'
import { must } from '../../../../shared/result.ts'
import { FIELD_KEYS, FIELDS, type FieldKey } from '../../../../shared/roadmap/fields.ts'
import { ITEM_KINDS, type Item, PRIORITIES, PROGRESS, STAGES, STATUSES } from '../../../../shared/roadmap/model.ts'
import { writeTsv } from '../../../../shared/spreadsheet.ts'
import { anItem, aStream, delegationId, itemId, streamId } from '../builders.ts'

const columns = FIELD_KEYS.filter((key) => FIELDS[key].inTable)
const agency = (id: string): AgencyId => must(parseAgencyId(id), id)
const account = (id: string): AccountId => must(parseAccountId(id), id)
const [co, mx] = [delegationId('co'), delegationId('mx')]
const member = (id: string, name: string) =>
  ({ account: account(id), name, email: `${id}@example.org`, role: 'delegate', delegation: co, agency: null }) as const

const known = {
  thisYear: 2026,
  delegations: [
    { id: co, code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, identity: 1 },
    { id: mx, code: 'MX', name: { es: 'México', en: 'Mexico' }, identity: 2 },
  ],
  agencies: [
    { id: agency('fgn'), delegation: co, acronym: 'FGN', name: { es: 'Fiscalía General, Bogotá', en: 'Attorney General' } },
    { id: agency('fgr'), delegation: mx, acronym: 'FGR', name: { es: 'Fiscalía', en: 'Prosecutor' } },
    { id: agency('two'), delegation: mx, acronym: 'DOS', name: { es: 'Fiscalía', en: 'Another' } },
  ],
  members: [member('ana', 'Ana Ruiz'), member('dfgn', 'Delegate, FGN'), member('luz', 'Luz')],
  streams: [
    aStream('s1', { name: { es: 'Extinción de dominio', en: 'Forfeiture' } }),
    aStream('s2', { name: { es: '', en: 'Only English' } }),
  ],
  items: [
    anItem('a', { code: 'WG-001', title: { es: 'Nota', en: 'Note' } }),
    anItem('b', { code: 'WG-002', title: { es: 'Guía', en: 'Guide' } }),
  ],
}
const names = { es: facetNames({ ...known, language: 'es' }), en: facetNames({ ...known, language: 'en' }) }
const read = (field: FieldKey, text: string, language: 'es' | 'en' = 'es') => {
  const reading = readCell(field, text, names[language])
  if (!reading.ok) return `${reading.why}: ${reading.part}`
  const { change } = reading
  return change && 'set' in change
    ? change.to
    : change && 'put' in change
      ? change.members
      : change && 'title' in change
        ? change.to
        : change && 'dependsOn' in change
          ? change.dependsOn
          : null
}

describe('[V32] a table on the clipboard', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ñ', '"', '\t', '\n', '\r', ' ', ',', '😀') })
  test('comes back as it was, whatever its cells hold', () => {
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((wide) => fc.array(fc.array(cell, { minLength: wide, maxLength: wide }), { minLength: 1, maxLength: 6 }))
    fc.assert(
      fc.property(
        table.filter((lines) => lines.length === 1 || lines.at(-1)?.join('') !== '' || (lines.at(-1)?.length ?? 0) > 1),
        (lines) => void expect(readTsv(writeTsv(lines))).toEqual(lines),
      ),
    )
  })
  test('is read from any program: any line ends, quotes that mean nothing, lines of any length; and never fails', () => {
    expect(readTsv('a\tb\nc\n')).toEqual([['a', 'b'], ['c']])
    expect(readTsv('a\rb\r\n"x\ny"\t"di ""hola"""')).toEqual([['a'], ['b'], ['x\ny', 'di "hola"']])
    expect(readTsv('"not closed\tb')).toEqual([['"not closed', 'b']])
    expect(readTsv('"so" called\tb')).toEqual([['"so" called', 'b']])
    expect(readTsv('')).toEqual([['']])
    fc.assert(fc.property(fc.string(), (text) => void expect(readTsv(text).length).toBeGreaterThan(0)))
  })
})

describe('[V32] a pasted date', () => {
  test.each([
    ['2026-11-15', '2026-11-15', '2026-11-15'],
    ['2026-11-15 00:00:00', '2026-11-15', '2026-11-15'],
    ['2026/1/5', '2026-01-05', '2026-01-05'],
    // The order of the reader's language; where that gives no date, the other one.
    ['05/11/2026', '2026-11-05', '2026-05-11'],
    ['15/11/2026', '2026-11-15', '2026-11-15'],
    ['11/15/2026', '2026-11-15', '2026-11-15'],
    ['5-3-27', '2027-03-05', '2027-05-03'],
    ['15.11.2026', '2026-11-15', '2026-11-15'],
    ['15 de noviembre de 2026', '2026-11-15', '2026-11-15'],
    ['15 nov 2026', '2026-11-15', '2026-11-15'],
    ['15-sept-26', '2026-09-15', '2026-09-15'],
    ['3 set. 2026', '2026-09-03', '2026-09-03'],
    ['Nov 15, 2026', '2026-11-15', '2026-11-15'],
    ['November 15th, 2026', '2026-11-15', '2026-11-15'],
    ['15 ene', '2026-01-15', '2026-01-15'],
    ['Jan 15', '2026-01-15', '2026-01-15'],
    ['31/02/2026', null, null],
    ['29 feb 2027', null, null],
    ['mañana', null, null],
    ['11/2026', null, null],
    ['15 xyz 2026', null, null],
  ])('%s is %s in Spanish and %s in English', (text, es, en) => {
    expect([readDay(text, { language: 'es', thisYear: 2026 }), readDay(text, { language: 'en', thisYear: 2026 })]).toEqual([es, en])
  })
})

describe('[V32] the dates of a pasted column are in one order', () => {
  test.each<[string, readonly string[], Partial<ColumnDates>]>([
    ['a day beyond twelve says it for all', ['10/01/2027', '13/01/2027'], { order: 'dayFirst', isSure: true }],
    ['also against the order of the language', ['01/10/2027', '01/13/2027', '2027-05-01'], { order: 'monthFirst', isSure: true }],
    ['what is no date decides nothing', ['13/01/2027', '31/02/2027', 'soon'], { order: 'dayFirst', isSure: true }],
    ['the same day in both orders needs no answer', ['05/05/2027'], { isSure: true }],
    [
      'nobody can say: it is asked, with what each order reads',
      ['10/01/2027', '05/06/2027'],
      { order: 'dayFirst', isSure: false, doubt: { text: '10/01/2027', dayFirst: '2027-01-10', monthFirst: '2027-10-01' } },
    ],
    ['no order gives all of them: it is asked', ['13/01/2027', '01/13/2027'], { isSure: false }],
  ])('%s', (_, values, expected) => {
    expect(datesOf(values, 'dayFirst')).toMatchObject(expected)
  })
  test('a column without dates in figures has none', () => {
    expect(datesOf(['2027-01-10', '10 ene 2027', ''], 'dayFirst')).toBe(null)
  })

  const plan = (lines: readonly (readonly string[])[], language: 'es' | 'en') =>
    pastePlan({ lines, fields: ['title', 'due', 'start'], items: [], all: [], names: names[language] })
  const dueOf = (made: ReturnType<typeof plan>) => made.lines.map(({ cells }) => cells.find(({ field }) => field === 'due')?.after)

  test('each column for itself; the preview shows the day as it will stand, with its year', () => {
    const made = plan(
      [
        ['Uno', '10/01/2027', '12/31/2026'],
        ['Dos', '13/01/2027', '10/11/2026'],
      ],
      'en',
    )
    expect(dueOf(made)).toEqual(['10 Jan 2027', '13 Jan 2027'])
    expect(made.dates.get('start')).toMatchObject({ order: 'monthFirst', isSure: true })
    expect(isSure(made)).toBe(true)
  })
  test('answered, all of the column is read so, and nothing is asked any more', () => {
    const asked = plan([['Uno', '10/01/2027']], 'es')
    expect([isSure(asked), dueOf(asked)]).toEqual([false, ['10 ene 2027']])
    const said = withOrder(asked, 'due', 'monthFirst')
    expect([isSure(said), dueOf(said)]).toEqual([true, ['1 oct 2027']])
    // A value that is no date in that order is named, not read in the other one.
    const mixed = withOrder(
      plan(
        [
          ['Uno', '13/01/2027'],
          ['Dos', '01/13/2027'],
        ],
        'es',
      ),
      'due',
      'dayFirst',
    )
    expect(mixed.lines.map(({ cells }) => cells[1]?.does)).toEqual(['changes', 'refused'])
  })
  test('[V32] a value is shown as it will be stored, in the words of the reader', () => {
    const made = pastePlan({
      lines: [['in progress', 'México', 'wg-001']],
      fields: ['status', 'lead', 'parent'],
      items: [anItem('c', { status: 'agreed' })],
      all: [],
      names: names.es,
    })
    expect(made.lines[0]?.cells.map(({ after }) => after)).toEqual(['En curso', 'MX', 'WG-001'])
  })
})

describe('[V32] a pasted cell', () => {
  test.each<[FieldKey, string, unknown]>([
    ['status', 'En curso', 'inProgress'],
    ['status', 'in PROGRESS', 'inProgress'],
    ['status', 'inProgress', 'inProgress'],
    ['status', 'casi', 'choice: casi'],
    ['priority', 'high', 3],
    ['priority', '2', 2],
    ['priority', '', 0],
    ['stage', '', null],
    ['lead', 'mexico', mx],
    ['lead', 'co', co],
    ['lead', '—', null],
    ['lead', 'Francia', 'unknown: Francia'],
    ['stream', 'extincion de dominio', streamId('s1')],
    ['stream', 'only english', streamId('s2')],
    ['coDelegations', 'CO; México', [co, mx]],
    ['coDelegations', 'CO, MX, CO', [co, mx]],
    ['agencies', 'Fiscalía General, Bogotá, FGR', [agency('fgn'), agency('fgr')]],
    ['agencies', 'Fiscalía', 'several: Fiscalía'],
    ['agencies', 'FGN · XYZ', [agency('fgn')]],
    ['agencies', 'XYZ', 'unknown: XYZ'],
    ['agencies', 'FGN / FGR', [agency('fgn'), agency('fgr')]],
    ['agencies', 'FGN y FGR', [agency('fgn'), agency('fgr')]],
    ['agencies', 'FGN\nFGR', [agency('fgn'), agency('fgr')]],
    ['people', 'Delegate, FGN, Ana Ruiz; luz@example.org', [account('dfgn'), account('ana'), account('luz')]],
    ['labels', 'Palermo; Mérida,Palermo', ['Palermo', 'Mérida']],
    ['labels', 'x'.repeat(61), `long: ${'x'.repeat(61)}`],
    ['parent', 'wg-002', itemId('b')],
    ['parent', 'Note', itemId('a')],
    [
      'dependsOn',
      'WG-001; WG-002 SS +3',
      [
        { item: itemId('a'), type: 'FS', lag: 0 },
        { item: itemId('b'), type: 'SS', lag: 3 },
      ],
    ],
    ['dependsOn', 'WG-001 −2d', [{ item: itemId('a'), type: 'FS', lag: -2 }]],
    ['dependsOn', 'WG-404', 'unknown: WG-404'],
    ['recurs', 'Cada 6 meses', { every: 'everyMonths', months: 6 }],
    ['recurs', 'at each session', { every: 'eachSession', months: 1 }],
    ['due', '31 feb', 'date: 31 feb'],
    ['due', '', null],
    ['title', ' Dos\n líneas ', 'Dos líneas'],
    // What cannot be empty, or is not for people to set, stays.
    ['title', '', null],
    ['status', '', null],
    ['number', 'WG-999', null],
  ])('in %s, %j is %j', (field, text, expected) => {
    expect(read(field, text)).toEqual(expected)
  })

  test('is soon known to be no list of names if it is a whole paragraph', () => {
    let asked = 0
    const agencies = {
      ...names.es.agencies,
      find: (text: string) => {
        asked += 1
        return names.es.agencies.find(text)
      },
    }
    expect(readCell('agencies', `FGN, ${'y así, '.repeat(4_000)}`, { ...names.es, agencies })).toMatchObject({ ok: false, part: 'y así' })
    expect(asked).toBeLessThan(30)
  })

  const anyItem = fc
    .record({
      kind: fc.constantFrom(...ITEM_KINDS),
      status: fc.constantFrom(...STATUSES),
      progress: fc.constantFrom(...PROGRESS),
      stage: fc.constantFrom(null, ...STAGES),
      priority: fc.constantFrom(...PRIORITIES),
      stream: fc.constantFrom(null, streamId('s1'), streamId('s2')),
      lead: fc.constantFrom(null, co, mx),
      coDelegations: fc.subarray([co, mx]),
      agencies: fc.subarray([agency('fgn'), agency('fgr'), agency('two')]),
      people: fc.subarray([account('ana'), account('dfgn'), account('luz')]),
      start: fc.constantFrom(null, '2026-02-28', '1999-12-31'),
      due: fc.constantFrom(null, '2028-02-29'),
      parent: fc.constantFrom(null, itemId('b')),
      labels: fc.subarray(['Palermo', 'acción rápida']),
      dependsOn: fc.subarray([
        { item: itemId('a'), type: 'FS' as const, lag: 0 },
        { item: itemId('b'), type: 'SS' as const, lag: -4 },
      ]),
      recurs: fc.constantFrom(
        { every: 'none' as const, months: 1 },
        { every: 'eachSession' as const, months: 1 },
        { every: 'everyMonths' as const, months: 3 },
      ),
      title: fc.constant({ es: 'Uno', en: 'One' }),
    })
    .map((fields): Item => anItem('c', { ...fields, code: 'WG-003' }))

  test('says what was copied: a table copied in either language and pasted where it came from changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 4 }), fc.constantFrom('es' as const, 'en' as const), (items, language) => {
        const text = writeTsv(items.map((item) => columns.map((field) => cellText(item, field, names[language]))))
        const plan = pastePlan({ lines: readTsv(text), fields: columns, items, all: items, names: names[language] })
        expect([pastedCount(plan, 'changes'), pastedCount(plan, 'refused')]).toEqual([0, 0])
      }),
    )
  })
  test('says in one language what was copied in the other', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        for (const field of columns.filter((key) => key !== 'title')) {
          const text = cellText(item, field, names.es)
          expect([field, readCell(field, text, names.en)]).toEqual([field, readCell(field, text, names.es)])
        }
      }),
    )
  })
})

describe('[V32] a pasted table', () => {
  const [a, b] = [
    anItem('a', { code: 'WG-001', title: { es: 'Nota', en: '' } }),
    anItem('b', { code: 'WG-002', status: 'proposed', archived: false }),
  ]
  const request = { items: [a, b], all: [a, b], names: names.es }
  const plan = (text: string, fields: readonly FieldKey[] = ['title', 'status', 'due']) =>
    pastePlan({ ...request, fields, lines: readTsv(text) })
  const said = ({ lines }: ReturnType<typeof pastePlan>) =>
    lines.map(({ item, cells }) => [item?.code ?? 'new', ...cells.map(({ does }) => does)])

  test('fills the rows below the cell, and has no row for the lines beyond the last', () => {
    const found = plan('Nota\tAcordada\t2026-11-15\nDos\tCumplida\t31 feb\nTres\tEn curso\n\n')
    expect(said(found)).toEqual([
      ['WG-001', 'stays', 'changes', 'changes'],
      ['WG-002', 'changes', 'refused', 'refused'],
      ['new', 'changes', 'changes'],
      ['new', 'stays'],
    ])
    expect(found.lines[1]?.cells.map(({ why }) => why?.trouble)).toEqual([undefined, 'statusMove', 'date'])
    expect(pastedChanges(found)).toEqual([
      { id: a.id, set: 'status', to: 'agreed' },
      { id: a.id, set: 'due', to: '2026-11-15' },
      { id: b.id, title: 'es', to: 'Dos' },
    ])
    expect(newcomersOf(found, { stream: streamId('s1') }).map(({ fields }) => fields)).toEqual([
      { stream: streamId('s1'), title: { es: 'Tres' }, status: 'inProgress' },
    ])
  })
  test('keeps the names that are known beside one that is not, which is named', () => {
    const found = plan('FGN / XYZ\nXYZ', ['agencies'])
    expect(found.lines.map(({ cells }) => cells.map(({ does, why }) => [does, why?.part]))).toEqual([
      [['changes', 'XYZ']],
      [['refused', 'XYZ']],
    ])
    expect(pastedChanges(found)).toEqual([{ id: a.id, put: 'agencies', members: ['fgn'] }])
  })
  test('[X22] with headings leads into the steps of an import, where these say which items its lines are about', () => {
    const headOf = (text: string) => pastedHead(readTsv(text), 'es')
    expect(headOf('Due\tNúmero\testado\n2026-12-01\tWG-002\tAgreed')).toBe('steps')
    expect(headOf('No.\tAcción\tEstatus\n1\tUno\tEn proceso')).toBe('steps')
    expect(headOf('PLAN 2027\t\nAcción\tResponsable(s)\nUno\tColombia')).toBe('steps')
    // Names of columns alone: the values belong to the rows in which they are pasted.
    expect(headOf('Estado\tVence\nAcordada\t2027-01-01')).toEqual(['status', 'due'])
    // A title that happens to be a column's name is a title.
    expect([headOf('Estado'), headOf('Estado\tcualquiera\nx\ty'), headOf('Acción\tRevisar\nHito\tFirmar')]).toEqual([null, null, null])
  })
  test('counts codes as such if one looks like those of Ruta: running numbers are none', () => {
    const codes = (text: string) => plan(text, ['number', 'title']).hasCodes
    expect([codes('1\tUno\n2\tDos'), codes('WG-014\tUno')]).toEqual([false, true])
  })
  test('says which columns have no place, and takes no more lines than one step holds', () => {
    expect(plan('x\tAcordada\t\tmore\tand more').left).toEqual({ columns: 2, lines: 0 })
    expect(plan('x\n'.repeat(MOST_PASTED_LINES + 7)).left).toEqual({ columns: 0, lines: 7 })
  })
  test('names the cells by which an item would be part of itself, or wait for itself, before anything is written', () => {
    const circles = (text: string) => plan(text, ['parent', 'dependsOn']).lines.map(({ cells }) => cells.map(({ why }) => why?.trouble))
    expect(circles('WG-001\tWG-002\nWG-001\tWG-001')).toEqual([
      ['circle', undefined],
      [undefined, 'circle'],
    ])
    expect(pastedChanges(plan('WG-002\nWG-001', ['parent']))).toEqual([{ id: a.id, set: 'parent', to: b.id }])
    // What a line before has let go leads nowhere.
    const nested = { ...request, items: [a, { ...b, parent: a.id }], all: [a, { ...b, parent: a.id }] }
    const lines = [[''], ['WG-002']]
    const turned = [...nested.items].reverse()
    expect(pastedCount(pastePlan({ ...nested, items: turned, fields: ['parent'], lines }), 'refused')).toBe(0)
    expect(pastedCount(pastePlan({ ...nested, fields: ['parent'], lines: [['WG-002']] }), 'refused')).toBe(1)
  })
  test('makes nothing of an empty line, whichever columns it has', () => {
    const found = pastePlan({ ...request, items: [], fields: columns, lines: [columns.map(() => ' ')] })
    expect([pastedCount(found, 'changes'), newcomersOf(found, {})]).toEqual([0, []])
  })
  test('changes nothing that is archived', () => {
    expect(said(pastePlan({ ...request, items: [{ ...a, archived: true }], fields: ['title'], lines: [['Otra']] }))).toEqual([
      ['WG-001', 'refused'],
    ])
  })
})
