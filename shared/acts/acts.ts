// An act: what the server decided and recorded in the log `acts:<group>`, one entry for each, with who did it as they were then.
import { orNull } from '../checks.ts'
import type { Instant } from '../ids.ts'
import { isNatural, recordShape } from './shapes.ts'
import { type ActPerson, type ActWhat, actPerson, isInstant, isWhat } from './whats.ts'

export interface Act {
  /** 1, 2, 3 …: the seq of its entry. */
  readonly n: number
  /** The time of its entry. */
  readonly at: Instant
  /** Null: the operator, by a command or at its start. */
  readonly by: ActPerson | null
  readonly what: ActWhat
}

const isAct = recordShape({ n: isNatural<number>, at: isInstant, by: orNull(actPerson), what: isWhat })

/** Null for an act unknown to this version. */
export const parseAct = (value: unknown): Act | null => (isAct(value) ? value : null)
