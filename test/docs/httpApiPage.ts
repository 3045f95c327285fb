// The tables of docs/integrate/http-api.md, as the map of routes gives them.
import { sectionOf } from '../../server/openapi.ts'
import { API_SECTIONS, ROUTE_NAMES, type RouteName, routeOf } from '../../shared/api/routes.ts'
import { ROLES } from '../../shared/people.ts'
import { rolesFor } from '../../shared/permissions.ts'

const whoMay = (name: RouteName): string => {
  const { access } = routeOf(name)
  if (access === 'anyone') return 'anybody'
  if (access === 'account') return 'signed in'
  if (access === 'operator') return 'operators'
  const roles = rolesFor(access)
  return roles.length === ROLES.length ? 'members' : roles.join(', ')
}

const isObject = (
  schema: object,
): schema is { readonly shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> } => 'shape' in schema
const fields = (schema: object): string => {
  if ('options' in schema && Array.isArray(schema.options)) return schema.options.map(fields).join(' or ')
  if (!isObject(schema)) return ''
  return `\`{ ${Object.entries(schema.shape)
    .map(([name, field]) => (field.safeParse(undefined).success ? `${name}?` : name))
    .join(', ')} }\``
}
const takes = (name: RouteName): string => {
  const { query, body } = routeOf(name)
  return [query ? `\`?${Object.keys(query.shape).join('&')}\`` : '', body ? fields(body) : ''].filter((text) => text !== '').join(' ')
}

const row = (name: RouteName): string =>
  `| \`${name}\` | ${whoMay(name)} | ${routeOf(name).token ?? ''} | ${takes(name)} | ${routeOf(name).about} |`

export const apiTables = (): string =>
  Object.keys(API_SECTIONS)
    .map((section) => {
      const rows = ROUTE_NAMES.filter((name) => sectionOf(name) === section).map(row)
      return [`## ${section}`, '', '| route | who | token | takes | |', '| --- | --- | --- | --- | --- |', ...rows].join('\n')
    })
    .join('\n\n')
