// A course in pages beside the same one whole.
import { describe, expect, test } from 'vitest'
import { type Course, courseOf, otherAuthor, stopAtLandmark, stopUpTo, wholeCourse } from '../../../../client/history/slider/course.ts'
import { sliderScale } from '../../../../client/history/slider/sliderScale.ts'
import { stepAt } from '../../../../client/history/slider/steps.ts'
import { stopsOf } from '../../../../client/history/slider/stops.ts'
import { createEditSteps } from '../../../../server/timeTravel/steps.ts'
import { entryRunsIn, outlineOf, PAGE_STEPS } from '../../../../server/timeTravel/writtenRuns.ts'
import type { EditRuns } from '../../../../shared/api/history.ts'
import { instant, parseAccountId, parseDelegationId, seq } from '../../../../shared/ids.ts'
import { must } from '../../../../shared/result.ts'

const COUNT = 2 * PAGE_STEPS + 300
const CUT = 1_234_500
const isVerified = () => true

/** Ana writes nearly all of the first half, then the three take turns. */
const written = () => {
  const steps = createEditSteps()
  for (let n = 0; n < COUNT; n++) {
    const who = n < PAGE_STEPS + 500 ? (n === 700 ? 'bob' : 'ana') : (['ana', 'bob', 'luz'][n % 3] ?? 'ana')
    const account = must(parseAccountId(who), who)
    const hand = { account, by: null, context: {}, delegation: parseDelegationId(who === 'bob' ? 'us' : 'co'), meeting: null }
    steps.add({ first: 2 * n + 2, seq: 2 * n + 2, at: n * 1_000, hand }, () => false)
  }
  return steps
}
const steps = written()
const at = (from: number, to: number): EditRuns => ({ runs: entryRunsIn(steps, { from, to }, isVerified), head: seq(2 * COUNT) })
const both = (refuse: ReadonlySet<number> = new Set()) => {
  const outline = outlineOf(steps, { cuts: [CUT], isVerified })
  const asked: number[] = []
  let changes = 0
  const paged = courseOf(
    { ...at(2 * PAGE_STEPS, COUNT), outline },
    {
      changed: () => changes++,
      page: async (number) => {
        asked.push(number)
        if (refuse.has(number)) return { ok: false, why: 'offline' }
        return { ok: true, value: at(number * PAGE_STEPS, (number + 1) * PAGE_STEPS) }
      },
    },
  )
  return { paged, whole: wholeCourse(stopsOf(at(0, COUNT))), asked, changes: () => changes }
}

describe('[H32] a course in pages', () => {
  test('finds the same stops by seq, by time and by author, and asks for each page once', async () => {
    const { paged, whole, asked } = both()
    const each = async (look: (course: Course) => Promise<unknown>) => expect(await look(paged)).toEqual(await look(whole))
    for (const to of [0, 1, 2, 3, 999, 2_000, 2_001, 2_002, 3_333, 2 * COUNT, 9_999]) {
      await each((course) => stopUpTo(course, 'seq', to))
      await each((course) => stepAt(course, to, false))
      await each((course) => stepAt(course, to, true))
      await each((course) => stopUpTo(course, 'at', to * 500 + 1))
    }
    for (const from of [0, 1, 699, 700, 701, 1_500, 1_501, COUNT - 1])
      for (const step of [1, -1] as const) await each((course) => otherAuthor(course, from, step))
    expect([...asked].sort()).toEqual([0, 1])
    expect(await paged.load(1_700)).toEqual(await whole.load(1_700))
  })

  test('is opened and drawn without another page, and its landmarks are exact', () => {
    const { paged, whole, asked } = both()
    expect(paged.count).toBe(whole.count)
    expect(paged.last).toEqual(whole.last)
    expect(stopAtLandmark(paged, instant(CUT))).toBe(1_234)
    expect(stopAtLandmark(whole, instant(CUT))).toBe(1_234)
    const [drawn, exact] = [sliderScale(paged), sliderScale(whole)]
    for (const index of [0, 1, 500, 1_234, COUNT - 1]) expect(drawn.placeAt(index)).toBeCloseTo(exact.placeAt(index), 0)
    expect(drawn.stopNear(exact.placeAt(1_234))).toBeGreaterThan(1_220)
    expect(asked).toEqual([])
  })

  test('says that a page cannot be had, asks for it again, and notices when the log was read otherwise', async () => {
    const refused = new Set([0])
    const { paged, changes } = both(refused)
    expect((await paged.load(3)).ok).toBe(false)
    refused.clear()
    expect(await paged.load(3)).toMatchObject({ ok: true, value: { seq: 8 } })
    expect(changes()).toBe(0)
    const newest = { ...at(2 * PAGE_STEPS, COUNT), outline: outlineOf(steps, { cuts: [], isVerified }) }
    let changed = 0
    const page = async () => ({ ok: true, value: at(1, PAGE_STEPS + 1) }) as const
    const other = courseOf(newest, { changed: () => changed++, page })
    expect((await other.load(3)).ok).toBe(false)
    expect(changed).toBe(1)
  })
})
