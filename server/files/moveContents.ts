// Moves contents to their configured place, one at a time: each is written there, read back, compared with its hash, and only then removed
// from its former place. A crash in between leaves a second copy: in the database until the next round, or in the bucket. If two servers
// both take themselves for the first, neither overwrites what the other has moved.
import { createHash } from 'node:crypto'
import type { StorageBackend } from '../db/fileTables.ts'
import type { Store } from '../db/rowStore.ts'
import { type Bytes, type ContentKey, createDatabaseStore, type FileContents, hashOf } from './contents.ts'

/** The most that one round moves. */
const MOST = 500

/** `isFirst` is asked before each: of several servers one does it. */
export const moveContents = async (
  { db, bucket }: FileContents,
  to: StorageBackend,
  isFirst: () => Promise<boolean> = async () => true,
): Promise<void> => {
  if (!bucket) return
  const database = createDatabaseStore(db)
  const [source, target] = to === 's3' ? [database, bucket] : [bucket, database]
  const some = db.selectFrom('file_content').select(['hash', 'upload']).where('place', '!=', to).orderBy('hash').limit(MOST)
  const damaged: string[] = []
  for (const key of await some.execute()) {
    if (!(await isFirst())) return
    if (!(await isToMove(db, key, to))) continue
    const arrived = await target.write(key, proved(source.read(key), key.hash)).then(
      async () => (await hashOf(target.read(key))) === key.hash,
      (error: unknown) => {
        if (error instanceof DamagedError) return false
        throw error
      },
    )
    if (!arrived) {
      // What another server has moved meanwhile is whole where it is now.
      if (await isToMove(db, key, to)) damaged.push(key.hash)
      continue
    }
    if (await isThereNow(db, key, to)) await source.remove(key)
    // It was deleted meanwhile.
    else await target.remove(key)
  }
  if (to === 's3') await removeLeftovers(db)
  // They stay in their place; `verify` reports them, too.
  if (damaged.length > 0) throw new Error(`damaged, or not arrived in ${to}: ${damaged.join(', ')}`)
}

class DamagedError extends Error {}

/** Ends with an error instead of as something else, before a store that takes contents whole has replaced what it has. */
async function* proved(content: Bytes, expected: string): Bytes {
  const hash = createHash('sha256')
  for await (const bytes of content) {
    hash.update(bytes)
    yield bytes
  }
  if (hash.digest('hex') !== expected) throw new DamagedError(expected)
}

const isToMove = async (db: Store, { hash, upload }: ContentKey, to: StorageBackend): Promise<boolean> => {
  const its = db.selectFrom('file_content').select('place').where('hash', '=', hash).where('upload', '=', upload)
  const content = await its.executeTakeFirst()
  return content !== undefined && content.place !== to
}

const isThereNow = async (db: Store, { hash, upload }: ContentKey, place: StorageBackend): Promise<boolean> => {
  const its = db.updateTable('file_content').set({ place }).where('hash', '=', hash).where('upload', '=', upload)
  const changed = await its.executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

const removeLeftovers = async (db: Store): Promise<void> => {
  const moved = db.selectFrom('file_content').select('upload').where('place', '=', 's3')
  await db.deleteFrom('file_chunk').where('upload', 'in', moved).execute()
}
