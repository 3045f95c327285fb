// When the page of a connection was last heard, all that was made in it by then being on disk. A class, because ten thousand idle ones must be cheap.
import { type Instant, instant } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'

export class LastHeard {
  #at: Instant | null
  /** The last message, and the one of which `#at` is the time. */
  #receivedAt = 0
  #atOf = 0
  #told: Instant | null

  /** `before`: by an earlier connection. */
  constructor(before: Instant | null) {
    this.#at = before
    this.#told = before
  }

  received(elapsed: number) {
    this.#receivedAt = elapsed
  }

  /** While something is under way, or it is not known to be all (`isComplete`), that stays as it was. */
  at(isComplete: boolean, clock: Pick<Clock, 'now' | 'elapsed'>): Instant | null {
    if (isComplete && this.#atOf !== this.#receivedAt) {
      this.#atOf = this.#receivedAt
      this.#at = instant(Math.floor(clock.now() - (clock.elapsed() - this.#receivedAt)))
    }
    return this.#at
  }

  /** Once. */
  isNew(): boolean {
    const isNew = this.#at !== this.#told
    this.#told = this.#at
    return isNew
  }
}
