import { describe, expect, test } from 'vitest'
import { lateByAgency } from '../../../client/home/lateByAgency.ts'
import { routeLine } from '../../../client/home/routeLine.ts'
import { mine, waitsOf } from '../../../client/home/waits.ts'
import type { DecisionInfo, MeetingInfo } from '../../../shared/api/meetings.ts'
import { instant, parseAccountId, parseAgencyId, parseDecisionId, parseDelegationId } from '../../../shared/ids.ts'
import { sessionsAround } from '../../../shared/meeting/sessionsAround.ts'
import { must } from '../../../shared/result.ts'
import { aMeeting } from '../../harness/aMeeting.ts'
import { anItem } from '../roadmap/builders.ts'

const TODAY = '2019-10-07'
const [CO, MX] = ['co', 'mx'].map((id) => must(parseDelegationId(id), 'a delegation'))
const agency = (id: string) => must(parseAgencyId(id), 'an agency')

const aDecision = (number: number, status: DecisionInfo['status']): DecisionInfo => ({
  id: must(parseDecisionId(`decision-${number}`), 'a decision'),
  meeting: aMeeting(3).id,
  number,
  text: { es: 'Se acuerda.', en: 'It is agreed.' },
  status,
  method: 'consensus',
  pointTitle: { es: '', en: '' },
  point: null,
  items: [],
  texts: [],
})

describe('[C13] the way to the next session', () => {
  test('the next one is the one in session, else the one that comes first, then one without a date, then one that was missed', () => {
    const [closed, missed, undated, later, sooner] = [
      aMeeting(1, { state: 'closed', closedAt: instant(0) }),
      aMeeting(2, { start: '2019-09-01' }),
      aMeeting(3),
      aMeeting(4, { start: '2020-02-01' }),
      aMeeting(5, { start: '2019-11-19', state: 'open' }),
    ]
    const next = (...meetings: readonly MeetingInfo[]) => sessionsAround(meetings, TODAY).next?.number ?? null
    expect(next(closed, missed, undated, later, sooner, aMeeting(6, { state: 'inSession' }))).toBe(6)
    expect(next(closed, missed, undated, later, sooner)).toBe(5)
    expect(next(closed, missed, undated)).toBe(3)
    expect(next(closed, missed)).toBe(2)
    expect(next(closed)).toBe(null)
    expect(sessionsAround([closed, aMeeting(7, { state: 'closed' }), later], TODAY).last?.number).toBe(7)
  })
  test('[S31] a session that is reopened is the last one, and never the next', () => {
    const reopened = aMeeting(8, { state: 'open', start: '2019-10-10', closedAt: instant(5) })
    expect(sessionsAround([reopened], TODAY)).toMatchObject({ last: { number: 8 }, next: null })
    expect(sessionsAround([reopened, aMeeting(9)], TODAY).next?.number).toBe(9)
  })

  const items = [
    anItem('a', { due: '2019-08-26', status: 'done' }),
    anItem('b', { due: '2019-09-30', status: 'inProgress' }),
    anItem('c', { due: '2019-10-01', status: 'done' }),
    anItem('d', { due: '2019-11-15', status: 'agreed' }),
    anItem('before', { due: '2019-05-01', status: 'blocked' }),
    anItem('after', { due: '2020-05-01', status: 'agreed' }),
    anItem('given-up', { due: '2019-09-10', status: 'withdrawn' }),
    anItem('archived', { due: '2019-09-10', archived: true }),
    anItem('session', { due: '2019-11-19', kind: 'milestone' }),
  ]
  const way = { from: '2019-06-14', to: '2019-11-19', today: TODAY, items, gap: 2 }

  test('is at true scale, and every item that is due on it stands on it', () => {
    const { stops, today, next } = routeLine(way)
    expect(next).toBe(100)
    expect(today).toBeCloseTo((115 / 158) * 100)
    expect(stops.map(({ items, stand, count }) => [items.map(({ id }) => id).join(), stand, count])).toEqual([
      ['a', 'done', 1],
      // A day apart: one sign, for the one that needs somebody.
      ['b,c', 'late', 1],
      ['d', 'open', 1],
    ])
    expect(stops[0]?.at).toBeCloseTo((73 / 158) * 100)
  })

  test('says which session’s name would cross today’s line: that name stands below', () => {
    const nearAt = (today: string) => routeLine({ ...way, today }).near
    expect(nearAt('2019-06-16')).toBe('last')
    expect(nearAt(TODAY)).toBeUndefined()
    expect(nearAt('2019-11-15')).toBe('next')
  })

  test('counts what is done and what is due on it, and everything that is late', () => {
    expect(routeLine(way).counts).toEqual({ done: 2, late: 2, open: 1 })
  })

  test('goes forward where the last session was closed before its last planned day, and the next one has no day yet', () => {
    const line = routeLine({ ...way, from: '2031-03-01', to: null })
    expect(line.today).toBe(0)
    expect(line.stops.map(({ at }) => at)).toEqual(line.stops.map(({ at }) => at).toSorted((a, b) => a - b))
    expect(line.stops.at(-1)?.at).toBeGreaterThan(line.today)
    const wrong = routeLine({ ...way, from: '2031-03-01', to: TODAY })
    expect([wrong.today, wrong.next]).toEqual([0, 100])
  })
  test('is broken where today lies beyond it, and goes as far as there is something where no session is planned', () => {
    const missed = routeLine({ ...way, today: '2026-11-25' })
    expect([missed.today, missed.next]).toEqual([100, 88])
    expect(Math.max(...missed.stops.map(({ at }) => at))).toBeLessThan(88)
    // A sign never stands on a station: it keeps three quarters of its width from the end.
    expect(routeLine({ ...way, to: null }).stops.at(-1)).toMatchObject({ at: 98.5, items: [{ id: 'after' }] })
    expect(routeLine({ from: null, to: null, today: TODAY, items: [], gap: 2 })).toMatchObject({ stops: [], today: 0 })
  })
})

