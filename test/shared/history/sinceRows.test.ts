import { describe, expect, test } from 'vitest'
import type { EventChange } from '../../../shared/history/events.ts'
import type { SharedValue, SinceDelegation, SinceLine } from '../../../shared/history/since.ts'
import { sinceGroups } from '../../../shared/history/sinceRows.ts'
import {
  type DocumentId,
  instant,
  meetingDocument,
  pageId,
  parseAccountId,
  parseDelegationId,
  parseGroupId,
  parseMeetingId,
  roadmapId,
  seq,
} from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const PLAN = roadmapId(must(parseGroupId('tco'), 'group'))
const EVA = must(parseAccountId('eva'), 'account')
const delegation = (code: string) => must(parseDelegationId(code), code)
const set = (from: unknown, to: unknown): EventChange => ({ type: 'set', from, to, unseen: false })

const line = (
  field: string,
  at: number,
  change: EventChange,
  document: DocumentId = PLAN,
  shared: SharedValue | null = null,
): SinceLine => ({
  event: {
    document,
    subject: { type: 'item', id: 'a' },
    title: { es: 'Guía', en: 'Guide' },
    code: 'WG-001',
    field,
    change,
    author: EVA,
    seq: seq(1),
    at: instant(at),
  },
  others: 0,
  shared,
  bulk: null,
})
const done = (code: string, lines: readonly SinceLine[]): SinceDelegation => ({
  delegation: delegation(code),
  isUnverified: false,
  lines,
  more: 0,
  undone: 0,
  changes: lines.length,
})
const told = (all: readonly SinceDelegation[]) =>
  sinceGroups(all).map(({ part, rows }) => [
    part,
    ...rows.map(({ actors, line: { event } }) => `${actors.length} ${event.field} ${event.at}`),
  ])

describe('[C69] what others did, by what it is about', () => {
  test('deadlines come first, then status, texts and sessions; in each the latest first', () => {
    const meeting = meetingDocument(must(parseMeetingId('m1'), 'meeting'))
    const typed: EventChange = {
      type: 'text',
      lastSeq: seq(2),
      lastAt: instant(2),
      inserted: 3,
      deleted: 0,
      formatted: 0,
      from: null,
      to: null,
    }
    expect(
      told([
        done('co', [
          line('minutes', 9, set(1, 2), meeting),
          line('status', 3, set('agreed', 'done')),
          line('body.es', 4, typed, pageId('p')),
        ]),
        done('mx', [line('due', 1, set('2026-01-01', '2026-02-01')), line('progress', 8, set('limited', 'substantial'))]),
      ]),
    ).toEqual([
      ['deadlines', '1 due 1'],
      ['status', '1 progress 8', '1 status 3'],
      ['texts', '1 body.es 4'],
      ['sessions', '1 minutes 9'],
    ])
  })

  test('a value that two delegations set is one line, from its first value to its last', () => {
    const shared: SharedValue = {
      from: '2026-01-01',
      to: '2026-03-01',
      last: { actor: { type: 'delegation', delegation: delegation('us') }, type: 'set' },
      parts: [],
    }
    const [group] = sinceGroups([
      done('co', [line('due', 1, set('2026-01-01', '2026-02-01'), PLAN, shared)]),
      done('us', [line('due', 5, set('2026-02-01', '2026-03-01'), PLAN, shared)]),
    ])
    expect(group?.rows).toHaveLength(1)
    expect(group?.rows[0]).toMatchObject({ actors: [{ delegation: 'co' }, { delegation: 'us' }], line: { event: { at: 5 } } })
    expect(group?.rows[0]?.whole?.change).toMatchObject({ from: '2026-01-01', to: '2026-03-01' })
  })

  test('moved and moved back has no before and after', () => {
    const shared: SharedValue = { from: '2026-01-01', to: '2026-01-01', last: { actor: { type: 'reader' }, type: 'set' }, parts: [] }
    const [group] = sinceGroups([done('co', [line('due', 1, set('2026-01-01', '2026-02-01'), PLAN, shared)])])
    expect(group?.rows[0]?.whole).toBeNull()
  })
})
