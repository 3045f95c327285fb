// Which reports are asked for before a session, from when, of whom, and which of them are still to be given.
import { describe, expect, test } from 'vitest'
import { type AgencyId, type DelegationId, type Instant, type ItemId, instant, type MeetingId } from '../../../shared/ids.ts'
import type { Agency, Delegation } from '../../../shared/people.ts'
import { isMyReport, reportsAs } from '../../../shared/reports/mayReport.ts'
import { type ReportSession, type RoundReport, reportRound, reportsDue } from '../../../shared/reports/round.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { createDice } from '../../harness/random.ts'

const [CO, MX, US] = ['co', 'mx', 'us'] as DelegationId[] as [DelegationId, DelegationId, DelegationId]
const delegation = (id: DelegationId, more: Partial<Delegation> = {}): Delegation => ({
  id,
  code: id.toUpperCase(),
  name: { es: id, en: id },
  identity: 1,
  ...more,
})
const agency = (id: string, more: Partial<Agency> = {}): Agency => ({
  id: id as AgencyId,
  delegation: id.slice(0, 2) as DelegationId,
  acronym: id.slice(3).toUpperCase(),
  name: { es: id, en: id },
  ...more,
})
const GROUP = {
  zone: 'America/Bogota',
  reportDays: 14,
  delegations: [delegation(CO), delegation(MX), delegation(US)],
  agencies: [agency('co-fgn'), agency('co-ponal'), agency('mx-fgr'), agency('us-mlars'), agency('us-old', { retired: true })],
}
const item = (id: string, more: Partial<Item> = {}) => ({
  id: id as ItemId,
  kind: 'action' as const,
  status: 'inProgress' as const,
  archived: false,
  lead: CO as DelegationId | null,
  agencies: [] as readonly AgencyId[],
  ...more,
})
const session = (number: number, more: Partial<ReportSession> = {}): ReportSession => ({
  id: `s${number}` as MeetingId,
  number,
  shared: true,
  state: 'open',
  start: '2019-11-19',
  end: '2019-11-20',
  zone: 'America/Bogota',
  closedAt: null,
  ...more,
})
const at = (text: string): Instant => instant(Date.parse(text))
const CLOSED = at('2019-06-14T22:00:00Z')
const MEETINGS = [session(2, { state: 'closed', start: '2019-06-13', end: '2019-06-14', closedAt: CLOSED }), session(3)]
const ITEMS = [
  item('two', { agencies: ['co-fgn', 'us-mlars'] as AgencyId[] }),
  item('lead', { lead: MX }),
  item('nobody', { lead: null }),
  item('old', { lead: US, agencies: ['us-old'] as AgencyId[] }),
  item('done', { status: 'done' }),
  item('deferred', { status: 'deferred' }),
  item('archived', { archived: true }),
  item('day', { kind: 'milestone' }),
]
const report = (of: string, by: string | DelegationId, when: Instant): RoundReport => ({
  at: when,
  item: of as ItemId,
  delegation: by.slice(0, 2) as DelegationId,
  agency: by.includes('-') ? (by as AgencyId) : null,
})
const names = (
  due: readonly { readonly item: { readonly id: ItemId }; readonly agency: AgencyId | null; readonly delegation: DelegationId }[],
) => due.map((one) => `${one.item.id} ${one.agency ?? one.delegation}`)
const ALL = ['two co-fgn', 'two us-mlars', 'lead mx', 'old us']
const facts = { items: ITEMS, meetings: MEETINGS, reports: [] as readonly RoundReport[], group: GROUP, now: at('2019-11-10T12:00:00Z') }

describe('[P7] the reports that are asked for', () => {
  test('each agency of an open item, or the delegation that leads it; neither what is retired, nor for what is over', () => {
    expect(names(reportsDue(facts))).toEqual(ALL)
    const retired = { ...GROUP, delegations: GROUP.delegations.map((one) => (one.id === MX ? { ...one, retired: true } : one)) }
    expect(names(reportsDue({ ...facts, group: retired }))).toEqual(['two co-fgn', 'two us-mlars', 'old us'])
  })

  test('once: what was reported before the last closing belongs to the session before', () => {
    const before = report('two', 'co-fgn', at('2019-06-10T12:00:00Z'))
    const after = report('two', 'co-fgn', at('2019-06-15T12:00:00Z'))
    expect(names(reportsDue({ ...facts, reports: [before] }))).toEqual(ALL)
    expect(reportRound({ ...facts, reports: [before] }).asked[0]).toMatchObject({ given: null, last: before })
    expect(names(reportsDue({ ...facts, reports: [before, after] }))).toEqual(ALL.slice(1))
    // An agency of a delegation speaks for itself, the delegation for what has no agency.
    expect(names(reportsDue({ ...facts, reports: [report('lead', 'mx-fgr', after.at)] }))).toEqual(ALL)
  })
})

