// What a slider draws and where it leads, without a screen.
import { describe, expect, test } from 'vitest'
import { otherAuthor, wholeCourse } from '../../../../client/history/slider/course.ts'
import { landmarksOf, nextLandmark } from '../../../../client/history/slider/landmarks.ts'
import { bandText } from '../../../../client/history/slider/momentText.ts'
import { delegationBar, meetingBar } from '../../../../client/history/slider/sliderBars.ts'
import { sliderScale } from '../../../../client/history/slider/sliderScale.ts'
import { stepAt } from '../../../../client/history/slider/steps.ts'
import { activeAuthorsAt, lastUpTo, type SliderStop, stopsOf } from '../../../../client/history/slider/stops.ts'
import { sliderTicks } from '../../../../client/history/slider/ticks.ts'
import type { NamedMoment } from '../../../../shared/api/meetings.ts'
import { heldSessions } from '../../../../shared/history/activity.ts'
import { instant, parseAccountId, parseDelegationId, parseMeetingId, parseMomentId, seq } from '../../../../shared/ids.ts'
import { must } from '../../../../shared/result.ts'
import { aMeeting } from '../../../harness/aMeeting.ts'

const DAY = 86_400_000
const m2 = must(parseMeetingId('m2'), 'a session')
const account = (name: string) => must(parseAccountId(name), name)
/** `ana co 0.5 m2`: who, for whom, on which day, in which session. */
const aStop = (words: string, index: number): SliderStop => {
  const [who = '', delegation = '', day = '0', meeting] = words.split(' ')
  return {
    seq: seq((index + 1) * 10),
    at: instant(Number(day) * DAY),
    account: account(who),
    delegation: parseDelegationId(delegation),
    meeting: parseMeetingId(meeting),
  }
}
const some = (...lines: string[]) => lines.map(aStop)

describe('stops', () => {
  test('are the steps of all runs, in order', () => {
    const course = {
      head: seq(9),
      runs: [
        {
          first: seq(1),
          last: seq(4),
          from: instant(1_000),
          to: instant(3_000),
          delegation: parseDelegationId('co'),
          meeting: null,
          accounts: [account('ana'), account('luz')],
          changes: 2,
          steps: [[3, 500, 0] as const, [4, 2_000, 1] as const],
        },
      ],
    }
    expect(stopsOf(course).map(({ seq, at, account }) => [seq, at, account])).toEqual([
      [3, 1_500, 'ana'],
      [4, 3_000, 'luz'],
    ])
  })

  test('are found by seq and by time; before the first there is none', () => {
    const stops = some('ana co 1', 'bob us 2', 'ana co 3')
    expect([5, 10, 25, 99].map((at) => lastUpTo(stops, (stop) => stop.seq <= at))).toEqual([-1, 0, 1, 2])
  })

  test('a seq lies in a step: at its stop, on the way to the next one, or beyond the ends', async () => {
    const stops = wholeCourse(some('ana co 1', 'bob us 2', 'ana co 3'))
    const steps = async (to: number, ofSubject = false) => {
      const step = await stepAt(stops, to, ofSubject)
      return step.ok && Object.values(step.value)
    }
    expect(await steps(10)).toEqual([0, 0, 10])
    expect(await steps(20)).toEqual([1, 10, 20])
    expect(await steps(25)).toEqual([2, 20, 25])
    expect(await steps(99)).toEqual([2, 20, 30])
    expect(await steps(1)).toEqual([0, 0, 10])
    expect(await steps(25, true)).toEqual([1, 10, 25])
  })

  test('[H32] lead to the next change by somebody else and back, and to the ends when there is none', async () => {
    const stops = wholeCourse(some('ana co 1', 'ana co 2', 'bob us 3', 'bob us 4', 'luz co 5'))
    expect(await otherAuthor(stops, 0, 1)).toEqual({ ok: true, value: 2 })
    expect(await otherAuthor(stops, 2, 1)).toEqual({ ok: true, value: 4 })
    expect(await otherAuthor(stops, 4, 1)).toEqual({ ok: true, value: 4 })
    expect(await otherAuthor(stops, 3, -1)).toEqual({ ok: true, value: 1 })
    expect(await otherAuthor(stops, 1, -1)).toEqual({ ok: true, value: 0 })
  })

  test('know who else was writing around one, the nearest first', () => {
    const stops = some('ana co 1', 'bob us 1.001', 'ana co 1.002', 'luz mx 1.009', 'eva us 1.5')
    expect(activeAuthorsAt((index) => stops[index], 2).map(({ account }) => account)).toEqual(['bob', 'luz'])
    expect(activeAuthorsAt((index) => stops[index], 4)).toEqual([])
    // What came back after a restore was written at another time.
    const back = stops.map((stop) => (stop.account === 'luz' ? { ...stop, cameBack: true as const } : stop))
    expect(activeAuthorsAt((index) => back[index], 2).map(({ account }) => account)).toEqual(['bob'])
  })
})

