// A reverse proxy with the faults of real networks: lets upgrades pass, refuses them, lets them hang, or drops data after them; ends waiting
// requests, and balances requests over several servers.
import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

export interface TestProxy {
  readonly url: string
  readonly port: number
  upgrades: 'pass' | 'refuse' | 'hang' | 'mute'
  /** Answers 504 after this time, in milliseconds. */
  cutAfter: number
  /** Nothing passes. */
  isDown: boolean
  readonly seen: { upgrades: number; requests: number; cut: number }
  close(): Promise<void>
}

export const startProxy = async (ports: readonly number[], port = 0): Promise<TestProxy> => {
  const seen = { upgrades: 0, requests: 0, cut: 0 }
  const sockets = new Set<Socket>()
  let turn = 0
  const server: Server = createServer((incoming, answer) => {
    seen.requests++
    if (proxy.isDown) return void incoming.socket.destroy()
    const { url: path, method, headers } = incoming
    const onward = request({ host: '127.0.0.1', port: ports[turn++ % ports.length], path, method, headers }, (came) => {
      clearTimeout(timer)
      answer.writeHead(came.statusCode ?? 502, came.headers)
      came.pipe(answer)
    })
    const timer = setTimeout(() => {
      seen.cut++
      onward.destroy()
      if (!answer.headersSent) answer.writeHead(504).end()
    }, proxy.cutAfter)
    onward.on('error', () => {
      clearTimeout(timer)
      if (!answer.headersSent) answer.writeHead(502).end()
    })
    answer.on('close', () => {
      clearTimeout(timer)
      onward.destroy()
    })
    incoming.pipe(onward)
  })
  server.on('upgrade', (incoming, socket: Socket, head) => {
    seen.upgrades++
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    if (proxy.isDown) return void socket.destroy()
    if (proxy.upgrades === 'refuse') return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    if (proxy.upgrades === 'hang') return
    const onward = connect(ports[turn++ % ports.length] ?? 0, '127.0.0.1')
    onward.on('error', () => socket.destroy())
    const lines = Object.entries(incoming.headers).map(([name, value]) => `${name}: ${value}`)
    onward.write([`GET ${incoming.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
    onward.write(head)
    socket.pipe(onward)
    if (proxy.upgrades === 'pass') onward.pipe(socket)
    // The answer to the upgrade, and no data after it.
    else onward.once('data', (first: Buffer) => socket.write(first.subarray(0, first.indexOf('\r\n\r\n') + 4)))
    onward.on('close', () => socket.destroy())
    socket.on('close', () => onward.destroy())
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const at = (server.address() as AddressInfo).port
  const proxy: TestProxy = {
    url: `http://127.0.0.1:${at}`,
    port: at,
    upgrades: 'pass',
    cutAfter: 60_000,
    isDown: false,
    seen,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      server.close()
    },
  }
  return proxy
}
