// Holds every answer that a test gets over HTTP to the map of routes: the status, each field, and each refusal are declared.
import { expect } from 'vitest'
import { PROBLEM_TYPE, ProblemAnswer, RefusalAnswer } from '../../shared/api/refusal.ts'
import { isConditional, ROUTE_NAMES, type RouteName, refusalsOf, routeOf } from '../../shared/api/routes.ts'

interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

const patterns = ROUTE_NAMES.map((name) => ({ name, pattern: new RegExp(`^${name.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`) }))
/** Null for what is no route of the map: pages, and paths that nothing answers. */
const routeAt = (method: string, path: string): RouteName | null =>
  patterns.find(({ pattern }) => pattern.test(`${method} ${path.split('?')[0]}`))?.name ?? null

export const expectAsPromised = (method: string, path: string, { status, headers, body }: Answered): void => {
  const name = routeAt(method, path)
  if (!name) return
  const declared = routeOf(name).answers[status]
  if (status === 304 && isConditional(name)) expect(body).toBeNull()
  else if (declared === undefined) {
    const refused = (headers.get('Content-Type') === PROBLEM_TYPE ? ProblemAnswer : RefusalAnswer).strict().parse(body)
    expect(refusalsOf(name), `${name} refuses with ${refused.refusal}, as the map says`).toContain(refused.refusal)
  } else if (declared === null) expect(body).toBeNull()
  else if ('media' in declared) expect(declared.media).toContain(headers.get('Content-Type')?.split(';')[0])
  // The parsers change nothing: what comes out otherwise was not declared.
  else expect(declared.parse(body), name).toEqual(body)
}
