// Requests to the reader. Every answer is bytes, serialised in the worker and passed on by the main thread.
import type { Moment } from '../../shared/history/comparison.ts'
import type { AccountId, DocumentId, GroupId, ItemId, Seq } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import type { PlanPageQuery, UnknownName } from '../../shared/views/planPage.ts'
import type { ActivityQuery } from '../history/activity.ts'
import type { FeedQuery } from '../history/feed.ts'
import type { SinceQuery } from '../history/since.ts'
import type { WorkQuery } from '../history/work.ts'
import type { Packed } from '../packedAnswer.ts'
import type { CourseQuery } from './editRuns.ts'

export type Question =
  /** A SearchAnswer as JSON. */
  | { readonly type: 'search'; readonly documents: readonly DocumentId[]; readonly query: string }
  /** A Comparison as JSON. */
  | { readonly type: 'comparison'; readonly roadmap: DocumentId; readonly from: Moment; readonly to: Moment }
  /** A HistoryPage as JSON, of documents that the caller may read. */
  | { readonly type: 'feed'; readonly group: GroupId; readonly documents: readonly DocumentId[]; readonly query: FeedQuery }
  /** A SinceVisit as JSON, of documents that the caller may read. */
  | { readonly type: 'since'; readonly query: SinceQuery }
  /** A Work as JSON, of documents that the caller may read. */
  | { readonly type: 'work'; readonly group: GroupId; readonly query: WorkQuery }
  /** A BurnUp as JSON. */
  | { readonly type: 'burnUp'; readonly roadmap: DocumentId; readonly to: Seq }
  /** An Activity as JSON, of documents that the caller may read. */
  | { readonly type: 'activity'; readonly group: GroupId; readonly documents: readonly DocumentId[]; readonly query: ActivityQuery }
  /** Passages as JSON: changes by one person (null: anybody) in a text between two entries. */
  | {
      readonly type: 'words'
      readonly document: DocumentId
      readonly from: Seq
      readonly to: Seq
      readonly part: string
      readonly account: AccountId | null
    }
  /** A `PlanAnswer` as JSON: the road map at an entry, as a view shows it; `key` goes into the cursor of the next page. */
  | { readonly type: 'plan'; readonly roadmap: DocumentId; readonly at: Seq; readonly key: string; readonly query: PlanPageQuery }
  /** An Item as JSON, at an entry. */
  | { readonly type: 'item'; readonly roadmap: DocumentId; readonly at: Seq; readonly item: ItemId }
  /** One Yjs update. */
  | { readonly type: 'state'; readonly document: DocumentId; readonly at: Seq }
  /** A TextDiff as JSON. */
  | ({ readonly type: 'diff'; readonly document: DocumentId; readonly from: Seq; readonly to: Seq; readonly part: string } & Readable)
  /** An Authorship as JSON. */
  | ({ readonly type: 'authorship'; readonly document: DocumentId; readonly at: Seq; readonly part: string } & Readable)
  /** OpenBrackets of a text as JSON. */
  | { readonly type: 'brackets'; readonly document: DocumentId; readonly at: Seq }
  /** EditRuns as JSON; without a page, all of them. */
  | ({ readonly type: 'course'; readonly document: DocumentId; readonly head: Seq } & CourseQuery)
  /** A TranslationAnswer as JSON. */
  | { readonly type: 'translation'; readonly documents: readonly { readonly document: DocumentId; readonly seq: Seq }[] }
  /** Entries in the format of `shared/history/entryStream.ts`, limited to a page. */
  | { readonly type: 'entries'; readonly document: DocumentId; readonly after: Seq; readonly upTo: Seq }

interface Readable {
  /** Documents that the caller may read: of words pasted from another one, nothing is said. */
  readonly readable?: readonly DocumentId[]
}

/** `unavailable`: timeout, and a retry may succeed; `damaged`: a requested log is unreadable. */
export type PastAnswer = Result<Uint8Array | Packed, 'bad-request' | 'not-found' | 'unavailable' | 'damaged'> & {
  /** Why a query of the plan is a bad request. */
  readonly unknown?: readonly UnknownName[]
}

export interface PastReader {
  ask(question: Question): Promise<PastAnswer>
  close(): Promise<void>
}
