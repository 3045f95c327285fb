// What changed in an item since its last report: each field once.
import { expect, test } from 'vitest'
import { sinceReport } from '../../../client/reports/sinceReport.ts'
import type { EventChange } from '../../../shared/history/events.ts'

const set = (from: unknown, to: unknown): EventChange => ({ type: 'set', from, to, unseen: false })
const event = (field: string | null, change: EventChange) => ({ field, change })

test('[P7] since the last report each field is said once, from then to now, and what came back to where it was is not', () => {
  // The newest first, as the history gives them.
  const events = [
    event('due', set('2019-10-31', '2019-11-15')),
    event('lead', set('mx', 'co')),
    event('checklist/k1/done', set(false, true)),
    event('description.es', { type: 'added', member: 'x', value: null }),
    event('lead', set('co', 'mx')),
    event('due', { type: 'superseded', value: '2019-12-01', winner: null }),
    event('due', set('2019-09-30', '2019-10-31')),
    event('order', set('a', 'b')),
    event(null, { type: 'archived', title: { es: '', en: '' } }),
    event('unknownField', set(1, 2)),
  ]
  expect(sinceReport(events, 'limited')).toEqual([
    { field: 'description', how: 'changed' },
    { field: 'due', how: 'set', from: '2019-09-30', to: '2019-11-15' },
    { field: 'checklist', how: 'changed' },
  ])
})

test('[P7] progress that was set to what the report says is no news; another value is', () => {
  expect(sinceReport([event('progress', set('limited', 'substantial'))], 'substantial')).toEqual([])
  expect(sinceReport([event('progress', set('substantial', 'completed'))], 'substantial')).toEqual([
    { field: 'progress', how: 'set', from: 'substantial', to: 'completed' },
  ])
})
