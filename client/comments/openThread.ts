// The thread that the URL names, and whether the user came from elsewhere (notice, mail, other screen). Then it takes the focus.
import { useSearchParams } from '@solidjs/router'
import { type Accessor, createMemo } from 'solid-js'
import { THREAD } from '../../shared/comments/paths.ts'
import { parseThreadId, type ThreadId } from '../../shared/ids.ts'

export interface OpenThread {
  readonly thread: Accessor<ThreadId | null>
  /** Null if this screen opened the thread itself. */
  readonly arrived: Accessor<ThreadId | null>
  /** Called before the URL changes, if the thread is opened from this screen. */
  readonly fromHere: (thread: ThreadId | null) => void
}

export const createOpenThread = (): OpenThread => {
  const [params] = useSearchParams()
  let own: ThreadId | null = null
  const thread = createMemo(() => parseThreadId(params[THREAD]))
  return {
    thread,
    arrived: createMemo(() => {
      const now = thread()
      if (now === own) return null
      own = null
      return now
    }),
    fromHere: (opened) => {
      own = opened
    },
  }
}
