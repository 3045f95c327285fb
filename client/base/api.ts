// Client of the REST API. An answer is a value: ok, refused with the server's message, or offline.
import type { FactorKind } from '../../shared/api/passkeys.ts'
import type { RefusalAnswer } from '../../shared/api/refusal.ts'
import type { AnswerOf, PathParams, RouteName, UnparsedPart } from '../../shared/api/routes.ts'
import type { Me } from '../../shared/api/session.ts'
import type { Language } from '../../shared/bilingual.ts'
import { refusalMessage } from '../../shared/refusalMessages.ts'
import type { REFUSALS, Refusal } from '../../shared/refusals.ts'
import { type Address, address, fillPath } from './address.ts'
import type { ServerBack } from './serverBack.ts'

export interface RefusedAnswer {
  readonly ok: false
  readonly why: 'refused'
  readonly status: number
  readonly refusal: Refusal
  /** In the user's language, to be shown as it is. */
  readonly message: string
  /** Seconds. */
  readonly retryAfter: number | null
  /** Second factors that can be used for this sign-in. */
  readonly factors?: readonly FactorKind[] | undefined
  /** Ids of the providers that the group accepts. */
  readonly providers?: readonly string[] | undefined
  /** The fields that are not accepted. */
  readonly problems?: RefusalAnswer['problems']
}
export interface NoServer {
  readonly ok: false
  readonly why: 'offline'
}
export type ApiAnswer<T> = { readonly ok: true; readonly value: T } | RefusedAnswer | NoServer

interface Bytes {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly header: (name: string) => string | null
}

type ChangeRoute = Exclude<RouteName, `GET ${string}`>
/** The parameters of the path, and the body if the route has one. */
type Sent<R extends ChangeRoute> = [
  params: Readonly<Record<PathParams<R>, string>>,
  ...(UnparsedPart<R, 'body'> extends undefined ? [] : [body: UnparsedPart<R, 'body'>]),
]

type BytesRoute = 'PUT /api/groups/:group/uploads/:id'

export interface Api {
  /** `api.get(address('/api/groups/:group/meetings', { group }))` */
  readonly get: <T>(at: Address<T>, signal?: AbortSignal) => Promise<ApiAnswer<T>>
  /** `api.send('POST /api/groups/:group/moments', { group }, { name })` */
  readonly send: <R extends ChangeRoute>(route: R, ...sent: Sent<R>) => Promise<ApiAnswer<AnswerOf<R>>>
  /** A part of an upload. */
  readonly sendBytes: (
    route: BytesRoute,
    params: Readonly<Record<PathParams<BytesRoute>, string>>,
    query: { readonly at: number },
    bytes: Uint8Array<ArrayBuffer>,
  ) => Promise<ApiAnswer<AnswerOf<BytesRoute>>>
  /** Answers that are not JSON: a past document, an archive. */
  readonly bytes: (at: Address<Uint8Array<ArrayBuffer>>, signal?: AbortSignal) => Promise<ApiAnswer<Bytes>>
  /** A file that the server creates on request. */
  readonly file: <R extends ChangeRoute>(
    route: R,
    params: Readonly<Record<PathParams<R>, string>>,
    body: UnparsedPart<R, 'body'>,
    signal: AbortSignal,
  ) => Promise<ApiAnswer<Bytes>>
  /** The signed-in account; a refusal when there is none. */
  readonly me: () => Promise<ApiAnswer<Me>>
  /** From sign-out to the next sign-in, requests of mounted screens are not sent. */
  readonly signOut: () => Promise<ApiAnswer<AnswerOf<'DELETE /api/session'>>>
  readonly signIn: (proof: UnparsedPart<'POST /api/session', 'body'>) => Promise<ApiAnswer<Me>>
  readonly acceptInvitation: (acceptance: UnparsedPart<'POST /api/invitations/acceptance', 'body'>) => Promise<ApiAnswer<Me>>
  /** With the token in the URL of a demo. */
  readonly enterDemo: (token: string) => Promise<ApiAnswer<Me>>
  readonly setUp: (first: UnparsedPart<'POST /api/set-up', 'body'>) => Promise<ApiAnswer<Me>>
}

export interface ApiDeps {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>
  readonly language: () => Language
  /** The session has expired: the page locks. Not called for the answer to a sign-in. */
  readonly signInNeeded: () => void
  /** Called after each request with whether an answer arrived. */
  readonly back?: ServerBack
}

/** Typed by the table of refusals, so that the compiler checks it; the table itself is not loaded before the first row. */
const SIGN_IN_NEEDED: (typeof REFUSALS)['sign-in-needed'] = 401
/** The status of an outage, and of a history that is still being read. */
const UNAVAILABLE = 503
/** Queries of screens, which can be repeated. */
const OF_A_GROUP = /^\/api\/(groups|documents)\//

/** Repeats what is refused because the server is still reading the history, until the account or the caller (`left`) leaves. */
const asking =
  (fetch: ApiDeps['fetch'], account: () => AbortSignal) =>
  async (path: string, init: RequestInit, left = init.signal): Promise<Response> => {
    const leaving = [account(), left]
    const refused = await fetch(path, init)
    if (refused.status !== UNAVAILABLE) return refused
    return import('./historyBehind.ts').then(
      ({ untilHistoryIsRead }) => untilHistoryIsRead({ refused, path, init, fetch, leaving }),
      () => refused,
    )
  }

