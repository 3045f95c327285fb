// Serves the map of routes (`shared/api/routes.ts`): parses each request, checks access, calls the handler, and serialises its answer, all typed by
// the map.
import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import type { Route } from '../shared/api/route.ts'
import {
  type AccessOf,
  type AnswerOf,
  isConditional,
  PARAMS,
  type ParsedPart,
  type PathParams,
  ROUTE_NAMES,
  type RouteName,
  routeOf,
  routeParams,
} from '../shared/api/routes.ts'
import type { AuditAction } from '../shared/audit/actions.ts'
import { type GroupId, parseGroupId } from '../shared/ids.ts'
import { type Actor, membershipIn } from '../shared/people.ts'
import type { Refusal } from '../shared/refusals.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import { answer, answerBytes, type Env, type More, type SignedInRequest, type TokenGrant } from './answers.ts'
import { recordAudit } from './audit/recordAudit.ts'
import type { Deps } from './deps.ts'
import { isTagKnown } from './entityTags.ts'
import { isReading, needSignIn, permit, permitDocument, permitOperator } from './identity/actor.ts'
import { jsonOf } from './jsonOf.ts'
import { isPacked, type Packed } from './packedAnswer.ts'
import { problemsOf, unknownParameters } from './problems.ts'

type Params<R extends RouteName> = { readonly [Name in PathParams<R>]: z.output<(typeof PARAMS)[Name]> }
interface Member extends Pick<SignedInRequest, 'session' | 'token'> {
  readonly actor: Actor
  readonly group: GroupId
  /** Adds an audit entry by the actor, about the group unless another object is given. */
  readonly record: (action: AuditAction, detail?: string, subject?: string) => Promise<void>
}
interface Operator extends SignedInRequest {
  /** The same, about the installation. */
  readonly record: Member['record']
}
type Caller<R extends RouteName> =
  AccessOf<R> extends 'anyone'
    ? object
    : AccessOf<R> extends 'account'
      ? SignedInRequest
      : AccessOf<R> extends 'operator'
        ? Operator
        : Member

export type Call<R extends RouteName> = Params<R> &
  Caller<R> & { readonly c: Context<Env>; readonly query: ParsedPart<R, 'query'>; readonly body: ParsedPart<R, 'body'> }

/** Bytes are an answer that was encoded elsewhere; a handler that sends a file or sets headers returns a Response. */
export type RouteResult<R extends RouteName> =
  | Response
  | ({ readonly ok: true; readonly value: AnswerOf<R> | Uint8Array | Packed } & Pick<Sent, 'status' | 'etag'>)
  | ({ readonly ok: false; readonly refusal: Refusal } & More)

/** Handlers of some routes, by their name in the map. */
export type Handlers<R extends RouteName = RouteName> = {
  readonly [Name in R]: (call: Call<Name>) => RouteResult<Name> | Promise<RouteResult<Name>>
}

/** Status of an answer without a body. */
export const NO_BODY = ok(undefined)

export interface RouteServing {
  /** Whether the identity was not confirmed recently in this session. */
  readonly needsProof: (session: string) => Promise<boolean>
  /** Reads what was just written in the group into rows, in bounded time. */
  readonly readNow: (group: GroupId) => Promise<void>
}

export const serveRoutes = (deps: Deps, handlers: Handlers, serving: RouteServing): Hono<Env> => {
  const app = new Hono<Env>()
  const register = <R extends RouteName>(name: R) => {
    const [method = '', path = ''] = name.split(' ')
    app.on(method, path, serve(deps, name, { handle: handlers[name], ...serving }))
  }
  for (const name of ROUTE_NAMES) register(name)
  return app
}

const serve =
  <R extends RouteName>(deps: Deps, name: R, { handle, needsProof, readNow }: RouteServing & { readonly handle: Handlers[R] }) =>
  async (c: Context<Env>): Promise<Response> => {
    const caller = await callerOf(deps, c, name)
    if (!caller.ok) return answer(c, caller.refusal, caller)
    const signedIn = c.get('signedIn')
    // A token was created with such a confirmation.
    if (routeOf(name).proof && signedIn && !signedIn.token && (await needsProof(signedIn.session))) return answer(c, 'proof-needed')
    const asked = parseAsked(c, name)
    if (!asked.ok) return answer(c, asked.refusal, asked)
    if (routeOf(name).projected && 'group' in caller.value) await readNow(caller.value.group)
    // Both were created by the row of the map that types the handler.
    const outcome = await handle({ c, ...caller.value, ...asked.value } as unknown as Call<R>)
    if (outcome instanceof Response) return outcome
    return outcome.ok ? send(c, name, outcome) : answer(c, outcome.refusal, outcome)
  }

