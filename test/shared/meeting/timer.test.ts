import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { instant, type PointId, parseDelegationId } from '../../../shared/ids.ts'
import {
  agendaPoints,
  agendaShare,
  currentPoint,
  deferPoint,
  endSpeaker,
  giveFloor,
  moveFloor,
  nextPoint,
  ownRequest,
  previousPoint,
  remainingTime,
  speakersInOrder,
} from '../../../shared/meeting/floor.ts'
import type { Floor } from '../../../shared/meeting/model.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import { addMinutes, clockWords, IDLE, lastedWords, pauseTimer, startTimer, timeLeft, usedTime } from '../../../shared/meeting/timer.ts'
import { addPoint, addSection, addSpeaker, move, setPoint, setSectionArchived } from '../../../shared/meeting/write.ts'
import { must, type Result } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'

const MINUTE = 60_000
const NOON = instant(1_574_182_800_000)
const later = (ms: number) => instant(NOON + ms)
const made = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

describe('[S15] the timer', () => {
  const running: Floor = { ...IDLE, since: NOON }

  test('counts from the moment it was started, by the clock it is told', () => {
    expect(usedTime(running, later(90_000))).toBe(90_000)
    expect(timeLeft(running, 25, later(90_000)).left).toBe(25 * MINUTE - 90_000)
    // A device whose clock is behind the one that started it.
    expect(usedTime(running, later(-5_000))).toBe(0)
  })

  test('keeps what was used through a pause, however often it is pressed', () => {
    const paused = pauseTimer(pauseTimer(running, later(10_000)), later(20_000))
    expect(paused).toEqual({ ...IDLE, used: 10_000 })
    const again = startTimer(startTimer(paused, later(60_000)), later(99_000))
    expect(usedTime(again, later(61_000))).toBe(11_000)
  })

  test('is calm, soon to end below two minutes, and over once its last second has gone', () => {
    const tone = (ms: number) => timeLeft(running, 10, later(ms)).tone
    expect([tone(8 * MINUTE), tone(8 * MINUTE + 1), tone(10 * MINUTE), tone(10 * MINUTE + 999), tone(10 * MINUTE + 1000)]).toEqual([
      'calm',
      'soon',
      'soon',
      'soon',
      'over',
    ])
    expect(timeLeft(running, 0, later(MINUTE)).tone).toBe('open')
  })

  test('gets minutes added, within what the value may hold', () => {
    expect(timeLeft(addMinutes(running, 5), 10, NOON).left).toBe(15 * MINUTE)
    expect(addMinutes({ ...running, added: 1438 }, 5).added).toBe(1440)
  })

  test('reads 12:40, 0:01, 0:00, +1:20 and 1:02:05', () => {
    expect([12 * MINUTE + 40_000, 1, 0, -999, -80_000, 62 * MINUTE + 5_000].map(clockWords)).toEqual([
      '12:40',
      '0:01',
      '0:00',
      '0:00',
      '+1:20',
      '1:02:05',
    ])
    expect([0, 999, 110_000, 3_600_000].map(lastedWords)).toEqual(['0:00', '0:00', '1:50', '1:00:00'])
  })
})

const createAgenda = (minutes: readonly number[]) => {
  const doc = new Y.Doc()
  const random = createDice(3).bytes
  const ids = minutes.map((m, index) => made(addPoint(doc, { title: { es: `p${index}` }, minutes: m }, random)))
  const id = (index: number): PointId => must(ids[index], 'a point')
  const read = () => readMeeting(doc)
  return { doc, random, id, read, go: (to: PointId | null, now = NOON, become?: 'done') => moveFloor(doc, read(), { to, become, now }) }
}

