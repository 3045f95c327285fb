// The address of a bucket in an S3-compatible store, with its access key.
import { type S3Key, s3KeyIn } from '../s3Key.ts'

export interface Bucket extends S3Key {
  /** With the bucket: `https://s3.example.org/ruta`. */
  readonly endpoint: string
  readonly region: string
}

/** Null if the text is not an address like `https://KEY:SECRET@s3.example.org/ruta?region=eu-south-2`. */
export const bucketAt = (address: string): Bucket | null => {
  const url = URL.parse(address)
  const key = url && s3KeyIn(url)
  if (!key || !/^https?:$/.test(url.protocol) || !/^\/[^/]+\/?$/.test(url.pathname)) return null
  return {
    ...key,
    endpoint: `${url.origin}${url.pathname.replace(/\/$/, '')}`,
    region: url.searchParams.get('region') ?? 'us-east-1',
  }
}
