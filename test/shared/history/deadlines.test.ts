// The ledger of due dates: what counts as a move, by whom, of whose item, and that each table adds up the same.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  deadlineChangeOf,
  dueMovesOf,
  isClearing,
  isMove,
  movesIn,
  NOTHING_STANDS,
  slipOf,
  standingAfter,
} from '../../../shared/history/deadlines.ts'
import { authorRows, matrixOf } from '../../../shared/review/delegations.ts'
import { slipRows } from '../../../shared/review/slips.ts'
import { daysBetween } from '../../../shared/roadmap/days.ts'
import type { Day } from '../../../shared/roadmap/model.ts'
import { anItem, delegationId } from '../../client/roadmap/builders.ts'
import { ANA, aDeadline, type Done, stepsFrom } from './aDeadline.ts'

const [CO, MX, US] = [delegationId('co'), delegationId('mx'), delegationId('us')]
const [MAY, JUNE, NOV] = ['2026-05-01', '2026-06-01', '2026-11-17']
const move = (by: typeof CO | null, to: Day | null, more: Partial<Done> = {}): Done => ({ by, to, ...more }) as Done

describe('[H13] [R16] the count of a step of a due date', () => {
  test.each<readonly [string, Day | null, Day | null, readonly Done[], readonly (readonly [number, boolean])[]]>([
    ['a move counts its days', MAY, MAY, [move(CO, JUNE)], [[31, false]]],
    [
      'a move back is another one',
      MAY,
      MAY,
      [move(CO, JUNE), move(CO, MAY)],
      [
        [31, false],
        [-31, false],
      ],
    ],
    ['a first date moves nothing', null, null, [move(CO, MAY)], [[0, false]]],
    [
      'a date after the first one does',
      null,
      null,
      [move(CO, MAY), move(US, JUNE)],
      [
        [0, false],
        [31, false],
      ],
    ],
    ['a clearing counts no days, and is shown', MAY, MAY, [move(US, null)], [[0, true]]],
    [
      'a date cleared and set is a move by who set it',
      MAY,
      MAY,
      [move(MX, null), move(US, NOV)],
      [
        [0, true],
        [200, false],
      ],
    ],
    [
      'the same date set again is none',
      MAY,
      MAY,
      [move(MX, null), move(US, MAY)],
      [
        [0, true],
        [0, false],
      ],
    ],
    [
      'cleared and set in the same hour, twice',
      MAY,
      MAY,
      [move(US, null), move(US, JUNE), move(US, null), move(US, NOV)],
      [
        [0, true],
        [31, false],
        [0, true],
        [169, false],
      ],
    ],
    ['cleared before the period and set within it is a move', null, MAY, [move(US, NOV)], [[200, false]]],
    [
      'an undo that takes a first date away clears it; the next date is a move',
      null,
      null,
      [move(CO, MAY), move(CO, null), move(US, JUNE)],
      [
        [0, false],
        [0, true],
        [31, false],
      ],
    ],
    ['a restored date is a move by who restored it', NOV, NOV, [move(MX, MAY)], [[-200, false]]],
  ])('%s', (_name, due, since, done, expected) => {
    const steps = stepsFrom({ since, lead: MX }, due, done)
    expect(steps.map((step) => [step.days, isClearing(step)])).toEqual(expected)
    expect(steps.map((step) => [step.delegation, step.to, isMove(step)])).toEqual(
      done.map((one, at) => ['to' in one && one.by, 'to' in one && one.to, expected[at]?.[0] !== 0]),
    )
  })

  test('the lead is that of the moment: who moved its own item and then gave the lead away moved its own', () => {
    const steps = stepsFrom({ since: MAY, lead: MX }, MAY, [
      move(MX, JUNE),
      { by: MX, lead: US },
      move(US, NOV),
      { by: US, lead: null },
      move(CO, MAY),
    ])
    expect(steps.map(({ delegation, lead }) => [delegation, lead])).toEqual([
      [MX, MX],
      [US, US],
      [CO, null],
    ])
    expect(dueMovesOf([{ steps }])).toEqual([
      { delegation: MX, isUnverified: false, lead: MX, moves: 1, days: 31 },
      { delegation: US, isUnverified: false, lead: US, moves: 1, days: 169 },
      { delegation: CO, isUnverified: false, lead: null, moves: 1, days: -200 },
    ])
  })

  test('begins with the values of the creation of an item and what was set in it', () => {
    const set = (field: string, from: unknown, to: unknown) => ({ field, change: { type: 'set', from, to, unseen: false } }) as const
    const created = { field: null, change: { type: 'created', title: { es: '', en: '' }, values: { due: MAY, lead: 'mx' } } } as const
    const after = [created, set('due', MAY, null), set('lead', 'mx', 'us'), set('status', 'proposed', 'agreed')].reduce((stands, event) => {
      const change = deadlineChangeOf(event)
      return change ? standingAfter(stands, change) : stands
    }, NOTHING_STANDS)
    expect(after).toEqual({ since: MAY, lead: US })
    expect(deadlineChangeOf({ field: null, change: { type: 'archived', title: { es: '', en: '' } } })).toBe(null)
    expect(deadlineChangeOf({ field: 'due', change: { type: 'superseded', value: NOV, winner: null } })).toBe(null)
  })

  test('a slip names the moves, and is there for a date that was only cleared', () => {
    const steps = stepsFrom({ since: MAY, lead: MX }, MAY, [move(MX, null), move(US, NOV), move(US, JUNE)])
    expect(slipOf(steps)).toMatchObject({ moves: 2, days: 31, by: [{ delegation: US, moves: 2, days: 31 }] })
    expect(slipOf(stepsFrom({ since: MAY, lead: MX }, MAY, [move(MX, null)]))).toMatchObject({ moves: 0, days: 0, by: [] })
    expect(slipOf(stepsFrom(NOTHING_STANDS, null, [move(MX, MAY)]))).toBe(null)
  })

  test('moves by link and by token are counted apart within their cell', () => {
    const byLink = { byLink: { requestedBy: 'Ana', consentBy: null } }
    const steps = stepsFrom({ since: MAY, lead: MX }, MAY, [move(MX, JUNE), move(MX, NOV, byLink)])
    expect(dueMovesOf([{ steps }])).toEqual([
      { delegation: MX, isUnverified: false, lead: MX, moves: 2, days: 200, marked: { link: { moves: 1, days: 169 } } },
    ])
  })
})

