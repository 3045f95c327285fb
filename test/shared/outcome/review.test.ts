// The review on paper beside the review on screen: the same function counts for both, whatever became of a plan.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { netChanges } from '../../../server/timeTravel/netChanges.ts'
import { formatNumber } from '../../../shared/counts.ts'
import type { BurnStep } from '../../../shared/history/burnUp.ts'
import type { Comparison, CreditedEdit, DueMoves, FieldDifference, ItemDifference } from '../../../shared/history/comparison.ts'
import { dueMovesOf } from '../../../shared/history/deadlines.ts'
import { type AccountId, instant, pageId, parseAccountId, parseDelegationId, seq } from '../../../shared/ids.ts'
import { plainOf } from '../../../shared/outcome/languageWriter.ts'
import { DRAWING_WIDTH, type Drawing, type ExportedDocument, type PaperTable, type PaperText } from '../../../shared/outcome/model.ts'
import { reviewDocument } from '../../../shared/outcome/review.ts'
import { writeHtml } from '../../../shared/outcome/writeHtml.ts'
import { writeMarkdown } from '../../../shared/outcome/writeMarkdown.ts'
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

const wordsOf = (outcome: ExportedDocument): string =>
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
        titleBefore: null,
        passages: { es: [], en: [] },
        paragraphs: { es: { inserted: 1, deleted: 0, changed: 2 }, en: { inserted: 0, deleted: 1, changed: 0 } },
        contributions: [],
      },
    ],
    unreadable: [],
    untouched: living.filter(({ id }) => !changes.some((change) => change.id === id)).map(({ id }) => id),
    plan: { fields: [], items: living, streams: after.streams.filter(({ archived }) => !archived) },
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
    corrected: [],
  })
const tablesOf = ({ blocks }: ExportedDocument): readonly PaperTable[] => blocks.flatMap((block) => (block.type === 'table' ? [block] : []))
/** Of the headings of items, in their order. */
const codesOf = ({ blocks }: ExportedDocument): readonly string[] =>
  blocks.flatMap((block) => (block.type === 'heading' ? (/^WG-\d+/.exec(textOf(block.words) ?? '')?.[0] ?? []) : []))
const textOf = (said: PaperText | undefined) =>
  said?.map(({ lines }) => lines.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ')).join(' | ')
const days = (n: number) => `${n > 0 ? '+' : n < 0 ? '−' : ''}${formatNumber('en', Math.abs(n))} ${Math.abs(n) === 1 ? 'day' : 'days'}`
const moved = (n: number, all: number) => (n === 0 ? '0' : all === 0 ? String(n) : `${n} (${days(all)})`)

describe('[E15] [R10] the review on paper', () => {
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
      const _lists = tablesOf(paper).filter(({ about }) => about === 'Action items')
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
      expect(codesOf(paper), `items of ${seed}`).toEqual(changed.flat().map(String))
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
      '31 may 2019, 19:00 CO Vence: 1 ago 2019 1 oct 2019 (+61 días)',
      '31 may 2019, 19:00 CO Personas: sin valor Fiscalía, enlace',
      'Cuatro Propuesta · Sin iniciar – – Nueva',
      'Tres Propuesta · Sin iniciar – – Archivada',
      'Consulta previa Español: 2 párrafos modificados, 1 párrafo nuevo. Inglés: 1 párrafo eliminado.',
      'Perdido [El registro de esta parte está dañado y no se puede leer]',
      'SEC Presidencia y secretaría',
    ])
      expect(words.replace(/[\u2068\u2069]/g, ''), expected).toContain(expected)
    expect(words).not.toContain('Dos')
  })

  test('says that a damaged plan cannot be read, and gives no figures of it', () => {
    const { after, before } = storyOf(1)
    for (const paper of [documentOf(null, after), documentOf(comparisonOf({ before, after }), null)]) {
      expect(wordsOf(paper)).toContain('The log of this part is damaged and cannot be read')
      expect(tablesOf(paper)).toEqual([])
    }
  })
})

