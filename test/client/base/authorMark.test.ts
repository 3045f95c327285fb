// The mark of the person who acted: a delegation's, or SEC.
import { expect, test } from 'vitest'
import { authorMarkIn } from '../../../client/base/authorMark.ts'
import { comparedNames } from '../../../client/compare/knownNames.ts'
import { slipWords, timesWords } from '../../../client/compare/tipWords.ts'
import { wholeCourse } from '../../../client/history/slider/course.ts'
import { delegationBar } from '../../../client/history/slider/sliderBars.ts'
import { sliderScale } from '../../../client/history/slider/sliderScale.ts'
import type { SliderStop } from '../../../client/history/slider/stops.ts'
import { instant, parseAccountId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { delegationId } from '../roadmap/builders.ts'

const [eva, bob] = ['eva', 'bob'].map((id) => must(parseAccountId(id), 'an account'))
const mexico = { id: delegationId('mx'), code: 'MX', name: { es: 'México', en: 'Mexico' }, identity: 2 }
const group = { delegations: [mexico] }

test('[C28] a person who acts without a delegation bears the mark SEC; whom nobody knows bears none', () => {
  expect(authorMarkIn(group, { account: must(eva, 'eva'), delegation: mexico.id })).toBe(mexico)
  expect(authorMarkIn(group, { account: must(eva, 'eva'), delegation: null })).toEqual({
    code: 'SEC',
    identity: 'sec',
    name: { es: 'Presidencia y secretaría', en: 'Chair and secretariat' },
  })
  expect(authorMarkIn(group, { account: null, delegation: null })).toBe(null)
  expect(authorMarkIn(group, { account: must(eva, 'eva'), delegation: null, unverified: { by: must(bob, 'bob') } })).toBe(null)
})

test('[C28] the bubble over a difference and the bars of the slider say SEC', () => {
  const names = comparedNames({
    group: { delegations: [mexico], agencies: [] },
    members: [],
    meetings: [],
    item: () => null,
    stream: () => null,
    thisYear: 2026,
  })
  const [by, secretariat] = [
    { account: must(bob, 'bob'), delegation: mexico.id },
    { account: must(eva, 'eva'), delegation: null },
  ]
  const at = instant(1_000_000)
  expect(
    timesWords(
      [
        { ...by, changes: 1, lastAt: at },
        { ...secretariat, changes: 2, lastAt: at },
      ],
      { names, language: 'en' },
    ),
  ).toContain('SEC')
  const step = { from: '2026-01-01', to: '2026-01-04', since: '2026-01-01', days: 3, lead: null } as const
  const each = [{ ...secretariat, ...step, seq: seq(1), at, meeting: null }]
  const slip = { moves: 1, days: 3, by: [{ delegation: null, moves: 1, days: 3 }], each }
  expect(slipWords(slip, { names, language: 'es' })).toContain('SEC')
  const byLink = { requestedBy: 'Presidencia', consentBy: null }
  expect(slipWords({ ...slip, each: each.map((one) => ({ ...one, byLink })) }, { names, language: 'es' })).toContain('SEC (con enlace)')
  const stops = [by, secretariat, { account: null, delegation: null }].map(
    (credit, index): SliderStop => ({ ...credit, seq: seq(index + 1), at: instant(index * 3_600_000), meeting: null }),
  )
  const course = wholeCourse(stops)
  expect(delegationBar(course, sliderScale(course)).map(({ key }) => key)).toEqual([mexico.id, null, 'unknown'])
})
