// An S3 bucket on loopback, in memory. It rejects requests without a valid signature, lists objects in pages and accepts multipart uploads.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { buffer } from 'node:stream/consumers'
import { LOCAL_CERTIFICATE } from './localCertificate.ts'
import { isSigned, type Signer } from './s3Signature.ts'

export interface S3 {
  /** With its key and secret, as FILES_BUCKET_URL has it. */
  readonly url: string
  /** A prefix in it, as BACKUP_TO has it; `secret` for a wrong one. */
  readonly address: (prefix: string, secret?: string) => string
  /** Names of its objects. */
  readonly objects: () => readonly string[]
  readonly close: () => Promise<void>
}

const BUCKET = 'ruta'
const SIGNER: Signer = { key: 'RUTAKEY', secret: 'a/secret+of=tests', region: 'eu-south-2' }
/** So few that a client must ask for the next page. */
const NAMES_IN_PAGE = 1
/** Of each part but the last. */
const LEAST_PART_BYTES = 5 * 1024 * 1024

/** With `tls` by HTTPS, with a certificate that no public authority signed; `now` is its clock. */
export const startS3 = async ({ tls = false, now = Date.now } = {}): Promise<S3> => {
  const objects = new Map<string, Buffer>()
  const answer = answering(objects, new Map(), now)
  const listener: RequestListener = async (request, response) => {
    const body = await buffer(request)
    const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://s3')
    const name = decodeURIComponent(pathname).slice(`/${BUCKET}/`.length)
    const { status, headers, content } = isSigned(SIGNER, request, body)
      ? answer({ method: request.method ?? '', name, query, body })
      : refusal(403, 'SignatureDoesNotMatch')
    response.writeHead(status, headers).end(content)
  }
  const server = tls ? createTlsServer(LOCAL_CERTIFICATE, listener) : createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const access = (secret: string) => `${SIGNER.key}:${encodeURIComponent(secret)}@${host}/${BUCKET}`
  const query = `region=${SIGNER.region}${tls ? '&tls=1' : ''}`
  return {
    url: `s3://${access(SIGNER.secret)}?${query}`,
    address: (prefix, secret = SIGNER.secret) => `s3://${access(secret)}/${prefix}?${query}`,
    objects: () => [...objects.keys()].sort(),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Asked {
  readonly method: string
  readonly name: string
  readonly query: URLSearchParams
  readonly body: Buffer
}
interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly content?: Buffer | string
}
const xml = (status: number, content: string): Answer => ({
  status,
  headers: { 'Content-Type': 'application/xml' },
  content: `<?xml version="1.0" encoding="UTF-8"?>${content}`,
})
const refusal = (status: number, code: string): Answer => xml(status, `<Error><Code>${code}</Code></Error>`)
const taken = (body: Buffer): Answer => ({ status: 200, headers: { ETag: `"${md5(body)}"` } })
const GONE: Answer = { status: 204 }
const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex')

const answering = (objects: Map<string, Buffer>, written: Map<string, number>, now: () => number) => {
  const uploads = new Map<string, Map<number, Buffer>>()
  let begun = 0
  const answerOfObject = ({ method, name, query, body }: Asked): Answer => {
    const found = objects.get(name)
    switch (method) {
      case 'GET':
        return found ? { status: 200, headers: { 'Content-Length': String(found.length) }, content: found } : refusal(404, 'NoSuchKey')
      case 'PUT':
        objects.set(name, body)
        written.set(name, now())
        return taken(body)
      case 'DELETE':
        objects.delete(name)
        return GONE
      case 'POST': {
        if (!query.has('uploads')) return refusal(400, 'InvalidRequest')
        const upload = `upload-${++begun}`
        uploads.set(upload, new Map())
        return xml(200, `<InitiateMultipartUploadResult><UploadId>${upload}</UploadId></InitiateMultipartUploadResult>`)
      }
      default:
        return refusal(405, 'MethodNotAllowed')
    }
  }
  const answerOfUpload = (upload: string, { method, name, query, body }: Asked): Answer => {
    const parts = uploads.get(upload)
    if (!parts) return refusal(404, 'NoSuchUpload')
    if (method === 'PUT') {
      parts.set(Number(query.get('partNumber')), body)
      return taken(body)
    }
    if (method === 'POST') {
      const named = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>(\w+)<\/ETag>/g)]
      const whole = named.map(([, number, etag]) => {
        const part = parts.get(Number(number))
        return part && md5(part) === etag ? part : null
      })
      if (whole.length === 0 || whole.includes(null)) return refusal(400, 'InvalidPart')
      const all = whole.filter((part) => part !== null)
      if (all.slice(0, -1).some(({ length }) => length < LEAST_PART_BYTES)) return refusal(400, 'EntityTooSmall')
      objects.set(name, Buffer.concat(all))
      written.set(name, now())
    }
    uploads.delete(upload)
    return method === 'POST' ? xml(200, '<CompleteMultipartUploadResult><ETag>"of-parts"</ETag></CompleteMultipartUploadResult>') : GONE
  }
  const list = (query: URLSearchParams): Answer => {
    const after = query.get('continuation-token') ?? ''
    const names = [...objects.keys()].filter((name) => name.startsWith(query.get('prefix') ?? '') && name > after).sort()
    const page = names.slice(0, NAMES_IN_PAGE)
    const next = names.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
    const contents = page
      .map(
        (name) =>
          `<Contents><Key>${name}</Key><LastModified>${new Date(written.get(name) ?? 0).toISOString()}</LastModified><Size>${objects.get(name)?.length}</Size></Contents>`,
      )
      .join('')
    return xml(200, `<ListBucketResult>${contents}<IsTruncated>${next !== ''}</IsTruncated>${next}</ListBucketResult>`)
  }
  return (asked: Asked): Answer => {
    const upload = asked.query.get('uploadId')
    if (upload !== null) return answerOfUpload(upload, asked)
    return asked.query.has('list-type') ? list(asked.query) : answerOfObject(asked)
  }
}
