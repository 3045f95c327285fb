// Calendar events of an item and a session: titles, dates, and where a session is held, nothing else.
import { type Bilingual, type Language, pick } from '../bilingual.ts'
import type { GroupId, ItemId, MeetingId } from '../ids.ts'
import { daysBetween } from '../roadmap/days.ts'
import type { Day, ItemKind } from '../roadmap/model.ts'
import type { CalendarEvent } from './calendar.ts'
import type { CalendarScope } from './scopes.ts'

export interface CalendarContext {
  readonly group: GroupId
  readonly language: Language
  /** Of the installation. */
  readonly url: string
}
interface Changes {
  readonly changedAt: number
  readonly changes: number
}
const CATEGORIES = {
  due: { es: 'Plazo', en: 'Due' },
  milestone: { es: 'Hito', en: 'Milestone' },
  session: { es: 'Sesión', en: 'Session' },
} as const
/** After the title of an item: what the day is. */
const DAY_IS = {
  due: { es: 'vence', en: 'due' },
  milestone: { es: 'hito', en: 'milestone' },
} as const
const MOST_DAYS = 31

export interface DueItem {
  readonly id: ItemId
  /** `WG-014b`. */
  readonly code: string
  readonly kind: ItemKind
  readonly title: Bilingual
  readonly due: Day
}
export const itemEvent = (
  { id, code, kind, title, due }: DueItem,
  changed: Changes,
  { group, language, url }: CalendarContext,
): CalendarEvent => {
  const day = kind === 'milestone' ? 'milestone' : 'due'
  const called = [code, pick(title, language).text.trim()].filter((part) => part !== '').join(' · ')
  return {
    uid: `item-${id}@${group}.ruta`,
    title: [called, `(${DAY_IS[day][language]})`].filter((part) => part !== '').join(' '),
    category: CATEGORIES[day][language],
    when: { type: 'allDay', first: due, last: due },
    place: '',
    url: `${url}/g/${group}/road-map?item=${id}`,
    ...changed,
  }
}

export interface PlannedSession {
  readonly id: MeetingId
  /** Null until the server has assigned one. */
  readonly number: number | null
  readonly title: Bilingual
  readonly place: Bilingual
  readonly start: Day
  readonly end: Day | null
  readonly opensAt: string | null
  readonly closesAt: string | null
  readonly zone: string
}
export const sessionEvent = (
  { id, number, title, place, start, end, opensAt, closesAt, zone }: PlannedSession,
  changed: Changes,
  { group, language, url }: CalendarContext,
): CalendarEvent => {
  const called = [CATEGORIES.session[language], number].filter((part) => part !== null).join(' ')
  const words = pick(title, language).text.trim()
  const last = end === null || end < start ? start : end
  return {
    uid: `session-${id}@${group}.ruta`,
    title: words === '' ? called : `${called}: ${words}`,
    category: CATEGORIES.session[language],
    when:
      opensAt === null
        ? { type: 'allDay', first: start, last }
        : { type: 'hours', day: start, days: Math.min(MOST_DAYS, daysBetween(start, last) + 1), from: opensAt, to: closesAt, zone },
    place: pick(place, language).text.trim(),
    url: `${url}/g/${group}/sessions/${id}`,
    ...changed,
  }
}

const SCOPE_NAMES: Readonly<Record<CalendarScope, Bilingual>> = {
  mine: { es: 'lo mío', en: 'mine' },
  delegation: { es: 'mi delegación', en: 'my delegation' },
  all: { es: 'todo', en: 'all' },
}
export const calendarName = (group: Bilingual, scope: CalendarScope, language: Language): string =>
  `${pick(group, language).text}: ${SCOPE_NAMES[scope][language]}`
