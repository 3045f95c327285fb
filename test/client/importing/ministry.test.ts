// A ministry's own plan, as it is: what of it is understood, what is asked, and that the counts add up.
import { describe, expect, test } from 'vitest'
import { columnKey } from '../../../client/exchange/planColumns.ts'
import { fileLines } from '../../../client/importing/fileLines.ts'
import { type ImportPlan, importPlan, isWritten, type LineDecision, writtenPlan } from '../../../client/importing/importPlan.ts'
import { matchColumns } from '../../../client/importing/matchColumns.ts'
import { answersIn, sharingIn, type Value, withoutEmptied, wordsToMap } from '../../../client/importing/values.ts'
import { facetNames } from '../../../client/item/facets/names.ts'
import { isSure, newcomersOf } from '../../../client/roadmap/paste/pastePlan.ts'
import { anItem, delegationId, itemId } from '../roadmap/builders.ts'
import { ASSETS, CHEMICALS, MINISTRY_GROUP, MINISTRY_LINES, ministryRows } from './ministryPlan.ts'

const names = facetNames({ ...MINISTRY_GROUP, language: 'es', items: [] })
const read = (rows = ministryRows(), said: ReadonlyMap<string, readonly string[]> = new Map()) => {
  const { head, columns, running } = matchColumns(rows, names, () => null)
  const { lines, notes } = fileLines(rows, head)
  const values = wordsToMap({ lines, columns, names, known: MINISTRY_GROUP, said, remembered: new Map(), items: [] })
  const plan = importPlan({
    lines,
    columns,
    key: columns.find((column) => column?.field === 'title') ?? null,
    all: [],
    names,
    orders: new Map(),
    months: new Map([['due', 'month']]),
    answers: answersIn(values),
    known: MINISTRY_GROUP,
    decided: new Map(),
  })
  return { columns, running, lines, notes, values, plan }
}
const answerOf = (values: readonly Value[], text: string) => values.find(({ texts }) => texts.includes(text))?.answer
/** Counted from the lines of the file, each of which has one effect. */
const countedIn = (plan: ImportPlan, lines: readonly { readonly number: number }[]) =>
  Object.fromEntries(
    Object.keys(plan.counts).map((what) => [
      what,
      lines.filter(({ number }) => plan.lines.filter((line) => line.number === number && line.what === what).length === 1).length,
    ]),
  )
const sumOf = ({ counts }: ImportPlan) => Object.values(counts).reduce((sum, n) => sum + n, 0)

describe('[X22] a plan of 300 lines with two header rows', () => {
  test('has its columns recognised, its running numbers left out, and nothing made of columns of its own', () => {
    const { columns, running, lines, notes } = read()
    expect(columns.map((column) => column && columnKey(column))).toEqual([
      null,
      'stream',
      'title.es',
      'title.en',
      'status',
      'progress',
      'lead',
      'agencies',
      'start',
      'due',
      null,
      null,
    ])
    expect([running, lines.length, notes]).toEqual([[0], MINISTRY_LINES, 1])
  })
})

