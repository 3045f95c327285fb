// Example request for each route that a token may use, for the API page; the tests send every one of them.
import type { z } from 'zod'
import { PARAMS, ROUTE_NAMES, type RouteName, routeOf, routeParams } from '../shared/api/routes.ts'

export interface ApiExample {
  readonly method: string
  readonly path: string
  readonly body?: unknown
}

export const TOKEN_ROUTES: readonly RouteName[] = ROUTE_NAMES.filter((name) => routeOf(name).token !== undefined)

export const exampleOf = (name: RouteName): ApiExample => {
  const [method = '', pattern = ''] = name.split(' ')
  const { query, example } = routeOf(name)
  const path = routeParams(name).reduce((at, param) => at.replace(`:${param}`, wordOf(PARAMS[param])), pattern)
  const asked = Object.entries(query?.shape ?? {})
    .filter(([, schema]) => !schema.safeParse(undefined).success)
    .map(([field, schema]) => `${field}=${encodeURIComponent(wordOf(schema))}`)
  return { method, path: asked.length === 0 ? path : `${path}?${asked.join('&')}`, ...(example === undefined ? {} : { body: example }) }
}

const wordOf = (schema: z.ZodType): string => String(schema.meta()?.example ?? 'x')

/** As typed in a shell; the token is in a variable, so that it does not stay in the shell's history. */
export const curlOf = ({ method, path, body }: ApiExample, url: string): string => {
  const lines = [
    `curl -s ${method === 'GET' ? '' : `-X ${method} `}-H "Authorization: Bearer $RUTA_TOKEN"`,
    ...(body === undefined ? [] : ["  -H 'Content-Type: application/json'", `  -d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`]),
    `  '${url}${path}'`,
  ]
  return lines.join(' \\\n')
}
