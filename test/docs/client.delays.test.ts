// The client of docs/integrate, run as it stands against a real server: it imports a spreadsheet, and follows webhooks.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../harness/freePort.ts'
import { LOCAL_CERTIFICATE } from '../harness/localCertificate.ts'
import { eventually } from '../server/relay/sockets.ts'
import { GROUP, openWorld, signedIn } from '../server/testWorld.ts'

const AT = `/api/groups/${GROUP}`
const FILE = [
  'code,title.es,title.en,lead,due,labels,priority',
  ',"Guía, común",Common guide,co,2027-03-31,frontera; aduanas,1',
  ',Formación,"Training ""on site""",mx,,,',
  'WG-001,,,,2027-04-30,,',
].join('\r\n')

test('[AP21] the client of docs/integrate imports a spreadsheet once, changes what is there, names what is refused, and follows signed webhooks alone', async () => {
  const port = await freePort()
  const proxy = createServer(LOCAL_CERTIFICATE, (incoming, outgoing) => {
    const { method, headers } = incoming
    const passed = request({ port, host: '127.0.0.1', method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500)
      answer.pipe(outgoing)
    })
    passed.on('error', () => outgoing.writeHead(502).end())
    incoming.pipe(passed)
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const host = `localhost:${(proxy.address() as AddressInfo).port}`
  const world = await openWorld({
    env: { WEBHOOK_HOSTS: host, WEBHOOK_PRIVATE: '1' },
    ports: { webhooks: { ca: LOCAL_CERTIFICATE.cert } },
  })
  const folder = mkdtempSync(join(tmpdir(), 'ruta-client-'))
  const children: ChildProcess[] = []
  onTestFinished(async () => {
    for (const child of children) child.kill()
    proxy.close()
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  })
  await world.addPerson('chair@example.org', 'chair')
  const chair = await signedIn(world, 'chair@example.org')
  const { token } = (await chair.ask('POST', `${AT}/tokens`, { name: 'Import', scopes: ['read', 'write'], days: 7 })).body
  const hook = (await chair.ask('POST', `${AT}/webhooks`, { name: 'Import', url: `https://${host}/`, events: ['item.changed'] })).body
  await chair.ask('POST', `${AT}/items`, { title: { es: 'Plan', en: 'Plan' }, lead: 'us' })
  const run = (...args: string[]) => {
    const child = spawn(process.execPath, ['docs/integrate/client.mjs', ...args], {
      env: {
        ...process.env,
        RUTA_URL: `http://127.0.0.1:${world.server.port}`,
        RUTA_GROUP: GROUP,
        RUTA_TOKEN: token,
        WEBHOOK_SECRET: hook.secret,
      },
    })
    children.push(child)
    const said = { text: '' }
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said.text += text))
    return { said, ended: once(child, 'close').then(([code]) => code as number) }
  }
  const importing = async (text: string) => {
    writeFileSync(join(folder, 'items.csv'), text)
    const { said, ended } = run('import', join(folder, 'items.csv'))
    return [await ended, said.text.trim()]
  }
  const following = run('follow', String(port))
  await eventually(() => following.said.text.includes('listening'), 'it listens')
  expect(await importing(FILE)).toEqual([0, '2 new items are there, 1 changed'])
  expect(await importing(FILE)).toEqual([0, '2 new items are there, 1 changed'])
  const { items } = (await chair.ask('GET', `${AT}/items`)).body
  expect(items).toMatchObject([
    { code: 'WG-001', title: { es: 'Plan' }, lead: 'us', due: '2027-04-30' },
    {
      code: 'WG-002',
      title: { es: 'Guía, común', en: 'Common guide' },
      lead: 'co',
      due: '2027-03-31',
      labels: ['aduanas', 'frontera'],
      priority: 1,
    },
    { code: 'WG-003', title: { es: 'Formación', en: 'Training "on site"' }, lead: 'mx', due: null, labels: [] },
  ])
  const [code, said] = await importing('title.en,due\nFirst,2027-01-01\nSecond,soon\n')
  expect([code, said]).toEqual([1, expect.stringMatching(/line 3: create\.1\.due: a day such as 2027-03-31/)])
  expect((await chair.ask('GET', `${AT}/items`)).body.items).toHaveLength(3)
  // Somebody without the secret.
  const forged = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
      'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}`,
    },
    body: JSON.stringify({ type: 'item.changed', data: { item: items[0].id } }),
  })
  expect(forged.status).toBe(401)
  await eventually(() => following.said.text.includes('item.changed WG-002 Guía, común: proposed, 2027-03-31'), 'it follows', 60_000)
  expect(following.said.text.match(/WG-002/g)).toHaveLength(1)
})