describe('[X23] the words of a file', () => {
  test('are each asked once, with what they are likely to be', () => {
    const { values } = read()
    const told = Object.fromEntries(values.map(({ texts, answer }) => [texts[0], answer]))
    expect(told).toEqual({
      'En proceso': ['inProgress'],
      Concluida: ['done'],
      'On hold': ['blocked'],
      'Not started': ['agreed'],
      'Stand by': null,
      '0%': ['notStarted'],
      '25 %': ['limited'],
      '75 %': ['substantial'],
      '100%': ['completed'],
      'EE. UU.': ['us'],
      USA: ['us'],
      MEX: ['mx'],
      Fiscalía: ['fgn', 'fgr'],
      UIF: null,
      '1. Precursores químicos': [CHEMICALS],
      '2. Extinción de dominio': [ASSETS],
      '3. Delitos ambientales': null,
    })
  })
  test('of a joint lead make all delegations of the group co-delegations, or those that the cell names, unless the line names others', () => {
    const rows = [
      ['Acción', 'Responsable', 'Participantes'],
      ['Una', 'Conjunta', ''],
      ['Dos', 'Colombia y México', ''],
      ['Tres', 'Trilateral', 'CO; US'],
      ['Cuatro', 'Colombia', ''],
    ]
    const made = (all: readonly (readonly string[])[]) => {
      const { plan, values } = read(all)
      expect(values.every(({ answer }) => answer?.length === 1 && answer[0] === 'joint')).toBe(true)
      expect([plan.counts.creates, plan.counts.gaps]).toEqual([4, 0])
      return newcomersOf(writtenPlan(plan), {}).map(({ fields }) => [fields.lead ?? null, fields.coDelegations ?? []])
    }
    const whole = [
      [null, ['co', 'mx', 'us']],
      [null, ['co', 'mx']],
      [null, ['co', 'us']],
      ['co', []],
    ]
    expect(made(rows)).toEqual(whole)
    expect(made(rows.map((cells) => cells.slice(0, 2)))).toEqual([whole[0], whole[1], whole[0], whole[3]])
  })
  test('that somebody wants left empty are answered: their lines have no gap', () => {
    const empty: readonly string[] = []
    const { plan } = read(
      ministryRows(),
      new Map([
        ['status stand by', empty],
        ['agencies uif', empty],
        ['stream 3 delitos ambientales', empty],
        // Otherwise the United States and a joint lead have none of this name.
        ['agencies fiscalia', ['fgn']],
      ]),
    )
    expect(plan.counts).toMatchObject({ creates: MINISTRY_LINES, gaps: 0 })
    const made = newcomersOf(writtenPlan(plan), {}).map(({ fields }) => fields)
    expect(made.find(({ title }) => title?.es === 'Medida núm. 3 del plan')).toMatchObject({ agencies: ['dian'] })
  })
  test('of a joint lead name its delegations also by short names, and all that are not retired only where none is named', () => {
    const delegations = MINISTRY_GROUP.delegations.map((one) => (one.code === 'CO' ? { ...one, retired: true } : one))
    const known = { ...MINISTRY_GROUP, delegations }
    const shared = (text: string) =>
      sharingIn(text, new Map([[`delegations ${text.toLowerCase().replace(/\W+/g, ' ').trim()}`, ['joint']]]), names, known)
    expect(shared('USA / Mexico')?.toSorted()).toEqual(['mx', 'us'])
    expect(shared('Joint (EE UU and MEX)')?.toSorted()).toEqual(['mx', 'us'])
    expect(shared('Conjunta')).toEqual(['mx', 'us'])
    expect(shared('por definir')).toEqual(['mx', 'us'])
    expect(sharingIn('USA / México', new Map(), names, known)).toBe(null)
  })

  test('left empty are taken out as whole parts of a cell, and the others stay', () => {
    const left = (text: string, emptied: string) => withoutEmptied('agencies', text, new Map([[`agencies ${emptied}`, []]]), names)
    expect(left('Policía Nacional; Policía', 'policia')).toBe('Policía Nacional')
    expect(left('Interpol y DIAN', 'interpol')).toBe('DIAN')
    expect(left('FGN, Interpol / Policía', 'interpol')).toBe('FGN; Policía')
    expect(left('FGN, Policía', 'interpol')).toBe('FGN, Policía')
  })

  test('are never guessed of a bare number: in one plan priority 1 is the highest, in another the lowest', () => {
    const rows = [
      ['Acción', 'Prioridad'],
      ['Una', '1'],
      ['Dos', 'Alta'],
    ]
    expect(read(rows).values.map(({ texts, answer }) => [texts[0], answer])).toEqual([['1', null]])
    expect(newcomersOf(writtenPlan(read(rows, new Map([['priority 1', ['3']]])).plan), {})[0]?.fields.priority).toBe(3)
  })
  test('are what somebody said, before what is likely', () => {
    const { values } = read(ministryRows(), new Map([['status stand by', ['deferred']]]))
    expect(answerOf(values, 'Stand by')).toEqual(['deferred'])
    expect(values.filter(({ answer }) => answer === null).map(({ texts }) => texts[0])).toEqual(['UIF', '3. Delitos ambientales'])
  })
  test('of an agency may depend on the delegation that leads the line; an unknown one does not drop the others', () => {
    const { plan } = read()
    const made = newcomersOf(writtenPlan(plan), {}).map(({ fields }) => fields)
    const agencies = (n: number) => made.find(({ title }) => title?.es === `Medida núm. ${n} del plan`)?.agencies
    // Line 1 is Colombia's, line 26 Mexico's, and line 3 says “DIAN / UIF”.
    expect([agencies(1), agencies(26), agencies(3)]).toEqual([['fgn'], ['fgr'], ['dian']])
  })
  test('[X16] of dates in eight shapes are one day each, and none is guessed', () => {
    const { plan } = read()
    expect(isSure(plan.paste)).toBe(true)
    const due = new Map(newcomersOf(writtenPlan(plan), {}).map(({ fields }) => [fields.title?.es, fields.due]))
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((n) => due.get(`Medida núm. ${n} del plan`))).toEqual([
      '2027-03-15',
      '2027-03-15',
      '2027-03-15',
      '2027-03-15',
      '2027-03-15',
      '2027-09-30',
      '2027-03-31',
      '2027-06-30',
    ])
  })
})

