// Where a request comes from: the socket's address, or what the one proxy that we were told to trust says.
import type { IncomingMessage } from 'node:http'
import { isLoopback } from './config.ts'

export const addressOf = (incoming: IncomingMessage, trustProxy: boolean): string => {
  const forwarded = trustProxy ? incoming.headers['x-forwarded-for'] : undefined
  // The last one was added by our own proxy; all before it is the caller's word.
  const last = (Array.isArray(forwarded) ? forwarded.join(',') : forwarded)?.split(',').at(-1)?.trim()
  return last || (incoming.socket.remoteAddress ?? '')
}

/** From this machine, and through no proxy that we know of or that says so. */
export const isLocal = (incoming: IncomingMessage, trustProxy: boolean): boolean =>
  !trustProxy &&
  incoming.headers['x-forwarded-for'] === undefined &&
  incoming.headers.forwarded === undefined &&
  isLoopback(incoming.socket.remoteAddress ?? '')
