// Where contents are stored: first in the database, in the transaction that attaches them; later, if configured, in a bucket of an
// S3-compatible store. The key of a content never changes and is never used again.
import { createHash } from 'node:crypto'
import { PIECE_BYTES } from '../../shared/files/kinds.ts'
import type { FileContentTable } from '../db/fileTables.ts'
import type { Store } from '../db/rowStore.ts'

export type ContentKey = Pick<FileContentTable, 'hash' | 'upload'>
export type Bytes = AsyncIterable<Uint8Array>

export interface ContentStore {
  /** Replaces what an earlier attempt may have left. */
  readonly write: (key: ContentKey, content: Bytes) => Promise<void>
  /** Yields nothing if it does not exist. Throws if the store does not answer. */
  readonly read: (key: ContentKey) => Bytes
  /** Does nothing if it does not exist. */
  readonly remove: (key: ContentKey) => Promise<void>
}
export interface FileContents {
  readonly db: Store
  /** Null if none is configured. */
  readonly bucket: ContentStore | null
}

export const createDatabaseStore = (db: Store): ContentStore => {
  const remove = async ({ upload }: ContentKey) => void (await db.deleteFrom('file_chunk').where('upload', '=', upload).execute())
  return {
    async write(key, content) {
      await remove(key)
      let start = 0
      for await (const part of content)
        for (let at = 0; at < part.length; at += PIECE_BYTES) {
          const bytes = part.subarray(at, at + PIECE_BYTES)
          await db.insertInto('file_chunk').values({ upload: key.upload, start, bytes }).execute()
          start += bytes.length
        }
    },
    read: ({ upload }) => chunksOf(db, upload),
    remove,
  }
}

export async function* chunksOf(db: Store, upload: string): AsyncGenerator<Uint8Array> {
  for (let at = 0; ; ) {
    const row = await db.selectFrom('file_chunk').select('bytes').where('upload', '=', upload).where('start', '=', at).executeTakeFirst()
    if (!row) return
    yield row.bytes
    at += row.bytes.length
  }
}

/** Reads piece by piece from the current place, and continues if the content is moved meanwhile. Throws if it is incomplete. */
export async function* readFileContent({ db, bucket }: FileContents, { hash, size }: Pick<FileContentTable, 'hash' | 'size'>): Bytes {
  const tried = new Set<string>()
  for (let sent = 0; sent < size; ) {
    const content = await db.selectFrom('file_content').select(['hash', 'upload', 'place']).where('hash', '=', hash).executeTakeFirst()
    const store = content?.place === 's3' ? bucket : createDatabaseStore(db)
    if (!content || !store || tried.has(content.place)) throw new Error(`the content ${hash} is not there, or not whole`)
    tried.add(content.place)
    let at = 0
    for await (const bytes of store.read(content)) {
      const rest = bytes.subarray(Math.max(0, sent - at))
      at += bytes.length
      if (rest.length === 0) continue
      sent += rest.length
      yield rest
    }
  }
}

export const hashOf = async (content: Bytes): Promise<string> => {
  const hash = createHash('sha256')
  for await (const bytes of content) hash.update(bytes)
  return hash.digest('hex')
}