describe('[E13] [E17] a change on paper', () => {
  const NOTHING = { es: '', en: '' }
  const at = (day: number, delegation: CreditedEdit['delegation'], more: Partial<CreditedEdit> = {}): CreditedEdit => ({
    seq: seq(day),
    at: instant(Date.UTC(2019, 5, day, 15)),
    account: ANA,
    delegation,
    meeting: null,
    ...more,
  })
  const paperOf = (
    {
      title,
      fields,
      before = {},
      after = {},
    }: { title?: string; fields: readonly FieldDifference[]; before?: Partial<Item>; after?: Partial<Item> },
    languages: readonly ('es' | 'en')[] = ['es'],
  ) => {
    const doc = new Y.Doc()
    addItem(doc, { title: { es: title ?? 'Nota', en: 'Note' }, lead: CO }, createDice(3).bytes)
    const plan = readRoadMap(doc)
    const [item] = plan.items
    const known = must(item ?? null, 'an item')
    const difference = {
      id: known.id,
      how: 'changed' as const,
      before: { ...known, ...before },
      after: { ...known, ...after },
      fields,
      contributions: [],
      slip: null,
    }
    const comparison = comparisonOf({ before: plan, after: plan }, { items: [difference], untouched: [], texts: [] })
    return documentOf(comparison, plan, languages)
  }
  const linesOf = (outcome: ExportedDocument): readonly string[] =>
    writeMarkdown(outcome)
      .split('\n')
      .filter((line) => /^\| \d+ jun|^\| \d+ Jun/.test(line))
  const changed = (
    field: FieldDifference['field'],
    from: unknown,
    to: unknown,
    last: CreditedEdit,
    more: Partial<FieldDifference> = {},
  ) => ({
    field,
    from,
    to,
    last,
    contributions: [],
    ...more,
  })

  test('is one line with hour, mark of its author, field, what was deleted struck and what was inserted bold, in plain text too', () => {
    const due = changed('due', '2019-06-10', '2019-06-20', at(2, MX))
    expect(linesOf(paperOf({ fields: [due] }))).toEqual(['| 2 jun 2019, 10:00 | MX | Vence: ~~10 jun 2019~~ **20 jun 2019** (+10 días) |'])
    const html = writeHtml(paperOf({ fields: [due] }), 'a4')
    expect(html).toContain('<del>10 jun 2019</del> <ins>20 jun 2019</ins>')
  })

  test('says how often and by whom, and that an author is not verified or wrote by a link', () => {
    const contributions = [
      { account: ANA, delegation: CO, changes: 2, lastAt: AT },
      { account: ANA, delegation: MX, changes: 1, lastAt: AT },
    ]
    const byLink = { requestedBy: 'Chair', consentBy: null }
    const status = changed('status', 'proposed', 'agreed', at(3, null, { byLink }), { contributions })
    expect(linesOf(paperOf({ fields: [status] }))).toEqual([
      '| 3 jun 2019, 10:00 | SEC | Estado: ~~Propuesta~~ **Acordada** (3 cambios: CO 2, MX 1; escrito en una sesión abierta con un enlace que pidió Chair) |',
    ])
    const brought = changed('status', 'proposed', 'agreed', at(3, CO, { unverified: { by: ANA } }))
    expect(linesOf(paperOf({ fields: [brought] }))[0]).toContain('| ? | Estado')
  })

  test('has the words of title, description and checklist, each side of a pair with its own author', () => {
    const title = changed('title', { es: 'Nota verbal', en: 'Note' }, { es: 'Nota escrita', en: 'Written note' }, at(9, MX), {
      sides: { es: { last: at(5, CO), contributions: [] }, en: { last: at(9, MX), contributions: [] } },
    })
    const description = changed('description', NOTHING, { es: 'Dos copias.', en: '' }, at(6, CO))
    const entry = (id: string, es: string, done = false, delegation: Item['lead'] = null) => ({
      id,
      text: { es, en: '' },
      done,
      delegation,
      order: id,
    })
    const [old, now] = [
      [entry('a', 'Redactar'), entry('b', 'Firmar')],
      [entry('a', 'Redactar', true, MX), entry('c', 'Enviar')],
    ]
    const checklist = changed('checklist', old, now, at(7, MX))
    const parts = { fields: [title, description, checklist], before: { checklist: old }, after: { checklist: now } }
    expect(linesOf(paperOf(parts))).toEqual([
      '| 5 jun 2019, 10:00 | CO | Título: Nota ~~verbal~~ **escrita** |',
      '| 6 jun 2019, 10:00 | CO | Descripción: **Dos copias.** |',
      '| 7 jun 2019, 10:00 | MX | Lista de control: Redactar · ~~pendiente~~ **hecho** · ~~sin valor~~ **MX**<br>**Enviar**<br>~~Firmar~~ |',
      '| 9 jun 2019, 10:00 | MX | Título (inglés): ~~Note~~ **Written note** |',
    ])
    // English writes the name of a language with a capital.
    expect(linesOf(paperOf(parts, ['en']))[0]).toContain('Title (Spanish): Nota')
    const both = linesOf(paperOf(parts, ['es', 'en']))
    expect(both).toHaveLength(4)
    expect(both.filter((line) => /Título|Title/.test(line))).toHaveLength(2)
  })

  test('says that an item was joint before one delegation led it, and repeats in its head nothing that changed', () => {
    const lead = changed('lead', null, CO, at(2, CO))
    const paper = paperOf({ fields: [lead], before: { lead: null, coDelegations: [CO, MX] } })
    expect(linesOf(paper)).toEqual(['| 2 jun 2019, 10:00 | CO | Dirige: ~~Conjunta~~ **CO** |'])
    expect(wordsOf(paper)).not.toMatch(/WG-001 Nota Dirige/)
  })

  test('has each changed paragraph of a text with its words, not a number alone', () => {
    const plan = readRoadMap(new Y.Doc())
    const text = {
      document: TEXT,
      how: 'changed' as const,
      title: { es: 'Consulta temprana', en: 'Early consultation' },
      titleBefore: { es: 'Consulta previa', en: 'Early consultation' },
      passages: {
        es: [
          { before: 'Se consultará en diez días.', after: 'Se consultará en cinco días.' },
          { before: null, after: 'Sin costo.' },
          { before: 'Por escrito.', after: null },
          { before: 'Igual.', after: 'Igual.' },
        ],
        en: [],
      },
      paragraphs: { es: { inserted: 1, deleted: 1, changed: 2 }, en: { inserted: 0, deleted: 0, changed: 0 } },
      contributions: [{ account: ANA, delegation: MX, changes: 4, lastAt: AT }],
    }
    const made = writeMarkdown(documentOf(comparisonOf({ before: plan, after: plan }, { items: [], texts: [text] }), plan, ['es']))
    for (const expected of [
      '4 cambios: MX 4; último cambio: 31 may 2019, 19:00',
      'Consulta ~~previa~~ **temprana**',
      'Se consultará en ~~diez~~ **cinco** días',
      '**Sin costo.**',
      '~~Por escrito.~~',
      'Igual. (cambió el formato)',
    ])
      expect(made).toContain(expected)
  })

  test('stands under the title of the screen', () => {
    const plan = readRoadMap(new Y.Doc())
    const comparison = comparisonOf({ before: plan, after: plan }, { items: [], texts: [] })
    expect(plainOf(documentOf(comparison, plan, ['es', 'en']).title)).toBe(
      'Qué cambió desde el comienzo · What changed since the beginning',
    )
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
  const drawingsOf = ({ blocks }: ExportedDocument): readonly Drawing[] =>
    blocks.flatMap((block) => (block.type === 'drawing' ? [block] : []))
  const wordsIn = (drawing: Drawing | undefined) => drawing?.shapes.flatMap((shape) => (shape.type === 'words' ? [shape.words] : [])) ?? []

  test('have the matrix of who moved whose deadlines as on screen, number for number', () => {
    const { comparison, paper } = paperOf()
    const matrix = matrixOf(comparison.dueMoves, [CO, MX])
    const table = tablesOf(paper).find(({ about }) => about.startsWith('Rows: who rescheduled'))
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
    const plan: RoadMap = { fields: [], streams: [], items: [] }
    const paper = documentOf(comparisonOf({ before: plan, after: plan }, { deadlines: [], dueMoves: [] }), plan, ['en'], [])
    expect(drawingsOf(paper)).toEqual([])
    expect(wordsOf(paper)).not.toMatch(/Who rescheduled whose|How far each/)
  })
})
