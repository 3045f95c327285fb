// draft ▶ open ▶ in session ▶ closed; chair or secretariat may open a closed one again. Pure.
import type { Instant } from '../ids.ts'

export const MEETING_STATES = ['draft', 'open', 'inSession', 'closed'] as const
export type MeetingState = (typeof MEETING_STATES)[number]
export const parseMeetingState = (text: unknown): MeetingState | null => MEETING_STATES.find((state) => state === text) ?? null

/** As it is shown: a session that is open after its closing is held no more, and only corrected. */
export const SHOWN_STATES = [...MEETING_STATES, 'reopened'] as const
export type ShownState = (typeof SHOWN_STATES)[number]

interface Closable {
  readonly state: MeetingState
  /** Hour of its first closing. */
  readonly closedAt: Instant | null
}
export const isReopened = ({ state, closedAt }: Closable): boolean => state === 'open' && closedAt !== null
export const shownState = (meeting: Closable): ShownState => (isReopened(meeting) ? 'reopened' : meeting.state)
/** Closed once, also while it is corrected: what comes next is another session. */
export const wasClosed = ({ state, closedAt }: Closable): boolean => state === 'closed' || isReopened({ state, closedAt })

/** Allowed transitions. A session that was held and reopened for corrections may close without being held again. */
const NEXT: Readonly<Record<MeetingState, readonly MeetingState[]>> = {
  draft: ['open'],
  open: ['draft', 'inSession', 'closed'],
  inSession: ['closed'],
  closed: ['open'],
}

interface Past {
  readonly wasHeld: boolean
  readonly wasClosed: boolean
}
export const mayBecome = (from: MeetingState, to: MeetingState, { wasHeld, wasClosed }: Past): boolean => {
  if (!NEXT[from].includes(to)) return false
  if (from !== 'open') return true
  if (to === 'closed') return wasHeld
  return to === 'draft' ? !wasHeld : !wasClosed
}

/** Why a session is reopened, on each side. */
export const LONGEST_REASON = 500

/** Its document is read-only. */
export const isSealed = (state: MeetingState): boolean => state === 'closed'