describe('[S16] the way through the agenda', () => {
  test('is section by section, without backlog and archive', () => {
    const { doc, random, id, read } = createAgenda([1, 2, 3, 4])
    const [first, second] = [addSection(doc, { es: 'uno' }, random), addSection(doc, { es: 'dos' }, random)]
    setPoint(doc, id(0), 'section', second)
    setPoint(doc, id(1), 'section', first)
    setPoint(doc, id(2), 'backlog', true)
    expect(agendaPoints(read()).map((point) => point.id)).toEqual([id(3), id(1), id(0)])
    move(doc, 'sections', second, { before: first }, random)
    expect(agendaPoints(read()).map((point) => point.id)).toEqual([id(3), id(0), id(1)])
    // What stood in an archived section is still dealt with.
    setSectionArchived(doc, second, true)
    expect(agendaPoints(read()).map((point) => point.id)).toEqual([id(0), id(3), id(1)])
  })

  test('gives the time that was used to the point that is left, marks it done, and starts the next', () => {
    const { id, read, go } = createAgenda([10, 20, 30])
    go(id(0))
    go(id(1), later(7 * MINUTE), 'done')
    const { points, floor } = read()
    expect(points.map(({ state, spent }) => [state, spent])).toEqual([
      ['done', 7 * MINUTE],
      ['planned', 0],
      ['planned', 0],
    ])
    expect(floor).toEqual({ point: id(1), since: later(7 * MINUTE), used: 0, added: 0 })
    expect([currentPoint(read())?.id, nextPoint(read())?.id, previousPoint(read())?.id]).toEqual([id(1), id(2), id(0)])
  })

  test('goes on with the time that a point has used when one comes back to it', () => {
    const { id, read, go } = createAgenda([10, 20])
    go(id(0))
    go(id(1), later(3 * MINUTE), 'done')
    go(id(0), later(4 * MINUTE))
    expect(read().floor.used).toBe(3 * MINUTE)
    expect(read().points.map(({ state, spent }) => [state, spent])).toEqual([
      ['done', 3 * MINUTE],
      ['planned', MINUTE],
    ])
    go(id(1), later(5 * MINUTE), 'done')
    expect(read().points.map(({ spent }) => spent)).toEqual([4 * MINUTE, MINUTE])
  })

  test('moves on once when two press at the same moment', () => {
    const { doc, id, read, go } = createAgenda([10, 20, 30])
    go(id(0))
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const press = (on: Y.Doc, now: number) => {
      const meeting = readMeeting(on)
      moveFloor(on, meeting, { to: nextPoint(meeting)?.id ?? null, become: 'done', now: later(now) })
    }
    press(doc, 60_000)
    press(other, 60_300)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    expect(read()).toEqual(readMeeting(other))
    expect(read().floor.point).toBe(id(1))
    expect(read().points.map(({ state }) => state)).toEqual(['done', 'planned', 'planned'])
  })

  test('puts a point off with its reason, and ends when nothing waits', () => {
    const { doc, id, read, go } = createAgenda([10, 20])
    go(id(0))
    deferPoint(doc, read(), { es: ' Falta el texto. ' }, later(MINUTE))
    expect(read().points[0]).toMatchObject({ state: 'deferred', spent: MINUTE, reason: { es: 'Falta el texto.', en: '' } })
    expect(read().floor.point).toBe(id(1))
    go(nextPoint(read())?.id ?? null, later(2 * MINUTE), 'done')
    expect(read().floor).toEqual(IDLE)
    expect(nextPoint(read())).toBeNull()
  })

  test('a new reason in one language replaces both, and without one the earlier reason stays', () => {
    const { doc, id, read, go } = createAgenda([10, 20])
    go(id(0))
    deferPoint(doc, read(), { es: 'Falta el texto.', en: 'The text is missing.' }, later(MINUTE))
    go(id(0), later(2 * MINUTE))
    deferPoint(doc, read(), { es: '', en: ' ' }, later(3 * MINUTE))
    expect(read().points[0]?.reason).toEqual({ es: 'Falta el texto.', en: 'The text is missing.' })
    go(id(0), later(4 * MINUTE))
    deferPoint(doc, read(), { es: 'Falta el informe.' }, later(5 * MINUTE))
    expect(read().points[0]?.reason).toEqual({ es: 'Falta el informe.', en: '' })
  })

  test('says what is still to come, and a point over its time needs no more', () => {
    const { id, read, go } = createAgenda([10, 20, 30])
    expect(remainingTime(read(), NOON)).toBe(60 * MINUTE)
    go(id(0))
    expect(remainingTime(read(), later(4 * MINUTE))).toBe(56 * MINUTE)
    expect(remainingTime(read(), later(40 * MINUTE))).toBe(50 * MINUTE)
    expect(agendaShare(read(), later(40 * MINUTE))).toBeCloseTo(1 / 6)
  })
})

describe('[S15] the floor', () => {
  const delegation = (name: string) => must(parseDelegationId(name), 'a delegation')

  test('is one speaker’s at a time; who has spoken is no longer listed', () => {
    const { doc, random, read } = createAgenda([10])
    const [mx, us] = ['mx', 'us'].map((name) => made(addSpeaker(doc, { delegation: delegation(name), agency: null }, random)))
    giveFloor(doc, read().speakers, must(us, 'us'), NOON)
    expect(speakersInOrder(read().speakers).map(({ id, state }) => [id, state])).toEqual([
      [us, 'speaking'],
      [mx, 'waiting'],
    ])
    giveFloor(doc, read().speakers, must(mx, 'mx'), later(MINUTE))
    expect(speakersInOrder(read().speakers).map(({ id, since }) => [id, since])).toEqual([[mx, later(MINUTE)]])
    endSpeaker(doc, must(speakersInOrder(read().speakers)[0], 'mx'))
    expect(speakersInOrder(read().speakers)).toEqual([])
  })

  test('a request waits through a move to another point; an agency has one', () => {
    const { doc, random, read, id, go } = createAgenda([10, 20])
    go(id(0))
    const who = { delegation: delegation('mx'), agency: null }
    const spoke = made(addSpeaker(doc, { delegation: delegation('us'), agency: null }, random))
    giveFloor(doc, read().speakers, spoke, NOON)
    const waiting = made(addSpeaker(doc, who, random))
    expect(ownRequest(read().speakers, who)?.id).toBe(waiting)
    go(id(1), NOON, 'done')
    expect(read().speakers.map((speaker) => speaker.id)).toEqual([waiting])
  })
})
