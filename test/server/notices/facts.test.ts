// What there is to tell at an hour: tables of due dates, zones, sessions and assignments.
import { describe, expect, test } from 'vitest'
import {
  dueFacts,
  MORNING,
  newAssignments,
  noticeDay,
  reportFacts,
  SOON_DAYS,
  sessionFacts,
  untilDayOrMorning,
  webhookFacts,
} from '../../../server/notices/facts.ts'
import type { NoticedSession, NotifiedPerson, PlannedItem } from '../../../server/notices/groupNow.ts'
import { holdersOf } from '../../../server/notices/holders.ts'
import { instant, parseAccountId, parseAgencyId, parseDelegationId, parseItemId, parseMeetingId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/people.ts'
import { reportsDue } from '../../../shared/reports/round.ts'
import { must } from '../../../shared/result.ts'
import { addDays } from '../../../shared/roadmap/days.ts'

const account = (name: string) => must(parseAccountId(name), name)
const CO = must(parseDelegationId('co'), 'co')
const MX = must(parseDelegationId('mx'), 'mx')
const FGN = must(parseAgencyId('fgn'), 'fgn')
const FGR = must(parseAgencyId('fgr'), 'fgr')
const person = (name: string, given: Partial<NotifiedPerson> = {}): NotifiedPerson => ({
  account: account(name),
  role: 'delegate' as Role,
  delegation: CO,
  agency: null,
  since: 0,
  zone: 'America/Bogota',
  isNobodys: false,
  ...given,
})
const item = (name: string, given: Partial<PlannedItem> = {}): PlannedItem => ({
  id: must(parseItemId(name), name),
  kind: 'action',
  status: 'inProgress',
  due: '2026-11-20',
  lead: CO,
  agencies: [],
  people: [],
  archived: false,
  ...given,
})
const head = person('head', { role: 'head' })
const fgn = person('fgn', { agency: FGN })
const other = person('other')
const people = [head, fgn, other, person('mx', { delegation: MX, role: 'head' })]
const names = (those: readonly NotifiedPerson[]) => those.map((one) => String(one.account))

describe('[P4] the owners of an item', () => {
  test.each([
    ['its people', { people: [account('other')], agencies: [FGN] }, ['other']],
    ['else the members of its agencies', { agencies: [FGN] }, ['fgn']],
    ['else the heads of the lead, where nobody of its agencies is there', { agencies: [FGR] }, ['head']],
    ['nobody, where nobody leads it', { lead: null }, []],
    ['those who are still there', { people: [account('left')], agencies: [FGN] }, ['fgn']],
  ])('%s', (_name, given, expected) => {
    expect(names(holdersOf(item('one', given), people))).toEqual(expected)
  })
})

/** 9:00 in Bogotá, 8:00 in Mexico City, 14:00 UTC. */
const at = (day: string, hours = 14, minutes = 0) => Date.parse(`${day}T00:00:00Z`) + (hours * 60 + minutes) * 60_000

describe('[P4] [P15] when a due date is told', () => {
  const keysOn = (day: string, given: Partial<PlannedItem> = {}) => dueFacts([item('one', given)], people, at(day)).map(({ key }) => key)
  test.each([
    ['eight days before', '2026-11-12', []],
    ['seven days before', '2026-11-13', ['dueSoon:one:2026-11-20']],
    ['on the day', '2026-11-20', ['dueSoon:one:2026-11-20']],
    ['the day after', '2026-11-21', ['overdue:one:2026-11-20:0']],
    ['within the first week', '2026-11-27', ['overdue:one:2026-11-20:0']],
    ['a week and a day after', '2026-11-28', ['overdue:one:2026-11-20:1']],
    ['three weeks and a day after', '2026-12-12', ['overdue:one:2026-11-20:3']],
  ])('%s', (_name, day, expected) => {
    expect(keysOn(day)).toEqual(expected)
  })
  test.each([{ status: 'done' }, { status: 'deferred' }, { status: 'withdrawn' }, { archived: true }, { due: null }] as const)(
    'nothing is told of %j',
    (given) => {
      expect(keysOn('2026-11-21', given)).toEqual([])
    },
  )
  test('the key names the due date: where it moves, it is another fact', () => {
    expect(keysOn('2026-11-21', { due: '2026-11-25' })).toEqual(['dueSoon:one:2026-11-25'])
  })
  test('a year of mornings tells one day once, and a week once', () => {
    const keys = Array.from({ length: 365 }, (_, n) => keysOn(addDays('2026-11-01', n))).flat()
    const told = new Set(keys)
    expect([...told].filter((key) => key.startsWith('dueSoon'))).toHaveLength(1)
    expect(keys.filter((key) => key.startsWith('dueSoon'))).toHaveLength(SOON_DAYS + 1)
    for (const key of [...told].filter((one) => one.startsWith('overdue')).slice(0, -1))
      expect(keys.filter((one) => one === key)).toHaveLength(7)
  })
})

describe('[P15] each reader has a morning of their own', () => {
  const zones = ['America/Bogota', 'America/Mexico_City', 'Asia/Tokyo'] as const
  const three = zones.map((zone) => person(zone.split('/')[1]?.toLowerCase() ?? '', { zone, role: 'head' }))
  const toldAt = (time: number) =>
    dueFacts([item('one')], three, time).flatMap(({ key, to }) => to.map((one) => `${one} ${key.split(':')[0]}`))
  test('over midnight and the morning, in three zones', () => {
    // 8:00 in Tokyo is 23:00 UTC of the day before.
    expect(toldAt(at('2026-11-12', 22, 59))).toEqual([])
    expect(toldAt(at('2026-11-12', 23))).toEqual(['tokyo dueSoon'])
    // Midnight in Bogotá and in Mexico City changes nothing.
    expect(toldAt(at('2026-11-13', 5))).toEqual(['tokyo dueSoon'])
    expect(toldAt(at('2026-11-13', 6))).toEqual(['tokyo dueSoon'])
    expect(toldAt(at('2026-11-13', 13))).toEqual(['bogota dueSoon', 'tokyo dueSoon'])
    expect(toldAt(at('2026-11-13', 14))).toEqual(['bogota dueSoon', 'mexico_city dueSoon', 'tokyo dueSoon'])
    expect(toldAt(at('2026-11-20', 22, 59))).not.toContain('tokyo overdue')
    expect(toldAt(at('2026-11-20', 23))).toContain('tokyo overdue')
    expect(toldAt(at('2026-11-20', 23))).toContain('bogota dueSoon')
  })
  test('announces a due date as due soon until midnight after it; overdue is told in the morning', () => {
    const bogota = three.slice(0, 1)
    const kinds = (time: number) => dueFacts([item('one')], bogota, time).map(({ kind }) => kind)
    // Midnight in Bogotá is 5:00 UTC, and eight in the morning 13:00.
    expect(kinds(at('2026-11-21', 4, 59))).toEqual(['dueSoon'])
    expect(kinds(at('2026-11-21', 5))).toEqual([])
    expect(kinds(at('2026-11-21', 12, 59))).toEqual([])
    expect(kinds(at('2026-11-21', 13))).toEqual(['overdue'])
  })
  test('changes facts at the next morning or midnight', () => {
    expect(untilDayOrMorning(at('2026-11-12', 22, 59), zones)).toBe(60_000)
    expect(untilDayOrMorning(at('2026-11-12', 12, 30), ['America/Bogota'])).toBe(30 * 60_000)
    expect(untilDayOrMorning(at('2026-11-12', 13), ['America/Bogota'])).toBe(16 * 3_600_000)
  })
  test('where the clocks are changed, the morning is that of the clock on the wall', () => {
    for (const [day, utc] of [
      ['2026-10-31', 12],
      ['2026-11-02', 13],
    ] as const) {
      expect(noticeDay(at(day, utc), 'America/New_York')).toBe(day)
      expect(noticeDay(at(day, utc) - 60_000, 'America/New_York')).toBe(addDays(day, -1))
    }
    expect(MORNING).toBe(8)
  })
})

describe('[P4] sessions', () => {
  const now = at('2026-11-20')
  const session = (given: Partial<NoticedSession>): NoticedSession => ({
    id: must(parseMeetingId('s1'), 's1'),
    state: 'open',
    number: 1,
    shared: true,
    openedAt: now - 1000,
    closedAt: null,
    reopenedAt: null,
    closedAgainAt: null,
    start: null,
    end: null,
    zone: '',
    ...given,
  })
  test.each([
    ['one that is open', {}, ['sessionOpened:s1']],
    ['one that is going on', { state: 'inSession' }, ['sessionOpened:s1']],
    ['one that is closed: only that', { state: 'closed', closedAt: instant(now - 500) }, ['sessionClosed:s1']],
    [
      '[S31] one that is reopened: that, and not that it is open',
      { closedAt: instant(now - 500), reopenedAt: now - 100 },
      [`sessionReopened:s1:${now - 100}`],
    ],
    [
      '[S31] one that is closed again: told anew',
      { state: 'closed', closedAt: instant(now - 9_000), reopenedAt: now - 100, closedAgainAt: now - 50 },
      [`sessionClosedAgain:s1:${now - 50}`],
    ],
    ['a draft', { state: 'draft', openedAt: null }, []],
    ['one from before notices began', { openedAt: now - 10_000 }, []],
  ] as const)('%s', (_name, given, expected) => {
    expect(sessionFacts([session(given)], people, { since: now - 5000, now }).map(({ key }) => key)).toEqual(expected)
  })
  test('are not told as closed to somebody who came after it', () => {
    const late = person('late', { since: now })
    const [fact] = sessionFacts([session({ state: 'closed', closedAt: instant(now - 500) })], [head, late], { since: now - 5000, now })
    expect(fact?.to).toEqual([head.account])
  })
  test('after a month it is no news any more', () => {
    expect(sessionFacts([session({})], people, { since: 0, now: now + 31 * 24 * 3_600_000 })).toEqual([])
  })
})

describe('[P4] [P16] a report that is asked for', () => {
  const meeting = must(parseMeetingId('s3'), 's3')
  const session: NoticedSession = {
    id: meeting,
    number: 3,
    state: 'open',
    shared: true,
    openedAt: 1,
    closedAt: null,
    reopenedAt: null,
    closedAgainAt: null,
    start: '2026-11-24',
    end: null,
    zone: 'America/Bogota',
  }
  const group = {
    zone: 'America/Bogota',
    reportDays: 14,
    delegations: [{ id: CO, code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, identity: 1 }],
    agencies: [{ id: FGN, delegation: CO, acronym: 'FGN', name: { es: 'Fiscalía', en: 'Prosecution' } }],
  }
  const factsOf = (day: string, items: readonly PlannedItem[]) =>
    reportFacts(reportsDue({ items, meetings: [session], reports: [], group, now: instant(at(day)) }), people)
  const told = (day: string, given: Partial<PlannedItem>) =>
    factsOf(day, [item('one', given)]).map(({ key, subject, to }) => [key, subject.type, to.map(String)])
  test.each([
    ['before its time', '2026-11-09', { agencies: [FGN] }, []],
    ['of an agency: its members', '2026-11-10', { agencies: [FGN] }, [['reportDue:s3', 'item', ['fgn']]]],
    ['of no agency: the heads of the lead', '2026-11-10', {}, [['reportDue:s3', 'item', ['head']]]],
    ['of what is done', '2026-11-10', { status: 'done' }, []],
  ] as const)('%s', (_name, day, given, expected) => {
    expect(told(day, given)).toEqual(expected)
  })
  test('gives each person one notice of several reports, which says how many are theirs', () => {
    const items = [item('one', { agencies: [FGN] }), ...['two', 'three', 'four'].map((name) => item(name))]
    expect(factsOf('2026-11-10', items).map(({ key, subject, to }) => [key, subject, to.map(String)])).toEqual([
      ['reportDue:s3', { type: 'item', item: 'one', agency: FGN, meeting }, ['fgn']],
      ['reportDue:s3', { type: 'meeting', meeting, reports: 3 }, ['head']],
    ])
  })
})

describe('[P4] items that become mine', () => {
  const before = new Set(['one account:other', 'one agency:fgr'])
  test.each([
    ['a person is added', { people: [account('other'), account('head')] }, ['head']],
    ['an agency is added: its members', { people: [account('other')], agencies: [FGN] }, ['fgn']],
    ['nobody is new', { people: [account('other')], agencies: [FGR] }, undefined],
    ['it is done', { people: [account('head')], status: 'done' }, undefined],
  ] as const)('%s', (_name, given, expected) => {
    const [found] = newAssignments([item('one', given)], people, before)
    expect(found?.to.map(String)).toEqual(expected)
  })
})

describe('[WH9] the recipients of the notice of a webhook that Ruta turned off', () => {
  const now = at('2026-11-20')
  const HOUR = 3_600_000
  const webhook = { id: 'h1', name: 'Monthly dashboard', why: 'failing', maker: 'maker', stoppedAt: now - HOUR } as const
  const chair = person('chair', { role: 'chair', delegation: null })
  const secretariat = person('secretariat', { role: 'secretariat', delegation: null })
  const maker = (given: Partial<NotifiedPerson>) => person('maker', { role: 'secretariat', delegation: null, ...given })
  test.each<[string, readonly NotifiedPerson[], readonly string[]]>([
    ['its maker alone', [chair, secretariat, maker({}), ...people], ['maker']],
    ['the secretariat, where the maker has left', [chair, secretariat, ...people], ['secretariat']],
    ['the secretariat, where the maker may not turn it on any more', [chair, secretariat, maker({ role: 'observer' })], ['secretariat']],
    ['the chair, where there is no secretariat', [chair, ...people], ['chair']],
    ['nobody who came later', [chair, person('new', { role: 'secretariat', since: now })], ['chair']],
    ['nobody, where nobody may turn it on', people, []],
  ])('%s', (_name, present, expected) => {
    const [fact] = webhookFacts([webhook], present, now)
    expect(fact).toMatchObject({
      kind: 'webhookStopped',
      subject: { type: 'webhook', webhook: 'h1', name: 'Monthly dashboard', why: 'failing' },
    })
    expect(fact?.to.map(String)).toEqual(expected)
  })
  test('once for each time, and not a month later', () => {
    const keys = (stoppedAt: number) => webhookFacts([{ ...webhook, stoppedAt }], [chair], now).map(({ key }) => key)
    expect(new Set([...keys(now - HOUR), ...keys(now - HOUR), ...keys(now)]).size).toBe(2)
    expect(keys(now - 31 * 24 * HOUR)).toEqual([])
  })
})
