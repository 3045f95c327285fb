// Verifies the signature of a request to S3 (Signature Version 4) by the published rules, not with the client's library.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export interface Signer {
  readonly key: string
  readonly secret: string
  readonly region: string
}

const SIGNED = /^AWS4-HMAC-SHA256 Credential=(\S+?)\/(\d{8})\/(\S+?)\/s3\/aws4_request, ?SignedHeaders=(\S+?), ?Signature=([0-9a-f]{64})$/
export const isSigned = (signer: Signer, { method = '', url = '', headers }: IncomingMessage, body: Uint8Array): boolean => {
  const [, key, day = '', region, names = '', signature = ''] = SIGNED.exec(headers.authorization ?? '') ?? []
  const [hash, at] = [String(headers['x-amz-content-sha256']), String(headers['x-amz-date'])]
  if (key !== signer.key || region !== signer.region || !at.startsWith(day) || (hash !== 'UNSIGNED-PAYLOAD' && hash !== sha256(body)))
    return false
  const { pathname, searchParams } = new URL(url, 'http://s3')
  const query = [...searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).sort()
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const request = [method, pathname, query.join('&'), signed.join(''), names, hash].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const signing = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${signer.secret}`)
  const expected = hmac(signing, ['AWS4-HMAC-SHA256', at, scope, sha256(request)].join('\n'))
  return names.split(';').includes('host') && timingSafeEqual(expected, Buffer.from(signature, 'hex'))
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: Uint8Array | string, words: string): Buffer => createHmac('sha256', key).update(words).digest()
