// Converts a Refusal to an HTTP answer in the caller's language; and the context of a request.
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { anyRefusalMessage } from '../shared/anyRefusalMessage.ts'
import { PROBLEM_TYPE, type ProblemAnswer, type RefusalAnswer } from '../shared/api/refusal.ts'
import { type Bilingual, LANGUAGES, type Language, parseLanguage } from '../shared/bilingual.ts'
import type { GroupId } from '../shared/ids.ts'
import type { Actor } from '../shared/people.ts'
import { type Refusal, statusOf } from '../shared/refusals.ts'
import type { TokenScope } from '../shared/tokens/tokens.ts'
import { isPacked, type Packed } from './packedAnswer.ts'
import type { Problem } from './problems.ts'

export interface Env {
  readonly Bindings: HttpBindings
  Variables: {
    requestId: string
    /** From the socket, or from the configured trusted proxy. */
    address: string
    signedIn: SignedInRequest | null
    /** The whole body, within limits; '' when there is none. */
    body: string
    /** Instead of it, for an upload chunk. */
    bytes: Uint8Array
    /** Name of the answer's representation, for metrics. */
    refusal: Refusal | null
  }
}
/** The authenticated account of a request, and its session. */
export interface SignedInRequest {
  readonly actor: Actor
  readonly email: string
  readonly isOperator: boolean
  /** Id of the login session; for a request with an API token, its substitute. */
  readonly session: string
  /** The request was made with this API token. */
  readonly token?: TokenGrant
}
/** A valid API token. */
export interface TokenGrant {
  readonly id: string
  /** The account's actor in its group. */
  readonly number: number
  readonly group: GroupId
  readonly name: string
  readonly scopes: readonly TokenScope[]
}

/** Additional fields of some refusals. */
export type More = Pick<RefusalAnswer, 'retryAfter' | 'factors' | 'providers' | 'read'> & {
  readonly problems?: readonly Problem[]
  /** A sentence after that of the refusal. */
  readonly furtherWords?: Bilingual
}

export const answer = (
  c: Context<Env>,
  refusal: Refusal,
  { problems = [], retryAfter, factors, providers, read, furtherWords }: More = {},
): Response => {
  const status = statusOf(refusal)
  const after = retryAfter ?? (status === 429 || status === 503 ? RETRY_S : undefined)
  const language = requestLanguage(c)
  const sentence = anyRefusalMessage(refusal, language)
  const message = furtherWords ? `${sentence} ${furtherWords[language]}` : sentence
  const field = problems[0]?.field.split('.')[0]
  const body: RefusalAnswer = {
    refusal,
    message,
    requestId: c.get('requestId'),
    ...(field ? { field } : {}),
    ...(problems.length === 0 ? {} : { problems: problems.map((problem) => ({ ...problem, expected: problem.expected[language] })) }),
    ...(after === undefined ? {} : { retryAfter: after }),
    ...(factors ? { factors } : {}),
    ...(providers ? { providers } : {}),
    ...(read === undefined ? {} : { read }),
  }
  c.set('refusal', refusal)
  if (after !== undefined) c.header('Retry-After', String(after))
  if (!isProblemWanted(c)) return c.json(body, status)
  const [first] = body.problems ?? []
  const problem: ProblemAnswer = {
    type: `/api/docs#refusal-${refusal}`,
    title: message,
    status,
    detail: first ? `${first.field === '' ? '' : `${first.field}: `}${first.expected}` : message,
    ...body,
  }
  return c.body(JSON.stringify(problem), status, { 'Content-Type': PROBLEM_TYPE })
}
/** Programs that were written before it was offered expect `application/json`. */
const isProblemWanted = (c: Context<Env>): boolean => (c.req.header('Accept') ?? '').toLowerCase().includes(PROBLEM_TYPE)
/** A temporary refusal always has Retry-After, even if the time is an estimate. */
const RETRY_S = 5

const SMALL_BYTES = 1024
/** Reduces a comparison of 2,000 items to a tenth within 50 ms; higher levels cost more than they save. */
const LEVEL = 4
const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** Compresses bytes for clients that accept it, in a zlib thread, never on the event loop. */
export const answerBytes = async (c: Context<Env>, bytes: Uint8Array | Packed, type: string): Promise<Response> => {
  c.header('Content-Type', type)
  c.header('Vary', 'Accept-Encoding')
  const isPackedWanted = /\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')
  if (isPacked(bytes) && !isPackedWanted) return c.body(new Uint8Array(await unpack(bytes.gzip)))
  if (!isPacked(bytes) && (bytes.length < SMALL_BYTES || !isPackedWanted)) return c.body(new Uint8Array(bytes))
  c.header('Content-Encoding', 'gzip')
  return c.body(new Uint8Array(isPacked(bytes) ? bytes.gzip : await pack(bytes, { level: LEVEL })))
}

/** The account's language, else what the browser asks for, else Spanish. */
export const requestLanguage = (c: Context<Env>): Language =>
  c.get('signedIn')?.actor.language ??
  parseLanguage(accepts(c, { header: 'Accept-Language', supports: [...LANGUAGES], default: 'es', match: preferred })) ??
  'es'

/** The first of our languages in order of preference, whatever its country: `es-CO` is `es`. */
const preferred = (wanted: { type: string; q: number }[], { default: otherwise }: { default: string }): string =>
  [...wanted]
    .sort((a, b) => b.q - a.q)
    .map(({ type }) => parseLanguage(type.slice(0, 2).toLowerCase()))
    .find((language) => language !== null) ?? otherwise
