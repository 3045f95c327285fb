// Every route of the server, asked for by everyone, against the table.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createGroup } from '../../server/groups/groups.ts'
import { makeOperator } from '../../server/identity/operators.ts'
import { SAMPLE_GROUP } from '../../server/sample/people.ts'
import type { SamplePlace } from '../../server/sample/samplePlace.ts'
import { parseGroupId } from '../../shared/ids.ts'
import type { Role } from '../../shared/people.ts'
import { must } from '../../shared/result.ts'
import { MATRIX, OPERATORS, PEOPLE, type Person, requestOf } from './matrix.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from './testWorld.ts'

const OTHER = must(parseGroupId('otro'), 'a group')
/** Of a chair who is an operator: neither office opens a group of others. */
const THIRD = must(parseGroupId('tercero'), 'a group')
const groupOf = (person: Person) => (person === 'elsewhere' ? OTHER : person === 'operatingChair' ? THIRD : GROUP)

describe('[A6] [AZ-01] [AZ-05] the access matrix', () => {
  let world: World
  const visitors = new Map<Person, Visitor>()
  beforeAll(async () => {
    // Only people who may request a sample are tried here.
    const writeSample = (place: SamplePlace) => createGroup(world.server.deps, { ...SAMPLE_GROUP, id: place.group })
    world = await openWorld({ ports: { pagesFolder: '/nonexistent', writeSample } })
    await createGroup(world.server.deps, { id: OTHER, name: { es: 'Otro', en: 'Other' }, delegations: [] })
    await createGroup(world.server.deps, { id: THIRD, name: { es: 'Tercero', en: 'Third' }, delegations: [] })
    for (const person of PEOPLE) {
      if (person === 'anonymous') visitors.set(person, visit(world))
      else {
        const email = `${person}@example.org`
        const account = await world.addPerson(email, roleOf(person), groupOf(person))
        if (OPERATORS.includes(person)) await makeOperator(world.server.deps, account)
        visitors.set(person, await signedIn(world, email))
        if (person === 'exMember') await world.server.deps.db.deleteFrom('membership').where('account', '=', account).execute()
      }
    }
  })
  afterAll(() => world.close())

  test('names every route of the app, and no other', () => {
    // What looks at each request and passes it on answers for nobody; whatever else is registered is a route, however it is written.
    const passesOn = ({ method, path, handler }: { method: string; path: string; handler: { length: number } }) =>
      method === 'ALL' && (path === '/*' || path === '/api/*') && handler.length === 2
    const { routes } = world.server.app
    expect(routes.filter(passesOn)).toHaveLength(4)
    const named = routes.filter((route) => !passesOn(route)).map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(named)].sort()).toEqual(Object.keys(MATRIX).sort())
  })

  for (const [route, row] of Object.entries(MATRIX)) {
    test(`${route} answers everyone as the policy says`, async () => {
      const { method, path } = requestOf(route, row)
      const got: [string, number][] = []
      for (const [person, visitor] of visitors) got.push([person, (await visitor.ask(method, path, row.body)).status])
      expect(got).toEqual(PEOPLE.map((person) => [person, row.expected(person)]))
    })
  }
})

const roleOf = (person: Exclude<Person, 'anonymous'>): Role | null => {
  if (person === 'outsider' || person === 'operator') return null
  if (person === 'exMember') return 'delegate'
  return person === 'elsewhere' || person === 'operatingChair' ? 'chair' : person
}
