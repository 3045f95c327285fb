// The address of the bucket that holds contents, with its access key.
import { DEFAULT_REGION, type S3Address, s3AddressAt, s3KeyIn } from '../s3Address.ts'

export type Bucket = S3Address

/** Null if the text is no address of a bucket. */
export const bucketAt = (text: string): Bucket | null => s3AddressAt(text) ?? earlierAddress(text)

/** As FILES_BUCKET_URL was written before it had the syntax of BACKUP_TO; `npm run doctor` says how to write it. */
export const isEarlierAddress = (text: string): boolean => /^https?:/.test(text)

/** `https://KEY:SECRET@s3.example.org/ruta?region=eu-south-2` */
const earlierAddress = (text: string): Bucket | null => {
  const url = URL.parse(text)
  const key = url && s3KeyIn(url)
  if (!key || !/^https?:$/.test(url.protocol) || !/^\/[^/]+\/?$/.test(url.pathname)) return null
  return {
    ...key,
    endpoint: `${url.origin}${url.pathname.replace(/\/$/, '')}`,
    prefix: '',
    region: url.searchParams.get('region') ?? DEFAULT_REGION,
  }
}
