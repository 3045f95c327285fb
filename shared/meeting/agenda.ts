// Computed agenda: parts in order, points with numbers and times, and the state of each day. Pure.
import type { PointId, SectionId } from '../ids.ts'
import type { Day } from '../roadmap/model.ts'
import type { InsertPosition } from '../schema/insertPosition.ts'
import { agendaPoints } from './floor.ts'
import type { AgendaSection, Meeting, Point, TimeOfDay } from './model.ts'

export interface AgendaSlot {
  readonly point: Point
  /** 1, 2, 3 … through the whole agenda. */
  readonly place: number
  /** Which day of the session, from 0. */
  readonly day: number
  /** Minutes since midnight; null while the day has no start time. */
  readonly starts: number | null
  /** Minutes after the end of its day. */
  readonly over: number
}
interface Part {
  /** Null: points without a section. */
  readonly section: AgendaSection | null
  readonly slots: readonly AgendaSlot[]
  readonly minutes: number
}
export interface AgendaDay {
  readonly day: Day | null
  readonly minutes: number
  /** Remaining minutes of the day, negative when it is overfull; null when its times are unknown. */
  readonly free: number | null
}
export interface Agenda {
  readonly parts: readonly Part[]
  readonly slots: readonly AgendaSlot[]
  readonly days: readonly AgendaDay[]
  readonly minutes: number
  readonly backlog: readonly Point[]
}

type Planned = Pick<Meeting, 'sections' | 'points' | 'start' | 'end' | 'opensAt' | 'closesAt'>

/** Points fill a day and continue on the next one; the last day takes the rest. */
export const agendaOf = (meeting: Planned): Agenda => {
  const opens = meeting.opensAt === null ? null : minutesOf(meeting.opensAt)
  const hours = opens === null || meeting.closesAt === null ? null : Math.max(0, minutesOf(meeting.closesAt) - opens)
  const dates = daysOf(meeting)
  const used = dates.map(() => 0)

  let day = 0
  const slots = agendaPoints(meeting).map((point, index): AgendaSlot => {
    const before = used[day] ?? 0
    if (hours !== null && before > 0 && before + point.minutes > hours && day < dates.length - 1) day += 1
    const from = used[day] ?? 0
    used[day] = from + point.minutes
    const over = hours === null ? 0 : Math.min(point.minutes, Math.max(0, from + point.minutes - hours))
    return { point, place: index + 1, day, starts: opens === null ? null : opens + from, over }
  })

  const living = meeting.sections.filter(({ archived }) => !archived)
  const known = new Set<SectionId | null>(living.map(({ id }) => id))
  const part = (section: AgendaSection | null): Part => {
    const inside = slots.filter(({ point }) => (known.has(point.section) ? point.section : null) === (section?.id ?? null))
    return { section, slots: inside, minutes: sum(inside) }
  }
  const loose = part(null)
  return {
    parts: [...(loose.slots.length > 0 || living.length === 0 ? [loose] : []), ...living.map(part)],
    slots,
    days: dates.map((date, at) => ({ day: date, minutes: used[at] ?? 0, free: hours === null ? null : hours - (used[at] ?? 0) })),
    minutes: sum(slots),
    backlog: meeting.points.filter(({ backlog, archived }) => backlog && !archived),
  }
}

/** Target position of a point, as arguments of `placePoint`. */
export interface PointMove extends InsertPosition<PointId> {
  readonly section: SectionId | null
  readonly backlog: boolean
}

/** One place up or down; at the edge of a part into the next one. Null at the end. */
export const stepPoint = (agenda: Agenda, id: PointId, step: 1 | -1): PointMove | null => {
  const waiting = agenda.backlog.findIndex((point) => point.id === id)
  if (waiting >= 0) {
    const neighbour = agenda.backlog[waiting + step]
    return neighbour ? { section: neighbour.section, backlog: true, ...beside(neighbour.id, step) } : null
  }
  const at = agenda.parts.findIndex(({ slots }) => slots.some(({ point }) => point.id === id))
  const part = agenda.parts[at]
  if (!part) return null
  const neighbour = part.slots[part.slots.findIndex(({ point }) => point.id === id) + step]?.point
  if (neighbour) return { section: part.section?.id ?? null, backlog: false, ...beside(neighbour.id, step) }
  const next = agenda.parts[at + step]
  if (!next) return null
  const edge = step > 0 ? next.slots[0] : next.slots.at(-1)
  return {
    section: next.section?.id ?? null,
    backlog: false,
    ...(edge ? (step > 0 ? { before: edge.point.id } : { after: edge.point.id }) : {}),
  }
}

/** Drop target on the upper or the lower half of a row: a point, or the heading of a part or of the backlog. */
export const dropPoint = (agenda: Agenda, dragged: PointId, on: string, half: 'upper' | 'lower'): PointMove | null => {
  if (on === dragged) return null
  const place = (id: PointId) => (half === 'upper' ? { before: id } : { after: id })
  const slot = agenda.slots.find(({ point }) => point.id === on)
  if (slot) return { section: sectionIn(agenda, slot.point.id), backlog: false, ...place(slot.point.id) }
  const waiting = agenda.backlog.find(({ id }) => id === on)
  if (waiting) return { section: null, backlog: true, ...place(waiting.id) }
  const part = agenda.parts.find(({ section }) => (section?.id ?? NO_SECTION) === on)
  if (part)
    return {
      section: part.section?.id ?? null,
      backlog: false,
      ...first(
        part.slots.map(({ point }) => point),
        dragged,
      ),
    }
  return on === BACKLOG ? { section: null, backlog: true, ...first(agenda.backlog, dragged) } : null
}
/** Row ids of parts without an id. */
export const NO_SECTION = 'none'
export const BACKLOG = 'backlog'

/** `09:30`; wraps around at midnight. */
export const clockOf = (minutes: number): TimeOfDay => {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
}
export const minutesOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Its calendar days; one without a date if none is set. */
const daysOf = ({ start, end }: Pick<Meeting, 'start' | 'end'>): readonly (Day | null)[] => {
  if (start === null) return [null]
  const last = Math.min(MOST_DAYS - 1, Math.max(0, Math.round((Date.parse(end ?? start) - Date.parse(start)) / DAY)))
  return Array.from({ length: last + 1 }, (_, at) => new Date(Date.parse(start) + at * DAY).toISOString().slice(0, 10))
}
const DAY = 86_400_000
const MOST_DAYS = 31

const sum = (slots: readonly AgendaSlot[]) => slots.reduce((minutes, { point }) => minutes + point.minutes, 0)
const beside = (id: PointId, step: 1 | -1): InsertPosition<PointId> => (step > 0 ? { after: id } : { before: id })
const first = (points: readonly Point[], dragged: PointId): InsertPosition<PointId> => {
  const top = points.find(({ id }) => id !== dragged)
  return top ? { before: top.id } : {}
}
const sectionIn = (agenda: Agenda, id: PointId): SectionId | null =>
  agenda.parts.find(({ slots }) => slots.some(({ point }) => point.id === id))?.section?.id ?? null
