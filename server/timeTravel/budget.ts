// Limits what is read to answer one question. A step is about as long as reading one entry of a log: 30 µs.
import type { DocumentId, Seq } from '../../shared/ids.ts'
import type { PastStates } from './pastStates.ts'

export class TooMuchAsked extends Error {
  override readonly name = 'TooMuchAsked'
}
export interface Budget {
  readonly left: () => number
  /** Throws `TooMuchAsked`, and takes nothing, if fewer are left. */
  spend(steps: number): void
  /** For what has been read already: takes what is left if that is fewer. */
  owe(steps: number): void
  /** States that the question has looked at, by all shares: shares that cannot pay for one of them do not pay for finding that out. */
  readonly states: States
}
/** The same one is nearest to all moments from `from` to `to`. */
type States = { readonly document: DocumentId; readonly from: Seq; readonly to: Seq; readonly steps: number }[]

/** `of`: the budget that it is a share of. */
export const createBudget = (steps: number, of?: Budget): Budget => {
  let left = steps
  return {
    states: of?.states ?? [],
    left: () => left,
    spend(wanted) {
      if (wanted > left) throw new TooMuchAsked()
      of?.spend(wanted)
      left -= wanted
    },
    owe(done) {
      of?.owe(Math.min(done, left))
      left -= Math.min(done, left)
    },
  }
}

const BYTES_A_STEP = 1_000
/** Of a stored state that is read and not decoded. */
const STORED_A_STEP = 4_000
const ATTRIBUTIONS_A_STEP = 20
/** Looking for a state, or for an entry. */
const LOOK_UP = 10

/** The same states and entries, each paid for before it is decoded. */
export const metered = ({ log, bases }: PastStates, { left, spend, owe, states }: Budget): PastStates => ({
  bases: {
    ...bases,
    async nearest(document, upTo) {
      spend(LOOK_UP)
      const known = states.find((one) => one.document === document && one.from <= upTo && upTo <= one.to)
      if (known && known.steps > left()) throw new TooMuchAsked()
      const base = await bases.nearest(document, upTo)
      if (!base) return null
      const [stored, decoded] = [base.state.length / STORED_A_STEP, base.state.length / BYTES_A_STEP]
      states.push({ document, from: base.seq, to: upTo, steps: stored + decoded })
      owe(stored)
      spend(decoded)
      return base
    },
  },
  log: {
    ...log,
    async attributions(document) {
      const all = await log.attributions(document)
      owe(all.length / ATTRIBUTIONS_A_STEP)
      return all
    },
    async *read(document, after, upTo) {
      spend(LOOK_UP)
      for await (const entry of log.read(document, after, upTo)) {
        spend(1 + entry.updates.reduce((sum, { length }) => sum + length, 0) / BYTES_A_STEP)
        yield entry
      }
    },
  },
})
