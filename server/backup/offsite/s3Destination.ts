// A bucket of S3 or of a compatible store (MinIO, Garage, Ceph, hosting providers) as a destination. Large files use multipart uploads, so
// that at most one part is in memory.
import { createReadStream, createWriteStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { s3Client } from '../../s3Client.ts'
import type { Destination, Place } from './destination.ts'

/** S3 requires at least 5 MB for all parts but the last, and allows 10,000 parts: with this size up to 160 GB. */
const PART_BYTES = 16 * 1024 * 1024
/** The timeout of one request, but for one that reads. */
const PATIENCE_MS = 60_000
const TYPE = 'application/octet-stream'

export const s3Destination = (place: Extract<Place, { kind: 's3' }>): Destination => {
  const { endpoint, prefix } = place
  const s3 = s3Client(place, PATIENCE_MS)
  // Without a timeout, for a full backup is one response.
  const reading = s3Client(place)
  const putInParts = async (key: string, file: string) => {
    const upload = await s3.getMultipartUploadId(key, TYPE)
    try {
      const parts: Awaited<ReturnType<typeof s3.uploadPart>>[] = []
      const source = await open(file)
      try {
        for (;;) {
          const bytes = Buffer.alloc(PART_BYTES)
          const { bytesRead } = await source.read(bytes, 0, PART_BYTES)
          if (bytesRead === 0) break
          parts.push(await s3.uploadPart(key, upload, bytes.subarray(0, bytesRead), parts.length + 1))
        }
      } finally {
        await source.close()
      }
      await s3.completeMultipartUpload(key, upload, parts)
    } catch (error) {
      // Otherwise S3 would keep, and charge for, the parts of the unfinished upload.
      await s3.abortMultipartUpload(key, upload).catch((second: unknown) => {
        throw new AggregateError([error, second], `${String(error)}; what had been sent of it could not be removed`)
      })
      throw error
    }
  }
  return {
    name: `${endpoint.replace(/^https?:/, 's3:')}/${prefix}`,
    async list() {
      const found = await s3.listObjects('/', prefix)
      if (found === null) throw new Error('there is no such bucket')
      return found.map(({ Key }) => Key.slice(prefix.length)).sort()
    },
    async put(name, file) {
      const { size } = await stat(file)
      if (size > PART_BYTES) return putInParts(prefix + name, file)
      const bytes = Buffer.concat(await createReadStream(file).toArray())
      await s3.putObject(prefix + name, bytes, TYPE)
    },
    async get(name, target) {
      const answer = await reading.getObjectResponse(prefix + name)
      if (!answer?.body) throw new Error(`there is no ${name}`)
      await pipeline(Readable.fromWeb(answer.body), createWriteStream(target, { mode: 0o600 }))
    },
    async remove(name) {
      await s3.deleteObject(prefix + name)
    },
  }
}
