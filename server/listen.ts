// The HTTP server, before it has a request handler.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createServer as createNetServer, type Server as NetServer } from 'node:net'
import type { Config } from './config.ts'
import { hasManyHosts } from './headers.ts'

/** Other upgrades (h2c), and those with several Host headers, are answered as plain requests. */
const isWebSocket = (incoming: IncomingMessage) => incoming.headers.upgrade?.toLowerCase() === 'websocket' && !hasManyHosts(incoming)

/** Timeouts against slow or endless requests. */
const SERVER_LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
  shouldUpgradeCallback: isWebSocket,
}

const bind = async (server: NetServer, { port, host }: Pick<Config, 'port' | 'host'>): Promise<void> => {
  server.listen(port, host.replace(/^\[|\]$/g, ''))
  await once(server, 'listening')
}

/** Throws (EADDRINUSE, EACCES) where `listen` could not. */
export const checkPort = async (config: Pick<Config, 'port' | 'host'>): Promise<void> => {
  const server = createNetServer()
  await bind(server, config)
  const closed = once(server, 'close')
  server.close()
  await closed
}

/** With the actual port: another than the configured one when that is 0. */
export const listen = async (config: Config): Promise<{ readonly server: Server; readonly port: number }> => {
  const server = createServer(SERVER_LIMITS)
  server.maxHeadersCount = 100
  await bind(server, config)
  const address = server.address()
  return { server, port: address !== null && typeof address === 'object' ? address.port : config.port }
}
