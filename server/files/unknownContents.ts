// Contents in the bucket that no row of the database knows: after a restore, those of files that were attached since the backup was made. They
// stay until an operator deletes them, for the database that was replaced may be put back.
import type { Queries } from '../db/queries.ts'
import type { BucketObject } from './bucketObjects.ts'

const DAY = 86_400_000
/** As long as a removed file can be brought back. */
const KEPT_AFTER_RESTORE_MS = 30 * DAY
/** By so much the clock of the store may differ. */
const CLOCK_MS = 3_600_000

export interface Unknown {
  readonly contents: readonly BucketObject[]
  /** When they may be deleted; null if never, because no restore explains them: the bucket may belong to another installation, too. */
  readonly deletableFrom: number | null
}

const KNOWN = 'SELECT hash, upload FROM file_content UNION SELECT hash, upload FROM content_removal'
const RESTORED = `SELECT max(at) AS at FROM audit WHERE action = 'backup.restored'`

/** `objects` are listed before: a content has its row before it is written there. */
export const unknownContents = async (queries: Queries, objects: readonly BucketObject[]): Promise<Unknown> => {
  const known = new Set((await queries.all(KNOWN)).map(({ hash, upload }) => `${hash}/${upload}`))
  const contents = objects.filter(({ hash, upload }) => !known.has(`${hash}/${upload}`))
  const [row] = await queries.all(RESTORED)
  const restoredAt = typeof row?.at === 'number' ? row.at : null
  const isExplained = restoredAt !== null && contents.every(({ at }) => at < restoredAt + CLOCK_MS)
  return { contents, deletableFrom: isExplained ? restoredAt + KEPT_AFTER_RESTORE_MS : null }
}

export const totalBytes = (contents: readonly BucketObject[]): number => contents.reduce((sum, { size }) => sum + size, 0)
