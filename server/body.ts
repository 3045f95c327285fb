// Middleware: a request's body is read whole, within bounds, before anybody looks at it; JSON is the only form we take.
import type { MiddlewareHandler } from 'hono'
import { answer, type Env } from './answers.ts'
import { isJson } from './headers.ts'

const MOST_BYTES = 64 * 1024

export const bodyMiddleware: MiddlewareHandler<Env> = async (c, next) => {
  const announced = Number(c.req.header('Content-Length') ?? 0)
  const chunked = c.req.header('Transfer-Encoding') !== undefined
  if (announced === 0 && !chunked) return next()
  if (!isJson(c.req.header('Content-Type'))) return answer(c, 'bad-request')
  if (announced > MOST_BYTES) return answer(c, 'too-large')
  const parts: Uint8Array[] = []
  let bytes = 0
  // The length announced is not believed: a chunked body announces none.
  for await (const part of c.req.raw.body ?? []) {
    bytes += part.length
    if (bytes > MOST_BYTES) return answer(c, 'too-large')
    parts.push(part)
  }
  c.set('body', Buffer.concat(parts).toString('utf8'))
  return next()
}