test('[R16] [R20] matrix, table of authors, chart and slips add up the same, whatever was moved, cleared, given away and moved back', () => {
  const delegations = [CO, MX, US]
  const actor = fc.constantFrom(CO, MX, US, null)
  const day = fc.constantFrom(MAY, JUNE, NOV, null)
  const deed = fc.oneof(
    fc.record({ by: actor, to: day }),
    fc.record({ by: actor, lead: actor }),
    fc.record({ by: actor, to: day, unverified: fc.constant({ by: ANA }) }),
  )
  const item = fc.record({ due: day, was: day, lead: actor, done: fc.array(deed, { maxLength: 8 }) })
  fc.assert(
    fc.property(fc.array(item, { maxLength: 6 }), (items) => {
      const deadlines = items.map(({ due, was, lead, done }, at) => aDeadline(anItem(`i${at}`, { due, lead }), done, due ?? was))
      const all = movesIn(deadlines.flatMap(({ steps }) => steps))
      const dueMoves = dueMovesOf(deadlines)
      const matrix = matrixOf(dueMoves, delegations)
      const authors = authorRows({ contributions: [], dueMoves }, delegations)
      const rows = slipRows({ deadlines }, 'days', [...delegations, null, 'unverified'])
      const unverified = matrix.byMover('unverified')
      expect(matrix.all).toMatchObject(all)
      expect(authors.reduce((sum, { moves }) => sum + moves, unverified.moves)).toBe(all.moves)
      expect(authors.reduce((sum, { days }) => sum + days, unverified.days)).toBe(all.days)
      expect(rows.reduce((sum, { days }) => sum + days, 0)).toBe(all.days)
      expect(rows.flatMap(({ moves }) => moves).filter(({ days }) => days !== null)).toHaveLength(all.moves)
      for (const { steps } of deadlines) expect(slipOf(steps)?.days ?? 0).toBe(movesIn(steps).days)
      // The days of an item lead from its first date to its last, however they were set.
      for (const { was, is, days, steps } of rows) {
        expect(days).toBe(daysBetween(was, is))
        expect(steps.reduce((sum, step) => sum + daysBetween(step.from, step.to), 0)).toBe(days)
      }
    }),
    { numRuns: 500 },
  )
})
