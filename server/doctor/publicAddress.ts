// Requests Ruta as a browser would, through the reverse proxy, to check the certificate, the Host header, WebSocket upgrades,
// and the requests that take their place where upgrades are blocked.
import { type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { RequestOrigin } from '../../shared/api/installation.ts'
import { BATCH_BYTES, LINES_PATH, WAIT_TEST_MS, WAIT_TEST_PATH } from '../../shared/protocol/httpLine.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { attention, errorSentence, type Finding, well, wrong } from './finding.ts'

const PATIENCE_MS = 5_000
const PROXY = 'docs/install/proxies.md has an example for each proxy.'

export const examinePublicAddress = async (config: Config): Promise<readonly Finding[]> => {
  const { publicUrl, host, port, trustProxy } = config
  const own = `http://${host.includes(':') ? `[${host.replace(/[[\]]/g, '')}]` : host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`
  const alive = await ask(`${own}/healthz`).catch((error: unknown) => errorSentence(error))
  if (typeof alive === 'string')
    return [attention(`No server answers at ${own}: ${alive}`, 'Start the server to have its address checked, too.')]
  if (!alive.text.includes('"alive":true')) return [wrong(`Another program answers at ${own}.`, 'Stop it, or set PORT to a free port.')]
  const here = well(`The server answers at ${own}.`)
  return publicUrl === null ? [here] : [here, ...(await throughProxy(publicUrl, { own, trustProxy }))]
}

/** Where the server answers without a proxy, and whom it trusts. */
type Server = Pick<Config, 'trustProxy'> & { readonly own: string }

const throughProxy = async (url: string, server: Server): Promise<readonly Finding[]> => {
  try {
    const session = await ask(`${url}/api/session`)
    if (session.status === 403)
      return [
        wrong(
          `Ruta refuses requests through ${url}: the proxy changes the Host header.`,
          `Let the proxy pass the Host header unchanged. ${PROXY}`,
        ),
      ]
    if (!session.type.includes('json') || session.status !== 200)
      return [
        wrong(`${url} does not lead to Ruta: /api/session answers ${session.status}.`, `Check where the proxy sends requests. ${PROXY}`),
      ]
    const [origin, upgrade, overHttp] = await Promise.all([examineOrigin(url, server), examineUpgrade(url), examineOverHttp(url)])
    return [well(`${url} leads to Ruta.`), ...origin, upgrade, ...overHttp]
  } catch (error) {
    return [
      wrong(
        `${url} cannot be reached from here: ${errorSentence(error)}`,
        'Check the DNS name, the certificate (NODE_EXTRA_CA_CERTS names your own authorities) and the proxy; it may be reachable from another network.',
      ),
    ]
  }
}

/** Of a network for documentation: nobody has it. */
const CLAIMED = '192.0.2.77'

/** Compares what the server sees of a request through the proxy with what it sees of one that it gets itself. */
const examineOrigin = async (url: string, { own, trustProxy }: Server): Promise<readonly Finding[]> => {
  const { host } = new URL(url)
  const [through, claiming, direct] = await Promise.all([
    originOf(url, {}),
    originOf(url, { 'X-Forwarded-For': CLAIMED }),
    originOf(own, { Host: host }),
  ])
  // A server of an earlier version answers at one of them.
  if (!through || !claiming || !direct) return []
  if (through.key !== null && direct.key !== null && through.key !== direct.key)
    return [
      wrong(
        `${url} leads to another installation of Ruta than that at ${own}.`,
        `Correct PUBLIC_URL, or where the proxy sends requests. ${PROXY}`,
      ),
    ]
  if (claiming.address === CLAIMED)
    return [
      wrong(
        `Whoever asks ${url} can claim any network address: limits of failed sign-ins and the addresses in the audit are worth nothing.`,
        `Let the proxy set X-Forwarded-For itself, or do not set TRUST_PROXY if there is none. ${PROXY}`,
      ),
    ]
  if (through.proxy === 'untrusted')
    return [
      attention(
        `All visitors count as one: their requests come from ${through.address}, which TRUST_PROXY does not name, so what it says of them is not believed.`,
        'Set TRUST_PROXY=1 if that is your proxy and it is in a private network, or its address otherwise.',
      ),
    ]
  if (through.proxy === 'none' && trustProxy !== 'nobody')
    return [
      attention(
        `All visitors count as one: through ${url} requests arrive without X-Forwarded-For.`,
        `Let the proxy set it to the address of the visitor. ${PROXY}`,
      ),
    ]
  return [well(`The server sees from where requests through ${url} come (this one: ${through.address}).`)]
}

const originOf = async (at: string, headers: Readonly<Record<string, string>>): Promise<RequestOrigin | null> => {
  const { status, text } = await ask(`${at}/api/request-origin`, { headers })
  return status === 200 ? (RequestOrigin.safeParse(JSON.parse(text)).data ?? null) : null
}

/** There is no session here: the server answers 401 before it upgrades the connection. */
const examineUpgrade = async (url: string): Promise<Finding> => {
  const upgrade = await ask(`${url}/live/roadmap:doctor`, {
    headers: {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      Origin: url,
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'bnBtIHJ1biBkb2N0b3IhIQ==',
    },
  }).catch((error: unknown) => errorSentence(error))
  if (typeof upgrade !== 'string' && upgrade.status === 401) return well('WebSockets pass.')
  return wrong(
    `WebSockets do not pass ${url}: ${reasonOf(upgrade)} What people write travels over HTTP then, more slowly.`,
    `Let the proxy pass WebSocket upgrades. ${PROXY}`,
  )
}

/** What a page sends and fetches where WebSockets are blocked: POST, PUT with a full batch, DELETE, and a GET that waits for its answer. */
const examineOverHttp = async (url: string): Promise<readonly Finding[]> => {
  const line = `${url}${LINES_PATH}/${'0'.repeat(40)}`
  const body = Buffer.alloc(BATCH_BYTES)
  const trouble = async (method: string, at: string, sent?: Buffer): Promise<string | null> => {
    const headers = { Origin: url, 'Content-Type': 'application/octet-stream' }
    const { status } = await ask(at, { method, headers, ...(sent ? { body: sent } : {}) })
    return status === 401 ? null : `${method}${sent ? ` with ${sent.length / 1024} KiB` : ''}: status ${status}`
  }
  try {
    const troubles = await Promise.all([trouble('POST', `${url}${LINES_PATH}`), trouble('PUT', `${line}/1`, body), trouble('DELETE', line)])
    const stopped = troubles.filter((one) => one !== null)
    if (stopped.length > 0)
      return [
        wrong(
          `Requests below ${url}/live/ do not pass (${stopped.join(', ')}): people whose network blocks WebSockets see nothing of what others write.`,
          `Let the proxy pass POST, PUT and DELETE with bodies of up to 256 KiB. ${PROXY}`,
        ),
      ]
    return [await examineWait(url)]
  } catch (error) {
    return [
      wrong(
        `Requests below ${url}/live/ do not pass: ${errorSentence(error)}`,
        `Let the proxy pass GET, POST, PUT and DELETE there. ${PROXY}`,
      ),
    ]
  }
}

const examineWait = async (url: string): Promise<Finding> => {
  const begun = systemClock.elapsed()
  const answer = await ask(`${url}${WAIT_TEST_PATH}`, { patience: WAIT_TEST_MS + PATIENCE_MS }).catch((error: unknown) =>
    errorSentence(error),
  )
  if (typeof answer !== 'string' && answer.status === 200) return well('Without WebSockets, documents pass over HTTP.')
  if (typeof answer !== 'string' && (answer.status === 429 || answer.status === 503))
    return attention(
      'Whether requests may wait for their answer could not be tested: others are testing it from this network, or too many are.',
      'Run the doctor again in a minute.',
    )
  const waited = Math.round((systemClock.elapsed() - begun) / 1_000)
  return attention(
    `Requests that wait for their answer are cut after ${waited} s: ${reasonOf(answer)} Where WebSockets are blocked, pages ask again and again.`,
    `Let the proxy wait for an answer for a minute at least. ${PROXY}`,
  )
}

const reasonOf = (answer: Answer | string): string => (typeof answer === 'string' ? answer : `the proxy answers ${answer.status}.`)

interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
}

const MOST_BYTES = 10_000

interface Asked extends Pick<RequestOptions, 'method' | 'headers'> {
  readonly body?: Buffer
  readonly patience?: number
}

const ask = (url: string, { body, patience = PATIENCE_MS, ...options }: Asked = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = (url.startsWith('https:') ? requestHttps : requestHttp)(
      url,
      { ...options, timeout: patience, agent: false },
      (answer) => {
        const { statusCode = 0, headers: said } = answer
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part: string) => {
          if (text.length < MOST_BYTES) text += part
        })
        answer.on('end', () => resolve({ status: statusCode, type: said['content-type'] ?? '', text }))
        answer.on('error', reject)
      },
    )
    asked.on('upgrade', (answer, socket) => {
      socket.destroy()
      resolve({ status: answer.statusCode ?? 101, type: '', text: '' })
    })
    asked.on('timeout', () => asked.destroy(new Error(`no answer within ${patience / 1_000} seconds`)))
    asked.on('error', reject)
    asked.end(body)
  })
