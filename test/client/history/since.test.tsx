// Many events as the few lines that somebody who was away wants, and what they say.
import { describe, expect, test } from 'vitest'
import { comparedNames } from '../../../client/compare/knownNames.ts'
import { foldEvent, type Values } from '../../../server/history/sinceFold.ts'
import { delegationThings, type RawLine, rawLines } from '../../../server/history/sinceLines.ts'
import type { NamedEvent } from '../../../shared/api/history.ts'
import type { Language } from '../../../shared/bilingual.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import type { SinceActor, SinceLine } from '../../../shared/history/since.ts'
import { sinceWords } from '../../../shared/history/sinceWords.ts'
import { instant, pageId, parseAccountId, parseGroupId, roadmapId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { delegationId, itemId } from '../roadmap/builders.ts'

const account = (name: string) => must(parseAccountId(name), name)
const [ME, EVA, BOB] = [account('me'), account('eva'), account('bob')]
const PLAN = roadmapId(must(parseGroupId('tco'), 'group'))
const MINUTE = 60_000

let next = 0
const event = (item: string, field: string | null, change: NamedEvent['change'], by = EVA, code: string | null = 'mx'): NamedEvent => ({
  document: PLAN,
  seq: seq(++next),
  ord: 0,
  at: instant(next * MINUTE),
  author: by,
  delegation: code === null ? null : delegationId(code),
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
const title = { es: '', en: '' }
const delegation = (code: string, identity: number) => ({ id: delegationId(code), code: code.toUpperCase(), name: title, identity })
const names = comparedNames({
  group: { delegations: [delegation('mx', 2), delegation('us', 3), delegation('co', 1)], agencies: [] },
  members: [],
  meetings: [],
  item: () => null,
  stream: () => null,
  thisYear: 2026,
})

const told = (events: readonly NamedEvent[], language: Language = 'en') => {
  const values: Values = new Map()
  for (const one of events) foldEvent(values, one, { reader: ME, isVerified: () => false, isOlder: false })
  const thing = (subject: RawLine['subject']) => {
    const known = must(
      events.find((one) => one.subject.id === subject.id),
      'an event of it',
    )
    return { subject, title: known.title, code: known.code }
  }
  return rawLines(delegationThings([...values.values()])).map(({ actor, lines, undone }) => [
    actorName(actor),
    ...lines.map(({ things, others, shared, ...line }) => {
      const made: SinceLine = {
        event: { ...line, ...thing(line.subject) },
        others,
        shared,
        bulk: things.length > 1 ? { count: things.length, named: things.slice(0, 6).map(thing) } : null,
      }
      return `${plainPhrase(sinceWords(made, actor, names, language))}${others > 0 ? ` +${others}` : ''}`
    }),
    ...(undone > 0 ? [`undone ${undone}`] : []),
  ])
}
const actorName = (actor: SinceActor) => (actor.type === 'delegation' ? (actor.delegation ?? 'SEC') : actor.type)

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
      ['mx', 'marked WG-002 as done, Item 002', 'rescheduled WG-001 from 30 Sep to 15 Nov +1', 'set the priority of WG-003 to Medium'],
      ['us', 'proposed WG-004, Item 004'],
    ])
    expect(told(events, 'es')).toEqual([
      ['mx', 'dio por cumplida WG-002, Acción 002', 'reprogramó WG-001, del 30 sept al 15 nov +1', 'fijó la prioridad de WG-003: Media'],
      ['us', 'propuso WG-004, Acción 004'],
    ])
  })

  test('counts what one delegation made and unmade, and does not list it; what I did myself is no news', () => {
    const back = [event('001', 'due', set('a', 'b')), event('001', 'due', set('b', 'a')), event('002', 'due', set('a', 'b'), ME)]
    expect(told(back)).toEqual([['mx', 'undone 2']])
  })

  test('a change that shows nowhere is counted, not reported as something else, also where others made one', () => {
    const events = [event('001', 'else', set(null, null)), event('001', 'else', set(null, null), ME), event('002', 'due', set(null, null))]
    expect(told(events)).toEqual([['mx', 'undone 2']])
    expect(told([event('001', 'else/labels', set(null, null)), event('001', 'else/labels', set(null, null), BOB, 'us')])).toEqual([
      ['mx', 'undone 1'],
      ['us', 'undone 1'],
    ])
  })

  test('[K6] reports work that I recovered after a restore as not mine, also when the author is unknown', () => {
    const back = (known: boolean) => ({ delegation: null, recovered: { by: ME, known } })
    const own = event('001', 'due', set('2026-08-30', '2026-09-30'), EVA, null)
    const brought = { ...event('003', 'due', set('2026-09-30', '2026-11-15'), ME), ...back(false) }
    const mine = { ...event('002', 'due', set('2026-09-30', '2026-11-15'), ME), ...back(true), verified: true }
    expect(told([own, brought, mine])).toEqual([
      ['SEC', 'rescheduled WG-001 from 30 Aug to 30 Sep'],
      ['unverified', 'rescheduled WG-002 from 30 Sep to 15 Nov', 'rescheduled WG-003 from 30 Sep to 15 Nov'],
    ])
  })

  test('both sides of a text are one work, with all its letters', () => {
    const page = { document: pageId('p1'), subject: { type: 'text', id: '' } as const, code: null, title: { es: 'Guía', en: 'Guide' } }
    const events = [event('x', 'body.es', text(10, 2)), event('x', 'body.en', text(20, 0))].map((one) => ({ ...one, ...page }))
    expect(told(events, 'en')).toEqual([['mx', 'edited the text “Guide”: 30 characters added, 2 removed']])
  })
})

