// The sentence about an absence, and the address of the feed that lists its changes.
import type { AwayNews } from './awayNews.ts'
import type { Return } from './watchAway.ts'

export interface AwayReport extends Return, AwayNews {
  /** As a parameter of the feed. */
  readonly from: string
  readonly sentence: string
}
