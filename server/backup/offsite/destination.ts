// The destination of off-site backups: an interface with one driver for folders and one for S3. It receives only encrypted files.
import { type S3Key, s3KeyIn } from '../../s3Key.ts'

export interface Destination {
  /** For logs and output; contains no secrets. */
  readonly name: string
  /** The names of the stored files. */
  list(): Promise<readonly string[]>
  /** Atomic: stores the whole file under this name or nothing, and replaces an earlier one. */
  put(name: string, file: string): Promise<void>
  /** Rejects when there is no file of this name. */
  get(name: string, target: string): Promise<void>
  remove(name: string): Promise<void>
}

export type Place =
  | { readonly kind: 'folder'; readonly path: string }
  | (S3Key & {
      readonly kind: 's3'
      readonly endpoint: string
      readonly bucket: string
      readonly prefix: string
      readonly region: string
    })

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
const REGION = 'us-east-1'

/** A folder, or `s3://KEY:SECRET@host/bucket/prefix?region=…`; null for anything else. */
export const parsePlace = (text: string): Place | null => {
  if (!/^[a-z0-9]+:\/\//i.test(text)) return text.trim() === '' ? null : { kind: 'folder', path: text }
  const url = URL.parse(text)
  const key = url?.protocol === 's3:' ? s3KeyIn(url) : null
  if (!url || !key) return null
  const [, bucket = '', ...rest] = url.pathname.split('/')
  if (url.host === '' || bucket === '') return null
  const path = rest.filter((part) => part !== '').join('/')
  // Without TLS only on loopback or with `tls=0`: the files are encrypted, and the secret key signs requests without being sent.
  const isPlain = LOOPBACK.test(url.hostname) || url.searchParams.get('tls') === '0'
  return {
    kind: 's3',
    ...key,
    endpoint: `${isPlain ? 'http' : 'https'}://${url.host}`,
    bucket,
    prefix: path === '' ? '' : `${path}/`,
    region: url.searchParams.get('region') ?? REGION,
  }
}
