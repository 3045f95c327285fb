// Days on a line: the axis, the bars, what dragging does, who must wait.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ZOOMS } from '../../../../client/roadmap/forms.ts'
import { type EdgePoint, edgeOf, linePath, partsPath, within } from '../../../../client/roadmap/timeline/edges.ts'
import { barOf, childrenSpans, dragged, filledOf, shiftFollowers } from '../../../../client/roadmap/timeline/timelineBars.ts'
import {
  dayOfNumber,
  fitOf,
  flagPlace,
  hasLabelRoom,
  labelsOver,
  numberOf,
  sideBySide,
  snap,
  timelineRange,
  timelineScale,
  timelineTicks,
  zoomFor,
} from '../../../../client/roadmap/timeline/timelineScale.ts'
import { violationsOf } from '../../../../shared/roadmap/violations.ts'
import { anItem, itemId } from '../builders.ts'

const days = fc.integer({ min: 0, max: 40_000 }).map(dayOfNumber)

describe('[V4] the axis', () => {
  test('knows every day by its number, and back', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(dayOfNumber(numberOf(day))).toBe(day)
      }),
    )
    expect(numberOf('2020-03-01') - numberOf('2020-02-28')).toBe(2)
  })
  test.each([
    [['2019-08-01', '2020-06-30'], 'quarters'],
    [['2019-08-01', '2023-06-30'], 'years'],
    [['2019-11-01', '2019-12-10'], 'months'],
    [[], 'weeks'],
    [['1990-01-01', '2050-01-01'], 'years'],
  ] as const)('[C24] is seen as closely as a sheet of paper allows: %j in %s', (range, zoom) => {
    expect(zoomFor(range, '2019-11-15', 690)).toBe(zoom)
  })
  test('[V47] opens so that everything that has a date, and today, is in sight, with room for the words after the last bar', () => {
    fc.assert(
      fc.property(fc.array(days, { maxLength: 6 }), days, fc.integer({ min: 300, max: 2000 }), (some, today, px) => {
        const { range, dayPx } = fitOf(some, today, px)
        const { x, width } = timelineScale(range, dayPx)
        expect(width).toBeLessThanOrEqual(px + dayPx)
        for (const day of [today, ...some]) {
          expect(x(numberOf(day))).toBeGreaterThanOrEqual(0)
          expect(x(numberOf(day))).toBeLessThan(px - 50)
        }
      }),
    )
    expect(fitOf(['2019-08-01', '2020-03-31'], '2019-11-15', 844).zoom).toBe('months')
    expect(fitOf(['2018-08-23', '2020-12-11'], '2019-11-15', 1100).zoom).toBe('quarters')
    expect(fitOf([], '2019-11-15', 844).dayPx).toBe(16)
  })
  test('says a year or a month only where its words end before the axis does, so that none is cut off', () => {
    const at = (x: number) => ({ x, end: 300, characterPx: 8 })
    expect(hasLabelRoom('2032', at(260))).toBe(true)
    expect(hasLabelRoom('2032', at(261))).toBe(false)
    expect(hasLabelRoom('Enero 2032', at(215))).toBe(false)
  })

  test('[V70] the flag of today covers no year, wherever the year stands beside it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -120, max: 120 }), (x) => {
        const place = flagPlace(0, 66, [{ from: x, to: x + 55 }])
        expect(place && (place.from >= x + 55 || place.to <= x)).toBe(true)
        // Beside its line; before a year that stands on it.
        if (x >= 0 || x + 55 <= 0) expect(place && place.from <= 0 && place.to >= 0).toBe(true)
      }),
    )
    expect(flagPlace(0, 66, [])).toEqual({ from: -33, to: 33 })
    // Between two years, with just enough room.
    expect(
      flagPlace(0, 66, [
        { from: -70, to: -20 },
        { from: 46, to: 96 },
      ]),
    ).toEqual({ from: -20, to: 46 })
  })

  test('[V70] sessions have city and days, or all of them less, and none lies upon another', () => {
    const marks = [10, 120, 200].map((x, at) => ({ one: at, x, variants: [`${at} Bogotá, 15 Dec`, `${at} Bogotá`, `${at}`] }))
    const told = (scale: number) =>
      labelsOver(
        marks.map((mark) => ({ ...mark, x: mark.x * scale })),
        260 * scale,
        (words) => words.length * 6,
      )
    expect(told(2).map(({ words }) => words)).toEqual(marks.map(({ variants }) => variants[0]))
    expect(told(0.8).map(({ words }) => words)).toEqual(marks.map(({ variants }) => variants[1]))
    expect(told(0.1).map(({ words }) => words)).toEqual(['0', '1', '2'])
    for (const scale of [2, 0.8, 0.1])
      told(scale).forEach(({ from, words }, at, all) => {
        const next = all[at + 1]
        if (next) expect(from + words.length * 6).toBeLessThan(next.from)
      })
  })

  test('leaves out what would lie upon what stands before it, and says how much room there is for words', () => {
    expect(sideBySide([3, 10, 17, 100, 101], (x) => x).map(({ one, room }) => [one, room])).toEqual([
      [3, 14],
      [17, 83],
      [100, Number.POSITIVE_INFINITY],
    ])
  })
  test('shows whole months around everything, and its marks in order', () => {
    fc.assert(
      fc.property(fc.array(fc.option(days)), days, fc.constantFrom(...ZOOMS), (some, today, zoom) => {
        const range = timelineRange(some, today, zoom)
        for (const day of [today, ...some.flatMap((one) => one ?? [])])
          expect(range.from < numberOf(day) && numberOf(day) < range.to).toBe(true)
        expect(dayOfNumber(range.from).endsWith('-01') && dayOfNumber(range.to).endsWith('-01')).toBe(true)
      }),
    )
    const range = { from: numberOf('2019-10-01'), to: numberOf('2020-03-01') }
    expect(timelineTicks(range, 'months').map(({ day, of }) => [day, of])).toEqual([
      ['2019-10-01', 'month'],
      ['2019-11-01', 'month'],
      ['2019-12-01', 'month'],
      ['2020-01-01', 'year'],
      ['2020-02-01', 'month'],
    ])
    expect(timelineTicks(range, 'quarters').map(({ day }) => day)).toEqual(['2019-10-01', '2020-01-01'])
    const weeks = timelineTicks(range, 'weeks')
    expect(weeks[0]?.day).toBe('2019-10-07')
    expect(weeks.every(({ day }) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1)).toBe(true)
  })
  test.each([
    [3, 'weeks', 3],
    [3, 'quarters', 0],
    [4, 'quarters', 7],
    [-4, 'quarters', -7],
    [15, 'years', 28],
  ] as const)('snaps %i days in %s to %i', (by, zoom, expected) => expect(snap(by, zoom)).toBe(expected))
})

