// The review on paper beside the review on screen: the same function counts for both, whatever became of a plan.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { netChanges } from '../../../server/timeTravel/netChanges.ts'
import { number } from '../../../shared/counts.ts'
import type { BurnStep } from '../../../shared/history/burnUp.ts'
import type { Comparison, DueMoves, ItemDifference } from '../../../shared/history/comparison.ts'
import { dueMovesOf } from '../../../shared/history/deadlines.ts'
import { type AccountId, instant, pageId, parseAccountId, parseDelegationId, seq } from '../../../shared/ids.ts'
import { DRAWING_WIDTH, type Drawing, type Outcome, type Said, type Table } from '../../../shared/outcome/model.ts'
import { reviewDocument } from '../../../shared/outcome/review.ts'
import { writeHtml } from '../../../shared/outcome/writeHtml.ts'
import { must } from '../../../shared/result.ts'
import { matrixOf, STANDS } from '../../../shared/review/delegations.ts'
import { reviewOf } from '../../../shared/review/reviewOf.ts'
import { slipRows } from '../../../shared/review/slips.ts'
import { type Item, PROGRESS, type RoadMap, STATUSES } from '../../../shared/roadmap/model.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addStream } from '../../../shared/roadmap/streams.ts'
import { addItem, addToSet, archiveItem, restoreItem, setField } from '../../../shared/roadmap/write.ts'
import { dayInZone } from '../../../shared/zones.ts'
import { createDice } from '../../harness/random.ts'
import { aDeadline } from '../history/aDeadline.ts'
import { factsOf } from './facts.ts'

const ANA: AccountId = must(parseAccountId('ana'), 'an account')
const [CO, MX] = ['co', 'mx'].map((id) => must(parseDelegationId(id), 'a delegation')) as never as [
  Item['lead'] & string,
  Item['lead'] & string,
]
const AT = instant(Date.UTC(2019, 5, 1))
const TEXT = pageId('text')
const LOST = pageId('lost')
const BURN: readonly BurnStep[] = [
  { at: instant(AT - 30 * 86_400_000), scope: 12, done: 0 },
  { at: instant(AT - 10 * 86_400_000), scope: 14, done: 5 },
]
const DAYS = ['2019-05-01', '2019-06-10', '2019-06-14', '2019-06-20', '2019-09-30', null]

const wordsOf = (outcome: Outcome): string =>
  writeHtml(outcome, 'a4')
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

/** A plan, and what became of it: some items changed, some archived, some brought back, some new. */
const storyOf = (seed: number): { readonly before: RoadMap; readonly after: RoadMap } => {
  const dice = createDice(seed)
  const pick = dice.pick
  const doc = new Y.Doc()
  const streams = [
    null,
    addStream(doc, { es: 'Lavado', en: 'Laundering' }, dice.bytes),
    addStream(doc, { es: 'Trata', en: '' }, dice.bytes),
  ]
  const add = (at: number) =>
    addItem(
      doc,
      { title: { es: `Acción ${at}`, en: `Item ${at}` }, stream: pick(streams), lead: pick([CO, MX, null]), due: pick(DAYS) },
      dice.bytes,
    )
  const ids = Array.from({ length: 12 }, (_, at) => add(at)).flatMap((made) => (made.ok ? [made.value] : []))
  const change = () => {
    const id = pick(ids)
    const what = dice.below(7)
    if (what === 0) archiveItem(doc, id)
    else if (what === 1) restoreItem(doc, id)
    else if (what === 2) setField(doc, id, 'due', pick(DAYS))
    else if (what === 3) setField(doc, id, 'status', pick(STATUSES))
    else if (what === 4) setField(doc, id, 'progress', pick(PROGRESS))
    else if (what === 5) setField(doc, id, 'lead', pick([CO, MX, null]))
    else add(100 + dice.below(900))
  }
  for (let n = 0; n < 20; n += 1) change()
  const before = readRoadMap(doc)
  for (let n = dice.below(25); n > 0; n -= 1) change()
  return { before, after: readRoadMap(doc) }
}