const callerOf = async (deps: Deps, c: Context<Env>, name: RouteName): Promise<Result<object | { readonly group: GroupId }> & More> => {
  const { access, personal } = routeOf(name)
  const { token, session } = c.get('signedIn') ?? {}
  if (access === 'anyone') {
    // Public routes ignore tokens: a token cannot sign in, or accept an invitation.
    if (token) c.set('signedIn', null)
    return ok({})
  }
  if (token && !isWithin(token, name)) return refuse('token-scope')
  if (access === 'account') return needSignIn(c)
  if (access === 'operator') {
    const operator = await permitOperator(deps, c)
    return operator.ok ? ok({ ...operator.value, record: recordFor(deps, c, operator.value.actor, '') }) : operator
  }
  const { group, document } = c.req.param()
  const allowed =
    group === undefined ? await permitDocument(deps, c, access, document ?? '') : await permit(deps, c, access, parseGroupId(group))
  if (!allowed.ok) return allowed
  const { actor, group: subject } = allowed.value
  if (membershipIn(actor, subject)?.readOnly && !personal && !isReading(c)) return refuse('group-read-only')
  return ok({ ...allowed.value, record: recordFor(deps, c, actor, subject), session, token })
}

/** A route without a scope is closed to tokens. */
const isWithin = ({ scopes }: TokenGrant, name: RouteName): boolean => {
  const { token } = routeOf(name)
  return token !== undefined && (token === 'any' || scopes.includes(token))
}

const recordFor =
  (deps: Deps, c: Context<Env>, { account }: Actor, subject: string): Member['record'] =>
  (action, detail = '', of = subject) =>
    recordAudit(deps.db, deps.clock, { account, action, subject: of, detail, address: c.get('address') })

/** Unknown keys of a body are dropped, against mass assignment; unknown parameters of a query are refused: they would change what is answered. */
const parseAsked = (c: Context<Env>, name: RouteName): Result<object> & More => {
  const { query, anyQuery, body } = routeOf(name)
  const asked: Record<string, unknown> = {}
  const unknown = anyQuery ? [] : unknownParameters(Object.keys(c.req.query()), Object.keys(query?.shape ?? {}))
  if (unknown.length > 0) return { ...refuse('bad-request'), problems: unknown }
  for (const [part, schema, given] of [
    ['query', query, c.req.query()],
    ['body', body, body && jsonOf(c.get('body'))],
  ] as const) {
    const parsed = schema?.safeParse(given)
    if (parsed?.success === false) return { ...refuse('bad-request'), problems: problemsOf(part, parsed.error.issues) }
    asked[part] = parsed?.data
  }
  for (const param of routeParams(name)) {
    const parsed = PARAMS[param].safeParse(c.req.param(param))
    if (!parsed.success) return refuse(param === 'moment' ? 'unknown-moment' : 'not-found')
    asked[param] = parsed.data
  }
  return ok(asked)
}

interface Sent {
  readonly value: unknown
  readonly status?: number
  /** The version of what is answered, if it is known without hashing the answer. */
  readonly etag?: string
}
const send = async (c: Context<Env>, name: RouteName, { value, status, etag }: Sent): Promise<Response> => {
  if (value === undefined) return c.body(null, 204)
  const { answers } = routeOf(name)
  const [first = 200] = Object.keys(answers).map(Number)
  const type = mediaOf(answers[first])
  if (etag !== undefined) c.header('ETag', `"${etag}"`)
  const body = value instanceof Uint8Array || isPacked(value) ? value : JSON.stringify(value)
  if (isConditional(name) && c.get('signedIn')?.token) {
    const tag = etag ?? (await hashOf(isPacked(body) ? body.gzip : body))
    // Weak: the same version, compressed or not.
    if (etag === undefined) c.header('ETag', `W/"${tag}"`)
    if (isTagKnown(c.req.header('If-None-Match'), tag)) return c.body(null, 304)
  }
  if (typeof body !== 'string') return answerBytes(c, body, type)
  return c.body(body, (status ?? first) as ContentfulStatusCode, { 'Content-Type': type })
}
/** Not on the event loop: a comparison may have megabytes. */
const hashOf = async (body: Uint8Array | string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(body))).toString('base64url')
const mediaOf = (declared: Route['answers'][number] | undefined): string =>
  (declared && 'media' in declared && declared.media[0]) || 'application/json'
