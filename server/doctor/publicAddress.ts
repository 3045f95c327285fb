// Requests Ruta as a browser would, through the reverse proxy, to check the certificate, the Host header and WebSocket upgrades.
import { type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Config } from '../config.ts'
import { attention, type Finding, sentenceOf, well, wrong } from './finding.ts'

const PATIENCE_MS = 5_000
const PROXY = 'docs/install/proxies.md has an example for each proxy.'

export const examinePublicAddress = async (config: Config): Promise<readonly Finding[]> => {
  const { publicUrl, host, port } = config
  const own = `http://${host.includes(':') ? `[${host.replace(/[[\]]/g, '')}]` : host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`
  const alive = await ask(`${own}/healthz`).catch((error: unknown) => sentenceOf(error))
  if (typeof alive === 'string')
    return [attention(`No server answers at ${own}: ${alive}`, 'Start the server to have its address checked, too.')]
  if (!alive.text.includes('"alive":true')) return [wrong(`Another program answers at ${own}.`, 'Stop it, or set PORT to a free port.')]
  const here = well(`The server answers at ${own}.`)
  return publicUrl === null ? [here] : [here, ...(await throughProxy(publicUrl))]
}

const throughProxy = async (url: string): Promise<readonly Finding[]> => {
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
    const upgrade = await ask(`${url}/live/roadmap:doctor`, {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      Origin: url,
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'bnBtIHJ1biBkb2N0b3IhIQ==',
    })
    return [
      well(`${url} leads to Ruta.`),
      // There is no session here: the server answers 401 before it upgrades the connection.
      upgrade.status === 401
        ? well('WebSockets pass.')
        : wrong(
            `WebSockets do not pass ${url} (status ${upgrade.status}): nobody sees what others write.`,
            `Let the proxy pass WebSocket upgrades. ${PROXY}`,
          ),
    ]
  } catch (error) {
    return [
      wrong(
        `${url} cannot be reached from here: ${sentenceOf(error)}`,
        'Check the DNS name, the certificate and the proxy; it may be reachable from another network.',
      ),
    ]
  }
}

interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
}

const MOST_BYTES = 10_000

const ask = (url: string, headers: RequestOptions['headers'] = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = (url.startsWith('https:') ? requestHttps : requestHttp)(
      url,
      { headers, timeout: PATIENCE_MS, agent: false },
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
    asked.on('timeout', () => asked.destroy(new Error(`no answer within ${PATIENCE_MS / 1_000} seconds`)))
    asked.on('error', reject)
    asked.end()
  })
