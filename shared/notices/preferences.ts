// What a person has chosen of the notices, and what follows from it for a mail: whether, and when. Pure.

import { clockIn } from '../zones.ts'
import { type NoticeChoice, type NoticeKind, noticeKind } from './kinds.ts'

export const DIGESTS = ['session', 'weekly', 'never'] as const
export type Digest = (typeof DIGESTS)[number]

export interface NoticePreferences {
  /** Which kinds are also shown by browsers that are not open, where it differs from the usual. */
  readonly push: Readonly<Partial<Record<NoticeKind, boolean>>>
  /** What differs from the usual. */
  readonly kinds: Readonly<Partial<Record<NoticeKind, NoticeChoice>>>
  /** An IANA name, or '': not chosen. */
  readonly zone: string
  readonly digest: Digest
  /** Hours of the zone, 0 to 23; the same twice: no quiet hours. */
  readonly quietFrom: number
  readonly quietUntil: number
}

export const USUAL_PREFERENCES: NoticePreferences = { kinds: {}, push: {}, zone: '', digest: 'session', quietFrom: 20, quietUntil: 7 }

/** What may not be chosen for a kind is not. */
export const chosen = ({ kinds }: Pick<NoticePreferences, 'kinds'>, kind: NoticeKind): NoticeChoice => {
  const { choices, usual } = noticeKind(kind)
  const wanted = kinds[kind]
  return wanted !== undefined && choices.includes(wanted) ? wanted : usual
}

/** What cannot wait may be pushed; `always` cannot be turned off. */
export const pushChoice = (kind: NoticeKind): 'may' | 'always' | 'never' => {
  const { choices } = noticeKind(kind)
  if (!choices.includes('now')) return 'never'
  return choices.length > 1 ? 'may' : 'always'
}

/** As usual what is mailed at once. */
export const pushed = ({ push }: Pick<NoticePreferences, 'push'>, kind: NoticeKind): boolean =>
  pushChoice(kind) === 'may' ? (push[kind] ?? noticeKind(kind).usual === 'now') : pushChoice(kind) === 'always'

const HOUR = 60
const DAY = 24 * HOUR

/** The first moment from `at` on that is outside the quiet hours: `at` itself by day. */
export const afterQuiet = (at: number, { quietFrom, quietUntil }: NoticePreferences, zone: string): number => {
  const { minutes } = clockIn(at, zone)
  const since = (minutes - quietFrom * HOUR + DAY) % DAY
  const length = ((quietUntil - quietFrom + 24) % 24) * HOUR
  if (since >= length) return at
  const until = Math.floor(at / 60_000) * 60_000 + (length - since) * 60_000
  // Where the clocks were changed meanwhile, the hour before or after.
  const off = clockIn(until, zone).minutes - quietUntil * HOUR
  return until - (Math.abs(off) <= 2 * HOUR ? off * 60_000 : 0)
}
