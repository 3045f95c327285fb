// What there is to tell a group now: a function of its rows and the hour, so that any number of rounds and servers find the same facts
// under the same keys. Pure.
import type { NoticeSubject } from '../../shared/api/notices.ts'
import type { AccountId } from '../../shared/ids.ts'
import { isReopened } from '../../shared/meeting/lifecycle.ts'
import type { NoticeKind } from '../../shared/notices/kinds.ts'
import { rolesFor } from '../../shared/permissions.ts'
import type { Report } from '../../shared/reports/reports.ts'
import type { reportsDue } from '../../shared/reports/round.ts'
import { addDays, daysBetween } from '../../shared/roadmap/days.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { clockIn } from '../../shared/zones.ts'
import type { NoticedSession, NotifiedPerson, PlannedItem, StoppedWebhook, TokenOfGroup } from './groupNow.ts'
import { assigneesOf, headsOfDelegations, holdersOf, isOpenItem, peopleBehind } from './holders.ts'

export interface NoticeFact {
  /** Deduplication key: an account is notified once per key. */
  readonly key: string
  readonly kind: NoticeKind
  readonly subject: NoticeSubject
  readonly to: readonly AccountId[]
  readonly causedBy: AccountId | null
}

/** Hour in the reader's time zone at which due dates are notified. */
export const MORNING = 8
/** The label of `dueSoon` in `shared/notices/kinds.ts` names them. */
export const SOON_DAYS = 7
const WEEK = 7
/** A session that moved, or a webhook that was turned off, longer ago is no news. */
const NEWS_MS = 30 * 24 * 3_600_000

/** The last day whose morning has come where the reader is. */
export const noticeDay = (at: number, zone: string): Day => {
  const { day, minutes } = clockIn(at, zone)
  return minutes >= MORNING * 60 ? day : addDays(day, -1)
}

/** Until the next midnight or morning in one of these zones: facts change by themselves then alone. */
export const untilDayOrMorning = (at: number, zones: Iterable<string>): number =>
  Math.min(
    ...[...zones].flatMap((zone) =>
      [0, MORNING].map((hour) => {
        const since = clockIn(at, zone).minutes - hour * 60
        return ((since < 0 ? -since : 24 * 60 - since) * 60 - (Math.floor(at / 1000) % 60)) * 1000
      }),
    ),
  )

export const sessionFacts = (
  sessions: readonly NoticedSession[],
  people: readonly NotifiedPerson[],
  { since, now }: Span,
): readonly NoticeFact[] => {
  const to = people.map(({ account }) => account)
  const present = (at: number | null) => people.filter(({ since: from }) => at !== null && from <= at).map(({ account }) => account)
  const isNews = (at: number | null) => at !== null && at >= since && at > now - NEWS_MS
  return sessions.flatMap((session): readonly NoticeFact[] => {
    const { id: meeting, state, openedAt, closedAt, reopenedAt, closedAgainAt } = session
    const fact = (kind: NoticeKind, key: string, of: readonly AccountId[]): NoticeFact => ({
      key: `${kind}:${key}`,
      kind,
      subject: { type: 'meeting', meeting },
      to: of,
      causedBy: null,
    })
    if (isReopened(session)) return isNews(reopenedAt) ? [fact('sessionReopened', `${meeting}:${reopenedAt}`, present(reopenedAt))] : []
    if (state === 'open' || state === 'inSession') return isNews(openedAt) ? [fact('sessionOpened', meeting, to)] : []
    if (state !== 'closed') return []
    return [
      ...(isNews(closedAt) ? [fact('sessionClosed', meeting, present(closedAt))] : []),
      ...(isNews(closedAgainAt) ? [fact('sessionClosedAgain', `${meeting}:${closedAgainAt}`, present(closedAgainAt))] : []),
    ]
  })
}
interface Span {
  readonly since: number
  readonly now: number
}

/** Seven days before the due date; the day after it, and then once a week, each in the reader's own morning. */
export const dueFacts = (items: readonly PlannedItem[], people: readonly NotifiedPerson[], now: number): readonly NoticeFact[] => {
  const zones = [...new Set(people.map(({ zone }) => zone))]
  const days = new Map(zones.map((zone) => [zone, { notice: noticeDay(now, zone), today: clockIn(now, zone).day }]))
  const facts = new Map<string, NoticeFact & { readonly to: AccountId[] }>()
  for (const item of items) {
    const { id, due } = item
    if (due === null || !isOpenItem(item)) continue
    for (const { account, zone } of holdersOf(item, people)) {
      const { notice, today } = days.get(zone) ?? { notice: due, today: due }
      const left = daysBetween(notice, due)
      const [kind, key] =
        left < 0
          ? (['overdue', `overdue:${id}:${due}:${Math.floor((-left - 1) / WEEK)}`] as const)
          : (['dueSoon', `dueSoon:${id}:${due}`] as const)
      // Between midnight and the morning after the due date it is no longer due soon, and overdue is notified in the morning.
      if (left > SOON_DAYS || (kind === 'dueSoon' && today > due)) continue
      const fact = facts.get(key) ?? { key, kind, subject: { type: 'item', item: id, day: due }, to: [], causedBy: null }
      fact.to.push(account)
      facts.set(key, fact)
    }
  }
  return [...facts.values()]
}

