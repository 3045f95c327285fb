// Author and time of a range of a text.
import type { TextChangeMark } from '../../shared/history/textDiff.ts'
import type { MeetingId } from '../../shared/ids.ts'

export type Stamp = Pick<
  TextChangeMark,
  'seq' | 'account' | 'delegation' | 'at' | 'unverified' | 'formerly' | 'byLink' | 'byToken' | 'origin'
> & {
  /** Session in which it was written, if that was asked for. */
  readonly meeting?: MeetingId | null
}
