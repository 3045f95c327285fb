// Landmarks of the slider: beginnings and closings of sessions, and named moments. Pure.
import type { MeetingInfo, NamedMoment } from '../../../shared/api/meetings.ts'
import type { Instant } from '../../../shared/ids.ts'
import { type Course, stopAtLandmark } from './course.ts'

export type Landmark = { readonly at: Instant; readonly stop: number } & (
  | { readonly type: 'start' | 'close'; readonly meeting: MeetingInfo }
  | { readonly type: 'named'; readonly moment: NamedMoment }
)

/** In order; landmarks before the first change are left out, since there is no state to show. */
export const landmarksOf = (course: Course, meetings: readonly MeetingInfo[], named: readonly NamedMoment[]): readonly Landmark[] => {
  const stopAt = (at: Instant) => stopAtLandmark(course, at)
  const edges = meetings.flatMap((meeting): Landmark[] => [
    ...(meeting.startedAt === null ? [] : [{ type: 'start', at: meeting.startedAt, stop: stopAt(meeting.startedAt), meeting } as const]),
    ...(meeting.closedAt === null ? [] : [{ type: 'close', at: meeting.closedAt, stop: stopAt(meeting.closedAt), meeting } as const]),
  ])
  const moments = named.map((moment): Landmark => ({ type: 'named', at: moment.at, stop: stopAt(moment.at), moment }))
  return [...edges, ...moments].filter(({ stop }) => stop >= 0).sort((a, b) => a.at - b.at)
}

/** The stop of the nearest landmark at another stop; if there is none, the end. */
export const nextLandmark = (landmarks: readonly Landmark[], from: number, step: 1 | -1, last: number): number => {
  const others = landmarks.map(({ stop }) => stop).filter((stop) => (step === 1 ? stop > from : stop < from))
  if (others.length === 0) return step === 1 ? last : 0
  return step === 1 ? Math.min(...others) : Math.max(...others)
}
