// The description of the HTTP API: valid, whole, and true of what the map of routes says.
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { describeApi } from '../../server/openapi.ts'
import { RefusalAnswer } from '../../shared/api/refusal.ts'
import { API_SECTIONS, isConditional, ROUTE_NAMES, ROUTES, refusalsOf, routeOf } from '../../shared/api/routes.ts'
import { statusOf } from '../../shared/refusals.ts'

interface Operation {
  readonly operationId: string
  readonly responses: Readonly<Record<string, { readonly description: string }>>
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly examples: Readonly<Record<string, { readonly value: unknown }>> }
}
const written = JSON.stringify(describeApi())
const description: Description = JSON.parse(written)
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    operation,
  })),
)

describe('the description of the HTTP API', () => {
  test('is an OpenAPI 3.1 document by the schema of its specification', async () => {
    const validator = new Validator()
    expect(await validator.validate(JSON.parse(written))).toMatchObject({ valid: true })
    expect(validator.version).toBe('3.1')
  })

  test('has an operation for each route and no other, and every name once', () => {
    expect(operations.map(({ name }) => name).sort()).toEqual([...ROUTE_NAMES].sort())
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(ROUTE_NAMES.length)
    expect(
      Object.values(API_SECTIONS)
        .flatMap((tables) => tables.flatMap(Object.keys))
        .sort(),
    ).toEqual(Object.keys(ROUTES).sort())
  })

  test('says every answer and every refusal of a route', () => {
    for (const { name, operation } of operations) {
      const route = ROUTE_NAMES.find((one) => one === name)
      if (!route) throw new Error(name)
      const statuses = [
        ...(isConditional(route) ? ['304'] : []),
        ...Object.keys(routeOf(route).answers),
        ...refusalsOf(route).map((refusal) => String(statusOf(refusal))),
      ]
      expect(Object.keys(operation.responses).sort(), name).toEqual([...new Set(statuses)].sort())
    }
  })

  test('[AP18] [AP20] names the headers of a program’s requests and answers', () => {
    for (const { name, operation } of operations) {
      const route = routeOf(ROUTE_NAMES.find((one) => one === name) ?? 'GET /healthz')
      const said = JSON.stringify(operation)
      expect(said.includes('#/components/headers/RateLimit-Policy'), name).toBe(route.token !== undefined)
      expect(said.includes('#/components/parameters/IdempotencyKey'), name).toBe(route.idempotent === true)
      expect(said.includes('#/components/parameters/IfMatch'), name).toBe('ifMatch' in route)
    }
  })

  test('gives examples that are accepted', () => {
    for (const name of ROUTE_NAMES) {
      const { body, example } = routeOf(name)
      expect(body === undefined, name).toBe(example === undefined)
      if (body) expect(body.safeParse(example).success, name).toBe(true)
    }
    for (const { value } of Object.values(description.components.examples))
      expect(RefusalAnswer.strict().safeParse(value).success).toBe(true)
  })

  test('leads every reference to something that is there', () => {
    const whole: unknown = description
    for (const [, pointer = ''] of written.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = pointer
        .split('/')
        .reduce<unknown>((at, key) => (at && typeof at === 'object' ? Reflect.get(at, key) : undefined), whole)
      expect(found, pointer).toBeDefined()
    }
  })
})
