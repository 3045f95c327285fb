import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ComparingView,
  decodeComparing,
  encodeComparing,
  NOT_COMPARING,
  NOW,
  withComparing,
} from '../../../client/compare/comparing.ts'
import { differenceCounts, markOf, pastOf, shownFields } from '../../../client/compare/differences.ts'
import { begun, choosable, lastClosed, markOfMeeting } from '../../../client/compare/presets.ts'
import type { ItemDifference } from '../../../shared/history/comparison.ts'
import { formatMark, type Mark } from '../../../shared/history/marks.ts'
import { instant, parseMeetingId, parseMomentId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { aMeeting } from '../../harness/aMeeting.ts'
import { anItem } from '../roadmap/builders.ts'
import { ANA, aComparison, aDifference } from './answers.ts'

const meetingId = (id: string) => must(parseMeetingId(id), id)
const momentId = (id: string) => must(parseMomentId(id), id)
const through = (comparing: ComparingView) => decodeComparing((name) => encodeComparing(comparing)[name])

describe('[R2] the address holds the moments that are compared', () => {
  const marks: fc.Arbitrary<Mark> = fc.oneof(
    fc.constantFrom<Mark>({ type: 'start' }, { type: 'visit' }),
    fc.constantFrom<Mark>(
      { type: 'meeting', meeting: meetingId('s2'), edge: 'close' },
      { type: 'meeting', meeting: meetingId('s2'), edge: 'start' },
    ),
    fc.constant<Mark>({ type: 'moment', moment: momentId('m1') }),
    fc.nat().map((ms): Mark => ({ type: 'at', at: instant(ms) })),
  )

  test('any choice comes back from its address as it was', () => {
    fc.assert(
      fc.property(marks, fc.oneof(marks, fc.constant(NOW)), fc.boolean(), (from, to, onlyChanged) => {
        expect(through({ from, to, onlyChanged })).toEqual({ from, to, onlyChanged })
      }),
    )
    expect(through(NOT_COMPARING)).toEqual(NOT_COMPARING)
  })

  test('foreign addresses are read totally; a place in one log is no moment of a group', () => {
    fc.assert(fc.property(fc.anything(), (value) => decodeComparing(() => value).onlyChanged === false))
    expect(decodeComparing(() => formatMark({ type: 'seq', seq: seq(3) }))).toEqual(NOT_COMPARING)
  })

  test('ways to other screens keep it, and what stood in their addresses', () => {
    const comparing: ComparingView = { from: { type: 'meeting', meeting: meetingId('s2'), edge: 'close' }, to: NOW, onlyChanged: true }
    expect(withComparing('/g/tco/texts?layout=es', comparing)).toBe('/g/tco/texts?layout=es&since=meeting:s2&only=changed')
    expect(withComparing('/g/tco/texts', NOT_COMPARING)).toBe('/g/tco/texts')
  })
})

describe('differences', () => {
  const changed = (before: Partial<Item>, after: Partial<Item>): ItemDifference => aDifference(anItem('a', before), anItem('a', after))

  test('decide how a row is marked', () => {
    expect(markOf(aDifference(null, anItem('a')))).toBe('added')
    expect(markOf(changed({}, { archived: true }))).toBe('removed')
    expect(markOf(changed({ archived: true }, {}))).toBe('changed')
    expect(markOf(changed({}, { status: 'done' }))).toBe('changed')
  })

  test('the old value is shown while the plan says something else: not after it was set back, and at once where it was set anew', () => {
    const difference = changed({ status: 'agreed' }, { status: 'done' })
    expect(pastOf(difference, anItem('a', { status: 'done' }), 'status')?.status).toBe('agreed')
    expect(pastOf(difference, anItem('a', { status: 'agreed' }), 'status')).toBe(null)
    expect(pastOf(difference, anItem('a', { status: 'done', due: '2026-11-15' }), 'due')?.due).toBe(null)
    expect(pastOf(undefined, anItem('a'), 'status')).toBe(null)
  })

  test('mark an archived item on its row, and a new item as a whole', () => {
    expect(shownFields(changed({}, { archived: true, status: 'done' })).map(({ field }) => field)).toEqual(['status'])
    expect(shownFields(aDifference(null, anItem('a', { status: 'done' })))).toEqual([])
  })

  test('the counts are those of the answer', () => {
    const items = [
      aDifference(null, anItem('a')),
      changed({}, { archived: true }),
      changed({}, { status: 'done' }),
      changed({ archived: true }, {}),
    ]
    expect(differenceCounts(aComparison(items, [anItem('u').id]))).toEqual({ added: 1, archived: 1, changed: 2, untouched: 1 })
  })
})

describe('moments that are offered', () => {
  const one = aMeeting(1, { startedAt: instant(1), closedAt: instant(2) })
  const two = aMeeting(2, { startedAt: instant(3), closedAt: instant(4) })
  const going = aMeeting(3, { startedAt: instant(5) })
  const draft = aMeeting(4)

  test('the last session that has closed comes first; a draft has no moment; one in session counts from its start', () => {
    const all = [one, two, going, draft]
    expect(lastClosed(all)).toBe(two)
    expect(begun(all).map(({ number }) => number)).toEqual([3, 2, 1])
    expect(formatMark(markOfMeeting(going))).toBe('meeting:s3:start')
    expect(formatMark(markOfMeeting(two))).toBe('meeting:s2')
    expect(lastClosed([draft])).toBe(null)
  })

  test('two moments may be any edge of a session, a named moment, the last visit, or the beginning', () => {
    const named = { id: momentId('m1'), name: 'Sent', at: instant(9), by: ANA }
    expect(choosable({ meetings: [one, going], named: [named] }).map(formatMark)).toEqual([
      'meeting:s3:start',
      'meeting:s1',
      'meeting:s1:start',
      'moment:m1',
      'visit',
      'start',
    ])
  })
})
