// A receiver of webhooks on loopback, over https: accepts, refuses, redirects, hangs or drops requests, and records all of them.
import { once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { LOCAL_CERTIFICATE } from './localCertificate.ts'

export interface ReceivedWebhook {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly event: { readonly type: string; readonly timestamp: string; readonly data: Readonly<Record<string, unknown>> }
  /** The status answered. */
  readonly status: number
}
export type Treatment =
  | number
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body?: string }
  | 'hang'
  | 'drop'

export interface WebhookReceiver {
  /** `localhost:PORT`, as WEBHOOK_HOSTS names it. */
  readonly host: string
  readonly url: string
  readonly port: number
  readonly received: ReceivedWebhook[]
  /** Of all connections, whatever their result. */
  readonly connections: () => number
  /** Handling of future requests. */
  treat(how: Treatment | ((webhook: ReceivedWebhook, n: number) => Treatment)): void
  close(): Promise<void>
}

export const startWebhookReceiver = async (address = '127.0.0.1', port = 0): Promise<WebhookReceiver> => {
  const received: ReceivedWebhook[] = []
  let [treatment, connections]: [(webhook: ReceivedWebhook, n: number) => Treatment, number] = [() => 204, 0]
  const server = createServer(LOCAL_CERTIFICATE, async (request, response) => {
    const body = (await buffer(request)).toString()
    const webhook = { headers: request.headers, body, event: JSON.parse(body), status: 0 }
    const how = treatment(webhook, received.length)
    const status = how === 'hang' || how === 'drop' ? 0 : typeof how === 'number' ? how : how.status
    received.push({ ...webhook, status })
    if (how === 'hang') return
    if (how === 'drop') return void request.socket.destroy()
    response.writeHead(status, typeof how === 'number' ? {} : how.headers)
    response.end(typeof how === 'number' ? '' : how.body)
  })
  server.on('connection', () => {
    connections++
  })
  server.listen(port, address)
  await once(server, 'listening')
  const listening = (server.address() as AddressInfo).port
  const host = `localhost:${listening}`
  return {
    host,
    url: `https://${host}/ruta`,
    port: listening,
    received,
    connections: () => connections,
    treat(how) {
      treatment = typeof how === 'function' ? how : () => how
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
