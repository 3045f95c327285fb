// Deletes uploads of which nothing has arrived for a day, and contents thirty days after their last file was removed. Runs every hour, with
// one transaction each, so that no edit waits for many. Contents are then moved to their configured place.
import type { Clock } from '../clock.ts'
import type { FileContentTable, StorageBackend } from '../db/fileTables.ts'
import type { Store } from '../db/rowStore.ts'
import { type Contents, createDatabaseStore } from './contents.ts'
import { moveContents } from './moveContents.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** What was removed by mistake can be brought back by the operator so long. */
const KEPT_MS = 30 * DAY
const UPLOAD_MS = DAY

export const forgetUpload = async (db: Store, id: string): Promise<void> => {
  await db.deleteFrom('file_chunk').where('upload', '=', id).execute()
  await db.deleteFrom('upload').where('id', '=', id).execute()
}

export const forgetOld = async ({ db: store, bucket, clock }: Contents & { readonly clock: Pick<Clock, 'now'> }): Promise<void> => {
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
    const content = await store.transaction().execute((db) => forgetFile(db, file))
    // Only after the row is deleted. If this fails, the object stays in the bucket and its key is in the server's log.
    if (content?.place === 's3') await bucket?.remove(content)
  }
}

/** Returns the content that has no file any more. */
const forgetFile = async (db: Store, { id, hash }: { readonly id: string; readonly hash: string }): Promise<FileContentTable | null> => {
  await db.deleteFrom('attachment').where('id', '=', id).execute()
  if (await db.selectFrom('attachment').select('id').where('hash', '=', hash).executeTakeFirst()) return null
  const content = await db.deleteFrom('file_content').where('hash', '=', hash).returningAll().executeTakeFirst()
  if (content) await createDatabaseStore(db).remove(content)
  return content ?? null
}

interface Needs extends Contents {
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
