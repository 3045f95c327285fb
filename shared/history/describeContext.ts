// Lookups that a sentence needs besides the event: names of people and titles of things. Null if unknown.
import type { Bilingual, Language } from '../bilingual.ts'
import type { AccountId, AgencyId, DelegationId, DocumentId, Instant, ItemId, MeetingId, PointId, SectionId, StreamId } from '../ids.ts'
import type { Role } from '../people.ts'
import type { Day } from '../roadmap/model.ts'
import type { OwnRows } from '../roadmap/ownRows.ts'

export interface DescribeContext {
  readonly person: (id: AccountId) => string | null
  /** Current role and delegation of a member; absent if unknown. */
  readonly member?: (id: AccountId) => { readonly name: string; readonly role: Role; readonly agency: AgencyId | null } | null
  readonly delegation: (id: DelegationId) => { readonly code: string; readonly name: Bilingual } | null
  readonly agency: (id: AgencyId) => { readonly acronym: string } | null
  readonly stream: (id: StreamId) => Bilingual | null
  readonly item: (id: ItemId) => { readonly code: string; readonly title: Bilingual } | null
  /** `closedAt`: of its first closing. */
  readonly meeting: (id: MeetingId) => { readonly number: number; readonly closedAt?: Instant | null } | null
  /** The title of a text. */
  readonly page: (id: DocumentId) => Bilingual | null
  readonly section: (id: SectionId) => Bilingual | null
  readonly point: (id: PointId) => Bilingual | null
  /** Text of an entry of an item's checklist. */
  readonly entry: (item: ItemId, entry: string) => Bilingual | null
  /** The group's own fields, as they are called now. */
  readonly ownFields?: () => OwnRows
  readonly day: (day: Day, language: Language) => string
  readonly moment: (at: Instant, language: Language) => string
}

/** Context without names: every lookup falls back to generic words. */
export const NOBODY: DescribeContext = {
  person: () => null,
  delegation: () => null,
  agency: () => null,
  stream: () => null,
  item: () => null,
  meeting: () => null,
  page: () => null,
  section: () => null,
  point: () => null,
  entry: () => null,
  day: (day) => day,
  moment: (at) => new Date(at).toISOString(),
}

/** For a list of corrections: that each was written after a closing need not be said of each. */
export const withoutClosings = (context: DescribeContext): DescribeContext => ({
  ...context,
  meeting: (id) => {
    const meeting = context.meeting(id)
    return meeting && { number: meeting.number }
  },
})
