// Pages of a plan: what the sorter and the filter of the screens give, cut into pages.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAccountId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import type { RoadMap } from '../../../shared/roadmap/model.ts'
import { NO_OWN_FIELDS } from '../../../shared/roadmap/ownRows.ts'
import { NO_PLAN_FILTER, type PlanFilter } from '../../../shared/views/filter.ts'
import { type PageReader, type PlanPageQuery, planPage, unknownNames } from '../../../shared/views/planPage.ts'
import { AS_ARRANGED, sortKeys, sortOf } from '../../../shared/views/sort.ts'
import { anItem, aStream, delegationId, itemId, streamId } from '../../client/roadmap/builders.ts'

const READER: PageReader = {
  language: 'en',
  today: '2027-03-01',
  account: must(parseAccountId('ana'), 'account'),
  delegation: delegationId('mx'),
  agency: null,
  // By name, the other way round than by id.
  delegations: { co: 'ZZ', mx: 'AA' },
  agencies: {},
  people: {},
}
const co = delegationId('co')
const mx = delegationId('mx')
const PLAN: RoadMap = {
  fields: [],
  streams: [aStream('s2'), aStream('s1')],
  items: [
    anItem('a', { code: 'WG-001', title: { es: 'Ñandú', en: 'Rhea' }, lead: co, due: '2027-02-01', stream: streamId('s1') }),
    anItem('b', { code: 'WG-002', title: { es: 'Nube', en: 'cloud' }, lead: mx, due: '2027-03-20', stream: streamId('s2') }),
    anItem('c', { code: 'WG-003', title: { es: 'Óleo', en: 'Oil' }, lead: null, archived: true }),
    anItem('d', { code: 'WG-004', title: { es: 'Árbol', en: 'Tree' }, lead: co, status: 'done', due: '2027-02-01' }),
  ],
}
const query = (change: Partial<Omit<PlanPageQuery, 'filter'>> & { readonly filter?: Partial<PlanFilter> } = {}): PlanPageQuery => ({
  sort: AS_ARRANGED,
  limit: null,
  after: null,
  reader: READER,
  ...change,
  filter: { ...NO_PLAN_FILTER, ...change.filter },
})
const shown = (asked: PlanPageQuery) =>
  planPage(PLAN, asked, new Map())
    .items.map(({ id }) => id)
    .join('')

const due = (op: 'overdue' | 'next', ...values: string[]): Partial<PlanFilter> => ({
  where: { mode: 'all', groups: [[{ subject: 'due', op, values }]] },
})
test.each<[string, Partial<Omit<PlanPageQuery, 'filter'>> & { readonly filter?: Partial<PlanFilter> }, string]>([
  ['nothing: what is not archived, as arranged', {}, 'abd'],
  ['archived ones alone', { filter: { archived: 'yes' } }, 'c'],
  ['archived ones, too', { filter: { archived: 'all' } }, 'abcd'],
  ['a word, without accents', { filter: { text: 'nandu' } }, 'a'],
  ['a status', { filter: { status: ['done'] } }, 'd'],
  ['no workstream', { filter: { stream: [null] } }, 'd'],
  ['what is late on the reader’s day', { filter: due('overdue') }, 'a'],
  ['what falls due within thirty days of it', { filter: due('next', '30') }, 'b'],
  [
    'what is of the reader’s delegation',
    { filter: { where: { mode: 'all', groups: [[{ subject: 'lead', op: 'mine', values: [] }]] } } },
    'b',
  ],
  ['by delegation, as delegations are called', { sort: sortOf([{ by: 'lead', descending: false }]) }, 'bad'],
  ['by workstream, in the order of the plan', { sort: sortOf([{ by: 'stream', descending: false }]) }, 'bad'],
  ['by title, in the reader’s language', { sort: sortOf([{ by: 'title', descending: false }]) }, 'bad'],
  ['by title, in the other language', { sort: sortOf([{ by: 'title', descending: false }]), reader: { ...READER, language: 'es' } }, 'dba'],
  [
    'by day, then by title from the end',
    {
      sort: sortOf([
        { by: 'due', descending: false },
        { by: 'title', descending: true },
      ]),
    },
    'dab',
  ],
])('[AP19] a page of the plan that asks for %s', (_, asked, expected) => {
  expect(shown(query(asked))).toBe(expected)
})

test('[AP19] pages of any size, one after another, have each item once, in the order of all of them', () => {
  const anyQuery = fc.record({
    sort: fc.array(fc.record({ by: fc.constantFrom(...sortKeys(NO_OWN_FIELDS)), descending: fc.boolean() }), { maxLength: 3 }).map(sortOf),
    filter: fc.record({ archived: fc.constantFrom('no' as const, 'yes' as const, 'all' as const) }),
    limit: fc.integer({ min: 1, max: 5 }),
  })
  fc.assert(
    fc.property(anyQuery, ({ limit, ...asked }) => {
      const pages: string[] = []
      let after: PlanPageQuery['after'] = null
      do {
        const page = planPage(PLAN, query({ ...asked, limit, after }), new Map())
        expect(page.items.length).toBeLessThanOrEqual(limit)
        pages.push(...page.items.map(({ id }) => id))
        after = page.last
      } while (after !== null && pages.length <= PLAN.items.length)
      expect(pages.join('')).toBe(shown(query(asked)))
    }),
  )
})

test('[AP19] a filter, an order or a page names what the group does not have', () => {
  const unknown = (asked: Parameters<typeof query>[0]) =>
    unknownNames(PLAN, query(asked)).map(({ parameter, subject }) => `${parameter} ${subject}`)
  expect(unknown({ filter: { delegation: ['co'], stream: ['s1', null], text: 'x' }, after: itemId('c') })).toEqual([])
  expect(unknown({ filter: { delegation: ['co', 'zz'], stream: ['s9'] } })).toEqual(['delegation delegation', 'stream stream'])
  expect(unknown({ filter: { where: { mode: 'any', groups: [[{ subject: 'agencies', op: 'any', values: ['fgn'] }]] } } })).toEqual([
    'any agencies',
  ])
  const own = 'own-number-0h3c8f1n6pq2r4s7t9vb' as const
  expect(unknown({ sort: { by: own, descending: false } })).toEqual([`sort ${own}`])
  expect(unknown({ filter: { where: { mode: 'all', groups: [[{ subject: own, op: 'filled', values: [] }]] } } })).toEqual([`all ${own}`])
  expect(unknown({ after: itemId('gone') })).toEqual(['cursor cursor'])
})
