// Middleware that reads the whole request body, within limits; only JSON is accepted, except for upload chunks and the form of a sign-in provider.
import type { MiddlewareHandler } from 'hono'
import { PIECE_BYTES } from '../shared/files/kinds.ts'
import { answer, type Env } from './answers.ts'
import { isJson } from './headers.ts'

const MOST_BYTES = 64 * 1024
/** For a request that names each of 5,000 items. */
const MOST_BYTES_OF_OUTCOME = 160 * 1024
const OUTCOME = /^\/api\/groups\/[^/]+\/outcome$/
/** A form that a sign-in provider sends. */
export const LOGOUT_TOKENS = /^\/api\/providers\/[^/]+\/logout-tokens$/
const PIECE = /^\/api\/groups\/[^/]+\/uploads\/[^/]+$/

export const bodyMiddleware: MiddlewareHandler<Env> = async (c, next) => {
  const announced = Number(c.req.header('Content-Length') ?? 0)
  const chunked = c.req.header('Transfer-Encoding') !== undefined
  if (announced === 0 && !chunked) return next()
  const isPiece = c.req.method === 'PUT' && PIECE.test(c.req.path) && c.req.header('Content-Type') === 'application/octet-stream'
  const most = isPiece ? PIECE_BYTES : c.req.method === 'POST' && OUTCOME.test(c.req.path) ? MOST_BYTES_OF_OUTCOME : MOST_BYTES
  const isForm = LOGOUT_TOKENS.test(c.req.path) && /^application\/x-www-form-urlencoded\s*(;|$)/i.test(c.req.header('Content-Type') ?? '')
  if (!isPiece && !isForm && !isJson(c.req.header('Content-Type'))) return answer(c, 'bad-request')
  if (announced > most) return answer(c, 'too-large')
  const parts: Uint8Array[] = []
  let bytes = 0
  try {
    // Content-Length is not trusted: a chunked body has none.
    for await (const part of c.req.raw.body ?? []) {
      bytes += part.length
      if (bytes > most) return answer(c, 'too-large')
      parts.push(part)
    }
  } catch (error) {
    if (c.env.incoming.complete) throw error
    // The client has left in the middle of its request: nobody reads this answer, and nothing has failed here.
    return c.body(null, 400)
  }
  const whole = Buffer.concat(parts)
  if (isPiece) c.set('bytes', whole)
  else c.set('body', whole.toString('utf8'))
  return next()
}
