// How a session of the sample is written down: when it was drafted, opened, held and closed, and what its document holds.
import type { Bilingual } from '../../shared/bilingual.ts'
import type { FollowUp } from '../../shared/meeting/carryOver.ts'
import type { DecisionMethod, DecisionStatus } from '../../shared/meeting/model.ts'
import type { Rewrite, SampleBlock, When } from './model.ts'
import type { Place, Writer } from './people.ts'

export interface SampleSession {
  readonly number: number
  readonly title: Bilingual
  readonly place: Bilingual
  readonly start: string
  readonly end: string
  readonly zone: string
  readonly opensAt: string
  readonly closesAt: string
  /** Of the first one; the others are drafted when the one before them closes. */
  readonly drafted?: When
  /** When its dates, its place and the parts of its agenda were written. */
  readonly prepared: When
  readonly held?: Held
  readonly sections: readonly (Bilingual & { readonly key: string })[]
  readonly points: readonly SamplePoint[]
  readonly decisions: readonly SampleDecision[]
}

export interface Held {
  readonly opened: When
  readonly started: When
  /** Five minutes before, what is unfinished goes over to the next session. */
  readonly closed: When
  readonly attendance: readonly (readonly [on: When, place: Place, count: number])[]
  /** The other language follows soon: the record is complete when the session closes. */
  readonly minutes: readonly SampleBlock[]
  readonly corrections: readonly (readonly [on: When, by: Writer, ...rewrite: Rewrite])[]
  /** Items that the next session follows up, of those that are proposed. */
  readonly followUp: readonly number[]
}

export interface SamplePoint {
  readonly key: string
  /** A key of `sections`; null waits in the backlog. */
  readonly section: string | null
  readonly on: When
  readonly by: Writer
  /** Came from the session before, under the key that it has there, or gathers items that it left: here it gets its place. */
  readonly from?: 'carried' | FollowUp
  readonly title: Bilingual
  readonly minutes: number
  readonly presenter?: Place
  /** `US MLARS` */
  readonly agency?: string
  readonly items?: readonly number[]
  readonly texts?: readonly string[]
  /** When it had the floor. */
  readonly floor?: readonly [from: When, until: When]
  /** Put off when the session closed, and why. */
  readonly deferred?: Bilingual
}

export interface SampleDecision {
  readonly number: number
  readonly on: When
  readonly by: Writer
  readonly text: Bilingual
  readonly method: DecisionMethod
  readonly point: string
  readonly items?: readonly number[]
  readonly texts?: readonly string[]
  readonly becomes?: readonly (readonly [on: When, status: DecisionStatus])[]
}
