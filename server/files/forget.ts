// Deletes uploads of which nothing has arrived for a day, and contents thirty days after their last file was removed. Runs every hour, with
// one transaction each, so that no edit waits for many. Contents are then deleted in the bucket, and moved to their configured place.
import type { Clock } from '../clock.ts'
import type { StorageBackend } from '../db/fileTables.ts'
import type { Store } from '../db/rowStore.ts'
import { createDatabaseStore, type FileContents } from './contents.ts'
import { moveContents } from './moveContents.ts'
import { removeFromBucket } from './removeFromBucket.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** What was removed by mistake can be brought back by the operator so long. */
const KEPT_MS = 30 * DAY
const UPLOAD_MS = DAY

export const forgetUpload = async (db: Store, id: string): Promise<void> => {
  await db.deleteFrom('file_chunk').where('upload', '=', id).execute()
  await db.deleteFrom('upload').where('id', '=', id).execute()
}

export const forgetOld = async ({ db: store, bucket, clock }: FileContents & { readonly clock: Pick<Clock, 'now'> }): Promise<void> => {
  const now = clock.now()
  const begun = store
    .selectFrom('upload')
    .select('id')
    .where('heard_at', '<', now - UPLOAD_MS)
  for (const { id } of await begun.execute())
    await store.transaction().execute(async (db) => {
      // It may have come to its end meanwhile: its pieces are a content then.
      if (await db.selectFrom('upload').select('id').where('id', '=', id).executeTakeFirst()) await forgetUpload(db, id)
    })
  const removed = store
    .selectFrom('attachment')
    .select(['id', 'hash'])
    .where('removed_at', '<', now - KEPT_MS)
  for (const file of await removed.execute()) {
    await store.transaction().execute((db) => forgetFile(db, { ...file, now, hasBucket: bucket !== null }))
  }
}

interface Forgotten {
  readonly id: string
  readonly hash: string
  readonly now: number
  readonly hasBucket: boolean
}

const forgetFile = async (db: Store, { id, hash, now, hasBucket }: Forgotten): Promise<void> => {
  await db.deleteFrom('attachment').where('id', '=', id).execute()
  if (await db.selectFrom('attachment').select('id').where('hash', '=', hash).executeTakeFirst()) return
  const content = await db.deleteFrom('file_content').where('hash', '=', hash).returningAll().executeTakeFirst()
  if (!content) return
  await createDatabaseStore(db).remove(content)
  // Also where its place is the database: a move may have left a copy in the bucket. No content ever has this key again.
  if (content.place === 's3' || hasBucket)
    await db.insertInto('content_removal').values({ hash, upload: content.upload, since: now }).execute()
}

interface Needs extends FileContents {
  readonly clock: Clock
  /** The configured place of contents. */
  readonly place: StorageBackend
  /** Of several servers one does it for all. */
  readonly isFirst: () => Promise<boolean>
  readonly report: (what: string, error: unknown) => void
}

/** Every hour until it is stopped. */
export const keepForgetting = ({ isFirst, report, place, ...deps }: Needs): (() => void) => {
  let stopped = false
  let cancel = () => {}
  const wait = () => {
    if (!stopped) cancel = deps.clock.after(HOUR, () => void round())
  }
  const round = async () => {
    try {
      if (await isFirst()) {
        await forgetOld(deps)
        const left = await removeFromBucket(deps, isFirst)
        if (left !== null) report('removed files could not be deleted in the bucket', new Error(left))
        await moveContents(deps, place, isFirst)
      }
    } catch (error) {
      report('old files could not be forgotten, or moved', error)
    }
    wait()
  }
  wait()
  return () => {
    stopped = true
    cancel()
  }
}