export const createApi = (deps: ApiDeps): Api => {
  /** From sign-out to the next sign-in, requests of mounted screens would only be answered with "sign in". */
  let isOut = false
  /** Aborted by the sign-out. */
  let account = new AbortController()
  const ask = asking(deps.fetch, () => account.signal)
  const request = async <T>(method: string, path: string, body?: unknown, left?: AbortSignal): Promise<ApiAnswer<T>> => {
    const headers: Record<string, string> = { accept: 'application/json', 'accept-language': deps.language() }
    const isBytes = body instanceof Uint8Array
    if (body !== undefined) headers['content-type'] = isBytes ? 'application/octet-stream' : 'application/json'
    if (isOut && OF_A_GROUP.test(path)) return { ok: false, why: 'offline' }
    const { signal } = account
    let response: Response
    let text: string
    try {
      const asked = {
        method,
        headers,
        body: body === undefined ? undefined : isBytes ? new Uint8Array(body) : JSON.stringify(body),
        cache: 'no-store',
      } as const
      response = await ask(path, method === 'GET' ? { ...asked, signal } : asked, left)
      text = await response.text()
      deps.back?.answered()
    } catch {
      // No complete answer, or the request was aborted.
      if (!signal.aborted) deps.back?.unanswered()
      return { ok: false, why: 'offline' }
    }
    if (response.ok) return { ok: true, value: text === '' ? undefined : JSON.parse(text) }
    return refusal(response, text)
  }
  const refusal = (response: Response, text: string): RefusedAnswer | NoServer => {
    const refused = readRefusal(response, text)
    // A gateway in front of a server that is down answers 502 or 504 with its own body.
    if (!refused) return { ok: false, why: 'offline' }
    if (refused.refusal === 'sign-in-needed') deps.signInNeeded()
    return refused
  }
  const bytes = async (
    path: string,
    signal?: AbortSignal,
    sent?: { readonly method: string; readonly body: unknown },
  ): Promise<ApiAnswer<Bytes>> => {
    try {
      const headers: Record<string, string> = { 'accept-language': deps.language() }
      if (sent) headers['content-type'] = 'application/json'
      const response = await ask(path, {
        headers,
        cache: 'no-store',
        ...(sent ? { method: sent.method, body: JSON.stringify(sent.body) } : {}),
        ...(signal ? { signal } : {}),
      })
      if (!response.ok) return refusal(response, await response.text())
      return { ok: true, value: { bytes: new Uint8Array(await response.arrayBuffer()), header: (name) => response.headers.get(name) } }
    } catch {
      // fetch throws when no complete answer arrived, or when the caller aborted it.
      return { ok: false, why: 'offline' }
    }
  }
  const get = <T>(at: Address<T>, signal?: AbortSignal) => request<T>('GET', at, undefined, signal)
  const send: Api['send'] = (route, ...[params, body]) => {
    const [method = '', path = ''] = route.split(' ')
    return request(method, fillPath(path, params), body)
  }
  const sendBytes: Api['sendBytes'] = (route, params, { at }, bytes) => {
    const [method = '', path = ''] = route.split(' ')
    return request(method, `${fillPath(path, params)}?at=${at}`, bytes)
  }
  const me = async (): Promise<ApiAnswer<Me>> => {
    const answer = await get(address('/api/session', {}))
    if (!answer.ok) return answer
    if (answer.value.me) return { ok: true, value: answer.value.me }
    deps.signInNeeded()
    const refusal = 'sign-in-needed'
    return {
      ok: false,
      why: 'refused',
      status: SIGN_IN_NEEDED,
      refusal,
      message: refusalMessage(refusal, deps.language()),
      retryAfter: null,
    }
  }
  const signOut = async (): Promise<ApiAnswer<AnswerOf<'DELETE /api/session'>>> => {
    account.abort()
    account = new AbortController()
    isOut = true
    const answer = await send('DELETE /api/session', {})
    if (!answer.ok) isOut = false
    return answer
  }
  const arrived = async (answer: Promise<ApiAnswer<Me>>): Promise<ApiAnswer<Me>> => {
    const found = await answer
    if (found.ok) isOut = false
    return found
  }

  return {
    get,
    send,
    sendBytes,
    bytes,
    file: (route, params, body, signal) => {
      const [method = '', path = ''] = route.split(' ')
      return bytes(fillPath(path, params), signal, { method, body })
    },
    me: () => arrived(me()),
    signOut,
    signIn: (proof) => arrived(send('POST /api/session', {}, proof)),
    acceptInvitation: (acceptance) => arrived(send('POST /api/invitations/acceptance', {}, acceptance)),
    enterDemo: (token) => arrived(send('POST /api/demo/session', {}, { token })),
    setUp: (first) => arrived(send('POST /api/set-up', {}, first)),
  }
}

const readRefusal = (response: Response, text: string): RefusedAnswer | null => {
  try {
    const answer: RefusalAnswer = JSON.parse(text)
    if (typeof answer.refusal !== 'string') return null
    const after = answer.retryAfter ?? Number(response.headers.get('retry-after') ?? Number.NaN)
    return {
      ok: false,
      why: 'refused',
      status: response.status,
      refusal: answer.refusal,
      message: answer.message,
      retryAfter: Number.isFinite(after) ? after : null,
      factors: answer.factors,
      providers: answer.providers,
      problems: answer.problems,
    }
  } catch {
    // Not JSON: not from our server.
    return null
  }
}
