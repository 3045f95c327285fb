// A step of the sample's story: author, time, document and change; or a request to the server.
import type * as Y from 'yjs'
import type { AccountId, DocumentId, Instant, ItemId, MeetingId, PointId, StreamId } from '../../shared/ids.ts'
import { must, type Result } from '../../shared/result.ts'
import type { OwnFieldKey } from '../../shared/roadmap/ownKeys.ts'
import { agencyIdOf } from '../groups/groups.ts'
import type { MeetingDeps } from '../meetings/meetingDeps.ts'
import type { RelaySeat } from '../relay/seat.ts'
import type { SamplePersonName, SampleWriter } from './people.ts'
import type { SamplePlace } from './samplePlace.ts'
import type { StoryDates } from './storyDates.ts'

export type Deed = SampleEdit | Act

/** In a document. Edits by several people within one minute are concurrent. */
export interface SampleEdit {
  readonly type: 'edit'
  readonly at: Instant
  readonly by: SampleWriter
  /** Evaluated at its time: a session's document has no id before. */
  readonly document: () => DocumentId
  readonly edit: (doc: Y.Doc) => void
}
/** Any other action, alone in its minute. */
interface Act {
  readonly type: 'act'
  readonly at: Instant
  readonly by: SampleWriter
  readonly act: (hall: Hall) => Promise<void>
}

export interface Hall {
  readonly deps: MeetingDeps
  readonly seat: (document: DocumentId, by: SampleWriter) => Promise<RelaySeat>
  /** All members leave, before a document is sealed. */
  readonly empty: (document: DocumentId) => void
}

/** Ids of what the data refers to by number or name. */
export interface SampleIds {
  readonly place: SamplePlace
  readonly dates: StoryDates
  readonly accounts: ReadonlyMap<SamplePersonName, AccountId>
  readonly streams: Map<string, StreamId>
  readonly ownFields: Map<string, OwnFieldKey>
  /** By number, from 1. */
  readonly items: Map<number, ItemId>
  readonly meetings: Map<number, MeetingId>
  /** `2 sharing` */
  readonly points: Map<string, PointId>
}

export const MINUTE = 60_000
/** The other language follows: in a session soon, otherwise after three days. */
export const INTERPRETED_AFTER = 20 * MINUTE
export const TRANSLATED_AFTER = 3 * 24 * 60 * MINUTE

export const known = <Key extends string | number, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value =>
  must(map.get(key), `${key}, known by then`)

/** `US MLARS` */
export const agencyOf = (text: string) => agencyIdOf(text.slice(0, 2), text.slice(3))

export const doneOrThrow = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`the sample's data is refused: ${result.refusal}`)
  return result.value
}