describe('[V4] a bar', () => {
  const at = (from: string, to: string) => ({ from: numberOf(from), to: numberOf(to) })
  test.each([
    [
      { start: '2019-06-01', due: '2019-06-30' },
      { shape: 'span', ...at('2019-06-01', '2019-07-01') },
    ],
    [
      { start: '2019-06-30', due: '2019-06-01' },
      { shape: 'span', ...at('2019-06-01', '2019-07-01') },
    ],
    [{ due: '2019-06-30' }, { shape: 'due', ...at('2019-06-30', '2019-07-01') }],
    [{ start: '2019-06-30' }, { shape: 'start', ...at('2019-06-30', '2019-07-01') }],
    [
      { kind: 'milestone', due: '2019-06-30' },
      { shape: 'milestone', ...at('2019-06-30', '2019-07-01') },
    ],
    [{}, null],
  ] as const)('for %j', (fields, expected) => expect(barOf(anItem('a', fields))).toEqual(expected))

  test.each([
    ['move', 10, { start: '2019-06-11', due: '2019-07-10' }],
    ['start', 5, { start: '2019-06-06', due: '2019-06-30' }],
    ['start', 50, { start: '2019-06-30', due: '2019-06-30' }],
    ['due', -50, { start: '2019-06-01', due: '2019-06-01' }],
  ] as const)('dragged: %s by %i days', (grip, by, expected) =>
    expect(dragged({ start: '2019-06-01', due: '2019-06-30' }, grip, by)).toEqual(expected),
  )
  test('moved there and back is where it was', () => {
    fc.assert(
      fc.property(fc.option(days), fc.option(days), fc.integer({ min: -500, max: 500 }), (start, due, by) => {
        expect(dragged(dragged({ start, due }, 'move', by), 'move', -by)).toEqual({ start, due })
      }),
    )
  })
  test('is filled by its progress', () => {
    expect([filledOf(anItem('a')), filledOf(anItem('a', { progress: 'substantial' })), filledOf(anItem('a', { status: 'done' }))]).toEqual([
      0,
      2 / 3,
      1,
    ])
  })
  test('spans, for a parent, its children', () => {
    const parent = itemId('p')
    const children = [
      anItem('a', { parent, due: '2019-06-30' }),
      anItem('b', { parent, start: '2019-05-01' }),
      anItem('c', { parent }),
      anItem('d', { parent, due: '2020-01-01', archived: true }),
      anItem('e', { parent: itemId('c') }),
    ]
    expect([...childrenSpans(children)]).toEqual([[parent, at('2019-05-01', '2019-07-01')]])
  })
})

