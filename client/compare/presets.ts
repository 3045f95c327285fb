// The moments that a group offers, in menu order: the last session first.
import type { MeetingInfo, NamedMoment } from '../../shared/api/meetings.ts'
import type { Mark } from '../../shared/history/marks.ts'

/** The group's sessions and named moments. */
export interface KnownMoments {
  readonly meetings: readonly MeetingInfo[]
  readonly named: readonly NamedMoment[]
}
/** Its lists are not there yet: nobody can say that they are empty. */
export const NO_MOMENTS: KnownMoments = { meetings: [], named: [] }

/** Sessions that have begun, newest first: the others have no moment yet. */
export const begun = (meetings: readonly MeetingInfo[]): readonly MeetingInfo[] =>
  meetings.filter((meeting) => meeting.startedAt !== null || meeting.closedAt !== null).toSorted((a, b) => b.number - a.number)

/** `since session N`: its close, or its start while it is open. */
export const markOfMeeting = (meeting: MeetingInfo): Mark => ({
  type: 'meeting',
  meeting: meeting.id,
  edge: meeting.closedAt === null ? 'start' : 'close',
})

/** The default session of a review: the last closed one. */
export const lastClosed = (meetings: readonly MeetingInfo[]): MeetingInfo | null =>
  begun(meetings).find((meeting) => meeting.closedAt !== null) ?? null

/** Every moment with a name, newest first. */
export const choosable = ({ meetings, named }: KnownMoments): readonly Mark[] => [
  ...begun(meetings).flatMap((meeting): Mark[] => [
    ...(meeting.closedAt === null ? [] : [{ type: 'meeting', meeting: meeting.id, edge: 'close' } as const]),
    ...(meeting.startedAt === null ? [] : [{ type: 'meeting', meeting: meeting.id, edge: 'start' } as const]),
  ]),
  ...named.map((moment): Mark => ({ type: 'moment', moment: moment.id })),
  { type: 'visit' },
  { type: 'start' },
]
