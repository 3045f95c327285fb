// Timeline as a drawing: a bar per item with dates, a symbol per milestone, months above. Pure.
import type { Item } from '../roadmap/model.ts'
import { shortMonth } from './dates.ts'
import { type LanguageWriter, sameOnce } from './languageWriter.ts'
import type { PaperText, PaperTimeline, PaperTimelineRow, TimelineSign } from './model.ts'
import { PAPER_WORDS } from './words.ts'

const DAY = 86_400_000
const MOST_TICKS = 12
export interface TimelinePart {
  readonly title: PaperText
  readonly items: readonly Item[]
}

/** Null if no item has a date. */
export const timelineOf = (parts: readonly TimelinePart[], today: string, say: LanguageWriter): PaperTimeline | null => {
  const now = dayOf(today) ?? 0
  const sections = parts
    .map(({ title, items }) => ({ title, rows: items.flatMap((item): readonly PaperTimelineRow[] => rowOf(item, now, say) ?? []) }))
    .filter(({ rows }) => rows.length > 0)
  const rows = sections.flatMap((section) => section.rows)
  if (rows.length === 0) return null
  const first = Math.min(...rows.map(({ from }) => from))
  const last = Math.max(...rows.map(({ to }) => to))
  const [from, to] = [monthStart(first, 0), monthStart(last, 1)]
  const isNow = now >= from && now <= to
  const months: number[] = []
  for (let at = from; at < to; at = monthStart(at, 1)) months.push(at)
  const step = Math.ceil(months.length / MOST_TICKS)
  return {
    type: 'timeline',
    about: say.ours(PAPER_WORDS.timeline),
    from,
    to,
    today: isNow ? now : null,
    ticks: months
      .filter((_, at) => at % step === 0)
      .map((at) => ({ at, label: sameOnce(say.ours((language) => shortMonth(at * DAY, language))) })),
    sections,
    legend: TIMELINE_SIGNS.filter((sign) =>
      sign === 'today' ? isNow : rows.some((row) => (sign === 'milestone' ? row.isMilestone : row.tone === sign)),
    ).map((sign) => ({ sign, words: say.ours(PAPER_WORDS.timelineSigns[sign]) })),
  }
}
const TIMELINE_SIGNS: readonly TimelineSign['sign'][] = ['open', 'late', 'blocked', 'done', 'milestone', 'today']

const rowOf = (item: Item, now: number, say: LanguageWriter): readonly PaperTimelineRow[] | null => {
  const [start, due] = [dayOf(item.start), dayOf(item.due)]
  if (start === null && due === null) return null
  const to = due ?? start ?? 0
  const closed = item.status === 'done' || item.status === 'withdrawn'
  const tone = closed ? 'done' : item.status === 'blocked' ? 'blocked' : due !== null && due < now ? 'late' : 'open'
  return [
    {
      code: item.code,
      title: say.theirs(item.title),
      from: Math.min(start ?? to, to),
      to,
      isMilestone: item.kind === 'milestone' || start === null,
      tone,
    },
  ]
}
const dayOf = (day: string | null): number | null => {
  const at = day === null ? Number.NaN : Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? null : at / DAY
}
const monthStart = (day: number, months: number): number => {
  const date = new Date(day * DAY)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / DAY
}
