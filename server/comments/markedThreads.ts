// Threads with a mark on comments that were written in sessions opened by somebody else's sign-in link.
import type { Thread } from '../../shared/comments/thread.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Acts } from '../acts/readActs.ts'
import type { Store } from '../db/rowStore.ts'
import { readSessionsByLink } from '../history/sessionsByLink.ts'

export const markedThreads = async (
  { db, acts }: { readonly db: Store; readonly acts: Acts },
  group: GroupId,
  threads: readonly Thread[],
): Promise<readonly Thread[]> => {
  const links = await readSessionsByLink(db, acts, group)
  if (links.spans.length === 0) return threads
  return threads.map((thread) => ({
    ...thread,
    comments: thread.comments.map((comment) => {
      const byLink = links.at(comment.account, comment.at)
      return byLink ? { ...comment, byLink } : comment
    }),
  }))
}
