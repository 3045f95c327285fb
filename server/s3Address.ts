// Parses the URL of a location in an S3-compatible store, from settings and command lines: s3://KEY:SECRET@host/bucket/prefix?region=…

export interface S3Key {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}
export interface S3Address extends S3Key {
  /** With the bucket: `https://s3.example.org/ruta`. */
  readonly endpoint: string
  /** Prefix of object names: empty, or with a trailing slash. */
  readonly prefix: string
  readonly region: string
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
export const DEFAULT_REGION = 'us-east-1'

/** Null if invalid. */
export const s3AddressAt = (text: string): S3Address | null => {
  const url = URL.parse(text)
  const key = url?.protocol === 's3:' ? s3KeyIn(url) : null
  if (!url || !key) return null
  const [, bucket = '', ...rest] = url.pathname.split('/')
  if (url.host === '' || bucket === '') return null
  const path = rest.filter((part) => part !== '').join('/')
  // Without TLS on loopback, unless `tls=1` wants it, and with `tls=0`: the secret key signs requests without being sent.
  const tls = url.searchParams.get('tls')
  const isPlain = tls === '0' || (LOOPBACK.test(url.hostname) && tls !== '1')
  return {
    ...key,
    endpoint: `${isPlain ? 'http' : 'https'}://${url.host}/${bucket}`,
    prefix: path === '' ? '' : `${path}/`,
    region: url.searchParams.get('region') ?? DEFAULT_REGION,
  }
}

/** Null if one of them is missing, or is not percent-encoded. */
export const s3KeyIn = ({ username, password }: URL): S3Key | null => {
  if (username === '' || password === '') return null
  try {
    return { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) }
  } catch {
    // An unescaped % in a secret: the URL is invalid, and the error must not contain the secret.
    return null
  }
}
