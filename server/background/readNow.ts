// Answers and notices made of projected rows do not wait until the worker reads a document by itself: it is asked to, and awaited for a moment.
import type { DocumentId, GroupId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import type { BackgroundWork } from './background.ts'

export interface ReadNow {
  readonly documents: (documents: readonly DocumentId[]) => Promise<void>
  readonly group: (group: GroupId) => Promise<void>
}

interface Dependencies {
  readonly db: Store
  readonly clock: Clock
  readonly background: Pick<BackgroundWork, 'unread' | 'projected'>
  readonly report: (what: string, error: unknown) => void
}

/** The rows of a document that takes longer to read are a moment old. */
const PATIENCE_MS = 500

export const createReadNow = ({ db, clock, background, report }: Dependencies): ReadNow => {
  const documents = async (wanted: readonly DocumentId[]) => {
    if (wanted.length === 0) return
    await new Promise<void>((resolve) => {
      const cancel = clock.after(PATIENCE_MS, resolve)
      background
        .projected(wanted)
        .catch((error: unknown) => report('documents could not be read at once', error))
        .finally(() => {
          cancel()
          resolve()
        })
    })
  }
  return {
    documents,
    async group(group) {
      const unread = background.unread()
      if (unread.length === 0) return
      const rows = await db
        .selectFrom('document')
        .select('id')
        .where('group_id', '=', group)
        .where('id', 'in', [...unread])
        .execute()
      const own = new Set<string>(rows.map(({ id }) => id))
      await documents(unread.filter((document) => own.has(document)))
    },
  }
}
