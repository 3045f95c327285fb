#!/usr/bin/env node
// Firefox as Playwright can start it. Playwright drives a stock Firefox over WebDriver BiDi, but sends commands that today's Firefox ESR
// does not know and takes the refusal for the end; this stands between the two and answers those itself. What Firefox prints goes through.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { WebSocket, WebSocketServer } from 'ws'

/** Dark mode and reduced motion are set in `firefoxUserPrefs`. */
const ANSWERED_HERE: ReadonlySet<string> = new Set(['emulation.setMediaFeaturesOverride'])
const LISTENING = /^WebDriver BiDi listening on (ws:\/\/\S+)$/

const between = (client: WebSocket, address: string): void => {
  const firefox = new WebSocket(address)
  const early: string[] = []
  client.on('message', (bytes) => {
    const words = String(bytes)
    const { id, method } = JSON.parse(words) as { id: number; method: string }
    if (ANSWERED_HERE.has(method)) client.send(JSON.stringify({ type: 'success', id, result: {} }))
    else if (firefox.readyState === WebSocket.OPEN) firefox.send(words)
    else early.push(words)
  })
  firefox.on('open', () => {
    for (const words of early.splice(0)) firefox.send(words)
  })
  firefox.on('message', (bytes) => client.send(String(bytes)))
  client.on('close', () => firefox.close())
  for (const end of ['close', 'error']) firefox.on(end, () => client.close())
}

const firefox = spawn(process.env.FIREFOX ?? '/usr/bin/firefox-esr', process.argv.slice(2), { stdio: ['ignore', 'inherit', 'pipe'] })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => firefox.kill(signal))
firefox.on('exit', (code) => process.exit(code ?? 1))
createInterface({ input: firefox.stderr }).on('line', (line) => {
  const address = LISTENING.exec(line)?.[1]
  if (!address) return console.error(line)
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('connection', (client) => between(client, `${address}/session`))
  server.on('listening', () => {
    const at = server.address()
    if (at && typeof at === 'object') console.error(`WebDriver BiDi listening on ws://127.0.0.1:${at.port}`)
  })
})
