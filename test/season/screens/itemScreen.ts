// What the history in the panel of an item says, from the ledger: how often its date moved and by whom, then each change, the newest first.
import type { Deed, ItemModel } from '../journal.ts'
import { VALUES } from '../papers/constants.ts'
import { fieldValue, linkWords, tokenWords } from '../papers/itemPaper.ts'
import { codeOf } from '../papers/planPaper.ts'
import { type ReportModel, ZONE } from '../papers/play.ts'
import { allMoves, type Move, summed } from '../papers/reviewLedger.ts'
import { daysWords } from '../papers/reviewPaper.ts'
import type { Window } from '../papers/sessionDeeds.ts'
import { between, say, type Words } from '../papers/wanted.ts'
import { ROADMAP } from '../season.ts'
import { ITEM, WEEKDAYS } from './constants.ts'
import { asPaper, dayOf, moment, nearDay, type OnScreen } from './on.ts'

export const historyOf = (item: string) => ({
  path: `/road-map?item=${item}&show=history`,
  part: '.panel .slipped, .panel .hf',
  without: ['button', '.hf__count'],
})
const INITIAL: Readonly<Record<string, string>> = { status: 'proposed', progress: 'notStarted' }
const code = (delegation: string | null): string => (delegation === null ? 'SEC' : delegation.toUpperCase())
const NOT_DAYS = ['stream', 'priority', 'lead', 'status', 'progress', 'origin']

/** `Rescheduled 3 times, +96 days: once by MX, twice by US (by link). Date cleared once: once by US.` */
const slipWords = ({ language }: OnScreen, moves: readonly Move[]): string => {
  const made = moves.filter(({ days }) => days !== null && days !== 0)
  const cleared = moves.filter(({ days }) => days === null)
  const each = (own: readonly Move[]) =>
    [...Map.groupBy(own, ({ by, link, token }) => `${by} ${link} ${token}`).values()]
      .toSorted((a, b) => b.length - a.length)
      .map((those) => {
        const [one] = those
        const marks = [...(one?.link ? [ITEM.marks.link[language]] : []), ...(one?.token ? [ITEM.marks.token[language]] : [])]
        return `${ITEM.times(those.length)[language]} ${ITEM.by[language]} ${code(one?.by ?? null)}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`
      })
      .join(', ')
  const sum = summed(made)
  return [
    made.length > 0
      ? `${ITEM.moved(sum.moves)[language]}${sum.days === 0 ? '' : `, ${daysWords(sum.days, language)}`}: ${each(made)}.`
      : '',
    cleared.length > 0 ? `${ITEM.cleared(cleared.length)[language]}: ${each(cleared)}.` : '',
  ].join(' ')
}

interface Happening {
  readonly at: Window
  readonly meeting: string | null
  readonly words: Words
}
const who = (on: OnScreen, account: string, delegation: string | null): string => {
  const { season, language } = on
  const erased = { es: 'Una persona cuya cuenta se borró', en: 'A person whose account was erased' }[language]
  const name = season.erased.has(account) ? erased : season.people.find((one) => one.account === account)?.seat.name
  return `${code(delegation)}, ${name}:`
}
const time = (at: Window): Words =>
  between(at, (one) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(one),
  )

