// The reports that are asked for before the next session, as this device knows plan, sessions and reports.
import { type Accessor, createMemo } from 'solid-js'
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import type { ReportInfo } from '../../shared/api/reports.ts'
import { type ItemId, instant } from '../../shared/ids.ts'
import { compareStrings } from '../../shared/order.ts'
import { membershipIn } from '../../shared/people.ts'
import { isMyReport, reportsAs } from '../../shared/reports/mayReport.ts'
import { type AskedReport, type Reporter, type ReportRound, reportRound } from '../../shared/reports/round.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { useActor } from '../base/actor.tsx'
import type { ServerQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { createMeetings, createReports } from '../base/groupFacts.ts'
import { createToday } from '../base/today.ts'
import { useRoadMap } from '../live/LiveDocument.tsx'

export type ReportSlot = AskedReport<Item, ReportInfo>
export type Round = ReportRound<MeetingInfo, Item, ReportInfo>

export interface ReportFacts {
  /** Null until sessions and reports are known. */
  readonly round: Accessor<Round | null>
  readonly reports: ServerQuery<readonly ReportInfo[]>
  readonly meetings: Accessor<readonly MeetingInfo[]>
  /** Those that the reader may give, by the day when their item is due. */
  readonly own: Accessor<readonly ReportSlot[]>
  /** Does this person give it: for their own, or as a scribe? */
  readonly mayGive: (reporter: Reporter) => 'own' | 'scribe' | null
  readonly isMine: (reporter: Reporter) => boolean
}

/** `known`: sessions that a screen has asked for already. */
export const createRound = (known?: Accessor<readonly MeetingInfo[] | null>): ReportFacts => {
  const [actor, group, roadMap, today] = [useActor(), useGroup(), useRoadMap(), createToday()]
  const asked = known ?? createMeetings().value
  const reports = createReports()
  const membership = () => membershipIn(actor(), group().id)
  const round = createMemo((): Round | null => {
    const [meetings, given] = [asked(), reports.value()]
    // A new day may be the one from which reports are asked for.
    today()
    if (!meetings || !given) return null
    return reportRound({ items: roadMap.all(), meetings, reports: given, group: group(), now: instant(Date.now()) })
  })
  const mayGive = (reporter: Reporter) => {
    const found = membership()
    return found && reportsAs(found, reporter)
  }
  return {
    round,
    reports,
    meetings: () => asked() ?? [],
    own: createMemo(() => byDue((round()?.asked ?? []).filter((slot) => mayGive(slot) !== null))),
    mayGive,
    isMine: (reporter) => {
      const found = membership()
      return found !== null && isMyReport(found, reporter)
    },
  }
}

export const isDue = ({ phase }: Round): boolean => phase === 'asked' || phase === 'late'

/** `<item>~co-fgn`, `<item>~co`: in an address, and of a draft. */
export const slotKey = ({ item, agency, delegation }: Reporter & { readonly item: { readonly id: ItemId } }): string =>
  `${item.id}~${agency ?? delegation}`

/** What has no date comes last. */
const byDue = (slots: readonly ReportSlot[]): readonly ReportSlot[] =>
  slots.toSorted((a, b) => compareStrings(a.item.due ?? '~', b.item.due ?? '~') || a.item.number - b.item.number)
