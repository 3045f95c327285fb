// The query of the items of a plan: what is not understood is named, with what it may be.
import { expect, test } from 'vitest'
import { cursorKey, type PlanParameters, readPlanQuery } from '../../../server/plan/planQuery.ts'
import { readPlanCursor, writePlanCursor } from '../../../server/timeTravel/planCursor.ts'
import { parseAccountId, parseGroupId, parseItemId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import type { PageReader } from '../../../shared/views/planPage.ts'

const many = (count: number) => Array.from({ length: count }, () => 'due.empty').join('*')
test.each<[PlanParameters, string, string]>([
  [{ status: 'agreed,nearly' }, 'status', 'one of proposed, agreed'],
  [{ delegation: 'not an id' }, 'delegation', 'an id that the group has'],
  [{ sort: 'size' }, 'sort', 'fields separated by commas, descending with - before; each an own field or one of order, number'],
  [{ sort: 'due,due' }, 'sort', '1 to 3 different fields'],
  [{ sort: 'due,title,lead,status' }, 'sort', '1 to 3 different fields'],
  [{ sort: 'order,due' }, 'sort', '`order` stands alone'],
  [{ all: 'size.least.3' }, 'all', 'conditions such as due.before.2027-03-31'],
  [{ all: 'due.sometime' }, 'all.due', 'one of overdue, on, before'],
  [{ any: 'due.before.soon' }, 'any.due.before', 'a day such as 2027-03-31'],
  [{ all: 'due.next.9999' }, 'all.due.next', 'a number of days from 0 to 3650'],
  [{ all: 'status.any.nearly' }, 'all.status.any', 'one of proposed, agreed'],
  [{ all: 'status.empty' }, 'all.status', 'one of any, none'],
  [{ all: 'lead.mine.co' }, 'all.lead.mine', 'no value'],
  [{ all: many(61) }, 'all', 'at most 60 conditions'],
  [{ all: 'due.empty', any: 'lead.empty' }, 'any', '`all` or `any`, not both'],
])('[AP19] of the query %o the field %s is named', (given, field, expected) => {
  const { problems } = readPlanQuery(given)
  expect(problems.map((problem) => problem.field)).toEqual([field])
  expect(problems[0]?.expected.en).toContain(expected)
  expect(problems[0]?.expected.es).not.toBe(problems[0]?.expected.en)
})

test('[AP19] a query as a view writes it is understood', () => {
  const { problems, filter, sort } = readPlanQuery({
    q: 'guía',
    status: 'done,agreed',
    stream: '~,s1',
    archived: 'all',
    any: 'due.next.30*and*lead.mine*labels.any.a!1b',
    sort: '-due,title',
  })
  expect(problems).toEqual([])
  expect(filter).toMatchObject({ text: 'guía', status: ['agreed', 'done'], stream: [null, 's1'], archived: 'all' })
  expect(filter.where.groups.map((group) => group.map(({ subject, op }) => `${subject} ${op}`))).toEqual([
    ['due next', 'lead mine'],
    ['labels any'],
  ])
  expect(sort).toEqual({ by: 'due', descending: true, after: [{ by: 'title', descending: false }] })
  expect(readPlanQuery({ all: many(60) }).problems).toEqual([])
})

const TCO = must(parseGroupId('tco'), 'a group')
const READER: PageReader = {
  language: 'en',
  today: '2027-03-01',
  account: must(parseAccountId('ana'), 'account'),
  delegation: null,
  agency: null,
  delegations: { co: 'CO' },
  agencies: {},
  people: { ana: 'Presidencia' },
}
test('[AP19] a cursor is read for the same query, group, person and names alone, on any later day', () => {
  const key = cursorKey({ sort: 'due', status: 'done' }, TCO, READER)
  const cursor = { at: seq(17), today: '2027-03-01', after: must(parseItemId('abc'), 'an item') }
  const text = writePlanCursor(key, cursor)
  expect(text).toMatch(/^[\w-]{20,200}$/)
  const of = (...asked: Parameters<typeof cursorKey>) => readPlanCursor(cursorKey(...asked), text)
  expect(of({ status: 'done', sort: 'due' }, TCO, { ...READER, today: '2027-03-02' })).toEqual(cursor)
  expect(of({ sort: 'due' }, TCO, READER)).toBeNull()
  expect(of({ sort: 'due', status: 'done' }, must(parseGroupId('otro'), 'a group'), READER)).toBeNull()
  expect(of({ sort: 'due', status: 'done' }, TCO, { ...READER, language: 'es' })).toBeNull()
  expect(of({ sort: 'due', status: 'done' }, TCO, { ...READER, people: { ana: 'Secretaría' } })).toBeNull()
  for (const wrong of ['', 'x', text.slice(0, -4), Buffer.from(`${key} 99999999999999999 2027-03-01 abc`).toString('base64url')])
    expect(readPlanCursor(key, wrong)).toBeNull()
})
