// draft ▶ open ▶ in session ▶ closed; the secretariat may open a closed one again. Pure.

export const MEETING_STATES = ['draft', 'open', 'inSession', 'closed'] as const
export type MeetingState = (typeof MEETING_STATES)[number]
export const parseMeetingState = (text: unknown): MeetingState | null => MEETING_STATES.find((state) => state === text) ?? null

/** Allowed transitions. A session that was held and reopened for corrections may close without being held again. */
const NEXT: Readonly<Record<MeetingState, readonly MeetingState[]>> = {
  draft: ['open'],
  open: ['draft', 'inSession', 'closed'],
  inSession: ['closed'],
  closed: ['open'],
}

export const mayBecome = (from: MeetingState, to: MeetingState, wasHeld: boolean): boolean =>
  NEXT[from].includes(to) && !(from === 'open' && (to === 'closed' ? !wasHeld : to === 'draft' && wasHeld))

/** Its document is read-only. */
export const isSealed = (state: MeetingState): boolean => state === 'closed'
