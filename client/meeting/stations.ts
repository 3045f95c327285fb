// Where sessions stand on a line: at equal distances, with today between its neighbours as the calendar has it. Pure.
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import { compare } from '../../shared/order.ts'
import type { Day } from '../../shared/roadmap/model.ts'

export interface Station {
  readonly meeting: MeetingInfo
  readonly start: Day
  /** Percent of the line. */
  readonly at: number
}
export interface Line {
  readonly stations: readonly Station[]
  readonly today: number
}

/** Null where fewer than two sessions have a date: that makes no line. Only the newest ones have room on it. */
export const stationsOf = (meetings: readonly MeetingInfo[], today: Day): Line | null => {
  const dated = meetings
    .flatMap((meeting) => (meeting.start === null ? [] : [{ meeting, start: meeting.start }]))
    .sort((a, b) => compare(a.start, b.start) || a.meeting.number - b.meeting.number)
    .slice(-AT_MOST)
  if (dated.length < 2) return null
  const [first, last] = [dated[0]?.start ?? today, dated.at(-1)?.start ?? today]
  // Beyond an end the line goes on a little, so that today has a place of its own.
  const [from, to] = [today < first ? MARGIN : 0, today > last ? 100 - MARGIN : 100]
  const stations = dated.map((one, index) => ({ ...one, at: from + ((to - from) * index) / (dated.length - 1) }))
  const next = stations.findIndex(({ start }) => start > today)
  const [before, after] = [stations[next - 1], stations[next]]
  if (next === 0) return { stations, today: 0 }
  if (!before || !after) return { stations, today: 100 }
  const share = (Date.parse(today) - Date.parse(before.start)) / (Date.parse(after.start) - Date.parse(before.start))
  return { stations, today: before.at + (after.at - before.at) * Math.max(CLEAR, Math.min(1 - CLEAR, share)) }
}
const AT_MOST = 7
const MARGIN = 12
/** So that the word *today* never lies on a station's. */
const CLEAR = 0.12
