// Of which season, in which language, and for whom a screen is read.
import type { Member } from '../member.ts'
import type { On } from '../papers/frame.ts'
import { type PaperSeason, ZONE } from '../papers/play.ts'
import type { Window } from '../papers/sessionDeeds.ts'
import { between, dayIn, type Language, shortHour, type Words } from '../papers/wanted.ts'

export interface OnScreen {
  readonly season: PaperSeason
  readonly language: Language
  readonly reader: Member
  /** Who prepares a session sees it before others do. */
  readonly seesDrafts: boolean
}
/** As the documents have it, of this moment. */
export const asPaper = ({ season, language }: OnScreen): On => {
  const now = season.ledger.now()
  return { season, language, format: 'html', asOf: { after: now, before: now } }
}
export const todayOf = ({ season }: OnScreen): string => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(season.ledger.now())
/** `12 Feb 2027`; of this year without it. */
export const nearDay = (on: OnScreen, day: unknown): string => {
  const said = dayIn(day, on.language)
  const year = todayOf(on).slice(0, 4)
  return String(day).startsWith(year) ? said.slice(0, -year.length - 1) : said
}
/** `1 Dec 2026`. */
export const dayOf = ({ language }: OnScreen, at: Window): Words =>
  between(at, (one) => dayIn(new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(one), language))
export const moment = ({ language }: OnScreen, at: Window): Words => shortHour(at, ZONE, language)
