// Every route of comments × everyone × a thread of one delegation: the table is the policy. It has more columns than the access matrix:
// people of the same delegation in every role, and of others.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGroup } from '../../../server/groups/groups.ts'
import type { Thread } from '../../../shared/comments/thread.ts'
import { type AccountId, parseAccountId, parseGroupId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/people.ts'
import { must } from '../../../shared/result.ts'
import { createFakeClock } from '../fakeClock.ts'
import { MATRIX } from '../matrix.ts'
import { openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'
import { AT, aThread, begin, COMMENTS, join } from './commentWorld.ts'

const OTHER = must(parseGroupId('otro'), 'a group')
const SEATS = {
  sameDelegate: ['delegate', 'co'],
  sameHead: ['head', 'co'],
  sameTranslator: ['translator', 'co'],
  sameSecretary: ['secretariat', 'co'],
  sameObserver: ['observer', 'co'],
  sameGuest: ['guest', 'co'],
  // Seats given after the thread was begun.
  newDelegate: ['delegate', 'co'],
  newObserver: ['observer', 'co'],
  newSecretary: ['secretariat', 'co'],
  enabledAgain: ['delegate', 'co'],
  admitted: ['delegate', 'co'],
  returned: ['delegate', 'co'],
  otherDelegate: ['delegate', 'mx'],
  otherHead: ['head', 'mx'],
  otherObserver: ['observer', 'mx'],
  translator: ['translator', null],
  secretariat: ['secretariat', null],
  chair: ['chair', null],
  observer: ['observer', null],
  guest: ['guest', null],
} as const satisfies Readonly<Record<string, readonly [Role, string | null]>>
const PEOPLE = ['anonymous', 'outsider', 'elsewhere', 'exMember', ...(Object.keys(SEATS) as (keyof typeof SEATS)[])] as const
type Person = (typeof PEOPLE)[number]
/** Who may read what their delegation wrote before. */
const isSame = (person: Person) => person.startsWith('same') || person === 'admitted' || person === 'returned'
const mayWrite = (person: Person) => !/observer|guest/i.test(person)

/** `others`: as if it were not there. */
const policy =
  (same: (person: Person) => number, others: (person: Person) => number) =>
  (person: Person): number => {
    if (person === 'anonymous') return 401
    if (['outsider', 'elsewhere', 'exMember'].includes(person)) return 404
    return isSame(person) ? same(person) : others(person)
  }
const always = (status: number) => () => status
const writing = (status: number) => (person: Person) => (mayWrite(person) ? status : 403)

interface Row {
  readonly path: (thread: Thread) => string
  readonly body?: unknown
  readonly expected: (person: Person) => number
}
const comment = ({ comments }: Thread) => must(comments[0], 'a comment').id
const TABLE: Readonly<Record<string, Row>> = {
  'GET /api/groups/:group/comments': { path: () => COMMENTS, expected: policy(always(200), always(200)) },
  'GET /api/groups/:group/comments/counts': { path: () => `${COMMENTS}/counts`, expected: policy(always(200), always(200)) },
  'POST /api/groups/:group/comments': {
    path: () => COMMENTS,
    // Who belongs to no delegation has none to talk to.
    expected: policy(writing(201), (person) => (/^(other|new|enabled)/.test(person) && mayWrite(person) ? 201 : 403)),
  },
  'POST /api/groups/:group/comments/:thread/replies': {
    path: ({ id }) => `${COMMENTS}/${id}/replies`,
    expected: policy(writing(201), writing(404)),
  },
  'PUT /api/groups/:group/comments/:thread/resolution': {
    path: ({ id }) => `${COMMENTS}/${id}/resolution`,
    body: { resolved: false, version: 1 },
    expected: policy(writing(200), always(404)),
  },
  // Nobody corrects or takes back what somebody else has said.
  'PATCH /api/groups/:group/replies/:comment': {
    path: (thread) => `${AT}/replies/${comment(thread)}`,
    body: { words: 'x' },
    expected: policy(always(403), writing(404)),
  },
  'PUT /api/groups/:group/replies/:comment/translation': {
    path: (thread) => `${AT}/replies/${comment(thread)}/translation`,
    body: { words: null },
    expected: policy(writing(200), writing(404)),
  },
  'DELETE /api/groups/:group/replies/:comment': {
    path: (thread) => `${AT}/replies/${comment(thread)}`,
    expected: policy(always(403), always(404)),
  },
  'PUT /api/groups/:group/comments/seen': {
    path: () => `${COMMENTS}/seen`,
    body: { threads: [] },
    expected: policy(always(204), always(204)),
  },
}

const clock = createFakeClock()
let world: World
let thread: Thread
const visitors = new Map<Person, Visitor>()
beforeAll(async () => {
  world = await openWorld({ ports: { clock } })
  await createGroup(world.server.deps, { id: OTHER, name: { es: 'Otro', en: 'Other' }, delegations: [] })
  visitors.set('anonymous', visit(world))
  for (const [name, role, group] of [
    ['outsider', null, undefined],
    ['elsewhere', 'chair', OTHER],
    ['exMember', 'delegate', undefined],
  ] as const) {
    const account = await world.addPerson(`${name}@example.org`, role, group)
    visitors.set(name, await signedIn(world, `${name}@example.org`))
    if (name === 'exMember') await world.server.deps.db.deleteFrom('membership').where('account', '=', account).execute()
  }
  const isLater = (name: string) => /^(new|enabled|admitted)/.test(name)
  const seated = async (name: string, [role, delegation]: (typeof SEATS)[keyof typeof SEATS]) => {
    const person = await join(world, name, { role, delegation })
    visitors.set(name as Person, person.visitor)
    return person
  }
  const chair = await seated('chair', SEATS.chair)
  const returned = await seated('returned', SEATS.returned)
  const enabled = await join(world, 'enabledAgain', { role: 'delegate', delegation: 'co' })
  for (const [name, seat] of Object.entries(SEATS)) if (!isLater(name) && !visitors.has(name as Person)) await seated(name, seat)
  await join(world, 'author', { role: 'delegate', delegation: 'co' })
  const at = (account: AccountId) => `${AT}/members/${account}`
  // Disabled while it was begun; away and back since.
  await chair.visitor.ask('PUT', `${at(enabled.account)}/disabled`, { disabled: true })
  clock.advance(8 * 24 * 3_600_000)
  for (const name of PEOPLE)
    if (name !== 'anonymous' && visitors.has(name)) visitors.set(name, await signedIn(world, `${name}@example.org`))
  const writer = await signedIn(world, 'author@example.org')
  thread = await begin(writer, { visibility: 'delegation' })
  clock.advance(1000)
  const steward = must(visitors.get('chair'), 'the chair')
  await steward.ask('PUT', `${at(enabled.account)}/disabled`, { disabled: false })
  visitors.set('enabledAgain', await signedIn(world, 'enabledAgain@example.org'))
  for (const delegation of ['mx', 'co']) {
    expect((await steward.ask('PUT', at(returned.account), { role: 'delegate', delegation, agency: null })).status).toBe(200)
    clock.advance(1000)
  }
  for (const [name, seat] of Object.entries(SEATS)) if (isLater(name) && name !== 'enabledAgain') await seated(name, seat)
  const { account } = await readMember('admitted')
  expect((await writer.ask('PUT', `${at(account)}/admission`)).status).toBe(204)
})
afterAll(() => world.close())

const readMember = async (name: string) => {
  const { id } = await world.server.deps.db
    .selectFrom('account')
    .select('id')
    .where('email', '=', `${name}@example.org`)
    .executeTakeFirstOrThrow()
  return { account: must(parseAccountId(id), name) }
}

test('[A6] [P1] the table names every route of comments', () => {
  expect(Object.keys(TABLE).sort()).toEqual(
    Object.keys(MATRIX)
      .filter((route) => /\/(comments|replies)(\/|$)/.test(route))
      .sort(),
  )
})

test.each(Object.entries(TABLE))(
  '[A6] [P1] %s answers everyone about a thread of one delegation as the policy says',
  async (route, row) => {
    const [method = ''] = route.split(' ')
    const got: [Person, number, boolean][] = []
    for (const person of PEOPLE) {
      const visitor = must(visitors.get(person), person)
      const body = method === 'POST' ? { ...aThread({ visibility: 'delegation', words: 'Mine.' }) } : row.body
      const { status, text } = await visitor.ask(method, row.path(thread), body)
      got.push([person, status, text.includes(thread.id)])
    }
    expect(got.map(([person, status]) => [person, status])).toEqual(PEOPLE.map((person) => [person, row.expected(person)]))
    expect(got.filter(([person, , isNamed]) => isNamed && !isSame(person))).toEqual([])
  },
)
