import { describe, expect, test } from 'vitest'
import { overwrittenValues } from '../../../client/history/overwritten/overwrittenValues.ts'
import type { NamedEvent } from '../../../shared/api/history.ts'
import type { EventChange } from '../../../shared/history/events.ts'
import { instant, parseAccountId, parseGroupId, roadmapId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { anItem } from '../roadmap/builders.ts'

const [ana, beto] = ['ana', 'beto'].map((id) => must(parseAccountId(id), id))
let events = 0
const event = (field: string, change: EventChange, id = 'a'): NamedEvent => {
  events += 1
  return {
    document: roadmapId(must(parseGroupId('tco'), 'group')),
    seq: seq(100 - events),
    ord: 0,
    at: instant(100 - events),
    author: must(ana, 'ana'),
    delegation: null,
    meeting: null,
    offline: null,
    subject: { type: 'item', id },
    field,
    change,
    title: { es: '', en: '' },
    code: null,
  }
}
const superseded = (value: unknown): EventChange => ({ type: 'superseded', value, winner: must(beto, 'beto') })
const unseen = (from: unknown, to: unknown): EventChange => ({ type: 'set', from, to, unseen: true })
const item = anItem('a', { due: '2026-11-15', status: 'agreed' })
const offered = (all: readonly NamedEvent[], dismissed: readonly string[] = []) =>
  overwrittenValues(all, item, new Set(dismissed)).map(({ field, what }) => [field, what.type === 'field' ? what.value : what])

describe('[V34] the lost one of two values set at once is offered', () => {
  test('whether it lost, or was overwritten by somebody who had not seen it', () => {
    expect(
      offered([event('due', superseded('2026-12-01')), event('status', unseen('blocked', 'agreed')), event('lead', unseen(null, 'mx'))]),
    ).toEqual([
      ['due', '2026-12-01'],
      ['status', 'blocked'],
    ])
  })
  test('once for each value, and no longer when it stands or was dismissed', () => {
    const [first, again] = [event('due', superseded('2026-12-01')), event('due', superseded('2026-12-01'))]
    const stands = event('due', superseded('2026-11-15'))
    expect(offered([first, again, stands])).toEqual([['due', '2026-12-01']])
    expect(offered([first], [`${first.document}/${first.seq}.0`])).toEqual([])
  })
  test('offers nothing that was simply changed, of another item, of a place in the list, or of what is archived', () => {
    expect(
      offered([
        event('due', { type: 'set', from: '2026-12-01', to: '2026-11-15', unseen: false }),
        event('due', superseded('2026-12-01'), 'b'),
        event('order', superseded('zz1')),
      ]),
    ).toEqual([])
    expect(overwrittenValues([event('due', superseded('2026-12-01'))], { ...item, archived: true }, new Set())).toEqual([])
  })
})