describe('[X24] the counts of an import', () => {
  test('add up to the lines of the file, and a line with a word that is not understood is written without that cell', () => {
    const { plan, lines } = read()
    expect(countedIn(plan, lines)).toEqual(plan.counts)
    expect([sumOf(plan), lines.length]).toEqual([MINISTRY_LINES, MINISTRY_LINES])
    expect(plan.counts.refused).toBe(0)
    expect(plan.counts.gaps).toBe(plan.lines.filter(({ cells }) => cells.some(({ why }) => why)).length)
    expect(newcomersOf(writtenPlan(plan), {})).toHaveLength(MINISTRY_LINES)
  })
  test('add up with refused, skipped and undecided lines too, and all that look alike are created or skipped at once', () => {
    const items = [anItem('a', { code: 'WG-001', title: { es: 'Guía para la cooperación entre fiscalías', en: '' } })]
    const rows = [
      ['Acción', 'Estatus'],
      ['Guia para la cooperacion entre fiscalias', 'Acordada'],
      ['', 'Acordada'],
      ['Otra', 'Stand by'],
      ['Otra más', 'Acordada'],
    ]
    const planned = (decided: ReadonlyMap<number, LineDecision>) => {
      const { head, columns } = matchColumns(rows, names, () => null)
      return importPlan({
        lines: fileLines(rows, head).lines,
        columns,
        key: columns[0] ?? null,
        all: items,
        names,
        orders: new Map(),
        months: new Map(),
        answers: new Map(),
        known: MINISTRY_GROUP,
        decided,
      })
    }
    const open = planned(new Map())
    expect(open.counts).toEqual({ creates: 1, changes: 0, gaps: 1, stays: 0, decide: 1, skipped: 0, refused: 1 })
    expect(sumOf(open)).toBe(rows.length - 1)
    expect(planned(new Map([[2, 'skip']])).counts).toMatchObject({ skipped: 1, decide: 0 })
    expect(planned(new Map([[2, 'new']])).lines.filter(isWritten)).toHaveLength(3)
    expect(planned(new Map([[2, itemId('a')]])).counts).toMatchObject({ changes: 1 })
  })
  test('[X4] titles with different numbers are never alike', () => {
    const items = Array.from({ length: 3_000 }, (_, n) =>
      anItem(`i${n}`, { title: { es: `Medida n.º ${n + 1} de la mesa técnica`, en: '' }, lead: delegationId('co') }),
    )
    const rows = [['Acción'], ...items.map((_, n) => [`Medida n.º ${n + 3_001} de la mesa técnica`])]
    const { head, columns } = matchColumns(rows, names, () => null)
    const plan = importPlan({
      lines: fileLines(rows, head).lines,
      columns,
      key: columns[0] ?? null,
      all: items,
      names,
      orders: new Map(),
      months: new Map(),
      answers: new Map(),
      known: MINISTRY_GROUP,
      decided: new Map(),
    })
    expect(plan.counts).toMatchObject({ creates: 3_000, decide: 0 })
  })
})
