// Names of people, delegations and sessions for sentences about moments.
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import type { Member } from '../../shared/api/members.ts'
import type { Bilingual, Language } from '../../shared/bilingual.ts'
import { type DescribeContext, NOBODY } from '../../shared/history/describeContext.ts'
import type { DocumentId, ItemId, StreamId } from '../../shared/ids.ts'
import { isolate } from '../../shared/isolate.ts'
import type { Agency, Delegation } from '../../shared/people.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { formatDay, formatMoment } from '../base/intl.ts'
import { ownFields } from '../live/ownFields.ts'

interface Known {
  readonly group: { readonly delegations: readonly Delegation[]; readonly agencies: readonly Agency[] }
  readonly members: readonly Member[]
  readonly meetings: readonly MeetingInfo[]
  readonly item: (id: ItemId) => { readonly code: string; readonly title: Bilingual } | null | undefined
  readonly stream: (id: StreamId) => Bilingual | null | undefined
  readonly page?: (id: DocumentId) => Bilingual | null | undefined
  /** Dates of the current year omit the year. */
  readonly thisYear: number
}

export const comparedNames = (known: Known): DescribeContext => {
  // Cached: Intl formats a date slower than a row renders, and a plan has few different dates.
  const days = new Map<string, string>()
  const dayIn = (day: Day, language: Language): string => {
    const key = `${language} ${day}`
    const written = days.get(key) ?? formatDay(day, language, known.thisYear)
    days.set(key, written)
    return written
  }
  return {
    ...NOBODY,
    ownFields,
    person: (id) => {
      const name = known.members.find((member) => member.account === id)?.name
      return name === undefined ? null : isolate(name)
    },
    member: (id) => known.members.find((member) => member.account === id) ?? null,
    delegation: (id) => known.group.delegations.find((delegation) => delegation.id === id) ?? null,
    agency: (id) => known.group.agencies.find((agency) => agency.id === id) ?? null,
    meeting: (id) => known.meetings.find((meeting) => meeting.id === id) ?? null,
    item: (id) => known.item(id) ?? null,
    stream: (id) => known.stream(id) ?? null,
    page: (id) => known.page?.(id) ?? null,
    day: dayIn,
    moment: (at, language) => formatMoment(at, language),
  }
}