describe('[C14] the lists of Home: own items, waiting ones, late ones', () => {
  const me = must(parseAccountId('me'), 'an account')

  test('put items that name me before those that my delegation leads, and nothing that is done or given up', () => {
    const items = [
      anItem('later', { lead: CO, due: '2019-12-01', status: 'agreed' }),
      anItem('undated', { lead: CO, status: 'agreed' }),
      anItem('sooner', { lead: CO, due: '2019-10-20', status: 'inProgress' }),
      anItem('done', { lead: CO, status: 'done', people: [me] }),
      anItem('theirs', { lead: MX, status: 'agreed' }),
    ]
    const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
    expect(ids(mine(items, me, CO ?? null))).toEqual(['sooner', 'later', 'undated'])
    expect(ids(mine([...items, anItem('named', { lead: MX, status: 'agreed', people: [me] })], me, CO ?? null))).toEqual(['named'])
    expect(mine(items, me, null)).toEqual([])
  })

  test('the session, proposed decisions, then what is late, blocked or soon due of what the delegation leads', () => {
    const items = [
      anItem('late', { lead: CO, due: '2019-10-01', status: 'inProgress' }),
      anItem('blocked', { lead: CO, due: '2019-09-27', status: 'blocked' }),
      anItem('soon', { lead: CO, due: '2019-10-20', status: 'agreed' }),
      anItem('calm', { lead: CO, due: '2019-12-20', status: 'agreed' }),
      anItem('theirs', { lead: MX, due: '2019-10-01', status: 'agreed' }),
      anItem('day', { lead: CO, due: '2019-10-10', status: 'agreed', kind: 'milestone' }),
      anItem('everybody', { lead: null, due: '2019-10-02', status: 'agreed' }),
    ]
    const decisions = [aDecision(11, 'proposed'), aDecision(10, 'adopted')]
    const waits = (delegation: typeof CO | null) =>
      waitsOf({ delegation: delegation ?? null, items, decisions, next: aMeeting(3), today: TODAY }).map((wait) =>
        wait.type === 'session'
          ? 'session'
          : wait.type === 'decision'
            ? `decision ${wait.decision.number}`
            : `${wait.type} ${wait.item.id}`,
      )
    expect(waits(CO)).toEqual(['session', 'decision 11', 'blocked blocked', 'late late', 'soon soon'])
    // Who sits for no delegation sees what no delegation leads.
    expect(waits(null)).toEqual(['session', 'decision 11', 'late everybody'])
  })

  test('an item is late for the agencies of the delegation that leads it, or for all where nobody does', () => {
    const delegations = [
      { id: must(CO, 'CO'), code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, identity: 1 },
      { id: must(MX, 'MX'), code: 'MX', name: { es: 'México', en: 'Mexico' }, identity: 2 },
    ]
    const agencies = [
      { id: agency('co-fgn'), delegation: must(CO, 'CO'), acronym: 'FGN', name: { es: '', en: '' } },
      { id: agency('co-ponal'), delegation: must(CO, 'CO'), acronym: 'PONAL', name: { es: '', en: '' } },
      { id: agency('mx-fgr'), delegation: must(MX, 'MX'), acronym: 'FGR', name: { es: '', en: '' } },
    ]
    const both = [agency('co-fgn'), agency('mx-fgr')]
    const { late, onTime } = lateByAgency(
      [
        anItem('led', { lead: MX, due: '2019-09-30', status: 'blocked', agencies: both }),
        anItem('shared', { lead: null, due: '2019-10-06', status: 'agreed', agencies: both }),
        anItem('unnamed', { lead: CO, due: '2019-10-05', status: 'agreed' }),
        anItem('done', { lead: CO, due: '2019-10-05', status: 'done', agencies: both }),
      ],
      { delegations, agencies },
      TODAY,
    )
    expect(late.map(({ delegation, agency, items, days }) => [delegation.code, agency?.acronym ?? null, items, days])).toEqual([
      ['MX', 'FGR', 2, 7],
      ['CO', null, 1, 2],
      ['CO', 'FGN', 1, 1],
    ])
    expect(onTime.map(({ delegation, agencies }) => [delegation.code, agencies.map(({ acronym }) => acronym)])).toEqual([['CO', ['PONAL']]])
  })
})