const moment = (mark: string): Comparison['from'] => ({ mark, at: AT, meeting: null, name: null, seqs: [], unreadable: [] })
const comparisonOf = ({ before, after }: ReturnType<typeof storyOf>, more: Partial<Comparison> = {}): Comparison => {
  const changes = netChanges(before, after)
  const living = after.items.filter(({ archived }) => !archived)
  const last = { seq: seq(3), at: AT, account: ANA, delegation: CO, meeting: null }
  return {
    from: moment('start'),
    to: moment('now'),
    items: changes.map(
      (change): ItemDifference => ({
        ...change,
        fields: change.fields.map((one) => ({ ...one, last, contributions: [] })),
        contributions: [],
        slip: null,
      }),
    ),
    streams: [],
    texts: [
      {
        document: TEXT,
        how: 'changed',
        title: { es: 'Consulta previa', en: 'Early consultation' },
        paragraphs: { es: { inserted: 1, deleted: 0, changed: 2 }, en: { inserted: 0, deleted: 1, changed: 0 } },
        contributions: [],
      },
    ],
    unreadable: [],
    untouched: living.filter(({ id }) => !changes.some((change) => change.id === id)).map(({ id }) => id),
    plan: { items: living, streams: after.streams.filter(({ archived }) => !archived) },
    deadlines: changes.flatMap(({ before: was, after: is }) =>
      was && is && was.due !== is.due ? [aDeadline(was, [{ by: CO, to: is.due }])] : [],
    ),
    dueMoves: [CO, MX, null].map(
      (delegation, at): DueMoves => ({ delegation, isUnverified: false, lead: MX, moves: at + 1, days: 5 - at * 9 }),
    ),
    contributions: [
      { account: ANA, delegation: CO, changes: 7, lastAt: AT },
      { account: ANA, delegation: null, changes: 3, lastAt: AT },
    ],
    ...more,
  }
}
const documentOf = (
  comparison: Comparison | null,
  plan: RoadMap | null,
  languages: readonly ('es' | 'en')[] = ['en'],
  burnUp: readonly BurnStep[] | null = BURN,
) =>
  reviewDocument({
    facts: factsOf(languages, {
      people: [{ account: ANA, name: 'Fiscalía, enlace' }],
      texts: [{ id: LOST, title: { es: 'Perdido', en: 'Lost' } }],
    }),
    plan,
    comparison,
    since: { name: { es: 'Sesión 1', en: 'Session 1' } },
    burnUp,
  })
