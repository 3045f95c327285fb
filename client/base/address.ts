// URLs of the API's GET routes. Each is a plain string whose type names its answer: it can be compared, used as a key and stored, and a request for
// it is typed by the map of routes.
import type { AnswerOf, PathParams, RouteName, UnparsedPart } from '../../shared/api/routes.ts'

declare const answer: unique symbol
export type Address<Answer> = string & { readonly [answer]: Answer }

type ReadPath = RouteName extends infer Name ? (Name extends `GET ${infer Path}` ? Path : never) : never
/** The parameters of a path, and those of its query. */
type Asked<R extends RouteName> = Readonly<Record<PathParams<R>, string>> &
  (UnparsedPart<R, 'query'> extends object ? UnparsedPart<R, 'query'> : object)
type Values = Readonly<Record<string, string | undefined>>

/** `address('/api/groups/:group/history', { group, kind: 'both' })` */
export const address = <P extends ReadPath>(path: P, asked: Asked<`GET ${P}`>): Address<AnswerOf<`GET ${P}`>> => {
  const rest: Record<string, string | undefined> = { ...asked }
  const filled = fillPath(path, rest)
  for (const [, name = ''] of path.matchAll(PARAM)) delete rest[name]
  return withQuery(filled as Address<AnswerOf<`GET ${P}`>>, rest)
}

/** Adds query parameters; an existing one is replaced. */
export const withQuery = <T>(at: Address<T>, more: Values): Address<T> => {
  const [path = '', query = ''] = at.split('?')
  const params = new URLSearchParams(query)
  for (const [name, value] of Object.entries(more)) if (value !== undefined) params.set(name, value)
  return (params.size === 0 ? path : `${path}?${readable(params.toString())}`) as Address<T>
}

/** Replaces each `:name` of a path by its value. */
export const fillPath = (path: string, values: Values): string =>
  path.replace(PARAM, (_, name: string) => readable(encodeURIComponent(values[name] ?? '')))

const PARAM = /:(\w+)/g
/** A colon is allowed unescaped in a path and in a query: `roadmap:tco`, `seq:12`. */
const readable = (text: string) => text.replaceAll('%3A', ':')