describe('the scale', () => {
  test('keeps the order, gives days of work room and shows months without any', () => {
    const stops = some('ana co 0', 'ana co 0.1', 'bob us 0.2', 'ana co 100')
    const { placeAt, placeOf, stopNear } = sliderScale(wholeCourse(stops))
    const places = stops.map((_, index) => placeAt(index))
    expect(places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0))).toBe(true)
    expect((places[3] ?? 0) - (places[2] ?? 0)).toBeGreaterThan(50)
    expect((places[1] ?? 0) - (places[0] ?? 0)).toBeGreaterThan(10)
    for (const [index, place] of places.entries()) {
      expect(stopNear(place)).toBe(index)
      expect(placeOf(stops[index]?.at ?? 0)).toBeCloseTo(place)
    }
    expect(stopNear(-5)).toBe(0)
    expect(stopNear(100)).toBe(3)
  })

  test('also of one change, and of changes at one time', () => {
    expect(sliderScale(wholeCourse(some('ana co 1'))).placeAt(0)).toBe(0)
    const { placeAt } = sliderScale(wholeCourse(some('ana co 1', 'bob us 1', 'ana co 1')))
    expect([0, 1, 2].map(placeAt)).toEqual([0, 49, 98])
  })
})

describe('the bars', () => {
  test('[H32] are cut where the delegation changes, and where the session does', () => {
    const stops = wholeCourse(some('ana co 0 m2', 'luz co 1 m2', 'bob us 2', 'ana co 3'))
    const scale = sliderScale(stops)
    expect(delegationBar(stops, scale).map(({ key, changes }) => [key, changes])).toEqual([
      ['co', 2],
      ['us', 1],
      ['co', 1],
    ])
    const bar = meetingBar(stops, scale, heldSessions([aMeeting(2, { id: m2, startedAt: instant(0) })]))
    expect(bar.map(({ key, changes }) => [key, changes])).toEqual([
      [{ type: 'session', meeting: m2 }, 2],
      [{ type: 'between', after: m2, before: null }, 2],
    ])
    expect(bar.at(0)?.from).toBe(0)
    expect(bar.at(0)?.to).toBe(bar.at(1)?.from)
    expect(bar.at(1)?.to).toBe(100)
  })

  test('[H32] show a change after a session behind it, also where nothing was changed during it', () => {
    const stops = wholeCourse(some('ana co 5', 'bob us 20', 'ana co 60 m2', 'ana co 90', 'bob us 150'))
    const m1 = must(parseMeetingId('m1'), 'a session')
    const m3 = must(parseMeetingId('m3'), 'a session')
    const day = (at: number) => instant(at * DAY)
    const meetings = [
      aMeeting(1, { id: m1, startedAt: day(8), closedAt: day(10) }),
      aMeeting(2, { id: m2, startedAt: day(60), closedAt: day(61) }),
      aMeeting(3, { id: m3, startedAt: day(130), closedAt: null, state: 'inSession' }),
    ]
    const bar = meetingBar(stops, sliderScale(stops), heldSessions(meetings))
    const said = bar.map(({ key, changes }) => [key === 'several' ? key : bandText(key, meetings, 'en'), changes])
    expect(said).toEqual([
      ['Before session 1', 1],
      ['After session 1', 1],
      ['Session 2', 1],
      ['After session 2', 1],
      ['After session 3', 1],
    ])
  })

  test('say *several* where turns are too short to be seen, and stay a bar of a few hundred pieces at most', () => {
    const stops = wholeCourse(Array.from({ length: 5_000 }, (_, n) => aStop(`${n % 2 ? 'ana co' : 'bob us'} ${n / 1_000}`, n)))
    const bar = delegationBar(stops, sliderScale(stops))
    expect(bar.length).toBeLessThan(200)
    expect(bar.some(({ key }) => key === 'several')).toBe(true)
    expect(bar.reduce((sum, { changes }) => sum + changes, 0)).toBe(5_000)
  })
})

test('dates stand under the bars, apart from each other, the first of their month or day', () => {
  const stops = wholeCourse(Array.from({ length: 40 }, (_, n) => aStop(`ana co ${n * 10}`, n)))
  const ticks = sliderTicks(stops, sliderScale(stops))
  expect(ticks.length).toBeGreaterThan(4)
  expect(ticks.every(({ unit, at }) => unit === 'month' && new Date(at).getDate() === 1)).toBe(true)
  expect(ticks.every(({ place }, index) => index === 0 || place - (ticks[index - 1]?.place ?? 0) >= 8)).toBe(true)
  expect(sliderTicks(wholeCourse(some('ana co 1')), sliderScale(wholeCourse(some('ana co 1'))))).toEqual([])
  const flag = (ticks[1]?.place ?? 0) + 2
  expect(sliderTicks(stops, sliderScale(stops), [flag]).every(({ place }) => flag <= place - 1 || flag >= place + 4)).toBe(true)
})

test('[H32] named moments are places to jump to; what lies before the first change is none', () => {
  const stops = wholeCourse(some('ana co 1', 'bob us 2', 'ana co 3', 'ana co 4'))
  const named = (name: string, day: number): NamedMoment => ({
    id: must(parseMomentId(name), name),
    name,
    at: instant(day * DAY),
    by: account('ana'),
  })
  const landmarks = landmarksOf(stops, [], [named('later', 3.5), named('early', 0.5), named('second', 2)])
  expect(landmarks.map(({ stop }) => stop)).toEqual([1, 2])
  expect(nextLandmark(landmarks, 0, 1, 3)).toBe(1)
  expect(nextLandmark(landmarks, 2, 1, 3)).toBe(3)
  expect(nextLandmark(landmarks, 2, -1, 3)).toBe(1)
  expect(nextLandmark(landmarks, 1, -1, 3)).toBe(0)
})
