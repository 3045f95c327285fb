// One key in the room; letters are letters while somebody types.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ShownBlock } from '../../../../client/editor/shownBlocks.ts'
import { expectedEnd } from '../../../../client/meeting/room/expectedEnd.ts'
import { type Pressed, ROOM_KEYS, roomAction } from '../../../../client/meeting/room/roomKeys.ts'
import { skewOf } from '../../../../client/meeting/room/serverTime.ts'
import { rowNames, shownTextRows } from '../../../../client/meeting/room/shownText.ts'
import { instant, pageId } from '../../../../shared/ids.ts'
import type { Meeting, Point } from '../../../../shared/meeting/model.ts'
import { readMeeting } from '../../../../shared/meeting/read.ts'
import { IDLE } from '../../../../shared/meeting/timer.ts'
import { addPoint, setMeta } from '../../../../shared/meeting/write.ts'
import { createDice } from '../../../harness/random.ts'

const key = (pressed: Partial<Pressed>): Pressed => ({
  key: '',
  code: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  isComposing: false,
  ...pressed,
})

describe('[S23] a key of the room', () => {
  test.each(ROOM_KEYS.map(({ key: letter, action }) => [letter, action]))('%s is %s, and nothing while one types', (letter, action) => {
    expect(roomAction(key({ key: letter }), false)).toBe(action)
    expect(roomAction(key({ key: letter }), true)).toBeNull()
  })

  test.each([
    ['KeyD', 'decision'],
    ['KeyA', 'action'],
    ['KeyS', 'show'],
    ['KeyM', 'minutes'],
    ['KeyN', null],
  ])('Alt with %s is %s, also in the minutes, whatever letter it would write', (code, action) => {
    expect(roomAction(key({ key: '∂', code, altKey: true }), true)).toBe(action)
  })

  test('is none with another modifier, while a letter is composed, or when it is held down', () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }, { repeat: true }, { isComposing: true }])
      expect(roomAction(key({ key: 'n', ...held }), false)).toBeNull()
  })

  test('has one letter for each act', () => {
    expect(new Set(ROOM_KEYS.map((row) => row.key)).size).toBe(ROOM_KEYS.length)
  })
})

describe('the expected end', () => {
  const NOON_IN_BOGOTA = instant(Date.parse('2026-11-25T17:00:00Z'))
  const later = (minutes: number) => instant(NOON_IN_BOGOTA + minutes * 60_000)
  const world = (closesAt: string | null, end = '2026-11-25'): Meeting => {
    const doc = new Y.Doc()
    const random = createDice(2).bytes
    const [first] = [25, 35].map((minutes) => addPoint(doc, { minutes }, random))
    setMeta(doc, 'zone', 'America/Bogota')
    setMeta(doc, 'end', end)
    setMeta(doc, 'closesAt', closesAt)
    if (first?.ok) setMeta(doc, 'floor', { ...IDLE, point: first.value, since: NOON_IN_BOGOTA })
    return readMeeting(doc)
  }

  test('is an hour of the place, held against the plan', () => {
    expect(expectedEnd(world('13:02'), NOON_IN_BOGOTA)).toEqual({ type: 'ends', at: '13:00', late: -2 })
    expect(expectedEnd(world('12:30'), NOON_IN_BOGOTA)).toEqual({ type: 'ends', at: '13:00', late: 30 })
    expect(expectedEnd(world(null), NOON_IN_BOGOTA)).toEqual({ type: 'ends', at: '13:00', late: null })
  })

  test('moves on once the point is over its time', () => {
    expect(expectedEnd(world('13:00'), later(20))).toEqual({ type: 'ends', at: '13:00', late: 0 })
    expect(expectedEnd(world('13:00'), later(40))).toEqual({ type: 'ends', at: '13:15', late: 15 })
  })

  test('is only what is left, when the session goes on tomorrow or has not begun', () => {
    expect(expectedEnd(world('13:00', '2026-11-26'), NOON_IN_BOGOTA)).toEqual({ type: 'left', minutes: 60 })
    expect(expectedEnd({ ...world('13:00'), floor: IDLE }, NOON_IN_BOGOTA)).toEqual({ type: 'left', minutes: 60 })
  })

  test('is nothing when everything has been dealt with', () => {
    const meeting = world('13:00')
    const done = (point: Point): Point => ({ ...point, state: 'done' })
    expect(expectedEnd({ ...meeting, points: meeting.points.map(done), floor: IDLE }, NOON_IN_BOGOTA)).toEqual({ type: 'none' })
  })
})

test('[S15] the clock of the server is the one in the middle of the question', () => {
  expect(skewOf(1_000, 61_200, 1_400)).toBe(60_000)
})

describe('a text in the room', () => {
  const block = (id: string, text: string, kind: ShownBlock['kind'] = 'paragraph', marker = ''): ShownBlock => ({
    id,
    kind,
    marker,
    depth: 0,
    runs: [{ text, bold: false, italic: false, underline: false, strike: false }],
  })

  test('stands paragraph beside paragraph, counted without headings, list entries and empty lines', () => {
    const rows = shownTextRows(
      [block('e1', 'Forma', 'heading'), block('e2', 'Uno'), block('e3', ''), block('e4', 'Dos', 'paragraph', '•'), block('e5', 'Tres')],
      [block('n1', 'Form', 'heading'), block('n2', 'One'), block('n4', 'Two', 'paragraph', '•')],
    )
    expect(rows.map(({ number, es, en }) => [number, es?.id, en?.id])).toEqual([
      [null, 'e1', 'n1'],
      [1, 'e2', 'n2'],
      [null, 'e4', 'n4'],
      [2, 'e5', undefined],
    ])
  })

  test('begins anew under each heading, where one language lacks a paragraph', () => {
    const rows = shownTextRows(
      [block('e1', 'Uno'), block('e2', 'Dos'), block('e3', 'Forma', 'heading'), block('e4', 'Tres')],
      [block('n1', 'One'), block('n3', 'Form', 'heading'), block('n4', 'Three')],
    )
    expect(rows.map(({ number, es, en }) => [number, es?.id, en?.id])).toEqual([
      [1, 'e1', 'n1'],
      [2, 'e2', undefined],
      [null, 'e3', 'n3'],
      [3, 'e4', 'n4'],
    ])
  })

  test('is called by the paragraph of either language', () => {
    const [row] = shownTextRows([block('e1', 'Uno')], [block('n1', 'One')])
    expect(row && rowNames(pageId('a'), row)).toEqual(['text page:a e1', 'text page:a n1'])
  })
})
