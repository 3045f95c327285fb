// From a Refusal to its HTTP answer, in the caller's language; and what every handler knows of its request.
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { anyRefusalMessage } from '../shared/anyRefusalMessage.ts'
import type { RefusalAnswer } from '../shared/api/refusal.ts'
import { LANGUAGES, type Language, parseLanguage } from '../shared/bilingual.ts'
import type { GroupId } from '../shared/ids.ts'
import type { Actor } from '../shared/people.ts'
import { type Refusal, statusOf } from '../shared/refusals.ts'
import type { TokenScope } from '../shared/tokens/tokens.ts'

export interface Env {
  readonly Bindings: HttpBindings
  Variables: {
    requestId: string
    /** Of the socket, or of the configured trusted proxy. */
    address: string
    signedIn: SignedIn | null
    /** The whole body, within bounds; '' when there is none. */
    body: string
    /** In its place, where a piece of a file is sent. */
    bytes: Uint8Array
    /** Of the answer, for the metrics. */
    refusal: Refusal | null
  }
}
/** Who makes this request, and by which session. */
export interface SignedIn {
  readonly actor: Actor
  readonly email: string
  readonly isOperator: boolean
  /** The id of the login; of a request by a token, what stands for it. */
  readonly session: string
  /** It is made by this API token. */
  readonly token?: TokenGrant
}
/** An API token that was found good. */
export interface TokenGrant {
  readonly id: string
  /** In its group. */
  readonly number: number
  readonly group: GroupId
  readonly name: string
  readonly scopes: readonly TokenScope[]
}

/** What some refusals say besides. */
export type More = Pick<RefusalAnswer, 'retryAfter' | 'factors' | 'providers'>

export const answer = (c: Context<Env>, refusal: Refusal, { retryAfter, factors, providers }: More = {}): Response => {
  const status = statusOf(refusal)
  const after = retryAfter ?? (status === 429 || status === 503 ? RETRY_S : undefined)
  const body: RefusalAnswer = {
    refusal,
    message: anyRefusalMessage(refusal, languageOf(c)),
    requestId: c.get('requestId'),
    ...(after === undefined ? {} : { retryAfter: after }),
    ...(factors ? { factors } : {}),
    ...(providers ? { providers } : {}),
  }
  c.set('refusal', refusal)
  if (after !== undefined) c.header('Retry-After', String(after))
  return c.json(body, status)
}
/** A "not now" always comes with a time to retry, even where the time is a guess. */
const RETRY_S = 5

const SMALL_BYTES = 1024
/** Of a comparison of 2,000 items it leaves a tenth, within 50 ms; higher levels cost more than they save. */
const LEVEL = 4
const pack = promisify(gzip)

/** What was made as bytes elsewhere, compressed for clients that accept it: in a thread of zlib's, never on the event loop. */
export const answerBytes = async (c: Context<Env>, bytes: Uint8Array, type: string): Promise<Response> => {
  c.header('Content-Type', type)
  c.header('Vary', 'Accept-Encoding')
  if (bytes.length < SMALL_BYTES || !/\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')) return c.body(new Uint8Array(bytes))
  c.header('Content-Encoding', 'gzip')
  return c.body(new Uint8Array(await pack(bytes, { level: LEVEL })))
}

/** The account's language, else what the browser asks for, else Spanish. */
export const languageOf = (c: Context<Env>): Language =>
  c.get('signedIn')?.actor.language ??
  parseLanguage(accepts(c, { header: 'Accept-Language', supports: [...LANGUAGES], default: 'es', match: preferred })) ??
  'es'

/** The first language of ours in order of preference, whatever its country: `es-CO` is `es`. */
const preferred = (wanted: { type: string; q: number }[], { default: otherwise }: { default: string }): string =>
  [...wanted]
    .sort((a, b) => b.q - a.q)
    .map(({ type }) => parseLanguage(type.slice(0, 2).toLowerCase()))
    .find((language) => language !== null) ?? otherwise
