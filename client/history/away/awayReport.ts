// What is shown of a time without a connection: what came meanwhile, in one sentence, and the feed that lists it.
import type { AwayNews } from './awayNews.ts'
import type { Return } from './watchAway.ts'

export interface AwayReport extends Return, AwayNews {
  /** As the feed takes it. */
  readonly from: string
  readonly sentence: string
}
