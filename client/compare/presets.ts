// The moments that a group has, in the order in which they are offered: what was last decided together comes first.
import type { MeetingInfo, NamedMoment } from '../../shared/api/meetings.ts'
import type { Mark } from '../../shared/history/marks.ts'

/** What a group remembers as moments. */
export interface Moments {
  readonly meetings: readonly MeetingInfo[]
  readonly named: readonly NamedMoment[]
}
export const NO_MOMENTS: Moments = { meetings: [], named: [] }

/** Sessions that have begun, the newest first: only they have moments. */
export const begun = (meetings: readonly MeetingInfo[]): readonly MeetingInfo[] =>
  meetings.filter((meeting) => meeting.startedAt !== null || meeting.closedAt !== null).toSorted((a, b) => b.number - a.number)

/** `since session N`: its close, or its start while it is going on. */
export const markOfMeeting = (meeting: MeetingInfo): Mark => ({
  type: 'meeting',
  meeting: meeting.id,
  edge: meeting.closedAt === null ? 'start' : 'close',
})

/** The session that a review is usually about: the last one that has closed. */
export const lastClosed = (meetings: readonly MeetingInfo[]): MeetingInfo | null =>
  begun(meetings).find((meeting) => meeting.closedAt !== null) ?? null

/** Every moment that can be chosen by name, newest first. */
export const choosable = ({ meetings, named }: Moments): readonly Mark[] => [
  ...begun(meetings).flatMap((meeting): Mark[] => [
    ...(meeting.closedAt === null ? [] : [{ type: 'meeting', meeting: meeting.id, edge: 'close' } as const]),
    ...(meeting.startedAt === null ? [] : [{ type: 'meeting', meeting: meeting.id, edge: 'start' } as const]),
  ]),
  ...named.map((moment): Mark => ({ type: 'moment', moment: moment.id })),
  { type: 'visit' },
  { type: 'start' },
]
