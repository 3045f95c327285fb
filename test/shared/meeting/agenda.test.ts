import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { PointId } from '../../../shared/ids.ts'
import { agendaOf, BACKLOG, clockOf, dropPoint, NO_SECTION, stepPoint } from '../../../shared/meeting/agenda.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import { addPoint, addSection, placePoint, setMeta, setSectionArchived } from '../../../shared/meeting/write.ts'
import { must } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'

const random = createDice(5).bytes
const session = (...minutes: readonly number[]) => {
  const doc = new Y.Doc()
  const ids = minutes.map((each, at) => point(doc, `p${at + 1}`, each))
  return { doc, ids }
}
const point = (doc: Y.Doc, title: string, minutes = 10, fields: object = {}): PointId => {
  const made = addPoint(doc, { title: { en: title }, minutes, ...fields }, random)
  if (!made.ok) throw new Error(made.refusal)
  return made.value
}
const hours = (doc: Y.Doc, opensAt: string, closesAt: string | null = null, start: string | null = null, end: string | null = null) => {
  setMeta(doc, 'opensAt', opensAt)
  setMeta(doc, 'closesAt', closesAt)
  setMeta(doc, 'start', start)
  setMeta(doc, 'end', end)
}
const agenda = (doc: Y.Doc) => agendaOf(readMeeting(doc))
const order = (doc: Y.Doc) =>
  agenda(doc).parts.map(({ section, slots }) => [section?.title.en ?? null, slots.map(({ point }) => point.title.en)])

describe('the times of an agenda', () => {
  test('[S10] the minutes add up from the hour at which the work begins', () => {
    const { doc } = session(10, 30, 15)
    expect(agenda(doc).slots.map(({ starts }) => starts)).toEqual([null, null, null])
    hours(doc, '09:50')
    expect(agenda(doc).slots.map(({ starts }) => clockOf(starts ?? 0))).toEqual(['09:50', '10:00', '10:30'])
    expect(agenda(doc).minutes).toBe(55)
    expect(agenda(doc).days).toEqual([{ day: null, minutes: 55, free: null }])
  })

  test('[S10] points that no longer fit into a day go on the next one, and the last day says by how much it runs over', () => {
    const { doc } = session(60, 60, 90, 60, 45)
    hours(doc, '09:00', '11:00', '2026-11-19', '2026-11-20')
    const { slots, days } = agenda(doc)
    expect(slots.map(({ day, starts, over }) => [day, clockOf(starts ?? 0), over])).toEqual([
      [0, '09:00', 0],
      [0, '10:00', 0],
      [1, '09:00', 0],
      [1, '10:30', 30],
      [1, '11:30', 45],
    ])
    expect(days).toEqual([
      { day: '2026-11-19', minutes: 120, free: 0 },
      { day: '2026-11-20', minutes: 195, free: -75 },
    ])
  })

  test('the backlog and what was archived take no time; points keep their numbers through the sections', () => {
    const { doc } = session(10)
    const opening = addSection(doc, { en: 'Opening' }, random)
    const gone = addSection(doc, { en: 'Gone' }, random)
    point(doc, 'in opening', 5, { section: opening })
    point(doc, 'in gone', 5, { section: gone })
    point(doc, 'later', 500, { backlog: true })
    setSectionArchived(doc, gone, true)
    expect(order(doc)).toEqual([
      [null, ['p1', 'in gone']],
      ['Opening', ['in opening']],
    ])
    expect(agenda(doc).slots.map(({ place }) => place)).toEqual([1, 2, 3])
    expect(agenda(doc).minutes).toBe(20)
    expect(agenda(doc).backlog.map(({ title }) => title.en)).toEqual(['later'])
  })
})

describe('moving a point', () => {
  const step = (doc: Y.Doc, id: PointId, by: 1 | -1) => {
    const move = stepPoint(agenda(doc), id, by)
    if (move) placePoint(doc, id, move, random)
    return move !== null
  }
  test('[S11] steps past its neighbour, then into the next part, and stops at the ends', () => {
    const { doc, ids } = session(10, 10)
    const close = addSection(doc, { en: 'Close' }, random)
    point(doc, 'last', 10, { section: close })
    const [first] = ids
    if (!first) throw new Error('no point')
    expect(step(doc, first, -1)).toBe(false)
    step(doc, first, 1)
    expect(order(doc)).toEqual([
      [null, ['p2', 'p1']],
      ['Close', ['last']],
    ])
    step(doc, first, 1)
    expect(order(doc)).toEqual([
      [null, ['p2']],
      ['Close', ['p1', 'last']],
    ])
    step(doc, first, 1)
    expect(step(doc, first, 1)).toBe(false)
    step(doc, first, -1)
    step(doc, first, -1)
    expect(order(doc)).toEqual([
      [null, ['p2', 'p1']],
      ['Close', ['last']],
    ])
  })

  test('[S11] is dropped beside a point, at the head of a part, or into the backlog', () => {
    const { doc, ids } = session(10, 10, 10)
    const empty = addSection(doc, { en: 'Empty' }, random)
    const [first, second, third] = ids
    if (!first || !second || !third) throw new Error('no points')
    const drop = (id: PointId, on: string, half: 'upper' | 'lower' = 'lower') =>
      placePoint(doc, id, must(dropPoint(agenda(doc), id, on, half), 'a place'), random)
    drop(third, first, 'upper')
    expect(order(doc)[0]?.[1]).toEqual(['p3', 'p1', 'p2'])
    drop(second, NO_SECTION)
    expect(order(doc)[0]?.[1]).toEqual(['p2', 'p3', 'p1'])
    drop(first, empty)
    expect(order(doc)).toEqual([
      [null, ['p2', 'p3']],
      ['Empty', ['p1']],
    ])
    drop(second, BACKLOG)
    expect(agenda(doc).backlog.map(({ title }) => title.en)).toEqual(['p2'])
    drop(second, first)
    expect(order(doc)[1]?.[1]).toEqual(['p1', 'p2'])
    expect(agenda(doc).backlog).toEqual([])
    expect(dropPoint(agenda(doc), first, first, 'upper')).toBeNull()
    expect(dropPoint(agenda(doc), first, 'unknown', 'upper')).toBeNull()
  })
})