const tablesOf = ({ blocks }: Outcome): readonly Table[] => blocks.flatMap((block) => (block.type === 'table' ? [block] : []))
const textOf = (said: Said | undefined) =>
  said?.map(({ lines }) => lines.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ')).join(' | ')
const days = (n: number) => `${n > 0 ? '+' : n < 0 ? '−' : ''}${number('en', Math.abs(n))} ${Math.abs(n) === 1 ? 'day' : 'days'}`
const moved = (n: number, all: number) => (n === 0 ? '0' : all === 0 ? String(n) : `${n} (${days(all)})`)

describe('[E1] [R10] the review on paper', () => {
  test('has the figures and ledgers of the one on screen, for sixty plans', () => {
    const { group, at, zone } = factsOf(['en'])
    for (let seed = 1; seed <= 60; seed += 1) {
      const story = storyOf(seed)
      const comparison = comparisonOf(story)
      const { figures, byLead, byAuthor, byStream } = reviewOf(
        comparison,
        dayInZone(at, zone),
        group.delegations.map(({ id }) => id),
      )
      const paper = documentOf(comparison, story.after)
      const [numbers, leads, authors] = tablesOf(paper)
      const lists = tablesOf(paper).filter(({ about }) => about === 'Action items')
      expect(
        numbers?.rows.map(([, value]) => textOf(value)),
        `figures of ${seed}`,
      ).toEqual([
        `${figures.done} of ${figures.of}`,
        String(figures.advanced),
        moved(figures.moved.items, figures.moved.days),
        String(figures.late),
        String(figures.blocked),
        String(figures.added),
        String(figures.archived),
        String(figures.untouched),
        String(figures.texts),
      ])
      expect(
        leads?.rows.map(([, ...cells]) => cells.map(textOf)),
        `by lead of ${seed}`,
      ).toEqual(
        byLead.map((row) => [
          ...STANDS.map((stand) => String(row.stands.filter((one) => one === stand).length)),
          String(row.late),
          moved(row.moved.items, row.moved.days),
        ]),
      )
      expect(
        authors?.rows.map(([, ...cells]) => cells.map(textOf)),
        `by author of ${seed}`,
      ).toEqual(byAuthor.map((row) => [String(row.changes), moved(row.moves, row.days), String(row.ofOthers)]))
      const changed = byStream.map(({ lines }) => lines.filter(({ difference }) => difference).map(({ item }) => item.code))
      expect(
        lists.map(({ rows }) => rows.map(([code]) => textOf(code))),
        `items of ${seed}`,
      ).toEqual(changed.filter((codes) => codes.length > 0).map((codes) => codes.map(String)))
    }
  })

  test('says what became of each item and each text, and of a text that cannot be read, that', () => {
    const doc = new Y.Doc()
    const dice = createDice(3)
    const add = (title: string, due: string | null = null) => {
      const made = addItem(doc, { title: { es: title, en: `${title} EN` }, due }, dice.bytes)
      return must(made.ok ? made.value : null, 'an item')
    }
    const [a, , c] = [add('Uno', '2019-08-01'), add('Dos'), add('Tres')]
    const before = readRoadMap(doc)
    setField(doc, a, 'due', '2019-10-01')
    addToSet(doc, a, 'people', ANA)
    archiveItem(doc, c)
    add('Cuatro')
    const after = readRoadMap(doc)
    const words = wordsOf(documentOf(comparisonOf({ before, after }, { unreadable: [LOST] }), after, ['es']))
    for (const expected of [
      'Vence: 1 oct 2019 (antes: 1 ago 2019)',
      'Personas: Fiscalía, enlace (antes: –)',
      'Cuatro Nueva',
      'Tres Archivada',
      'Consulta previa Español: 2 párrafos modificados, 1 párrafo nuevo. Inglés: 1 párrafo eliminado.',
      'Perdido [El registro de esta parte está dañado y no se puede leer]',
      'SEC Presidencia y secretaría',
    ])
      expect(words.replace(/[\u2068\u2069]/g, ''), expected).toContain(expected)
    expect(words).not.toContain('Dos')
  })

  test('of a damaged plan says that it cannot be read, and gives no figures', () => {
    const { after, before } = storyOf(1)
    for (const paper of [documentOf(null, after), documentOf(comparisonOf({ before, after }), null)]) {
      expect(wordsOf(paper)).toContain('The log of this part is damaged and cannot be read')
      expect(tablesOf(paper)).toEqual([])
    }
  })
})

describe('[E10] the charts of the review on paper', () => {
  const paperOf = (languages: readonly ('es' | 'en')[] = ['en'], burnUp: readonly BurnStep[] | null = BURN) => {
    const doc = new Y.Doc()
    const dice = createDice(5)
    const ids = Array.from({ length: 40 }, (_, at) => {
      const made = addItem(doc, { title: { es: `Acción ${at}`, en: `Item ${at}` }, lead: MX, due: '2019-06-10' }, dice.bytes)
      return must(made.ok ? made.value : null, 'an item')
    })
    const before = readRoadMap(doc)
    for (const [at, id] of ids.entries()) setField(doc, id, 'due', at === 0 ? '2019-05-01' : '2019-09-30')
    const after = readRoadMap(doc)
    const comparison = comparisonOf({ before, after })
    const deadlines = before.items.map((item, at) =>
      aDeadline(item, [
        { by: CO, to: '2019-07-10' },
        { by: null, to: after.items[at]?.due ?? null },
      ]),
    )
    const moved = { ...comparison, deadlines, dueMoves: dueMovesOf(deadlines) }
    return { comparison: moved, paper: documentOf(moved, after, languages, burnUp) }
  }
  const drawingsOf = ({ blocks }: Outcome): readonly Drawing[] => blocks.flatMap((block) => (block.type === 'drawing' ? [block] : []))
  const wordsIn = (drawing: Drawing | undefined) => drawing?.shapes.flatMap((shape) => (shape.type === 'words' ? [shape.words] : [])) ?? []

  test('who moved whose deadlines is the matrix of the screen, number for number', () => {
    const { comparison, paper } = paperOf()
    const matrix = matrixOf(comparison.dueMoves, [CO, MX])
    const table = tablesOf(paper).find(({ about }) => about.startsWith('Rows: who moved'))
    const said = ({ moves, days: n }: { readonly moves: number; readonly days: number }) => (moves === 0 ? '0' : `${moves} (${days(n)})`)
    expect(table?.rows.map(([, ...cells]) => cells.map(textOf))).toEqual([
      ...matrix.movers.map((mover) => [...matrix.leads.map((lead) => said(matrix.cell(mover, lead))), said(matrix.byMover(mover))]),
      [...matrix.leads.map((lead) => said(matrix.byLead(lead))), said(matrix.all)],
    ])
  })

  test('each deadline that moved is drawn with the letters of its mover, on as many pages as it takes, and stands in a table', () => {
    const { comparison, paper } = paperOf(['es', 'en'])
    const rows = slipRows(comparison, 'days', [CO, MX, null, 'unverified'])
    const slips = drawingsOf(paper).slice(0, 2)
    expect(rows).toHaveLength(40)
    expect(slips.map((one) => wordsIn(one).filter((words) => /^WG-/.test(words)).length)).toEqual([28, 12])
    expect(wordsIn(slips[0])).toEqual(expect.arrayContaining(['CO', 'SEC', 'Acción 1', 'jul 2019']))
    for (const { shapes, height } of slips)
      for (const shape of shapes)
        for (const [x, y] of shape.type === 'words' ? [shape.at] : shape.points)
          expect(x >= 0 && x <= DRAWING_WIDTH && y >= 0 && y <= height, JSON.stringify(shape)).toBe(true)
    const table = tablesOf(paper).find(({ head }) => textOf(head?.[1])?.startsWith('Movimientos'))
    expect(table?.rows.map(([code]) => textOf(code))).toEqual(rows.map(({ item }) => item.code))
    expect(textOf(table?.rows[0]?.[1])).toBe('CO +30 días, SEC +82 días | CO +30 days, SEC +82 days')
  })

  test('scope and done have their numbers at the end, in the drawing and in a table; a history that cannot be read is said', () => {
    const { paper } = paperOf()
    expect(wordsIn(drawingsOf(paper).at(-1))).toEqual(expect.arrayContaining(['14', '5']))
    const table = tablesOf(paper).find(({ head }) => textOf(head?.[1]) === 'In scope')
    expect(table?.rows.map((row) => row.slice(1).map(textOf))).toEqual([['14', '5', '9']])
    expect(wordsOf(paperOf(['en'], null).paper)).toMatch(/Scope and completion between sessions \[The log of this part is damaged/)
  })

  test('where nothing moved there is no chart of it', () => {
    const plan: RoadMap = { streams: [], items: [] }
    const paper = documentOf(comparisonOf({ before: plan, after: plan }, { deadlines: [], dueMoves: [] }), plan, ['en'], [])
    expect(drawingsOf(paper)).toEqual([])
    expect(wordsOf(paper)).not.toMatch(/Who moved whose|How far each/)
  })
})
