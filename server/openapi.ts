// Generates an OpenAPI 3.1 document from the map of routes.
import { z } from 'zod'
import { anyRefusalMessage } from '../shared/anyRefusalMessage.ts'
import { PROBLEM_TYPE, ProblemAnswer, RefusalAnswer } from '../shared/api/refusal.ts'
import { isOutside, type RouteTable, type SignedOutRoute } from '../shared/api/route.ts'
import { API_SECTIONS, isConditional, PARAMS, ROUTE_NAMES, type RouteName, refusalsOf, routeOf, routeParams } from '../shared/api/routes.ts'
import { ROLES } from '../shared/people.ts'
import { rolesFor } from '../shared/permissions.ts'
import { REFUSALS, type Refusal, statusOf } from '../shared/refusals.ts'

type Json = Readonly<Record<string, unknown>>

/** Version of the description: answers are only extended. */
const VERSION = '1'
const ABOUT = `Bodies and answers are JSON unless stated otherwise. Requests with a cookie that change something need the header
\`Origin\` with the public address; requests with an API token need neither. A refusal has a fixed word, a sentence in the caller's language, and the number of the request; \`bad-request\` says in \`problems\` each field that is not accepted and what it may be, and unknown
parameters of a query are refused; 429 and 503 have \`Retry-After\`. With \`Accept: application/problem+json\` a refusal also has the members of RFC 9457. Documents are read and written over a WebSocket at \`/live/{document}\`, which is described in docs/integrate/live-protocol.md.`

export const describeApi = (): Json => {
  const schemas = jsonSchemas()
  const paths: Record<string, Record<string, Json>> = {}
  for (const name of ROUTE_NAMES) {
    const [method = '', path = ''] = name.split(' ')
    const at = path.replace(/:(\w+)/g, '{$1}')
    paths[at] = { ...paths[at], [method.toLowerCase()]: operation(name, schemas.of) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Ruta', version: VERSION, description: ABOUT.replaceAll('\n', ' '), license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    tags: Object.keys(API_SECTIONS).map((name) => ({ name })),
    paths,
    components: {
      schemas: schemas.components,
      examples: Object.fromEntries(REFUSAL_WORDS.map((refusal) => [refusal, { value: refusalExample(refusal) }])),
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description: 'The same key and body again create nothing again; another body under the key is refused (`key-reused`).',
          schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,100}$' },
        },
        IfMatch: {
          name: 'If-Match',
          in: 'header',
          required: false,
          description: 'The `ETag` that was read: what has changed since is refused (`item-changed`, 412).',
          schema: { type: 'string' },
        },
        IfNoneMatch: {
          name: 'If-None-Match',
          in: 'header',
          required: false,
          description: 'The `ETag` of an earlier answer to a token: 304 without a body where the answer would be the same.',
          schema: { type: 'string' },
        },
      },
      headers: RATE_LIMIT_HEADERS,
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-session',
          description: 'From POST /api/session; `session` where the address is http.',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'An API token of a person in one group (`ruta_` and 64 hexadecimal digits), created under *My account* with the scopes `read`, `write` (the road map), `export` and `webhooks`. Each operation that a token may use says which scope it needs.',
        },
      },
    },
  }
}

const REFUSAL_WORDS = Object.keys(REFUSALS) as readonly Refusal[]
const refusalExample = (refusal: Refusal): z.infer<typeof RefusalAnswer> => ({
  refusal,
  message: anyRefusalMessage(refusal, 'en'),
  requestId: '5k2p8s1v4d7h0j3m6qrt',
  ...(statusOf(refusal) === 429 || statusOf(refusal) === 503 ? { retryAfter: 5 } : {}),
})

const OUTSIDE: Readonly<Record<SignedOutRoute, string>> = {
  anyone: 'Anybody.',
  account: 'Anybody who is signed in.',
  operator: 'Operators of the installation.',
}

