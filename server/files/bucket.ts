// The address of a bucket in an S3-compatible store, with the key that opens it.
export interface Bucket {
  /** With the bucket, and the beginning of its keys if others have theirs in it: `https://s3.example.org/ruta`. */
  readonly endpoint: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
}

/** Null for what is no address of a bucket: `https://KEY:SECRET@s3.example.org/ruta?region=eu-south-2`. */
export const bucketAt = (address: string): Bucket | null => {
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol) || url.username === '' || url.password === '' || !/^\/[^/]+\/?$/.test(url.pathname))
    return null
  return {
    endpoint: `${url.origin}${url.pathname.replace(/\/$/, '')}`,
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    region: url.searchParams.get('region') ?? 'us-east-1',
  }
}
