// Input of every kind of exported document besides its states: group, moment, and logs.
import type { Bilingual, Language } from '../bilingual.ts'
import { type DescribeContext, NOBODY } from '../history/describeContext.ts'
import type { AccountId, DecisionId, DocumentId, Instant, ItemId, MeetingId, Seq } from '../ids.ts'
import type { MeetingState } from '../meeting/lifecycle.ts'
import type { Group } from '../people.ts'
import type { RoadMap } from '../roadmap/model.ts'
import { createOwnRows } from '../roadmap/ownRows.ts'
import { momentIn, shortDay } from './dates.ts'

export interface MeetingFact {
  readonly id: MeetingId
  readonly number: number
  readonly state: MeetingState
  readonly zone: string
  readonly title: Bilingual
  /** Hour of its first closing. */
  readonly closedAt: Instant | null
}
export interface HeadFact {
  readonly document: DocumentId
  readonly seq: Seq
  readonly hash: string
}
export interface ClosingFact {
  readonly at: Instant
  readonly fingerprint: string
}
/** Plain data: it is sent to a worker. */
export interface PaperFacts {
  readonly group: Group
  readonly languages: readonly Language[]
  /** Time zone of the group, or of the session. */
  readonly zone: string
  /** The moment of the document, and the time of export. */
  readonly at: Instant
  readonly made: Instant
  readonly meetings: readonly MeetingFact[]
  readonly decisions: readonly { readonly id: DecisionId; readonly number: number }[]
  readonly texts: readonly { readonly id: DocumentId; readonly title: Bilingual }[]
  /** The main log first. */
  readonly heads: readonly HeadFact[]
  /** URL of the verification page; '' if the server has no public URL. */
  readonly address: string
  /** Names of the people mentioned. */
  readonly people: readonly { readonly account: AccountId; readonly name: string }[]
  /** Edits of the device that asked for the document, which the server does not have. */
  readonly unsent: number
  /** Closings of the session of a record, the first first, each with its fingerprint. */
  readonly closings: readonly ClosingFact[]
  /** A record of a closed session, as of its last closing. */
  readonly isFinal: boolean
}

/** Formats names, the same for every kind of document. */
export const namesFrom = (facts: PaperFacts, plan: RoadMap): DescribeContext => {
  const items = new Map<ItemId, RoadMap['items'][number]>(plan.items.map((item) => [item.id, item]))
  const own = createOwnRows(plan.fields)
  return {
    ...NOBODY,
    ownFields: () => own,
    person: (id) => facts.people.find(({ account }) => account === id)?.name ?? null,
    delegation: (id) => facts.group.delegations.find((one) => one.id === id) ?? null,
    agency: (id) => facts.group.agencies.find((one) => one.id === id) ?? null,
    stream: (id) => plan.streams.find((one) => one.id === id)?.name ?? null,
    item: (id) => items.get(id) ?? null,
    meeting: (id) => facts.meetings.find((one) => one.id === id) ?? null,
    page: (id) => facts.texts.find((one) => one.id === id)?.title ?? null,
    entry: (item, entry) => items.get(item)?.checklist.find(({ id }) => id === entry)?.text ?? null,
    day: (day, language) => shortDay(day, language),
    moment: (at, language) => momentIn(at, facts.zone, language),
  }
}