/** Seven days before an API token ends, in its person's morning; of one that is valid for a week, two days before. */
export const tokenFacts = (tokens: readonly TokenOfGroup[], people: readonly NotifiedPerson[], now: number): readonly NoticeFact[] =>
  tokens.flatMap(({ id, account, name, createdAt, expiresAt }): readonly NoticeFact[] => {
    const person = people.find((one) => one.account === account)
    if (!person) return []
    const { day } = clockIn(expiresAt, person.zone)
    const days = expiresAt - createdAt > TOKEN_SOON_DAYS * DAY_MS ? TOKEN_SOON_DAYS : SHORT_TOKEN_SOON_DAYS
    if (daysBetween(noticeDay(now, person.zone), day) > days) return []
    const subject = { type: 'token', token: id, name, day } as const
    return [{ key: `tokenExpires:${id}`, kind: 'tokenExpires', subject, to: [account], causedBy: null }]
  })
const TOKEN_SOON_DAYS = 7
const SHORT_TOKEN_SOON_DAYS = 2
const DAY_MS = 24 * 3_600_000

/**
 * A webhook that the server turned off: for its maker while they may still turn it on, else for the secretariat, else for the chair. Who came
 * later is not told of it.
 */
export const webhookFacts = (webhooks: readonly StoppedWebhook[], people: readonly NotifiedPerson[], now: number): readonly NoticeFact[] =>
  webhooks.flatMap(({ id, name, why, maker, stoppedAt }): readonly NoticeFact[] => {
    if (stoppedAt <= now - NEWS_MS) return []
    const present = people.filter(({ since, role }) => since <= stoppedAt && rolesFor('group.change').includes(role))
    const [to = []] = [
      present.filter(({ account }) => account === maker),
      present.filter(({ role }) => role === 'secretariat'),
      present,
    ].filter((those) => those.length > 0)
    const subject = { type: 'webhook', webhook: id, name, why } as const
    const accounts = to.map(({ account }) => account)
    return [{ key: `webhookStopped:${id}:${stoppedAt}`, kind: 'webhookStopped', subject, to: accounts, causedBy: null }]
  })

type DueReport = ReturnType<typeof reportsDue<NoticedSession, PlannedItem, Report>>[number]

/** Whose a report is: the members of its agency, else the heads of its delegation. */
export const reportersOf = (
  { agency, delegation }: Pick<DueReport, 'agency' | 'delegation'>,
  people: readonly NotifiedPerson[],
): readonly NotifiedPerson[] => {
  const ofAgency = people.filter((one) => agency !== null && one.agency === agency)
  return ofAgency.length > 0 ? ofAgency : headsOfDelegations(delegation, people)
}

/** The reports that are asked of a person before a session, as one fact: the item of a single one, else how many they are. */
export const reportFacts = (due: readonly DueReport[], people: readonly NotifiedPerson[]): readonly NoticeFact[] => {
  const byAccount = new Map<AccountId, DueReport[]>()
  for (const one of due)
    for (const { account } of reportersOf(one, people)) byAccount.set(account, [...(byAccount.get(account) ?? []), one])
  return [...byAccount].flatMap(([account, own]): readonly NoticeFact[] => {
    const [first] = own
    if (!first) return []
    const meeting = first.session.id
    const subject: NoticeSubject =
      own.length === 1
        ? { type: 'item', item: first.item.id, agency: first.agency, meeting }
        : { type: 'meeting', meeting, reports: own.length }
    return [{ key: `reportDue:${meeting}`, kind: 'reportDue', subject, to: [account], causedBy: null }]
  })
}

const AGAIN = ':again:'
/** Key of a repeated notice: one for each day, in UTC. */
export const reminderKey = (key: string, now: number): string => `${key}${AGAIN}${new Date(now).toISOString().slice(0, 10)}`
/** Key of the fact itself, notified for the first time or again. */
export const factOf = (key: string): string => key.split(AGAIN)[0] ?? key

/** `before`: the assignees at the last round, as `<item> <assignee>`. */
export const newAssignments = (
  items: readonly PlannedItem[],
  people: readonly NotifiedPerson[],
  before: ReadonlySet<string>,
): readonly { readonly item: PlannedItem; readonly to: readonly AccountId[] }[] =>
  items.filter(isOpenItem).flatMap((item) => {
    const added = assigneesOf(item).filter((assignee) => !before.has(`${item.id} ${assignee}`))
    const to = [...new Set(added.flatMap((assignee) => peopleBehind(assignee, people)))]
    return to.length > 0 ? [{ item, to }] : []
  })
