// The HTTP API as one map: for each method and path the access, parameters, body, answer and refusals. Handlers (`server/**.routes.ts`) and the
// client (`client/base/api.ts`) are typed by it; the OpenAPI description (`server/openapi.ts`) and docs/integrate/http-api.md are generated from it.
// The client imports types only, so that it ships no validator.
import type { z } from 'zod'
import { ROLES } from '../people.ts'
import { rolesFor } from '../permissions.ts'
import type { Refusal } from '../refusals.ts'
import { accountApi } from './accounts.ts'
import { administrationApi } from './administration.ts'
import { arrivalApi } from './arrival.ts'
import { auditApi } from './audit.ts'
import { calendarApi } from './calendar.ts'
import { commentApi } from './comments.ts'
import { demoApi } from './demo.ts'
import {
  accountId,
  agencyId,
  calendarFile,
  commentId,
  delegationId,
  deliveryId,
  documentId,
  groupId,
  itemId,
  meetingId,
  momentId,
  ownId,
  providerId,
  threadId,
  token,
  viewId,
} from './fields.ts'
import { fileApi } from './files.ts'
import { groupRequestApi } from './groupRequests.ts'
import { groupApi } from './groups.ts'
import { historyApi } from './history.ts'
import { importWordApi } from './importWords.ts'
import { installationApi } from './installation.ts'
import { itemApi } from './items.ts'
import { meetingApi } from './meetings.ts'
import { memberApi } from './members.ts'
import { mentionApi } from './mentions.ts'
import { noticeApi } from './notices.ts'
import { exportApi } from './outcome.ts'
import { passkeyApi } from './passkeys.ts'
import { providerApi } from './providers.ts'
import { pushApi } from './push.ts'
import { reportApi } from './reports.ts'
import { type File, isOutside, type Route, type RouteTable } from './route.ts'
import { searchApi } from './search.ts'
import { secondFactorApi } from './secondFactor.ts'
import { sessionApi } from './session.ts'
import { settingApi } from './settings.ts'
import { signInLinkApi } from './signInLinks.ts'
import { tokenApi } from './tokens.ts'
import { translationApi } from './translation.ts'
import { trustApi } from './trust.ts'
import { viewApi } from './views.ts'
import { webhookApi } from './webhooks.ts'

/** Sections of the API description. */
export const API_SECTIONS: Readonly<Record<string, readonly RouteTable[]>> = {
  'Signing in': [sessionApi, secondFactorApi, passkeyApi, providerApi, arrivalApi, demoApi],
  'A group': [
    groupApi,
    itemApi,
    settingApi,
    memberApi,
    accountApi,
    signInLinkApi,
    meetingApi,
    reportApi,
    viewApi,
    importWordApi,
    commentApi,
    searchApi,
    mentionApi,
    translationApi,
    noticeApi,
    calendarApi,
    pushApi,
    fileApi,
    tokenApi,
    webhookApi,
    groupRequestApi,
  ],
  'The past and its proof': [historyApi, exportApi, trustApi],
  'For operators': [auditApi, installationApi, administrationApi],
}

export const ROUTES = {
  ...sessionApi,
  ...secondFactorApi,
  ...passkeyApi,
  ...providerApi,
  ...arrivalApi,
  ...demoApi,
  ...groupApi,
  ...itemApi,
  ...settingApi,
  ...memberApi,
  ...accountApi,
  ...signInLinkApi,
  ...meetingApi,
  ...reportApi,
  ...viewApi,
  ...importWordApi,
  ...noticeApi,
  ...calendarApi,
  ...pushApi,
  ...fileApi,
  ...tokenApi,
  ...webhookApi,
  ...groupRequestApi,
  ...commentApi,
  ...searchApi,
  ...mentionApi,
  ...translationApi,
  ...historyApi,
  ...exportApi,
  ...trustApi,
  ...auditApi,
  ...installationApi,
  ...administrationApi,
}

