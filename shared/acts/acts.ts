// An act: what the server decided and recorded in the log `acts:<group>`, one entry for each, with who did it as they were then.
import { orNull } from '../checks.ts'
import type { Instant } from '../ids.ts'
import { isNatural, record } from './shapes.ts'
import { type ActPerson, isInstant, isWhat, person, type What } from './whats.ts'

export interface Act {
  /** 1, 2, 3 …: the seq of its entry. */
  readonly n: number
  /** The time of its entry. */
  readonly at: Instant
  /** Null: the operator, by a command or at its start. */
  readonly by: ActPerson | null
  readonly what: What
}

const isAct = record({ n: isNatural<number>, at: isInstant, by: orNull(person), what: isWhat })

/** Null for an act unknown to this version. */
export const parseAct = (value: unknown): Act | null => (isAct(value) ? value : null)
