// A push service on loopback: accepts messages for the browsers that it created, verifies the sender (RFC 8292), and decrypts them as the browser
// does (RFC 8291). Its cryptography is Node's, not that of the server's library.
import { createDecipheriv, createECDH, createHmac, createPublicKey, type ECDH, randomBytes, verify } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { LOCAL_CERTIFICATE } from './localCertificate.ts'

export interface Shown {
  readonly title: string
  readonly body: string
  readonly path: string
  readonly tag: string
  readonly lang: string
}
export interface PushedMessage {
  readonly browser: string
  readonly headers: IncomingHttpHeaders
  readonly shown: Shown
}
export interface TestBrowser {
  readonly name: string
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}
export interface PushService {
  /** `localhost:PORT`, as PUSH_SERVICES names it. */
  readonly host: string
  readonly received: readonly PushedMessage[]
  /** Of every request, accepted or not. */
  readonly asked: () => number
  /** Status of future answers. */
  treat(status: number, headers?: Record<string, string>): void
  browser(name: string): TestBrowser
  /** Forgets all requests. */
  forget(): void
  close(): Promise<void>
}

export const startPushService = async (): Promise<PushService> => {
  const keys = new Map<string, { readonly own: ECDH; readonly auth: Buffer }>()
  const received: PushedMessage[] = []
  let [how, answered, asked]: [number, Record<string, string>, number] = [201, {}, 0]
  const server = createServer(LOCAL_CERTIFICATE, async (request, response) => {
    asked++
    const name = request.url?.slice('/push/'.length) ?? ''
    const key = keys.get(name)
    const body = await buffer(request)
    const allowed = isSigned(request.headers.authorization ?? '', host())
    const status = !key ? 404 : allowed ? how : 403
    if (key && status < 300)
      received.push({ browser: name, headers: request.headers, shown: JSON.parse(decrypt(body, key).toString()) as Shown })
    response.writeHead(status, answered).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = () => `localhost:${(server.address() as AddressInfo).port}`
  return {
    host: host(),
    received,
    asked: () => asked,
    treat(status, headers = {}) {
      how = status
      answered = headers
    },
    browser(name) {
      const own = createECDH('prime256v1')
      own.generateKeys()
      const auth = randomBytes(16)
      keys.set(name, { own, auth })
      return {
        name,
        endpoint: `https://${host()}/push/${name}`,
        p256dh: own.getPublicKey('base64url'),
        auth: auth.toString('base64url'),
      }
    },
    forget() {
      received.length = 0
      ;[how, answered, asked] = [201, {}, 0]
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const hmac = (key: Buffer, data: Buffer) => createHmac('sha256', key).update(data).digest()
const joined = (...parts: readonly (string | Buffer)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))

/** RFC 8291 §3.4 and RFC 8188 §2, of one record. */
export const decrypt = (body: Buffer, { own, auth }: { readonly own: ECDH; readonly auth: Buffer }): Buffer => {
  const salt = body.subarray(0, 16)
  const length = body.readUInt8(20)
  const theirs = body.subarray(21, 21 + length)
  const record = body.subarray(21 + length)
  const secret = hmac(hmac(auth, own.computeSecret(theirs)), joined('WebPush: info\0', own.getPublicKey(), theirs, Buffer.from([1])))
  const pseudo = hmac(salt, secret)
  const key = hmac(pseudo, joined('Content-Encoding: aes128gcm\0', Buffer.from([1]))).subarray(0, 16)
  const nonce = hmac(pseudo, joined('Content-Encoding: nonce\0', Buffer.from([1]))).subarray(0, 12)
  const opened = createDecipheriv('aes-128-gcm', key, nonce)
  opened.setAuthTag(record.subarray(-16))
  const padded = joined(opened.update(record.subarray(0, -16)), opened.final())
  return padded.subarray(0, padded.lastIndexOf(2))
}

/** RFC 8292: by the key that it names, for this service, for a day at most. */
const isSigned = (header: string, host: string): boolean => {
  const [, token = '', point = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const raw = Buffer.from(point, 'base64url')
  if (raw.length !== 65) return false
  const [x, y] = [raw.subarray(1, 33).toString('base64url'), raw.subarray(33).toString('base64url')]
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const right = verify('sha256', Buffer.from(`${head}.${claims}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
  const { aud, sub, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  return right && aud === `https://${host}` && /^(mailto:|https:)/.test(sub) && typeof exp === 'number'
}
