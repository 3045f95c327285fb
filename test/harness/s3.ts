// A bucket on loopback, in memory, that refuses what is not signed as S3 wants it (Signature Version 4, computed here from the published
// rules and not by the client's library). The driver was also run against s3rver 5.0.0, which is no dependency: 91 packages, one of them
// without a licence.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

export interface S3 {
  /** With its key and secret, as FILES_BUCKET_URL has it. */
  readonly url: string
  /** Names of its objects. */
  readonly objects: () => readonly string[]
  readonly close: () => Promise<void>
}

const [KEY, SECRET, REGION] = ['RUTAKEY', 'a/secret+of=tests', 'eu-south-2']

export const startS3 = async (): Promise<S3> => {
  const objects = new Map<string, Buffer>()
  const server = createServer(async (request, response) => {
    const body = Buffer.from(await text(request.setEncoding('latin1')), 'latin1')
    const name = decodeURIComponent(new URL(request.url ?? '', 'http://s3').pathname).replace(/^\/ruta\//, '')
    const fail = (status: number, code: string) => {
      response.writeHead(status, { 'Content-Type': 'application/xml' })
      response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`)
    }
    if (!isSigned(request, body)) return fail(403, 'SignatureDoesNotMatch')
    if (request.method === 'PUT') objects.set(name, body)
    if (request.method === 'DELETE') objects.delete(name)
    if (request.method !== 'GET') return response.writeHead(request.method === 'PUT' ? 200 : 204, { ETag: `"${md5(body)}"` }).end()
    const found = objects.get(name)
    return found ? response.writeHead(200, { 'Content-Length': found.length }).end(found) : fail(404, 'NoSuchKey')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return {
    url: `http://${KEY}:${encodeURIComponent(SECRET)}@127.0.0.1:${port}/ruta?region=${REGION}`,
    objects: () => [...objects.keys()].sort(),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex')
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: Uint8Array | string, words: string): Buffer => createHmac('sha256', key).update(words).digest()

const SIGNED = /^AWS4-HMAC-SHA256 Credential=(\S+?)\/(\d{8})\/(\S+?)\/s3\/aws4_request, ?SignedHeaders=(\S+?), ?Signature=([0-9a-f]{64})$/
const isSigned = ({ method = '', url = '', headers }: IncomingMessage, body: Uint8Array): boolean => {
  const [, key, day = '', region, names = '', signature = ''] = SIGNED.exec(headers.authorization ?? '') ?? []
  const [hash, at] = [String(headers['x-amz-content-sha256']), String(headers['x-amz-date'])]
  if (key !== KEY || region !== REGION || !at.startsWith(day) || (hash !== 'UNSIGNED-PAYLOAD' && hash !== sha256(body))) return false
  const { pathname, searchParams } = new URL(url, 'http://s3')
  const query = [...searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).sort()
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const request = [method, pathname, query.join('&'), signed.join(''), names, hash].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const signing = [day, REGION, 's3', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${SECRET}`)
  const expected = hmac(signing, ['AWS4-HMAC-SHA256', at, scope, sha256(request)].join('\n'))
  return names.split(';').includes('host') && timingSafeEqual(expected, Buffer.from(signature, 'hex'))
}
