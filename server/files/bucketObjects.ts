// The contents in a bucket, as the bucket lists them. The server itself never lists: only the doctor and a command do.
import { s3Client } from '../s3Client.ts'
import type { Bucket } from './bucket.ts'
import type { ContentKey } from './contents.ts'

export interface BucketObject extends ContentKey {
  readonly size: number
  /** When it was written, by the clock of the store. */
  readonly at: number
}

const PATIENCE_MS = 60_000
/** Under its hash and its upload. What has another name is not a content of Ruta. */
const NAME = /^([0-9a-f]{64})\/([^/]+)$/

/** Rejects when the bucket does not exist, or may not be listed. */
export const objectsIn = async (bucket: Bucket): Promise<readonly BucketObject[]> => {
  const s3 = s3Client(bucket, PATIENCE_MS)
  const { prefix } = bucket
  const found = await s3.listObjects('/', prefix)
  if (found === null) throw new Error('there is no such bucket')
  return found.flatMap(({ Key, Size, LastModified }) => {
    const [, hash, upload] = NAME.exec(Key.slice(prefix.length)) ?? []
    return hash === undefined || upload === undefined ? [] : [{ hash, upload, size: Number(Size), at: new Date(LastModified).getTime() }]
  })
}
