// Target session of the carry-over: the next session in preparation, or a draft created on demand.
import { type Accessor, createMemo, createSignal, onCleanup, untrack } from 'solid-js'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import type { MeetingId } from '../../../shared/ids.ts'
import type { Meeting } from '../../../shared/meeting/model.ts'
import { until } from '../../base/until.ts'
import { useLiveDocuments } from '../../live/LiveDocument.tsx'
import { createMeetingStore } from '../../live/meetingProjection.ts'
import type { LiveDocument } from '../../live/types.ts'
import { createSessionMaker } from '../createSessionMaker.ts'
import { useSession } from '../SessionContext.tsx'

/** By number, among sessions not yet held; sessions with a lower number only if there is none after it. */
export const nextSession = (meetings: readonly MeetingInfo[], id: MeetingId): MeetingInfo | null => {
  const here = meetings.find((meeting) => meeting.id === id)?.number ?? 0
  const waiting = meetings.filter((meeting) => meeting.id !== id && meeting.startedAt === null && meeting.state !== 'closed')
  return waiting.find(({ number }) => number > here) ?? waiting[0] ?? null
}

export interface Next {
  readonly info: Accessor<MeetingInfo | null>
  /** Content of its document; null when there is none, undefined while it is loading. */
  readonly meeting: Accessor<Meeting | null | undefined>
  /** Its connected document, created on demand; null when it cannot be reached. */
  readonly reach: () => Promise<LiveDocument | null>
}

const LONGEST_WAIT = 15_000

export const createNext = (): Next => {
  const make = createSessionMaker()
  const session = useSession()
  const documents = useLiveDocuments()
  const [made, setMade] = createSignal<MeetingInfo | null>(null)
  const info = () => made() ?? nextSession(session.meetings(), session.id)
  const document = createMemo(() => info()?.document ?? null)
  const held = createMemo(() => {
    const id = document()
    if (id === null) return null
    const { live, release } = untrack(() => documents.acquire(id))
    onCleanup(release)
    return live
  })
  const live = () => held()?.() ?? null
  const meeting = createMemo(() => {
    const next = live()
    if (!next) return null
    return next.ready() ? createMeetingStore(next.doc) : undefined
  })
  return {
    info,
    meeting,
    async reach() {
      if (info() === null) {
        const answer = await make(null)
        if (!answer.ok) return null
        setMade(answer.value)
      }
      const isHere = () => {
        const next = live()
        return next?.ready() === true && next.link().type === 'live' && next.canWrite()
      }
      return (await until(isHere, LONGEST_WAIT)) ? live() : null
    },
  }
}