const DAY_MS = 86_400_000
const valueWords = (on: OnScreen, { field, from, to }: Deed): string => {
  const { season, language } = on
  const name = field ?? ''
  const value = (one: unknown): string =>
    one === null || one === undefined ? '' : NOT_DAYS.includes(name) ? fieldValue(season, name, one, language) : nearDay(on, one)
  const [was, is] = [value(from ?? INITIAL[name]), value(to)]
  const label = ITEM.fields[name]?.[language] ?? `?${name}`
  const quoted = name === 'stream' && is !== '' ? (language === 'es' ? `«${is}»` : `“${is}”`) : is
  const days = name === 'due' && from && to ? (Date.parse(String(to)) - Date.parse(String(from))) / DAY_MS : 0
  return [label, was === '' ? '' : `${was} →`, quoted || ITEM.none[language], days === 0 ? '' : ITEM.away(days)[language]].join(' ')
}
const deedLine = (on: OnScreen, deed: Deed): Words => {
  const { byLink, byToken } = deed
  const paper = asPaper(on)
  const link = byLink as { readonly requestedBy: string; readonly consentBy: string } | null
  return say(
    time(deed),
    who(on, deed.account, deed.delegation),
    deed.what === 'created' ? ITEM.created[on.language] : valueWords(on, deed),
    link ? linkWords(paper, link) : '',
    byToken ? tokenWords(paper, deed) : '',
  )
}
const reportLine = (on: OnScreen, item: ItemModel, report: ReportModel): Words => {
  const { language, season } = on
  const by = season.people.find(({ account }) => account === report.by)
  return say(
    time(report.at),
    who(on, report.by, by?.delegation ?? null),
    `${ITEM.reported[language]} ${codeOf(item)}, ${ITEM.inNameOf[language]} ${report.delegation.toUpperCase()}: ${VALUES[report.progress]?.[language]}`,
    report.byLink ? linkWords(asPaper(on), report.byLink) : '',
  )
}

interface Band {
  readonly key: string
  readonly title: Words
}
/** In a session, or between the last one that was held and the next. */
const bandOf = (on: OnScreen, { at, meeting }: Happening): Band => {
  const { season, language, seesDrafts } = on
  const held = season.sessions.filter(({ closings: [first] }) => first !== undefined)
  if (meeting !== null) {
    const session = season.sessions.find(({ id }) => id === meeting)
    const [first] = session?.closings ?? []
    return { key: meeting, title: say(ITEM.bands.in(session?.number ?? 0)[language], dayOf(on, first ?? at)) }
  }
  const before = held.findLast(({ closings: [first] }) => (first?.before ?? 0) <= at.after)
  const next = season.sessions.find(({ number }) => number === (before?.number ?? 0) + 1)
  const isSeen = next !== undefined && (seesDrafts || next.state !== 'draft')
  const since = before ? say(ITEM.bands.since[language], moment(on, before.closings[0] ?? at)) : say()
  if (!before) return { key: 'before', title: say(ITEM.bands.before(next?.number ?? 0)[language]) }
  const title = isSeen ? ITEM.bands.between(before.number, next.number) : ITEM.bands.after(before.number)
  return { key: `after ${before.id}`, title: say(title[language], since) }
}
const dayHead = (on: OnScreen, at: Window): Words => {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(at.after)
  return say(nearDay(on, day), WEEKDAYS[on.language][new Date(day).getUTCDay()] ?? '')
}

export const historyScreen = (on: OnScreen, id: string, item: ItemModel): Words => {
  const { ledger, reports } = on.season
  const done = ledger.deeds
    .filter(({ document, subject }) => document === ROADMAP && subject === `item:${id}`)
    .map((deed): Happening => ({ at: deed, meeting: deed.meeting, words: deedLine(on, deed) }))
  const reported = reports
    .filter((report) => report.item === id)
    .map((report): Happening => ({ at: report.at, meeting: null, words: reportLine(on, item, report) }))
  const all = [...done, ...reported]
    .map((one, at) => ({ one, at }))
    .toSorted((a, b) => b.one.at.before - a.one.at.before || b.at - a.at)
    .map(({ one }) => ({ ...one, band: bandOf(on, one), day: dayHead(on, one.at) }))
  return say(
    slipWords(on, allMoves(ledger, id)),
    ...all.map(({ band, day, words }, at) => {
      const above = all[at - 1]
      const isNew = above?.band.key !== band.key
      return say(isNew ? band.title : say(), isNew || String(above?.day) !== String(day) ? day : say(), words)
    }),
  )
}
