// Who wrote a stretch of a text, and when.
import type { TextChangeMark } from '../../shared/history/textDiff.ts'

export type Stamp = Pick<TextChangeMark, 'seq' | 'account' | 'delegation' | 'at' | 'unverified' | 'formerly' | 'byLink' | 'byToken'>