describe('[P7] when', () => {
  const phaseAt = (when: string, meetings = MEETINGS, group: Partial<typeof GROUP> = {}) =>
    reportRound({ ...facts, meetings, group: { ...GROUP, ...group }, now: at(when) }).phase
  test.each([
    // Midnight in Bogotá is 05:00 in UTC.
    ['2019-11-05T04:59:59Z', 'early'],
    ['2019-11-05T05:00:00Z', 'asked'],
    ['2019-11-19T04:59:59Z', 'asked'],
    ['2019-11-19T05:00:00Z', 'late'],
    ['2019-12-24T12:00:00Z', 'late'],
  ])('at %s: %s', (when, phase) => expect(phaseAt(when)).toBe(phase))
  test.each([
    // The place of the session counts; without one, the zone of the group; without either, UTC.
    ['2019-11-18T15:30:00Z', 'Asia/Tokyo', 'America/Bogota', 'late'],
    ['2019-11-18T15:30:00Z', '', 'Asia/Tokyo', 'late'],
    ['2019-11-18T15:30:00Z', '', 'America/Bogota', 'asked'],
    ['2019-11-19T00:00:00Z', '', '', 'late'],
    ['2019-11-18T23:59:59Z', '', '', 'asked'],
  ])('at %s, in session zone “%s” and group zone “%s”: %s', (when, zone, groupZone, phase) => {
    const [last, next] = MEETINGS as [ReportSession, ReportSession]
    expect(phaseAt(when, [last, { ...next, zone }], { zone: groupZone })).toBe(phase)
  })

  test('a session that its chair has begun is late for them; without a date, a session, or the wish nothing is asked', () => {
    const [last, next] = MEETINGS as [ReportSession, ReportSession]
    expect(phaseAt('2019-11-01T12:00:00Z', [last, { ...next, state: 'inSession' }])).toBe('late')
    expect(phaseAt('2019-11-10T12:00:00Z', [last, { ...next, start: null }])).toBe('none')
    expect(phaseAt('2019-11-10T12:00:00Z', [last])).toBe('none')
    expect(phaseAt('2019-11-10T12:00:00Z', MEETINGS, { reportDays: 0 })).toBe('none')
    // What only its preparers know is not told by what is asked of others.
    expect(phaseAt('2019-11-10T12:00:00Z', [last, { ...next, shared: false }])).toBe('none')
  })

  test('a session that was opened again to mend its record is still over', () => {
    const [last, next] = MEETINGS as [ReportSession, ReportSession]
    const { session: found, since } = reportRound({ ...facts, meetings: [{ ...last, state: 'open' }, next] })
    expect([found?.number, since]).toEqual([3, CLOSED])
  })
})

test('[P7] once all have reported, in whatever order, the list is empty, and never before', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const dice = createDice(seed)
    const items = Array.from({ length: 1 + dice.below(6) }, (_, n) =>
      item(`i${n}`, {
        lead: [CO, MX, US, null][dice.below(4)] ?? null,
        agencies: GROUP.agencies.filter(() => dice.below(2) === 0).map(({ id }) => id),
        status: (['agreed', 'blocked', 'done'] as const)[dice.below(3)] ?? 'agreed',
      }),
    )
    const all = { ...facts, items }
    const reports: RoundReport[] = []
    for (let due = reportsDue(all); due.length > 0; due = reportsDue({ ...all, reports })) {
      const one = due[dice.below(due.length)]
      if (!one) throw new Error('none of those that are due')
      reports.push({ at: instant(CLOSED + 1 + reports.length), item: one.item.id, delegation: one.delegation, agency: one.agency })
      expect(reportsDue({ ...all, reports }).length).toBe(due.length - 1)
    }
    const round = reportRound({ ...all, reports })
    expect(round.asked.every(({ given }) => given !== null)).toBe(true)
    expect(reports.length).toBe(round.asked.length)
    // The next session asks anew.
    const closed = MEETINGS.map((one) =>
      one.number === 3 ? { ...one, state: 'closed' as const, closedAt: at('2019-11-20T22:00:00Z') } : one,
    )
    const later = {
      ...all,
      reports,
      meetings: [...closed, session(4, { start: '2020-04-20', end: null })],
      now: at('2020-04-10T12:00:00Z'),
    }
    expect(reportsDue(later).length).toBe(round.asked.length)
  }
})

test('[P31] heads and delegates report for their delegation and its agencies, chair and secretariat as scribes for all', () => {
  const fgn = { delegation: CO, agency: 'co-fgn' as AgencyId }
  const seat = (role: Parameters<typeof reportsAs>[0]['role'], of: DelegationId | null, own: string | null = null) => ({
    role,
    delegation: of,
    agency: own as AgencyId | null,
  })
  expect(reportsAs(seat('head', CO), fgn)).toBe('own')
  expect(reportsAs(seat('delegate', CO, 'co-ponal'), fgn)).toBe('own')
  expect(reportsAs(seat('delegate', MX), fgn)).toBeNull()
  expect(reportsAs(seat('secretariat', null), fgn)).toBe('scribe')
  for (const role of ['translator', 'observer', 'guest'] as const) expect(reportsAs(seat(role, CO, 'co-fgn'), fgn)).toBeNull()
  // The members of an agency are waited for, and who has none for the whole delegation.
  expect(isMyReport(seat('delegate', CO, 'co-fgn'), fgn)).toBe(true)
  expect(isMyReport(seat('delegate', CO, 'co-ponal'), fgn)).toBe(false)
  expect(isMyReport(seat('head', CO), fgn)).toBe(true)
  expect(isMyReport(seat('secretariat', null), fgn)).toBe(false)
})
