// The examples of docs/integrate/webhooks.md, run as they stand.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../server/clock.ts'
import { openWebhookLine } from '../../server/webhooks/line.ts'
import { WEBHOOK_RETRY_MS } from '../../server/webhooks/retries.ts'
import { newWebhookSecret, signatureHeader } from '../../server/webhooks/signature.ts'
import { SENT_EVENTS } from '../../shared/webhooks/webhooks.ts'
import { createDice } from '../harness/random.ts'
import { eventually } from '../server/relay/sockets.ts'

const PAGE = readFileSync('docs/integrate/webhooks.md', 'utf8')
const example = (name: string): string => {
  const [, code] = new RegExp('```js ' + name + '\\n(.*?)```', 's').exec(PAGE) ?? []
  if (code === undefined) throw new Error(`no example ${name}`)
  return code
}
// Beside node_modules, so that the library is found.
const folder = mkdtempSync(join(process.cwd(), 'test', 'docs', 'out-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const dice = createDice(12)
const secret = newWebhookSecret(dice.bytes)

test('[WH3] the example with the library verifies what the server signs, and nothing else', async () => {
  writeFileSync(join(folder, 'library.mjs'), example('library'))
  process.env.WEBHOOK_SECRET = secret
  onTestFinished(() => {
    delete process.env.WEBHOOK_SECRET
  })
  const { eventOf } = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'library.mjs')).href)
  const [body, timestamp] = ['{"type":"item.changed"}', Math.floor(Date.now() / 1000)]
  const signed = { 'webhook-id': 'msg_1', 'webhook-timestamp': String(timestamp) }
  const headers = {
    ...signed,
    'webhook-signature': signatureHeader([newWebhookSecret(dice.bytes), secret], { id: 'msg_1', timestamp, body }),
  }
  expect(eventOf(body, headers)).toEqual({ type: 'item.changed' })
  expect(() => eventOf(`${body} `, headers)).toThrow()
})

test('[WH3] the receiver in plain Node takes what the server sends, once, and refuses what others send', async () => {
  writeFileSync(join(folder, 'receiver.mjs'), example('receiver'))
  const port = await freePort()
  const child = spawn(process.execPath, [join(folder, 'receiver.mjs')], {
    env: { ...process.env, WEBHOOK_SECRET: secret, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    child.kill()
    await once(child, 'close')
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const allowed = { hosts: [`127.0.0.1:${port}`], mayBePrivate: true }
  const line = openWebhookLine({ clock: systemClock, allowed, version: '0', reach: {} })
  const url = `http://127.0.0.1:${port}/`
  const body = JSON.stringify({ type: 'item.changed', timestamp: new Date().toISOString(), data: { group: 'tco', item: 'k3' } })
  const send = (secrets: readonly string[]) => line.send({ url, secrets }, { id: 'msg_1', body })
  await eventually(async () => (await send([secret])).is === 'sent', 'the receiver answers')
  expect(await send([newWebhookSecret(dice.bytes), secret])).toEqual({ is: 'sent', status: 204 })
  expect(await send([newWebhookSecret(dice.bytes)])).toMatchObject({ is: 'failed', why: 'answer', status: 401 })
  await eventually(() => said.includes('k3'), 'it says so')
  expect(said.match(/item\.changed/g)).toHaveLength(1)
  line.close()
})

test('[WH2] [WH4] the page names every event, and the waits of the code', () => {
  for (const event of SENT_EVENTS) expect(PAGE).toContain(`| \`${event}\` |`)
  const minutes = WEBHOOK_RETRY_MS.map((wait) => wait / 60_000)
  expect(minutes).toEqual([0.5, 5, 30, 120, 300, 600, 840, 1_080, 1_320])
  expect(PAGE).toContain('after 30 seconds, 5 and 30 minutes, 2, 5, 10, 14, 18 and 22 hours')
})

const freePort = async (): Promise<number> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
