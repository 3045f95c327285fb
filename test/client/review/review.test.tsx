// The review of two moments: its figures, its ledgers and its sentences, from a comparison.
import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { textWords } from '../../../client/compare/textWords.ts'
import { spanWords, titleWords } from '../../../client/review/momentPhrases.ts'
import { decodeReview, encodeReview, paperLanguages } from '../../../client/review/reviewState.ts'
import type { Comparison, ItemDifference } from '../../../shared/history/comparison.ts'
import { slipOf } from '../../../shared/history/deadlines.ts'
import { NOBODY } from '../../../shared/history/describeContext.ts'
import { type AccountId, instant, pageId, parseAccountId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { type ReviewLine, reviewOf } from '../../../shared/review/reviewOf.ts'
import { FIELD_KEYS } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { aDeadline } from '../../shared/history/aDeadline.ts'
import { anItem, aStream, delegationId } from '../roadmap/builders.ts'
import { momentOf } from './momentOf.ts'

const en = CATALOGUE.en.review
const es = CATALOGUE.es.review

const ana: AccountId = must(parseAccountId('ana'), 'an account')
const [co, mx] = [delegationId('co'), delegationId('mx')]
const AT = instant(Date.UTC(2019, 9, 4, 15))

const differing = (
  how: ItemDifference['how'],
  before: Item | null,
  after: Item | null,
  slip: ItemDifference['slip'] = null,
): ItemDifference => ({
  id: must(after ?? before, 'a side').id,
  how,
  before,
  after,
  fields: FIELD_KEYS.filter((field) => before && after && !sameValue(before[field], after[field])).map((field) => ({
    field,
    from: before?.[field],
    to: after?.[field],
    last: { seq: seq(3), at: AT, account: ana, delegation: co, meeting: null },
    contributions: [],
  })),
  contributions: [{ account: ana, delegation: co, changes: 2, lastAt: AT }],
  slip,
})

const stream = aStream('judicial')
const finished = { status: 'inProgress', progress: 'substantial', stream: stream.id, lead: co } as const
const DONE = [anItem('done', finished), anItem('done', { ...finished, status: 'done', progress: 'completed' })] as const
const MOVED = [
  anItem('moved', { due: '2019-09-30', lead: mx, title: { es: 'Nota comparada', en: '' } }),
  anItem('moved', { due: '2019-11-15', lead: mx, title: { es: 'Nota comparada', en: 'Comparative note' } }),
] as const
const DEADLINE = aDeadline(MOVED[0], [
  { by: mx, to: '2019-10-15' },
  { by: mx, to: '2019-11-15' },
])
const STILL = anItem('still', { due: '2019-08-01', stream: stream.id, lead: co })
const BACK = anItem('back', { stream: stream.id })
const NEW = anItem('new', { status: 'agreed', due: '2019-12-20', lead: mx })
const GONE = anItem('gone', { stream: stream.id, lead: co })
const BLOCKED = [anItem('blocked', { status: 'agreed', lead: co }), anItem('blocked', { status: 'blocked', lead: co })] as const

const COMPARISON: Comparison = {
  from: momentOf('meeting:m2', { at: instant(Date.UTC(2019, 5, 14, 22)), meeting: 2 }),
  to: momentOf('now', { at: instant(Date.UTC(2019, 9, 7, 19, 32)) }),
  items: [
    differing('changed', ...DONE),
    differing('changed', ...MOVED, slipOf(DEADLINE.steps)),
    differing('changed', ...BLOCKED),
    differing('added', null, NEW),
    differing('archived', GONE, { ...GONE, archived: true }),
  ],
  streams: [],
  texts: [
    {
      document: pageId('consulta'),
      how: 'changed',
      title: { es: 'Consulta previa', en: 'Early consultation' },
      titleBefore: null,
      passages: { es: [], en: [] },
      paragraphs: { es: { inserted: 1, deleted: 0, changed: 2 }, en: { inserted: 0, deleted: 0, changed: 0 } },
      contributions: [],
    },
  ],
  unreadable: [],
  untouched: [STILL.id],
  plan: { fields: [], items: [DONE[1], STILL, BACK, MOVED[1], BLOCKED[1], NEW], streams: [stream] },
  deadlines: [DEADLINE],
  dueMoves: [
    { delegation: mx, isUnverified: false, lead: mx, moves: 2, days: 46 },
    { delegation: mx, isUnverified: false, lead: co, moves: 3, days: -5 },
    { delegation: co, isUnverified: false, lead: mx, moves: 1, days: 10 },
  ],
  contributions: [
    { account: ana, delegation: co, changes: 7, lastAt: AT },
    { account: ana, delegation: null, changes: 3, lastAt: AT },
  ],
}
const REVIEW = reviewOf(COMPARISON, '2019-10-07', [co, mx])

test('[R10] a review counts what was done, moved, is late, blocked, new, archived, and what nobody touched', () => {
  expect(REVIEW.figures).toEqual({
    done: 1,
    of: 6,
    advanced: 0,
    moved: { items: 1, days: 46 },
    blocked: 1,
    late: 1,
    added: 1,
    archived: 1,
    untouched: 1,
    texts: 1,
  })
})

test('[R10] every item stands in one line of each grouping, also those that were archived and those that did not move', () => {
  for (const sections of [REVIEW.byStream, REVIEW.byDelegation]) {
    const lines: readonly ReviewLine[] = sections.flatMap((section) => section.lines)
    expect(lines.map(({ item }) => String(item.id)).sort()).toEqual(['back', 'blocked', 'done', 'gone', 'moved', 'new', 'still'])
  }
  expect(REVIEW.byDelegation.map(({ of }) => of)).toEqual([co, mx, null])
  expect(REVIEW.byStream.map(({ of }) => of?.id ?? null)).toEqual([stream.id, null])
})

test('[R17] by lead counts items and by author counts acts: what MX moved of CO’s is MX’s act, and stays CO’s item', () => {
  expect(REVIEW.byLead.map(({ lead, stands, late, moved }) => [lead, stands, late, moved])).toEqual([
    [co, ['done', 'blocked', 'waiting'], 1, { items: 0, days: 0 }],
    [mx, ['waiting', 'waiting'], 0, { items: 1, days: 46 }],
    [null, ['waiting'], 0, { items: 0, days: 0 }],
  ])
  expect(REVIEW.byAuthor).toEqual([
    { delegation: co, changes: 7, moves: 1, days: 10, movesMarked: {}, ofOthers: 1 },
    { delegation: mx, changes: 0, moves: 5, days: 41, movesMarked: {}, ofOthers: 3 },
    { delegation: null, changes: 3, moves: 0, days: 0, movesMarked: {}, ofOthers: 0 },
  ])
})

test('[R17] jointly led items have a row of their own, with the letters of all who share in it; items without a lead another', () => {
  const [joint, deferred] = [
    anItem('joint', { coDelegations: [mx, co] }),
    anItem('late', { status: 'deferred', due: '2019-01-01', lead: co }),
  ]
  const plan = { ...COMPARISON.plan, items: [...COMPARISON.plan.items, joint, deferred] }
  const { byLead } = reviewOf({ ...COMPARISON, plan }, '2019-10-07', [co, mx])
  expect(byLead.map(({ lead, shared }) => [lead, shared])).toEqual([
    [co, []],
    [mx, []],
    ['joint', [co, mx]],
    [null, []],
  ])
  expect(byLead[0]?.stands).toContain('deferred')
})

test('[K6] work recovered after a restore is counted, for no delegation, as long as nobody has confirmed it', () => {
  const brought = { account: ana, delegation: null, changes: 4, lastAt: AT, unverified: { by: ana } }
  const moved = { delegation: null, isUnverified: true, lead: co, moves: 1, days: 9 }
  const review = reviewOf(
    { ...COMPARISON, contributions: [...COMPARISON.contributions, brought], dueMoves: [...COMPARISON.dueMoves, moved] },
    '2019-10-07',
    [co, mx],
  )
  expect([REVIEW.unverified, review.unverified]).toEqual([0, 4])
  // Nor for the secretariat.
  expect(review.byAuthor.at(-1)).toMatchObject({ delegation: null, changes: 3, moves: 0 })
  expect(review.matrix.movers).toEqual([co, mx, 'unverified'])
})

describe('[R16] deadlines by mover and by lead', () => {
  const { matrix } = REVIEW
  test('rows moved, columns lead; each sum is that of its cells', () => {
    expect(matrix.movers.map((mover) => matrix.leads.map((lead) => matrix.cell(mover, lead)))).toEqual([
      [
        { moves: 0, days: 0, marked: {} },
        { moves: 1, days: 10, marked: {} },
      ],
      [
        { moves: 3, days: -5, marked: {} },
        { moves: 2, days: 46, marked: {} },
      ],
    ])
    expect([matrix.byMover(mx), matrix.byLead(mx), matrix.all, matrix.own, matrix.most]).toEqual([
      { moves: 5, days: 41, marked: {} },
      { moves: 3, days: 56, marked: {} },
      { moves: 6, days: 51, marked: {} },
      { moves: 2, days: 46, marked: {} },
      46,
    ])
  })
  test('SEC has a row, and joint items a column, only where something was moved', () => {
    const others = [...COMPARISON.dueMoves, { delegation: null, isUnverified: false, lead: null, moves: 1, days: 3 }]
    const more = reviewOf({ ...COMPARISON, dueMoves: others }, '2019-10-07', [co, mx]).matrix
    expect([matrix.movers, matrix.leads]).toEqual([
      [co, mx],
      [co, mx],
    ])
    expect([more.movers, more.leads, more.cell(null, null)]).toEqual([[co, mx, null], [co, mx, null], { moves: 1, days: 3, marked: {} }])
    // Nobody owns what is led together: it is not told as one's own.
    expect(more.own.moves).toBe(2)
  })
  test('the sentence above it says how many were one’s own, in both languages', () => {
    const days = [matrix.own.days, matrix.all.days, matrix.all.days - matrix.own.days].map((n) => `${n} d`) as [string, string, string]
    expect(es.matrix.found(matrix.own, matrix.all, ...days)).toBe(
      '**2 de 6 veces** una delegación reprogramó un plazo propio (46 d); **4 veces**, uno ajeno o conjunto (5 d).',
    )
    expect(en.matrix.found(matrix.own, matrix.all, ...days)).toBe(
      '**2 of 6 times** a delegation rescheduled a due date of its own (46 d); **4 times** another’s or a joint one (5 d).',
    )
  })
})

describe('[R11] a review says in both languages', () => {
  const names = { ...NOBODY, delegation: (id: string) => ({ code: id.toUpperCase(), name: { es: id, en: id } }) }
  test('its title and its span, with session and place', () => {
    expect(titleWords(COMPARISON, 'es')).toBe('Qué cambió desde la sesión 2')
    expect(titleWords({ ...COMPARISON, to: momentOf('meeting:m3', { at: AT, meeting: 3 }) }, 'en')).toBe(
      'What changed between session 2 and session 3',
    )
    expect(spanWords(COMPARISON, { names, language: 'en' })).toMatch(/^From the close of session 2, Cartagena, .*2019.*, to 7 Oct 2019, /)
  })
  test('its texts, side by side counted', () => {
    const [text] = COMPARISON.texts
    expect(textWords(must(text, 'a text'), 'es')).toBe('Español: 2 párrafos cambiados, 1 párrafo nuevo.')
    expect(textWords(must(text, 'a text'), 'en')).toBe('Spanish: 2 paragraphs changed, 1 new paragraph.')
  })
})

test('[R12] settings of the paper come back from the address, and anything else is the reader’s own', () => {
  for (const state of [
    { paper: null, grouping: 'stream' },
    { paper: 'both', grouping: 'delegation' },
  ] as const) {
    const query = encodeReview(state)
    expect(decodeReview((name) => query[name] ?? undefined)).toEqual(state)
  }
  expect(decodeReview(() => 'fr')).toEqual({ paper: null, grouping: 'stream' })
  expect(paperLanguages('both', 'en')).toEqual(['en', 'es'])
})

test('[R20] a deadline that has no date now is said to have none, in whole sentences, and not to have moved to one', () => {
  expect([es.slip.spokenCleared('5 mar 2027', 'US quitó la fecha'), en.slip.spokenCleared('5 Mar 2027', 'US cleared the date')]).toEqual([
    'antes, el 5 mar 2027; ahora, sin fecha; US quitó la fecha',
    '5 Mar 2027 before, no date now; US cleared the date',
  ])
})