describe('[R13] a value that several changed is reported with what it is now and each one’s part', () => {
  test('a due date that two moved: in all from the first to the last, US +147 and MX −26', () => {
    const events = [event('982', 'due', set('2026-03-01', '2026-07-26'), BOB, 'us'), event('982', 'due', set('2026-07-26', '2026-06-30'))]
    expect(told(events, 'en')).toEqual([
      ['us', 'rescheduled WG-982 (+147 days); overall, from 1 Mar to 30 Jun (US +147 days, MX −26 days)'],
      ['mx', 'rescheduled WG-982 (−26 days); overall, from 1 Mar to 30 Jun (US +147 days, MX −26 days)'],
    ])
    expect(told(events, 'es')[0]).toEqual([
      'us',
      'reprogramó WG-982 (+147 días); en total, del 1 mar al 30 jun (US +147 días, MX −26 días)',
    ])
  })

  test('moved and moved back by another: it is still what it was', () => {
    const events = [event('1', 'due', set('2026-03-01', '2026-03-11')), event('1', 'due', set('2026-03-11', '2026-03-01'), BOB, 'us')]
    expect(told(events)[0]).toEqual(['mx', 'rescheduled WG-1 (+10 days); the due date is still 1 Mar (MX +10 days, US −10 days)'])
    expect(told(events, 'es')[0]).toEqual(['mx', 'reprogramó WG-1 (+10 días); el plazo sigue siendo el 1 mar (MX +10 días, US −10 días)'])
  })

  test('my own part of it is named as mine', () => {
    const events = [event('1', 'due', set('2026-03-01', '2026-03-11')), event('1', 'due', set('2026-03-11', '2026-03-08'), ME, 'co')]
    expect(told(events)).toEqual([['mx', 'rescheduled WG-1 (+10 days); overall, from 1 Mar to 8 Mar (MX +10 days, you −3 days)']])
    expect(told(events, 'es')).toEqual([['mx', 'reprogramó WG-1 (+10 días); en total, del 1 mar al 8 mar (MX +10 días, usted −3 días)']])
  })

  test('withdrawn by MX and set going again by CO since: MX’s line says both', () => {
    const events = [event('028', 'status', set('agreed', 'withdrawn')), event('028', 'status', set('withdrawn', 'agreed'), BOB, 'co')]
    expect(told(events)).toEqual([
      ['mx', 'withdrew WG-028, Item 028; now: Agreed (CO)'],
      ['co', 'marked WG-028 as agreed, Item 028; back to its earlier value: Agreed (MX 1 time, CO 1 time)'],
    ])
    expect(told(events, 'es')[0]).toEqual(['mx', 'retiró WG-028, Acción 028; ahora: Acordada (CO)'])
  })

  test('archived by MX and restored by the secretariat since', () => {
    const events = [event('028', null, { type: 'archived', title }), event('028', null, { type: 'restored', title }, BOB, null)]
    expect(told(events)[0]).toEqual(['mx', 'archived WG-028, Item 028; restored since (SEC)'])
    expect(told(events, 'es')[0]).toEqual(['mx', 'archivó WG-028, Acción 028; después se restauró (SEC)'])
  })

  test('in the order in which it happened: the last one’s value stands, whichever began', () => {
    const events = [event('1', 'priority', set(0, 1)), event('1', 'priority', set(1, 2), BOB, 'us'), event('1', 'priority', set(2, 3))]
    expect(told(events)).toEqual([
      ['mx', 'changed the priority of WG-1 from Medium to High; in all, from no value to High (MX 2 times, US 1 time)'],
      ['us', 'changed the priority of WG-1 from Low to Medium; now: High (MX)'],
    ])
  })

  test('a value that lost against another written at once never stood: the net leaves it out', () => {
    const events = [
      event('1', 'due', { type: 'superseded', value: '2026-04-01', winner: BOB }),
      event('1', 'due', set('2026-03-01', '2026-05-01'), BOB, 'us'),
    ]
    expect(told(events)[1]).toEqual(['us', 'rescheduled WG-1 from 1 Mar to 1 May'])
    expect(told(events)[0]?.[1]).toMatch(/^wrote 1 Apr .*someone else, which was kept; now: 1 May \(US\)$/)
  })

  test('letters of a short text that two wrote in are counted for each: nobody is credited with the other’s words', () => {
    const typed = (from: string, to: string) => ({ ...text(to.length, from.length), from, to })
    const events = [event('1', 'title.es', typed('uno', 'uno dos')), event('1', 'title.es', typed('uno dos', 'uno dos tres'), BOB, 'us')]
    expect(told(events).flat().join()).not.toContain('uno')
  })

  test('does not count words typed before the visit as typed since', () => {
    const values: Values = new Map()
    foldEvent(values, event('1', 'description.es', text(500, 0)), { reader: ME, isVerified: () => false, isOlder: true })
    const [line] = rawLines(delegationThings([...values.values()]))[0]?.lines ?? []
    expect(line?.change).toMatchObject({ type: 'text', inserted: 0, deleted: 0, from: null, to: null })
    // Nor is it told as a change of formatting.
    expect(told([event('1', 'description.es', text(0, 0))])).toEqual([['mx', 'edited WG-1']])
    expect(told([event('1', 'description.es', text(0, 0))], 'es')).toEqual([['mx', 'editó WG-1']])
  })
})