export type RouteName = keyof typeof ROUTES
export const ROUTE_NAMES = Object.keys(ROUTES) as readonly RouteName[]
type Of<R extends RouteName> = (typeof ROUTES)[R]
export const routeOf = (name: RouteName): Route => ROUTES[name]

/** Path parameters (`:name`). Text that cannot be parsed is answered `not-found`. */
export const PARAMS = {
  group: groupId,
  document: documentId,
  account: accountId,
  delegation: delegationId,
  agency: agencyId,
  item: itemId,
  meeting: meetingId,
  moment: momentId,
  view: viewId,
  thread: threadId,
  comment: commentId,
  link: ownId,
  id: ownId,
  delivery: deliveryId,
  provider: providerId,
  token,
  calendar: calendarFile,
}
export type ParamName = keyof typeof PARAMS
type NamesIn<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never
export type PathParams<R extends RouteName> = Extract<NamesIn<R>, ParamName>
export const routeParams = (name: RouteName): readonly ParamName[] =>
  [...name.matchAll(/:(\w+)/g)].map(([, param]) => param).filter((param): param is ParamName => param !== undefined && param in PARAMS)

type SchemaOf<R extends RouteName, Part extends 'query' | 'body'> =
  Of<R> extends Readonly<Record<Part, infer S extends z.ZodType>> ? S : null
type Value<A> = A extends z.ZodType ? z.output<A> : A extends File ? Uint8Array<ArrayBuffer> : undefined

/** Parsed, for a handler. */
export type ParsedPart<R extends RouteName, Part extends 'query' | 'body'> =
  SchemaOf<R, Part> extends z.ZodType ? z.output<SchemaOf<R, Part>> : undefined
/** Unparsed, from a caller. */
export type UnparsedPart<R extends RouteName, Part extends 'query' | 'body'> =
  SchemaOf<R, Part> extends z.ZodType ? z.input<SchemaOf<R, Part>> : undefined
export type AnswerOf<R extends RouteName> = Value<Of<R>['answers'][keyof Of<R>['answers']]>
export type AccessOf<R extends RouteName> = Of<R>['access']

/** Whether an answer to a token has an `ETag`, and is 304 for an `If-None-Match` that still holds. */
export const isConditional = (name: RouteName): boolean => {
  const { token, answers } = routeOf(name)
  return name.startsWith('GET ') && token !== undefined && Object.values(answers).every((answer) => answer !== null && !('media' in answer))
}

/** Every refusal of a route: those of every request, of its access, of its parameters and body, and its own. */
export const refusalsOf = (name: RouteName): readonly Refusal[] => {
  const { access, proof, personal, anyQuery, token, refuses = [] } = routeOf(name)
  const params = routeParams(name)
  const changes = !name.startsWith('GET ')
  return [
    ...new Set<Refusal>([
      'foreign-origin',
      'server-failed',
      'unavailable',
      // Tokens are checked before routing.
      ...(name.split(' ')[1]?.startsWith('/api/') ? (['token-invalid', 'too-many'] as const) : []),
      ...(access === 'anyone' ? [] : (['sign-in-needed'] as const)),
      ...(proof ? (['proof-needed'] as const) : []),
      ...(access === 'anyone' || token === 'any' ? [] : (['token-scope'] as const)),
      ...(access === 'operator' || !isOutside(access) || params.length > 0 ? (['not-found'] as const) : []),
      ...(isOutside(access) && token !== 'any' ? [] : (['factor-required', 'provider-needed'] as const)),
      ...(changes && !isOutside(access) && !personal ? (['group-read-only'] as const) : []),
      ...(!isOutside(access) && rolesFor(access).length < ROLES.length ? (['forbidden'] as const) : []),
      ...(changes || !anyQuery ? (['bad-request'] as const) : []),
      ...(changes ? (['too-large'] as const) : []),
      ...refuses,
    ]),
  ]
}
