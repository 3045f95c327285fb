// Many events as the few lines that somebody who was away wants.
import { describe, expect, test } from 'vitest'
import { namesOf } from '../../../client/compare/names.ts'
import { changeSetsOf } from '../../../client/history/changeSets.ts'
import { sinceLines } from '../../../client/history/sinceLines.ts'
import type { NamedEvent } from '../../../shared/api/history.ts'
import type { Language } from '../../../shared/bilingual.ts'
import { plain } from '../../../shared/history/sentence.ts'
import { shortly } from '../../../shared/history/shortly.ts'
import { instant, pageId, parseAccountId, parseGroupId, roadmapId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { delegationId, itemId } from '../../roadmapView/builders.ts'

const account = (name: string) => must(parseAccountId(name), name)
const [ME, EVA, BOB] = [account('me'), account('eva'), account('bob')]
const PLAN = roadmapId(must(parseGroupId('tco'), 'group'))
const MINUTE = 60_000

let next = 0
const event = (item: string, field: string | null, change: NamedEvent['change'], by = EVA, code = 'mx'): NamedEvent => ({
  document: PLAN,
  seq: seq(++next),
  ord: 0,
  at: instant(next * MINUTE),
  author: by,
  delegation: delegationId(code),
  meeting: null,
  offline: null,
  subject: { type: 'item', id: itemId(item) },
  field,
  title: { es: `Acción ${item}`, en: `Item ${item}` },
  code: `WG-${item}`,
  change,
})
const set = (from: unknown, to: unknown) => ({ type: 'set', from, to, unseen: false }) as const
const text = (inserted: number, deleted: number) =>
  ({ type: 'text', lastSeq: seq(next), lastAt: instant(next * MINUTE), inserted, deleted, formatted: 0, from: null, to: null }) as const
const names = namesOf({
  group: { delegations: [], agencies: [] },
  members: [],
  meetings: [],
  item: () => null,
  stream: () => null,
  thisYear: 2026,
})

const told = (events: readonly NamedEvent[], language: Language) =>
  sinceLines(events.toReversed(), { reader: ME, order: [delegationId('mx'), delegationId('us')] }).map(({ delegation, lines }) => [
    delegation,
    ...lines.map((line) => `${plain(shortly(line.event, names, language))}${line.others > 0 ? ` +${line.others}` : ''}`),
  ])

describe('[H25] since my last visit', () => {
  test('each delegation has a line for each thing, the weightiest first, in both languages', () => {
    const events = [
      event('003', 'priority', set(0, 2)),
      event('001', 'due', set('2026-09-30', '2026-10-15')),
      event('001', 'due', set('2026-10-15', '2026-11-15')),
      event('001', 'priority', set(0, 2)),
      event('002', 'status', set('inProgress', 'done')),
      event('004', null, { type: 'created', title: { es: '', en: '' }, values: {} }, BOB, 'us'),
      event('004', 'due', set(null, '2026-12-01'), BOB, 'us'),
    ]
    expect(told(events, 'en')).toEqual([
      ['mx', 'finished WG-002, Item 002', 'moved WG-001 from 30 Sep to 15 Nov +1', 'set the priority of WG-003 to Medium'],
      ['us', 'proposed WG-004, Item 004'],
    ])
    expect(told(events, 'es')).toEqual([
      ['mx', 'terminó WG-002, Acción 002', 'movió WG-001, del 30 sept al 15 nov +1', 'fijó la prioridad de WG-003: Media'],
      ['us', 'propuso WG-004, Acción 004'],
    ])
  })

  test('what came back to where it was, and what I did myself, is no news', () => {
    expect(
      told([event('001', 'due', set('a', 'b')), event('001', 'due', set('b', 'a')), event('002', 'due', set('a', 'b'), ME)], 'en'),
    ).toEqual([])
  })

  test('[K6] what I brought back after a restore is not mine: it is told, also where nobody knows whose it is', () => {
    const back = (known: boolean) => ({ delegation: null, recovered: { by: ME, known } })
    const own = { ...event('001', 'due', set('2026-08-30', '2026-09-30')), delegation: null }
    const brought = { ...event('001', 'due', set('2026-09-30', '2026-11-15'), ME), ...back(false) }
    const mine = { ...event('002', 'due', set('2026-09-30', '2026-11-15'), ME), ...back(true) }
    // Not as the work of people without a delegation.
    expect(told([own, brought, mine], 'en')).toEqual([
      [null, 'moved WG-001 from 30 Aug to 30 Sep'],
      [null, 'moved WG-001 from 30 Sep to 15 Nov'],
    ])
  })

  test('both sides of a text are one work, with all its letters', () => {
    const page = { document: pageId('p1'), subject: { type: 'text', id: '' } as const, code: null, title: { es: 'Guía', en: 'Guide' } }
    const events = [event('x', 'body.es', text(10, 2)), event('x', 'body.en', text(20, 0))].map((one) => ({ ...one, ...page }))
    expect(told(events, 'en')).toEqual([['mx', 'edited the text “Guide”: 30 characters added, 2 removed']])
  })
})

describe('[H23] gestures', () => {
  test('what one person did to one thing without a pause is one, whoever wrote in between; a pause ends it', () => {
    const first = event('001', 'due', set('a', 'b'))
    const other = event('001', 'status', set('a', 'b'), BOB, 'us')
    const second = event('001', 'priority', set(0, 1))
    next += 6
    const late = event('001', 'lead', set(null, 'co'))
    expect(changeSetsOf([late, second, other, first]).map(({ events }) => events.map(({ field }) => field))).toEqual([
      ['lead'],
      ['due', 'priority'],
      ['status'],
    ])
  })
})
