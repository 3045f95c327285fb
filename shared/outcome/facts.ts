// What every kind of document is told besides the states that it shows: who the group is, of which moment, from which logs.
import type { Bilingual, Language } from '../bilingual.ts'
import { type DescribeContext, NOBODY } from '../history/describeContext.ts'
import type { AccountId, DecisionId, DocumentId, Instant, ItemId, MeetingId, Seq } from '../ids.ts'
import type { MeetingState } from '../meeting/lifecycle.ts'
import type { Group } from '../people.ts'
import type { RoadMap } from '../roadmap/model.ts'
import { momentIn, shortDay } from './dates.ts'

export interface MeetingFact {
  readonly id: MeetingId
  readonly number: number
  readonly state: MeetingState
  readonly zone: string
  readonly title: Bilingual
  /** Null while it is not closed. */
  readonly closedAt: Instant | null
}
export interface HeadFact {
  readonly document: DocumentId
  readonly seq: Seq
  readonly hash: string
}
/** Plain data: it goes to a worker. */
export interface Facts {
  readonly group: Group
  readonly languages: readonly Language[]
  /** Of the group's hours, or of the session's. */
  readonly zone: string
  /** The moment that is shown, and when this was made. */
  readonly at: Instant
  readonly made: Instant
  readonly meetings: readonly MeetingFact[]
  readonly decisions: readonly { readonly id: DecisionId; readonly number: number }[]
  readonly texts: readonly { readonly id: DocumentId; readonly title: Bilingual }[]
  /** The main one first. */
  readonly heads: readonly HeadFact[]
  /** Where the verification can be opened; '' where the server has no public address. */
  readonly address: string
  /** Who is called how, where the document names people. */
  readonly people: readonly { readonly account: AccountId; readonly name: string }[]
  /** Of the closing of the session, where this is its final record. */
  readonly closing: string | null
}

/** Names as a document says them, the same for every kind. */
export const namesFrom = (facts: Facts, plan: RoadMap): DescribeContext => {
  const items = new Map<ItemId, RoadMap['items'][number]>(plan.items.map((item) => [item.id, item]))
  return {
    ...NOBODY,
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
