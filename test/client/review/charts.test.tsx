// What the charts of a review draw, and what its tables hold: pure, from a comparison and from what delegations did.
import { describe, expect, test } from 'vitest'
import { axisOf, namedMonths } from '../../../client/review/charts/axis.ts'
import { burnLines } from '../../../client/review/charts/burnLines.ts'
import { workOf } from '../../../client/review/workOf.ts'
import { workTable } from '../../../client/review/workTable.ts'
import type { Deadline } from '../../../shared/history/comparison.ts'
import { NOBODY } from '../../../shared/history/describeContext.ts'
import type { WorkRow } from '../../../shared/history/work.ts'
import { type DelegationId, instant, parseAgencyId, parseGroupId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { slipRows } from '../../../shared/review/slips.ts'
import { aDeadline } from '../../shared/history/aDeadline.ts'
import { anItem, delegationId } from '../roadmap/builders.ts'

const [co, mx, us] = [delegationId('co'), delegationId('mx'), delegationId('us')]

type Move = readonly [delegation: DelegationId | null, from: string | null, to: string | null]
const moved = (id: string, moves: readonly Move[]): Deadline =>
  aDeadline(
    anItem(id, { due: moves[0]?.[1] ?? null }),
    moves.map(([by, , to]) => ({ by, to })),
  )
const rows = (...deadlines: readonly Deadline[]) => slipRows({ deadlines }, 'days', [co, mx, us, null])
const way = (moves: readonly Move[]) => {
  const [row] = rows(moved('a', moves))
  return row
    ? [row.days, row.steps.map(({ mover, from, to }) => `${mover ?? 'SEC'} ${from.slice(5)} ${to.slice(5)}`), row.hasDetours]
    : null
}

describe('the lines of the burn-up chart', () => {
  const at = (day: number, scope: number, done: number) => ({ at: instant(day * 86_400_000), scope, done })
  const draw = (...steps: readonly ReturnType<typeof at>[]) =>
    burnLines(steps, { until: instant(10 * 86_400_000), moments: [10 * 86_400_000] })
  test.each([
    ['few items get a tick each', [at(0, 4, 1)], [1, 2, 3, 4], 134],
    ['many items get as many ticks as there is room for', [at(0, 9, 3), at(5, 20, 10)], [5, 10, 15, 20], 92],
    ['ticks end below the greatest number', [at(0, 7, 7)], [2, 4, 6], 8],
  ] as const)('%s', (_, steps, ticks, y) => {
    const lines = draw(...steps)
    expect(lines.ticks).toEqual(ticks)
    expect(lines.y(steps.at(-1)?.done ?? 0)).toBe(y)
  })
  test('the lines end at the later moment with the numbers of that moment, although more follows', () => {
    const { done, y } = draw(at(0, 8, 1), at(12, 8, 8))
    expect(done.split('L').at(-1)).toBe(`980,${y(1)}`)
  })
})

describe('[R20] the slip chart', () => {
  test.each([
    ['one move', [[mx, '2019-08-30', '2019-09-30']], [31, ['mx 08-30 09-30'], false]],
    [
      'two delegations',
      [
        [us, '2019-09-30', '2019-10-15'],
        [co, '2019-10-15', '2019-11-15'],
      ],
      [46, ['us 09-30 10-15', 'co 10-15 11-15'], false],
    ],
    [
      'what cancels out is no step',
      [
        [mx, '2019-08-30', '2019-10-28'],
        [us, '2019-10-28', '2019-09-30'],
        [us, '2019-09-30', '2019-10-28'],
        [mx, '2019-10-28', '2019-11-08'],
      ],
      [70, ['mx 08-30 10-28', 'mx 10-28 11-08'], true],
    ],
    [
      'a move back shortens what was moved last',
      [
        [us, '2019-03-01', '2019-07-26'],
        [mx, '2019-07-26', '2019-06-30'],
      ],
      [121, ['us 03-01 06-30'], true],
    ],
    [
      'back beyond where it began',
      [
        [us, '2019-03-10', '2019-03-20'],
        [mx, '2019-03-20', '2019-03-01'],
      ],
      [-9, ['mx 03-10 03-01'], true],
    ],
    ['brought forward', [[null, '2019-03-10', '2019-03-01']], [-9, ['SEC 03-10 03-01'], false]],
    [
      'cleared and set again is the step of the person who set it',
      [
        [us, '2019-03-01', null],
        [mx, null, '2019-03-05'],
      ],
      [4, ['mx 03-01 03-05'], true],
    ],
    [
      'there and back has both moves, and no days',
      [
        [us, '2019-03-01', '2019-03-05'],
        [mx, '2019-03-05', '2019-03-01'],
      ],
      [0, [], true],
    ],
  ] as const)('%s', (_name, moves, expected) => {
    expect(way(moves)).toEqual(expected)
  })

  test('the steps of any way lead from the first day to the last without a gap', () => {
    let random = 7
    const next = (below: number) => {
      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648
      return random % below
    }
    for (let n = 0; n < 400; n++) {
      const days = Array.from({ length: 2 + next(6) }, () => `2019-0${1 + next(9)}-1${next(9)}`)
      const moves = days.slice(1).map((to, at): Move => [[co, mx, us, null][next(4)] ?? null, days[at] ?? null, to])
      const [row] = rows(moved('a', moves))
      if (!row || row.days === 0) continue
      expect([row.steps[0]?.from, row.steps.at(-1)?.to]).toEqual([row.was, row.is])
      row.steps.forEach((step, at) => {
        expect(row.steps[at + 1]?.from ?? row.is).toBe(step.to)
        expect(Math.sign(Date.parse(step.to) - Date.parse(step.from))).toBe(Math.sign(row.days))
      })
    }
  })

  test('is sorted by days, or by who moved it last', () => {
    const deadlines = [
      moved('a', [[us, '2019-01-01', '2019-01-05']]),
      moved('b', [[co, '2019-01-01', '2019-01-03']]),
      moved('c', [[mx, '2019-01-01', '2019-02-05']]),
    ]
    const ids = (sort: 'days' | 'mover') => slipRows({ deadlines }, sort, [co, mx, us, null]).map(({ id }) => id)
    expect([ids('days'), ids('mover')]).toEqual([
      ['c', 'a', 'b'],
      ['b', 'c', 'a'],
    ])
  })

  test('the axis holds every day within its margins, and names no more months than fit', () => {
    const moments = [Date.UTC(2019, 5, 28), Date.UTC(2020, 4, 2), Date.UTC(2019, 10, 15)]
    const axis = axisOf(moments, 0.1, 4)
    expect(moments.map((at) => Math.round(axis.placeOf(at)))).toEqual([10, 90, 46])
    expect(axis.months.length).toBeLessThanOrEqual(4)
    expect(axisOf([], 0.1, 4).placeOf(0)).toBeCloseTo(10)
  })

  test('[C42] no month is written over another, nor over the end; the first of each year bears it', () => {
    for (const days of [3, 40, 200, 330, 700, 3000])
      for (const room of ['wide', 'narrow'] as const) {
        const from = Date.UTC(2019, 5, 28)
        const axis = axisOf([from, from + days * 86_400_000], 0.2, 18)
        const named = axis.months.filter(({ at }) => namedMonths(axis, room).has(at))
        for (const [index, { at, isFirst }] of named.entries()) {
          const end = axis.placeOf(at) + (room === 'wide' ? 7 : 13) * (isFirst ? 1.7 : 1)
          expect(end, `${days} days, ${room}`).toBeLessThanOrEqual(
            axis.placeOf(named[index + 1]?.at ?? 0) > 0 ? axis.placeOf(named[index + 1]?.at ?? 0) : 100,
          )
        }
      }
    const axis = axisOf([Date.UTC(2019, 5, 28), Date.UTC(2020, 2, 20)], 0.2, 18)
    expect(axis.months.filter(({ isFirst }) => isFirst).map(({ at }) => new Date(at).toISOString().slice(0, 7))).toEqual([
      '2019-04',
      '2020-01',
    ])
  })
})

const PLAN = roadmapId(must(parseGroupId('tco'), 'a group'))
const fgr = must(parseAgencyId('fgr'), 'an agency')
const row = (over: Partial<WorkRow>): WorkRow => ({
  delegation: mx,
  isUnverified: false,
  agency: fgr,
  document: PLAN,
  subject: { type: 'item', id: 'a' },
  title: { es: 'Acción', en: 'Item' },
  code: 'WG-001',
  field: 'due',
  changes: 1,
  lastAt: instant(Date.UTC(2019, 9, 4, 15)),
  moves: 0,
  days: 0,
  byLink: 0,
  byToken: 0,
  ...over,
})

describe('[R18] the work of each delegation, in lines and cells', () => {
  const ROWS = [
    row({ changes: 3, moves: 2, days: 46 }),
    row({ field: 'status' }),
    row({ subject: { type: 'item', id: 'b' }, agency: null }),
    row({ delegation: null, agency: null, subject: { type: 'text', id: '' }, field: 'body', changes: 5 }),
    row({ delegation: null, isUnverified: true, agency: null, changes: 7 }),
  ]
  test('gives each delegation and agency a line, with SEC and the unverified apart', () => {
    const all = workOf(ROWS, { delegations: [co, mx], agencies: [fgr] })
    expect(
      all.map(({ delegation, isUnverified, summary }) => [delegation, isUnverified, summary.changes, summary.items, summary.texts]),
    ).toEqual([
      [co, false, 0, 0, 0],
      [mx, false, 5, 2, 0],
      [null, false, 5, 0, 1],
      [null, true, 7, 1, 0],
    ])
    expect(all[1]?.summary).toMatchObject({ moves: 2, days: 46 })
    expect(all[1]?.agencies.map(({ agency, summary }) => [agency, summary.changes])).toEqual([
      [fgr, 4],
      [null, 1],
    ])
  })

  const names = {
    ...NOBODY,
    delegation: (id: string) => ({ code: id.toUpperCase(), name: { es: id, en: id } }),
    agency: () => ({ acronym: 'FGR' }),
  }
  test('the table has a line for each thing and field, in both languages, and says of which span it is', () => {
    const [head, first, second] = workTable(ROWS.slice(0, 2), { names, language: 'es' }, 'Desde la sesión 2').slice(1).split('\r\n')
    expect(head).toBe(
      'Delegación,Institución,Tipo,Código,Título,Campo,Cambios,Veces que reprogramó el plazo,Días,Cambios en sesiones abiertas con un enlace,Cambios con token,Último cambio (UTC)',
    )
    expect(first).toBe('MX,FGR,Acción,WG-001,Acción,Vence,3,2,46,0,0,2019-10-04T15:00:00.000Z')
    expect(second).toContain(',Estado,1,0,0,0,0,')
    expect(workTable(ROWS, { names, language: 'en' }, 'x')).toContain('SEC,,Text,WG-001,Item,Text,5,0,0,0,0,')
    expect(workTable(ROWS, { names, language: 'en' }, 'x')).toContain('Author unverified,')
  })
  test('no title is taken for a formula', () => {
    const evil = workTable([row({ title: { es: '=HYPERLINK("http://x")', en: '' } })], { names, language: 'es' }, 'x')
    expect(evil).toContain(`"'=HYPERLINK(""http://x"")"`)
  })
})
