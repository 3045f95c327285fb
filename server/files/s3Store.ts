// Contents in a bucket of an S3-compatible store, under their hash. A content is written in one request, so up to 100 MB, the size limit of a
// file, are in memory meanwhile.
import { s3Client } from '../s3Client.ts'
import type { Bucket } from './bucket.ts'
import type { ContentKey, ContentStore } from './contents.ts'

/** The timeout of one request, but for one that reads. */
const PATIENCE_MS = 120_000

export const createS3Store = (bucket: Bucket): ContentStore => {
  const nameOf = ({ hash, upload }: ContentKey): string => `${bucket.prefix}${hash}/${upload}`
  const s3 = s3Client(bucket, PATIENCE_MS)
  // It takes as long as who asked for the content takes.
  const reading = s3Client(bucket)
  return {
    async write(key, content) {
      const parts: Uint8Array[] = []
      for await (const bytes of content) parts.push(bytes)
      await s3.putObject(nameOf(key), Buffer.concat(parts), 'application/octet-stream')
    },
    async *read(key) {
      const answer = await reading.getObjectResponse(nameOf(key))
      if (answer?.body) yield* answer.body
    },
    async remove(key) {
      await s3.deleteObject(nameOf(key))
    },
  }
}