const operation = (name: RouteName, schemaOf: (key: string) => Json): Json => {
  const { about, access, token, query, body, example, idempotent, ifMatch } = routeOf(name)
  const may = isOutside(access) ? OUTSIDE[access] : `Members of the group: ${rolesOf(access)}.`
  return {
    operationId: idOf(name),
    tags: [sectionOf(name)],
    summary: `${name.split(' ')[1]}`,
    description: `${about}\n\nWho may ask: ${may}${token && token !== 'any' ? ` By a token: with the scope \`${token}\`.` : ''}`,
    security: access === 'anyone' ? [] : [{ session: [] }, ...(token ? [{ token: [] }] : [])],
    parameters: [
      ...routeParams(name).map((param) => ({ name: param, in: 'path', required: true, schema: schemaOf(`param ${param}`) })),
      ...Object.entries(query?.shape ?? {}).map(([field, schema]) => ({
        name: field,
        in: 'query',
        required: !schema.safeParse(undefined).success,
        schema: schemaOf(`${name} ${field}`),
      })),
      ...(idempotent ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
      ...(ifMatch ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
      ...(isConditional(name) ? [{ $ref: '#/components/parameters/IfNoneMatch' }] : []),
    ],
    ...(body ? { requestBody: { required: true, content: json(schemaOf(`${name} body`), { example }) } } : {}),
    responses: withRateLimit(token !== undefined, {
      ...refused(name),
      ...answered(name, schemaOf),
      ...(isConditional(name) ? { 304: { description: 'To a token: as in the answer whose `ETag` was sent.' } } : {}),
    }),
  }
}

/** In the answers to tokens. */
const RATE_LIMIT_HEADERS = {
  'RateLimit-Policy': { description: 'Units and seconds: `"token";q=300;w=60`.', schema: { type: 'string' } },
  RateLimit: {
    description:
      'Units that are left, and seconds until all are there again: `"token";r=295;t=1`. A request that changes something takes five.',
    schema: { type: 'string' },
  },
}
const RATE_LIMIT = Object.fromEntries(Object.keys(RATE_LIMIT_HEADERS).map((name) => [name, { $ref: `#/components/headers/${name}` }]))
const withRateLimit = (isOpen: boolean, responses: Json): Json =>
  isOpen
    ? Object.fromEntries(Object.entries(responses).map(([status, response]) => [status, { ...(response as Json), headers: RATE_LIMIT }]))
    : responses

const json = (schema: Json, more: Json = {}) => ({ 'application/json': { schema, ...more } })
const rolesOf = (action: Parameters<typeof rolesFor>[0]) => {
  const roles = rolesFor(action)
  return roles.length === ROLES.length ? 'any role' : roles.join(', ')
}
export const sectionOf = (name: RouteName): string =>
  Object.entries(API_SECTIONS).find(([, tables]) => tables.some((table: RouteTable) => name in table))?.[0] ?? ''
/** `GET /api/groups/:group/seat-changes` is `getGroupsSeatChanges`. */
const idOf = (name: RouteName): string => {
  const [method = '', path = ''] = name.split(' ')
  const words = path.split(/[/.-]/).filter((word) => word !== '' && word !== 'api' && !word.startsWith(':'))
  const one = path.endsWith(`:${routeParams(name).at(-1)}`) && routeParams(name).length > 0 ? 'One' : ''
  return `${method.toLowerCase()}${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}${one}`
}

const answered = (name: RouteName, schemaOf: (key: string) => Json): Json =>
  Object.fromEntries(
    Object.entries(routeOf(name).answers).map(([status, declared]) => {
      if (declared === null) return [status, { description: 'Done.' }]
      if ('media' in declared) {
        const content = declared.media.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])
        return [status, { description: 'A file.', content: Object.fromEntries(content) }]
      }
      return [status, { description: 'The answer.', content: json(schemaOf(`${name} ${status}`)) }]
    }),
  )

const PROBLEM_REFERENCE = { $ref: '#/components/schemas/Problem' }
const refused = (name: RouteName): Json => {
  const byStatus = Object.groupBy(refusalsOf(name), (refusal) => String(statusOf(refusal)))
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, refusals = []]) => {
      const schema = { allOf: [{ $ref: '#/components/schemas/Refusal' }, { properties: { refusal: { enum: refusals } } }] }
      const examples = Object.fromEntries(refusals.map((refusal) => [refusal, { $ref: `#/components/examples/${refusal}` }]))
      return [
        status,
        {
          description: `Refused: ${refusals.join(', ')}.`,
          content: { ...json(schema, { examples }), [PROBLEM_TYPE]: { schema: PROBLEM_REFERENCE } },
        },
      ]
    }),
  )
}

/** All schemas of the map in one pass, so that named ones are described once. */
const jsonSchemas = () => {
  const all: Record<string, z.ZodType> = { refusal: RefusalAnswer, problem: ProblemAnswer }
  for (const [param, schema] of Object.entries(PARAMS)) all[`param ${param}`] = schema
  for (const name of ROUTE_NAMES) {
    const { query, body, answers } = routeOf(name)
    for (const [field, schema] of Object.entries(query?.shape ?? {})) all[`${name} ${field}`] = schema
    if (body) all[`${name} body`] = body
    for (const [status, answer] of Object.entries(answers)) if (answer && !('media' in answer)) all[`${name} ${status}`] = answer
  }
  const made = z.toJSONSchema(z.object(all), { io: 'input', unrepresentable: 'any', override: ({ jsonSchema }) => tidy(jsonSchema) })
  const { properties = {}, $defs = {} }: { properties?: Json; $defs?: Json } = JSON.parse(
    JSON.stringify(made).replaceAll('#/$defs/', '#/components/schemas/'),
  )
  return { of: (key: string) => properties[key] as Json, components: $defs }
}

/** Removes `readOnly`, which means something else in an API, and the bounds of safe integers. */
const tidy = (schema: Record<string, unknown>) => {
  delete schema.readOnly
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if ('example' in schema) {
    schema.examples = [schema.example]
    delete schema.example
  }
}
