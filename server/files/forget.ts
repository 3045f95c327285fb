// What is forgotten by itself: uploads of which nothing has arrived for a day, and contents that hang nowhere any more, after
// thirty. Looked at every hour; each is a transaction of its own, so that no edit waits for many.
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** What was removed by mistake can be brought back by the operator so long. */
const KEPT_MS = 30 * DAY
const UPLOAD_MS = DAY

export const forgetUpload = async (db: Store, id: string): Promise<void> => {
  await db.deleteFrom('file_chunk').where('upload', '=', id).execute()
  await db.deleteFrom('upload').where('id', '=', id).execute()
}

export const forgetOld = async ({ db: store, clock }: { readonly db: Store; readonly clock: Pick<Clock, 'now'> }): Promise<void> => {
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
  for (const { id, hash } of await removed.execute())
    await store.transaction().execute(async (db) => {
      await db.deleteFrom('attachment').where('id', '=', id).execute()
      if (await db.selectFrom('attachment').select('id').where('hash', '=', hash).executeTakeFirst()) return
      const content = await db.selectFrom('file_content').select('upload').where('hash', '=', hash).executeTakeFirst()
      if (content) await db.deleteFrom('file_chunk').where('upload', '=', content.upload).execute()
      await db.deleteFrom('file_content').where('hash', '=', hash).execute()
    })
}

interface Needs {
  readonly db: Store
  readonly clock: Clock
  /** Of several servers one does it for all. */
  readonly isFirst: () => Promise<boolean>
  readonly report: (what: string, error: unknown) => void
}

/** Every hour until it is stopped. */
export const keepForgetting = ({ isFirst, report, ...deps }: Needs): (() => void) => {
  let stopped = false
  let cancel = () => {}
  const wait = () => {
    if (!stopped) cancel = deps.clock.after(HOUR, () => void round())
  }
  const round = async () => {
    try {
      if (await isFirst()) await forgetOld(deps)
    } catch (error) {
      report('old files could not be forgotten', error)
    }
    wait()
  }
  wait()
  return () => {
    stopped = true
    cancel()
  }
}
