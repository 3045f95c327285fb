import { describe, expect, test } from 'vitest'
import { formatSpan } from '../../../client/base/daySpans.ts'
import { offsetOf } from '../../../client/base/zones.ts'
import { findDecisions, readSearch } from '../../../client/meeting/register/findDecisions.ts'
import { stationsOf } from '../../../client/meeting/stations.ts'
import type { DecisionInfo } from '../../../shared/api/meetings.ts'
import { parseDecisionId, parseMeetingId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { aMeeting } from '../../harness/aMeeting.ts'

const _NONE = { es: '', en: '' }
const session = (number: number, start: string | null) => aMeeting(number, { start })

describe('the dates of a session', () => {
  test.each([
    ['2026-11-19', null, 'es', '19 nov'],
    ['2026-11-19', '2026-11-21', 'en', '19–21 Nov'],
    ['2026-11-30', '2026-12-02', 'en', '30 Nov – 2 Dec'],
    ['2027-11-30', '2027-12-02', 'en', '30 Nov – 2 Dec 2027'],
    ['2026-12-30', '2027-01-02', 'en', '30 Dec – 2 Jan 2027'],
    ['2026-11-21', '2026-11-19', 'en', '21 Nov'],
  ] as const)('read %s to %s in %s as %s', (start, end, language, words) => {
    expect(formatSpan(start, end, language, 2026)).toBe(words)
  })
  test('the zone is the one of that day', () => {
    expect([offsetOf('America/New_York', '2026-07-01'), offsetOf('America/New_York', '2026-12-01')]).toEqual(['UTC−4', 'UTC−5'])
    expect(offsetOf('Nowhere/At_All', '2026-07-01')).toBeNull()
  })
})

describe('the line of sessions', () => {
  const three = [session(1, '2018-08-21'), session(2, '2019-06-12'), session(3, '2019-11-19')]
  const at = (today: string) => {
    const line = must(stationsOf(three, today), 'a line')
    return [...line.stations.map((station) => Math.round(station.at)), Math.round(line.today)]
  }
  test('has today between its neighbours, never on their words, and beyond its ends', () => {
    expect(at('2019-09-01')).toEqual([0, 50, 100, 75])
    expect(at('2019-06-12')).toEqual([0, 50, 100, 56])
    expect(at('2020-01-01')).toEqual([0, 44, 88, 100])
    expect(at('2018-01-01')).toEqual([12, 56, 100, 0])
  })
  test('needs two that have a date', () => {
    expect(stationsOf([session(1, '2018-08-21'), session(2, null)], '2019-01-01')).toBeNull()
  })
})

describe('[S14] looking through the register', () => {
  const decision = (id: string, number: number, es: string, en: string, status: DecisionInfo['status'] = 'adopted'): DecisionInfo => ({
    id: must(parseDecisionId(id), 'a decision'),
    meeting: must(parseMeetingId('a'), 'a session'),
    number,
    text: { es, en },
    status,
    method: 'consensus',
    point: null,
    pointTitle: { es: 'Plazos', en: 'Deadlines' },
    items: [],
    texts: [],
  })
  const all = [decision('x', 7, 'Medir el tiempo', 'Measure the time'), decision('y', 6, 'Extinción de dominio', '', 'proposed')]
  const find = (words: string, status?: string) =>
    findDecisions(all, readSearch(words, status), {
      numberOf: (id) => (id === 'x' ? '7' : '6'),
      sessionOf: () => 'Session 1',
      subjectsOf: ({ number }) => (number === 7 ? ['WG-004 Consulta previa'] : []),
    }).map(({ number }) => number)
  test('by words of either language without accents, by number, point, session and subject, and by status', () => {
    expect([find(''), find('measure'), find('extincion'), find('deadlines'), find('session 1'), find('wg-004')]).toEqual([
      [7, 6],
      [7],
      [6],
      [7, 6],
      [7, 6],
      [7],
    ])
    expect([find('', 'proposed'), find('measure', 'proposed'), find('', 'hostile')]).toEqual([[6], [], [7, 6]])
  })
})
