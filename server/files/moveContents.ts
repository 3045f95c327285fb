// Contents go where they are configured to be, one at a time: written there, read back and compared with their hash, and only then removed
// from where they were. A kill in between leaves a second copy in the database, which goes with the next round, or in the bucket.
import type { Place } from '../db/fileTables.ts'
import type { Store } from '../db/rowStore.ts'
import { type ContentKey, type Contents, createDatabaseStore, hashOf } from './contents.ts'

/** Of one round. */
const MOST = 500

export const moveContents = async ({ db, bucket }: Contents, to: Place): Promise<void> => {
  if (!bucket) return
  const database = createDatabaseStore(db)
  const [source, target] = to === 's3' ? [database, bucket] : [bucket, database]
  const some = db.selectFrom('file_content').select(['hash', 'upload']).where('place', '!=', to).orderBy('hash').limit(MOST)
  const damaged: string[] = []
  for (const key of await some.execute()) {
    await target.write(key, source.read(key))
    if ((await hashOf(target.read(key))) !== key.hash) {
      damaged.push(key.hash)
      continue
    }
    if (await isThereNow(db, key, to)) await source.remove(key)
    // It was forgotten meanwhile.
    else await target.remove(key)
  }
  if (to === 's3') await removeLeftovers(db)
  // They stay where they are, for `verify` to name, too.
  if (damaged.length > 0) throw new Error(`damaged, or not arrived in ${to}: ${damaged.join(', ')}`)
}

const isThereNow = async (db: Store, { hash, upload }: ContentKey, place: Place): Promise<boolean> => {
  const its = db.updateTable('file_content').set({ place }).where('hash', '=', hash).where('upload', '=', upload)
  const changed = await its.executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

const removeLeftovers = async (db: Store): Promise<void> => {
  const moved = db.selectFrom('file_content').select('upload').where('place', '=', 's3')
  await db.deleteFrom('file_chunk').where('upload', 'in', moved).execute()
}