describe('[R14] bulk edits are one line', () => {
  test('the same edit of many items, with the first of them named and all counted', () => {
    const events = Array.from({ length: 12 }, (_, at) => event(`${100 + at}`, 'status', set('proposed', 'agreed')))
    expect(told(events)).toEqual([['mx', expect.stringMatching(/^marked 12 items as agreed: WG-1\d\d(, WG-1\d\d){5} and 6 more$/)]])
    expect(told(events, 'es')).toEqual([['mx', expect.stringMatching(/^dio por acordadas 12 acciones: WG-1\d\d(, WG-1\d\d){5} y 6 más$/)]])
  })

  test('items that went to different days are not one line: each one’s day is said', () => {
    const events = Array.from({ length: 3 }, (_, at) => event(`${at}`, 'due', set('2026-01-01', `2026-02-0${at + 1}`)))
    expect(told(events)[0]).toHaveLength(4)
  })

  test('an item that another changed too stands apart from the bulk', () => {
    const events = Array.from({ length: 5 }, (_, at) => event(`10${at}`, 'status', set('agreed', 'withdrawn')))
    const [mx = []] = told([...events, event('100', 'status', set('withdrawn', 'agreed'), BOB, 'co')])
    expect(mx).toContain('withdrew WG-100, Item 100; now: Agreed (CO)')
    expect(mx.filter((line) => line.startsWith('withdrew 4 items'))).toHaveLength(1)
  })

  test('many labels of one item are one line with how many came and went', () => {
    const label = (member: string, type: 'added' | 'removed') => event('1', 'labels', { type, member, value: member })
    const events = [label('old', 'removed'), ...Array.from({ length: 300 }, (_, at) => label(`l${at}`, 'added'))]
    expect(told(events)).toEqual([['mx', 'changed “Labels” in WG-1: +300, −1']])
    expect(told(events, 'es')).toEqual([['mx', 'cambió «Etiquetas» en WG-1: +300, −1']])
  })
})
