// Updates that this server would reject, while another one, or the rows of the group, may know what makes them valid. They are looked up
// together, and validated again in their order.
import type { Extra, RoomMember } from './member.ts'

export interface DeferredUpdate {
  readonly from: RoomMember
  readonly update: Uint8Array
  readonly kind: 'live' | 'sync'
}

export const createDeferredRejections = () => {
  /** Being looked up now. */
  let due: readonly DeferredUpdate[] = []
  /** Came since: the next look-up is theirs. */
  let later: readonly DeferredUpdate[] = []
  let revalidating = false
  return {
    get any() {
      return due.length + later.length > 0
    },
    /** What follows from the same connection depends on what came before. */
    holds: (from: RoomMember) => due.some((one) => one.from === from) || later.some((one) => one.from === from),
    add({ from, update, kind }: DeferredUpdate): Extra {
      // A view into a message.
      later = [...later, { from, update: update.slice(), kind }]
      from.savedBy(Number.POSITIVE_INFINITY)
      return {}
    },
    /** A look-up begins. */
    ripen() {
      due = [...due, ...later]
      later = []
    },
    get revalidating() {
      return revalidating
    },
    /** Validates all of them again, in their order: the due ones for good. What is deferred anew waits for the next look-up, together. */
    revalidate(validate: (deferred: DeferredUpdate, isKnown: boolean) => void) {
      const [first, then] = [due, later]
      due = []
      later = []
      revalidating = true
      for (const one of first) validate(one, true)
      for (const one of then) validate(one, false)
      revalidating = false
    },
  }
}
