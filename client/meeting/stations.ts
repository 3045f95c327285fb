// Positions of sessions on the time line: equal distances, with today interpolated between its neighbours. Pure.
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import { compareStrings } from '../../shared/order.ts'
import type { Day } from '../../shared/roadmap/model.ts'

interface Station {
  readonly meeting: MeetingInfo
  readonly start: Day
  /** Percent of the line. */
  readonly at: number
}
interface Line {
  readonly stations: readonly Station[]
  readonly today: number
}

/** Null if fewer than two sessions have a date. Only the newest sessions fit. */
export const stationsOf = (meetings: readonly MeetingInfo[], today: Day): Line | null => {
  const dated = meetings
    .flatMap((meeting) => (meeting.start === null ? [] : [{ meeting, start: meeting.start }]))
    .sort((a, b) => compareStrings(a.start, b.start) || a.meeting.number - b.meeting.number)
    .slice(-AT_MOST)
  if (dated.length < 2) return null
  const [first, last] = [dated[0]?.start ?? today, dated.at(-1)?.start ?? today]
  // The line extends beyond its ends, so that today has a position there.
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
/** Minimum distance, so that the label *today* does not overlap a station's. */
const CLEAR = 0.12
