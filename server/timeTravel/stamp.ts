// Author and time of a range of a text.
import type { TextChangeMark } from '../../shared/history/textDiff.ts'

export type Stamp = Pick<
  TextChangeMark,
  'seq' | 'account' | 'delegation' | 'at' | 'unverified' | 'formerly' | 'byLink' | 'byToken' | 'origin'
>