describe('[V5] waiting items', () => {
  const a = anItem('a', { start: '2019-06-01', due: '2019-06-30' })
  const waiting = (type: 'FS' | 'SS', lag: number, start: string) =>
    anItem('b', { start, due: '2019-12-31', dependsOn: [{ item: a.id, type, lag }] })
  test.each([
    ['FS', 0, '2019-07-01', null],
    ['FS', 0, '2019-06-30', 1],
    ['FS', 5, '2019-07-01', 5],
    ['SS', 0, '2019-06-01', null],
    ['SS', 0, '2019-05-22', 10],
    ['SS', -10, '2019-05-22', null],
  ] as const)('%s with %i days, beginning %s: %s days too early', (type, lag, start, expected) => {
    expect(violationsOf(waiting(type, lag, start), () => a)[0]?.days ?? null).toBe(expected)
  })
  test('is not violated by what is archived, undated or unknown', () => {
    expect(violationsOf(waiting('FS', 0, '2019-01-01'), () => undefined)).toEqual([])
    expect(violationsOf(waiting('FS', 0, '2019-01-01'), () => ({ ...a, archived: true }))).toEqual([])
    expect(violationsOf(waiting('FS', 0, '2019-01-01'), () => anItem('a'))).toEqual([])
  })
  test('is shifted just as far as it must, through all that waits for it, and nothing else', () => {
    const b = anItem('b', { start: '2019-06-20', due: '2019-07-10', dependsOn: [{ item: a.id, type: 'FS', lag: 0 }] })
    const c = anItem('c', { start: '2019-07-15', due: '2019-07-20', dependsOn: [{ item: b.id, type: 'FS', lag: 0 }] })
    const done = anItem('d', { status: 'done', start: '2019-01-01', due: '2019-01-02', dependsOn: [{ item: a.id, type: 'FS', lag: 0 }] })
    const free = anItem('e', { start: '2019-06-20', due: '2019-07-10' })
    expect(shiftFollowers([a, b, c, done, free], a.id)).toEqual([
      { id: b.id, start: '2019-07-01', due: '2019-07-21' },
      { id: c.id, start: '2019-07-22', due: '2019-07-27' },
    ])
  })
  test('leaves no violation below it, whatever the plan, and ends in a circle too', () => {
    const plan = fc.array(fc.record({ start: days, length: fc.nat(100), on: fc.array(fc.nat(9), { maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 10,
    })
    fc.assert(
      fc.property(plan, fc.boolean(), (made, circles) => {
        const items = made.map(({ start, length, on }, at) =>
          anItem(`i${at}`, {
            start,
            due: dayOfNumber(numberOf(start) + length),
            dependsOn: [...new Set(on)]
              .filter((other) => other < made.length && (circles ? other !== at : other < at))
              .map((other) => ({ item: itemId(`i${other}`), type: 'FS' as const, lag: 0 })),
          }),
        )
        const shifted = shiftFollowers(items, itemId('i0'))
        if (circles) return
        const now = new Map(items.map((item) => [item.id, { ...item, ...shifted.find(({ id }) => id === item.id) }]))
        for (const { id } of shifted) {
          const item = now.get(id)
          expect(item && violationsOf(item, (other) => now.get(other))).toEqual([])
        }
      }),
    )
  })
})

describe('[V5] the line of a dependency', () => {
  test.each([
    [{ x: 10, y: 20 }, 'end', 'M10 20L52 20L52 60L60 60'],
    [{ x: 100, y: 20 }, 'end', 'M100 20L108 20L108 40L52 40L52 60L60 60'],
    [{ x: 30, y: 20 }, 'start', 'M30 20L22 20L22 60L60 60'],
  ] as const)('leaves %j, its %s, at right angles and ends where the other begins', (from, leaves, path) => {
    expect(linePath(edgeOf(from, { x: 60, y: 60 }, leaves, 40))).toBe(path)
  })
  const points = fc.record({ x: fc.integer({ min: 0, max: 90 }), y: fc.integer({ min: 0, max: 90 }) })
  /** What of it lies inside of a frame from 30 to 60, point by point. */
  const inside = (edge: readonly EdgePoint[]) => {
    const seen = new Set<string>()
    for (const [at, to] of edge.slice(1).entries()) {
      const from = edge[at] ?? to
      for (let x = Math.min(from.x, to.x); x <= Math.max(from.x, to.x); x++)
        for (let y = Math.min(from.y, to.y); y <= Math.max(from.y, to.y); y++)
          if (x > 30 && x < 60 && y > 30 && y < 60) seen.add(`${x} ${y}`)
    }
    return seen
  }
  test('is the same wherever one looks, and is drawn no further', () => {
    fc.assert(
      fc.property(points, points, fc.constantFrom('end' as const, 'start' as const), (from, to, leaves) => {
        const edge = edgeOf(from, to, leaves, 40)
        const drawn = within(edge, { from: { x: 30, y: 30 }, to: { x: 60, y: 60 } })
        expect(inside(drawn)).toEqual(inside(edge))
        for (const { x, y } of drawn) expect(x >= 30 && x <= 60 && y >= 30 && y <= 60).toBe(true)
      }),
    )
  })
  test('is dashed where it lies and where it stands', () => {
    const edge = edgeOf({ x: 10, y: 20 }, { x: 60, y: 60 }, 'end', 40)
    expect(partsPath(edge, 'lying')).toBe('M10 20L52 20M52 60L60 60')
    expect(partsPath(edge, 'standing')).toBe('M52 20L52 60')
  })
})
