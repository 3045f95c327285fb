// Marks threads as seen.
import { onCleanup } from 'solid-js'
import { instant, type ThreadId } from '../../shared/ids.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useComments } from './CommentsProvider.tsx'
import type { ListedThread } from './threads.ts'

/** Threads visible for a second are marked as seen, several in one request. */
export const createSeen = () => {
  const api = useApi()
  const group = useGroup()
  const comments = useComments()
  const waiting = new Map<ThreadId, number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const sendSeen = async () => {
    const threads = [...waiting].map(([thread, upTo]) => ({ thread, upTo: instant(upTo) }))
    waiting.clear()
    const answer = await api.send('PUT /api/groups/:group/comments/seen', { group: group().id }, { threads })
    if (answer.ok) comments.changed()
  }
  onCleanup(() => clearTimeout(timer))
  return (thread: ListedThread) => {
    const last = thread.comments.at(-1)
    if (!thread.unread || !last) return
    waiting.set(thread.id, Math.max(...thread.comments.map(({ at }) => Number(at))))
    clearTimeout(timer)
    timer = setTimeout(sendSeen, TOGETHER_MS)
  }
}
const TOGETHER_MS = 300
