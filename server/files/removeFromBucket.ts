// Deletes contents of no file any more in the bucket. Each stays in a table until the bucket has confirmed it, so that one that does not
// answer, a crash, or a time without FILES_BUCKET_URL leaves nothing there for good.
import { reasonOf } from '../reasonOf.ts'
import type { FileContents } from './contents.ts'

/** After this many refusals in a row the bucket is asked again in the next round. */
const MOST_FAILURES = 3

/** Answers with a sentence about what is left, or null. `isFirst` is asked before each content: of several servers one deletes. */
export const removeFromBucket = async (
  { db, bucket }: FileContents,
  isFirst: () => Promise<boolean> = async () => true,
): Promise<string | null> => {
  const waiting = await db.selectFrom('content_removal').select(['hash', 'upload']).orderBy('since').orderBy('hash').execute()
  if (!bucket) return waiting.length === 0 ? null : `${waiting.length} wait for FILES_BUCKET_URL`
  let left = 0
  let inARow = 0
  let reason = ''
  for (const [index, key] of waiting.entries()) {
    if (inARow >= MOST_FAILURES) return `${left + waiting.length - index} of ${waiting.length} are left, the last because: ${reason}`
    if (!(await isFirst())) return null
    try {
      await bucket.remove(key)
      await db.deleteFrom('content_removal').where('hash', '=', key.hash).where('upload', '=', key.upload).execute()
      inARow = 0
    } catch (error) {
      // It is tried again in an hour; the caller reports it.
      left += 1
      inARow += 1
      reason = reasonOf(error)
    }
  }
  return left === 0 ? null : `${left} of ${waiting.length} are left, the last because: ${reason}`
}
