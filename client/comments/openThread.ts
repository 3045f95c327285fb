// Which thread an address names, and whether the reader came to it from elsewhere: by a notice, a mail, another screen. Then it takes the focus.
import { useSearchParams } from '@solidjs/router'
import { type Accessor, createMemo } from 'solid-js'
import { THREAD } from '../../shared/comments/paths.ts'
import { parseThreadId, type ThreadId } from '../../shared/ids.ts'

export interface OpenThread {
  readonly thread: Accessor<ThreadId | null>
  /** The same while nothing on this screen has opened it. */
  readonly arrived: Accessor<ThreadId | null>
  /** Says that it is opened from here, before the address changes. */
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
